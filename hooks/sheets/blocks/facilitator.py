"""`facilitator`: notes for whoever runs the exercise. Python takes them off a handout, so Typst never sees them there."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement

from sheets.blocks.base import SheetBlock
from sheets.blocks.parts import PartNode, read_part
from sheets.html_reader import HtmlReader
from sheets.nodes import Node


@dataclass(frozen=True)
class FacilitatorNode(PartNode):
    """The notes."""

    type = "facilitator"
    last: bool = False
    """Whether it comes behind all other notes."""


class Facilitator(SheetBlock):
    NAME = "facilitator"
    PRINTS = "Notes, in the guide and folded away on the page, never on a handout"
    HOLDS = r".*\S", "is empty. Say how to set it up, what to watch for, and how to look after people"
    STANDS_ALONE = HOLDS_BLOCKS = HAS_TO_BE_THERE = True

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "details")
        SubElement(SubElement(item, "summary"), "h2").text = f"For facilitators: {self.argument}"
        return item

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        return FacilitatorNode(*read_part(reader, item))
