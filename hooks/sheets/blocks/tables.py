"""What the blocks share that are a table to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from xml.etree.ElementTree import Element

from lxml.html import HtmlElement

from sheets import controls
from sheets.blocks.base import SheetBlock
from sheets.errors import UnsupportedElement
from sheets.html_reader import HtmlReader
from sheets.nodes import Cell, Inline, Item, Node
from sheets.options import rows_or_fill

if TYPE_CHECKING:
    from content import blocks
    from content.problems import Problem
    from content.source import Source


LEAST = 2
"""Lines of a cell that takes what is left of the page."""


@dataclass(frozen=True)
class TableNode(Item):
    """A table to fill in; `rows` are the ruled lines of a cell that is written in."""

    list_field = "body"

    head: list[Inline]
    columns: list[str]
    """What is done in each column, for its width: text, write or tick."""
    body: list[list[Cell]]
    rows: int
    fill: bool = False
    """Whether its cells grow to take what is left of the page; `rows` is the least, then."""


class Table(SheetBlock):
    """A table whose empty cells are written in and whose `[ ]` are boxes to tick."""

    OPTIONS = {"rows": (2, rows_or_fill(8))}
    NODE: ClassVar[type[TableNode]]
    HOLDS = r"\s*\|.*\|", "has no table. Write one, with a line of hyphens below its head"

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "div")
        item.set("data-rows", str(self.options["rows"]))
        return item

    def finish(self, item: Element) -> None:
        name = self.name_of_field()
        rows = LEAST if self.options["rows"] == "fill" else self.options["rows"]
        for number, table in enumerate(item.findall("table"), 1):
            table.set("class", "sheet-table")
            caption = Element("caption", {"class": "sheet-label"})
            caption.text = self.argument
            table.insert(0, caption)
            controls.table(table, name if number == 1 else f"{name}-{number}", rows)

    def on_inline_end(self, item: Element) -> None:
        for table in item.findall("table"):
            controls.say_columns(table)

    @classmethod
    def problems(cls, source: Source, block: blocks.Block) -> Iterator[Problem]:
        dashes = [line for line, text in block.body if re.match(r"\s*\|?\s*:?-+:?\s*\|[\s|:-]*$", text)]
        if len(dashes) > 1:
            why = f"This {block.name} has {len(dashes)} tables. Give each a block of its own."
            yield source.problem(dashes[1], 1, why, "sheet-tables")
        for line, text in block.body:
            if box := re.search(r"(?<=\|)\s*(?P<box>\[(?! \])\s*[xX\u2713]?\s*\])\s*(?=\|)", text):
                why = f"'{box['box']}' is no box to tick. Write [ ], with one blank between its brackets."
                mended = source.lines[line - 1].replace(box["box"], "[ ]")
                yield source.problem(line, box.start("box") + 1, why, "sheet-box", mended)

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        found = item.findall("table[@class='sheet-table']")
        if len(found) != 1:
            raise UnsupportedElement(f"Paper cannot show a block with {len(found)} tables")
        label, head, columns, body = reader.table(found[0])
        fill = item.get("data-rows") == "fill"
        return cls.NODE(label, reader.help(item), head, columns, body, LEAST if fill else int(item.get("data-rows")), fill)
