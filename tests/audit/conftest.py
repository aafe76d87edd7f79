"""What the long checks share: the address of every page, and the small scripts that look at one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[str]:
    """The address of every page."""
    pages = [file.relative_to(built_site).as_posix() for file in sorted(built_site.rglob("*.html"))]
    assert len(pages) > 60
    return [page.removesuffix("index.html") for page in pages]


@pytest.fixture(scope="session")
def probe() -> Callable[[str], str]:
    """A script from `probes/` by its name: a function that a page runs."""
    return lambda name: (Path(__file__).parent / "probes" / f"{name}.js").read_text(encoding="utf-8")
