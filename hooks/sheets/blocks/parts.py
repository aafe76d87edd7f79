"""What the blocks share that are a part of the page with a title of its own."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from sheets.html_reader import HtmlReader
from sheets.nodes import Inline, Node


@dataclass(frozen=True)
class PartNode(Node):
    """A part of an exercise with a title of its own."""

    title: Inline
    children: list[Node]


def read_part(reader: HtmlReader, item: HtmlElement) -> tuple[Inline, list[Node]]:
    """(title, blocks) of a block that is a part of the page."""
    heading = item.find(".//h2")
    title = reader.inline(heading)
    (heading if item.tag == "section" else item.find("summary")).drop_tree()
    return title, reader.blocks(item)
