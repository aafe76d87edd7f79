"""What can keep an exercise from becoming sheets: something on the page, or a mistake in the code of a block."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnsupportedElement(Exception):
    """Something on the page that a sheet of paper has no way to show; the message names it."""

    remedy = "Write it in another way."


class BrokenBlock(Exception):
    """A mistake in the code of a block; the message names its file and line."""


@contextmanager
def naming_the_block(name: str) -> Iterator[None]:
    """Whatever goes wrong in a block's code is told with its place in that. Raises `BrokenBlock`."""
    try:
        yield
    except UnsupportedElement:
        raise
    except Exception as error:
        own = [frame for frame in traceback.extract_tb(error.__traceback__) if f"{os.sep}blocks{os.sep}" in frame.filename]
        line = f":{own[-1].lineno}" if own else ""
        file = Path(own[-1].filename).name if own else f"{name}.py"
        what = f"{type(error).__name__}: {error}"
        raise BrokenBlock(f"hooks/sheets/blocks/{file}{line}: The block '{name}' is broken ({what}). Mend it.") from error
