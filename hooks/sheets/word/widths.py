"""How wide the columns of a table are. Word is told, since not every program works it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.nodes import Inline, TextCell, plain

if TYPE_CHECKING:
    from sheets.nodes import Cell

WHOLE = 9865
"""174 mm, the width of a page without its margins, in twentieths of a point."""
LETTER = 140
"""About how wide a bold letter is."""
AROUND = 250
"""The room on both sides of a cell's text."""
TICK = 1200
"""What a column of boxes takes at least, 21 mm, so that its heading is not one word below the other."""
NARROW = 7
"""A clock time or a number: so many letters at most."""
FIRST, OTHER = 1.0, 1.35
"""How the rest is shared: between the column that names the rows and each of the others."""


def widths(head: list[Inline], columns: list[str], body: list[list[Cell]]) -> list[int]:
    """The width of each column: no word has to be parted, boxes to tick take no more than that, and the rest is shared."""
    rows = [[_words(cell) for cell in row] for row in body]
    needed, shares = [], []
    for n, kind in enumerate(columns):
        longest = max((len(word) for said in (plain(head[n]), *(row[n] for row in rows)) for word in said.split()), default=0)
        narrow = kind == "text" and all(len(row[n]) < NARROW for row in rows)
        needed.append(max(longest * LETTER + AROUND, TICK if kind == "tick" else 0))
        shares.append(0 if kind == "tick" or narrow else OTHER if n else FIRST)
    if not any(shares):
        shares = [FIRST] * len(columns)
    left = WHOLE - sum(need for need, share in zip(needed, shares, strict=True) if not share)
    wide = [max(need, left * share / sum(shares)) for need, share in zip(needed, shares, strict=True)]
    return [round(one * WHOLE / sum(wide)) for one in wide]


def _words(cell: Cell) -> str:
    return plain(cell.children) if isinstance(cell, TextCell) else ""
