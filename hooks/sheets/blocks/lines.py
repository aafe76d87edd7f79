"""`lines`: ruled lines to write on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement

from sheets import controls
from sheets.blocks.base import SheetBlock
from sheets.html_reader import HtmlReader, words
from sheets.nodes import Item, Node
from sheets.options import rows_or_fill


@dataclass(frozen=True)
class LinesNode(Item):
    """So many ruled lines, or the rest of the page."""

    type = "lines"
    rows: int | Literal["fill"]
    field: int


class Lines(SheetBlock):
    """`rows: 3`, or `rows: fill` for the rest of the page."""

    NAME = "lines"
    OPTIONS = {"rows": (3, rows_or_fill(20))}
    PRINTS = "Ruled lines"
    TAKES = "`rows: 3`, or `rows: fill` for the rest of the page"

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "div")
        item.set("data-rows", str(self.options["rows"]))
        SubElement(item, "label", {"class": "sheet-label"}).text = self.argument
        return item

    def finish(self, item: Element) -> None:
        name, rows = self.name_of_field(), self.options["rows"]
        item[0].set("for", name)
        controls.writing(item, name, 5 if rows == "fill" else rows)

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        label, rows = item.find("label"), item.get("data-rows")
        field = reader.field(item.find("textarea"), "text", words(label))
        return LinesNode(reader.inline(label), reader.help(item), "fill" if rows == "fill" else int(rows), field)
