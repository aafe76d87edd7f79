"""Tables say on each cell which column it belongs to, so that a phone can set a row as a card. Knows nothing about MkDocs."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

NARROW = 34
"""Characters that a phone of 360 px sets side by side; a row that needs more becomes a card."""


class Tables(Extension):
    """Names the row of every plain table, and labels the cells of the wide ones."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tables(md), "lesson-tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            if "class" not in table.attrib:
                arrange(table)


def arrange(table: etree.Element) -> None:
    """Make the first cell of each row its heading, and tell wide tables from narrow ones by their class."""
    columns = [_words(cell) for cell in table.findall("./thead/tr/th")]
    rows = [list(row) for row in table.findall("./tbody/tr")]
    for heading in table.findall("./thead/tr/th"):
        heading.set("scope", "col")
    wide = any(sum(max(map(len, _words(cell).split()), default=0) for cell in row) > NARROW for row in rows) or any(
        sum(len(_words(cell)) for cell in row) > 3 * NARROW for row in rows
    )
    table.set("class", "table table--wide" if wide else "table")
    for first, *others in rows:
        first.tag = "th"
        first.set("scope", "row")
        for column, cell in zip(columns[1:], others, strict=False):
            if wide and column:
                cell.set("data-column", column)


def _words(cell: etree.Element) -> str:
    return " ".join("".join(cell.itertext()).split())
