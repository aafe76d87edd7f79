"""Reads a page of the book into nodes, as `sheets/html_reader.py` reads an exercise, with what modules have besides."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import lxml.html

from sheets.html_reader import HtmlReader
from sheets.nodes import BulletList, Heading, Inline, LineBreak, Link, Node, OrderedList, Paragraph, Strong
from take_along import xhtml
from take_along.handbook.book import GLOSSARY, REFERENCES
from take_along.handbook.nodes import Anchor, BookTable, Box, Choices, Group, Inside, Lines, Pages, Styled

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from take_along.handbook.book import BookPage

BOXES = "box", "key-points", "content-note"
STYLED = {
    "module-header__strand": "small",
    "module-header__question": "question",
    "facts": "small",
    "card__facts": "small",
    "card__question": "plain",
    "term-aliases": "small",
    "self-check__hint": "small",
    "self-check__verdict": "title",
    "answers__question": "title",
    "fold__title": "title",
    "way": "small",
}
"""Paragraphs of a kind of their own, by their class."""
GROUPS = "module-header", "answers", "self-check__answer", "references"
ROWS_TO_PAUSE, ROWS = 4, 6


def read(page: BookPage, targets: AbstractSet[str]) -> list[Node]:
    """The nodes of a page; `targets` are the places that something leads to, as `page#id`.

    Raises `UnsupportedElement` for what paper cannot show.
    """
    tree = lxml.html.fragment_fromstring(xhtml.inner(page.tree), create_parent="div")
    return BookReader({}, page=page.name, targets=targets).blocks(tree)


@dataclasses.dataclass
class BookReader(HtmlReader):
    """One page being read."""

    page: str = ""
    targets: AbstractSet[str] = frozenset()

    def block(self, element: HtmlElement) -> list[Node]:
        return _anchored(self._block(element), self._anchors(element))

    def _block(self, element: HtmlElement) -> list[Node]:
        kinds = list(element.classes)
        if box := next((kind for kind in kinds if kind in BOXES), None):
            return [self._box(element, kinds[-1] if box == "box" else box)]
        if group := next((kind for kind in kinds if kind in GROUPS), None):
            return [Group(group, self.blocks(element))]
        if styled := next((STYLED[kind] for kind in kinds if kind in STYLED), None):
            return [Styled(styled, self.inline(element))]
        if "places" in kinds:
            # Words have an index of their own.
            to = [str(link.get("href"))[1:] for link in element.iter("a")]
            return [] if self.page == GLOSSARY else [Pages(str(element.text).strip(), to)]
        if "writing" in kinds:
            return [Paragraph(self.inline(element)), Lines(ROWS)]
        if (
            element.tag == "p"
            and [part.tag for part in element] == ["strong"]
            and xhtml.text(element) == xhtml.text(element[0])
        ):
            return [Styled("title", self.inline(element[0]))]
        if element.tag in ("ul", "ol"):
            items = [_anchored(self.blocks(item), self._anchors(item)) for item in element.iterchildren("li")]
            made = Choices if "choices" in kinds else OrderedList if element.tag == "ol" else BulletList
            return [made(items)]
        if element.tag == "table":
            return [BookTable(*self.table(element))]
        return super().block(element)

    def _box(self, element: HtmlElement, kind: str) -> Box:
        label: Inline = []
        words: Inline = []
        title = next(iter(element.find_class("box__title")), None)
        if title is not None:
            label = [part for one in title.find_class("box__label") for part in self.inline(one)]
            words = [part for one in title.find_class("box__words") for part in self.inline(one)]
            title.drop_tree()
        return Box(kind, label, words, [*self.blocks(element), *([Lines(ROWS_TO_PAUSE)] if kind == "pause" else [])])

    def _content(self, element: HtmlElement) -> Inline:
        """As it is, but for the blanks with which Markdown begins a line after a break."""
        said = super()._content(element)
        after_break = [isinstance(before, LineBreak) for before in [None, *said]]
        return [
            part.lstrip() if begins and isinstance(part, str) else part
            for begins, part in zip(after_break, said, strict=False)
        ]

    def _span(self, element: HtmlElement) -> Inline:
        said = super()._span(element)
        return [*self._anchors(element), *([Strong(said)] if "card__link" in element.classes else said)]

    def _link(self, element: HtmlElement) -> Inline:
        content, target = self._content(element), str(element.get("href", ""))
        if not target.startswith("/"):
            return [Link(content, target)]
        to = target[1:]
        return [Inside(content, to, to.partition("#")[0] not in (GLOSSARY, REFERENCES))]

    def _anchors(self, element: HtmlElement) -> list[Anchor]:
        label = f"{self.page}#{element.get('id')}"
        return [Anchor(label)] if label in self.targets else []


def _anchored(found: list[Node], anchors: list[Anchor]) -> list[Node]:
    """The same blocks with a place at their beginning: within the first text, so that no page ends between them."""
    if not anchors or not found:
        return [*anchors, *found]
    first, *rest = found
    if isinstance(first, Paragraph | Heading | Styled):
        return [dataclasses.replace(first, children=[*anchors, *first.children]), *rest]
    if isinstance(first, Box):
        return [dataclasses.replace(first, label=[*anchors, *first.label]), *rest]
    if isinstance(first, Group):
        return [dataclasses.replace(first, children=_anchored(first.children, anchors)), *rest]
    return [*anchors, *found]
