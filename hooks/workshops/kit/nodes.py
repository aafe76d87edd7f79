"""What only the kit has: tables to fill in by hand, numbers to ring, and where each part is to be found."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.nodes import Inline, Node


@dataclass(frozen=True)
class Blanks(Node):
    """A table of which some cells are said and the others are written in."""

    type = "kit-blanks"
    title: Inline
    head: list[Inline]
    widths: list[int]
    """The share of each column; 0 is as wide as what it says."""
    body: list[list[Inline]]
    rows: int = 1
    """For how many rows the first cell stands; the others of them leave it out."""


@dataclass(frozen=True)
class Ratings(Node):
    """Each line with two rows of numbers to ring."""

    type = "kit-ratings"
    head: list[Inline]
    body: list[Inline]
    numbers: list[str]


@dataclass(frozen=True)
class Contents(Node):
    """Each part with its page; the pages are known when all of it is set."""

    type = "kit-contents"
    head: list[Inline]
    body: list[tuple[Inline, Inline, Inline]]
    """Title, how many copies, who sees it."""


@dataclass(frozen=True)
class Address(Node):
    """Where to go, in words and as a picture for a phone."""

    type = "kit-address"
    url: str
    qr: str
