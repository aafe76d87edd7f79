"""What a package is and who makes which. A new form of the course is one `Maker`, named in `take_along/makers.py`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from learning.course import Course
    from take_along.courseware import Courseware

FOLDER = "take-along"
"""Where packages lie in the site."""


@dataclass(frozen=True)
class Package:
    """One file to take along."""

    uri: str
    """Where it lies in the site, below take-along/."""
    title: str
    """What it holds, as people call it: a module's title."""
    page: str = ""
    """The page that offers it, as front matter names it; nothing for the whole course."""

    @property
    def kind(self) -> str:
        """What its file is called in a list of downloads."""
        return self.uri.rpartition(".")[2].upper()


@dataclass(frozen=True)
class Maker:
    """One form of the course."""

    name: str
    """In one word, for anchors and classes."""
    heading: str
    """What its packages are, above a list of them."""
    here: str
    """What one of them is called on the page that offers it."""
    purpose: str
    """What it is for, in a sentence or two; plain text."""
    offers: Callable[[Course], list[Package]]
    """Which packages there will be, before anything is rendered."""
    make: Callable[[Courseware, Package], bytes]
    """The bytes of one of them: the same from the same courseware. May import what only it needs."""


@dataclass(frozen=True)
class Made:
    """A package that this build has, and its size in bytes."""

    maker: Maker
    package: Package
    size: int

    @property
    def weight(self) -> str:
        """Its size for people, as 120 kB or 2.4 MB."""
        thousands = self.size / 1000
        return f"{max(1, round(thousands))}\u00a0kB" if thousands < 999.5 else f"{thousands / 1000:.1f}\u00a0MB"
