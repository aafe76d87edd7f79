"""What lies inside a list item stays there, and the next item is an item. Knows nothing about MkDocs.

Python-Markdown takes an item that follows an indented paragraph without a blank line for the end of that paragraph, and
a paragraph that is indented by two or three spaces for the end of the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")


class Lists(Extension):
    """Puts in the blank lines and the spaces that Python-Markdown wants."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Lists(md), "lesson-lists", 15)  # Code and raw HTML have been taken out by then.


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(separated(lines))


def separated(lines: list[str]) -> Iterator[str]:
    """The lines, with a blank one before each item that ends an indented paragraph, and such paragraphs indented by four."""
    in_list, begun = False, -1  # How far the first line behind the last blank one is indented.
    for line in lines:
        text = line.lstrip(" ")
        if not text.strip():
            begun = -1
            yield line
            continue
        indent = len(line) - len(text)
        if begun < 0:
            begun = indent
            in_list = in_list and indent >= 2
        if ITEM.match(text):
            if in_list and begun > indent:
                begun = indent
                yield ""
            in_list = True
        elif in_list and begun in (2, 3) and indent in (2, 3):
            line = f"    {text}"
        yield line
