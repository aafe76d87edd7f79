"""Tables tell headings from cells and how columns are aligned, and wide ones label their cells. Knows nothing about MkDocs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown import Markdown

WORDS = 34
"""Characters that a phone of 360 px sets side by side: the longest word of each column must fit."""
ROW = 80
"""Characters of a row above which its columns would be too thin to read; such a row becomes a card."""


ALIGNED = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")


class Tables(Extension):
    """Says by a class how cells are aligned, names the row of every plain table, and labels the cells of the wide ones."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tables(md), "lesson-tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                align(cell)
            if "class" not in table.attrib:
                arrange(table)


def align(cell: etree.Element) -> None:
    """Let a class say what Python-Markdown says by a style, which the policy of a page forbids."""
    if found := ALIGNED.fullmatch(cell.get("style", "")):
        del cell.attrib["style"]
        cell.set("class", f"{cell.get('class', '')} align-{found[1]}".strip())


def arrange(table: etree.Element) -> None:
    """Make the first cell of each row its heading, and tell wide tables from narrow ones by their class."""
    columns = [_words(cell) for cell in table.findall("./thead/tr/th")]
    rows = [list(row) for row in table.findall("./tbody/tr")]
    for heading, column in zip(table.findall("./thead/tr/th"), columns, strict=True):
        if column:
            heading.set("scope", "col")
        else:
            heading.tag = "td"  # an empty corner heads nothing
    texts = [columns, *([_words(cell) for cell in row] for row in rows)]
    wide = any(sum(map(_longest, row)) > WORDS or sum(map(len, row)) > ROW for row in texts)
    table.set("class", "table table--wide" if wide else "table")
    for first, *others in rows:
        first.tag = "th"
        first.set("scope", "row")
        for column, cell in zip(columns[1:], others, strict=False):
            if wide and column:
                cell.set("data-column", column)


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _words(cell: etree.Element) -> str:
    return " ".join("".join(cell.itertext()).split())
