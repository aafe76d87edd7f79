"""The blocks of an exercise. Each has a file of its own here, and everything that knows of blocks finds it there.

`scale.py` holds a subclass of `SheetBlock`: its options, what may be wrong with it, the HTML that it makes, the node that
is read from that, and its line in the documentation. `scale.typ` holds a function that sets the node on paper, `scale.xml`
a macro that sets it in a Word copy.
"""

from __future__ import annotations

import importlib
import pkgutil

from sheets.blocks.base import SheetBlock


def _found() -> list[type[SheetBlock]]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "base")
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    blocks = [
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, SheetBlock) and one.NAME and one.__module__ == module.__name__
    ]
    return sorted(blocks, key=lambda block: (block.STANDS_ALONE, block.NAME))


BLOCKS: dict[str, type[SheetBlock]] = {block.NAME: block for block in _found()}
"""Every block by its name: what is answered first, then what stands alone."""
