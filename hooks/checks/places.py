"""Names of the places of a page: those in which readers write keep their notes by them, and tests of objectives are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.project import anchors_in
from content import blocks
from learning.conversations import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.blocks import Block
    from content.problems import Problem
    from content.source import Source

NAME = re.compile(r"[a-z][a-z0-9-]*")
WRITTEN_IN = "pause", "conversation"
"""Blocks in which a reader can write a note and keep it."""


def name_of(block: Block) -> str:
    """What a place is called: its name, or one made from its title."""
    said = block.options.get("name", (0, ""))[1].strip("\"'")
    return said or (place(block.name, block.argument.strip()) if block.name in WRITTEN_IN else "")


def written_in(source: Source) -> Iterator[tuple[int, str, list[str]]]:
    """(line, name, what it was called before) of each place of a page in which readers write."""
    for block in blocks.find(source):
        if block.name in WRITTEN_IN:
            before = block.options.get("was", (0, ""))[1]
            was = re.findall(r"[\w-]+", before)
            yield block.line, name_of(block), was


def names(source: Source) -> list[str]:
    """The names of the places of a page that are sound."""
    return [name for _, _, name, why in _told(source) if name and not why]


def problems(source: Source) -> Iterator[Problem]:
    """Pauses without a name, and names that are none or that two places of a page have."""
    for block, line, _, why in _told(source):
        if why:
            yield source.problem(line, 5, why, "test-name")
        elif block.name == "pause" and "name" not in block.options and block.argument.strip():
            if source.path.startswith("exercises/"):
                continue  # boxes.py tells that it is misplaced.
            near = place("", block.argument.strip()).lstrip("-") or "your-own-day"
            why = f"This pause has no name, by which notes find their way back. Write '    name: {near}' right below its first line."
            yield source.problem(block.line, block.column, why, "place-unnamed")


def _told(source: Source) -> Iterator[tuple[Block, int, str, str]]:
    """(block, line, name, what is wrong with the name) of each place that has one, or should."""
    named: dict[str, int] = {}
    anchors = anchors_in(source)
    for block in blocks.find(source):
        if block.name not in (*WRITTEN_IN, "self-check"):
            continue
        line, name, why = block.options.get("name", (block.line, ""))[0], name_of(block), ""
        if name and not NAME.fullmatch(name):
            why = f"'{name}' is no name. Write lower case, digits and hyphens, such as quiet-signs."
        elif name in anchors:
            why = f"'{name}' is where a heading of this page stands, so a link would not know which is meant. Choose another name."
        elif name in named:
            why = f"'{name}' is the name of another place on this page (line {named[name]}). Give each its own."
        else:
            named[name] = block.line
        yield block, line, name, why if name else ""
