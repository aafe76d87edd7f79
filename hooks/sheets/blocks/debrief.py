"""`debrief`: what to talk about afterwards; printed on the handout."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement

from sheets.blocks.base import SheetBlock
from sheets.blocks.parts import PartNode, read_part
from sheets.html_reader import HtmlReader
from sheets.nodes import Node


@dataclass(frozen=True)
class DebriefNode(PartNode):
    """The questions, with a title of their own."""

    type = "debrief"


class Debrief(SheetBlock):
    NAME = "debrief"
    PRINTS = "Questions to talk over, on every handout"
    HOLDS = r".*\S", "is empty. Ask two or three questions"
    STANDS_ALONE = HOLDS_BLOCKS = HAS_TO_BE_THERE = True

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "section")
        SubElement(item, "h2").text = f"Debrief: {self.argument}"
        return item

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        return DebriefNode(*read_part(reader, item))
