"""What people do with a sheet, told from its blocks, so that somebody who chooses sees it at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import blocks

if TYPE_CHECKING:
    from content.source import Source

KINDS = {
    "play": "A conversation to play",
    "cards": "Cards to work with",
    "draw": "Something to draw",
    "place": "A line to place things on",
    "table": "A table to fill in",
    "write": "Questions to write on",
}
"""Each kind in words. The first that a sheet has is what it is called, for that is what a room remembers of it."""
BLOCKS = {"conversation": "play", "cards": "cards", "continuum": "place", "grid": "table"}


def kind(source: Source) -> str:
    """One of `KINDS`."""
    has = {BLOCKS[block.name] for block in blocks.find(source) if block.name in BLOCKS}
    if any("![" in line for _, line in source.prose_lines()):
        has.add("draw")
    return next((name for name in KINDS if name in has), "write")
