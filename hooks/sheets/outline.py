"""The headings of a sheet, none of them more than one level below the last: a screen reader leaps from one to the next."""

from __future__ import annotations

from sheets.blocks.cards import CardsNode
from sheets.blocks.parts import PartNode
from sheets.nodes import Heading, Node, changed


def stepped(nodes: list[Node]) -> list[Node]:
    """The same nodes below a title, which is of level 1."""
    level = 1

    def step(node: Node) -> Node:
        nonlocal level
        if isinstance(node, PartNode | CardsNode):
            level = 2  # Their own titles.
        if isinstance(node, Heading):
            level = min(node.level, level + 1)
            return Heading(level, node.children)
        return node

    found: list[Node] = changed(nodes, step)
    return found
