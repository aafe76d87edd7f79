"""Reads rendered HTML into nodes: paragraphs, lists, tables, and the sheet blocks that it is told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from lxml.html import HtmlElement

from sheets import nodes, passages
from sheets.errors import UnsupportedElement, naming_the_block
from sheets.nodes import Cell, Field, Inline, Node, trim

SPANS: dict[str, type[nodes.Span]] = {
    "em": nodes.Emphasis,
    "i": nodes.Emphasis,
    "strong": nodes.Strong,
    "b": nodes.Strong,
    "var": nodes.Emphasis,
    "code": nodes.Code,
    "samp": nodes.Code,
    "kbd": nodes.Key,
    "del": nodes.Struck,
    "s": nodes.Struck,
    "u": nodes.Underlined,
    "ins": nodes.Underlined,
    "sup": nodes.Superscript,
    "sub": nodes.Subscript,
}
THROUGH = {"span", "abbr", "dfn", "cite", "q", "small", "mark", "label"}
"""Elements that show their text as it is."""
PICTURES = "img", "svg"
IN_A_LINE = {*SPANS, *THROUGH, *PICTURES, "a", "br", "wbr"}
LISTS: dict[str, type[nodes.ListNode]] = {"ul": nodes.BulletList, "ol": nodes.OrderedList}
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
NOT_ON_PAPER = "headerlink", "visually-hidden", "footnote-backref"
OWN_PARTS = "sheet-ends", "sheet-label", "sheet-points", "sheet-mark", "sheet-marks", "sheet-table", "sheet-card-list"
"""What a block made for itself, by its classes; the rest of it is what somebody wrote."""


class BlockReader(Protocol):
    """What the reader has to know of a sheet block."""

    STANDS_ALONE: bool
    """Whether it may not stand inside anything else."""

    def read(self, reader: HtmlReader, item: HtmlElement) -> Node:
        """The block's node. Raises `UnsupportedElement` for what paper cannot show."""


@dataclass
class HtmlReader:
    """One page being read. Its methods raise `UnsupportedElement` for what paper cannot show."""

    readers: Mapping[str, BlockReader]
    """Every sheet block by its name."""
    sections: Mapping[str, Callable[[HtmlReader, HtmlElement], list[Node]]] = field(default_factory=dict)
    """What is read in a way of its own and is no sheet block, by its class."""
    address: Callable[[str], str] = lambda target: ""
    """Turns a link's target into one that works from paper, or into nothing."""
    fields: list[Field] = field(default_factory=list)
    """The places to answer that were read so far."""
    _notes: list[HtmlElement] = field(default_factory=list)
    """The footnotes that are being read."""

    def field(self, element: HtmlElement, kind: str, label: str) -> int:
        """Note a place to answer; the number by which nodes name it."""
        name = str(element.get("id")).removeprefix("sheet-")
        self.fields.append(Field(name, kind, label, str(element.get("name", "")).removeprefix("sheet-")))
        return len(self.fields) - 1

    def blocks(self, parent: HtmlElement) -> list[Node]:
        """The blocks below an element; bare text among them counts as a paragraph."""
        found: list[Node] = []
        loose = _text(parent.text)
        for child in parent:
            if isinstance(child.tag, str) and not hidden(child):
                if child.tag in IN_A_LINE:
                    loose += self._span(child)
                else:
                    found, loose = [*found, *_paragraphs(loose), *self.block(child)], []
            loose += _text(child.tail)
        return [*found, *_paragraphs(loose)]

    def block(self, element: HtmlElement) -> list[Node]:
        """What one block-level element becomes: nothing, one node, or several. Raises `UnsupportedElement`."""
        if section := next((name for name in element.classes if name in self.sections), None):
            return self.sections[section](self, element)
        if name := self._block_of(element):
            with naming_the_block(name):
                return [self.readers[name].read(self, element)]
        if passage := passages.READERS.get(element.tag):
            return passage(self, element)
        if element.tag in HEADINGS:
            return [nodes.Heading(HEADINGS[element.tag], self.inline(element))]
        match element.tag:
            case "p":
                return _paragraphs(self.inline(element)) or [nodes.Paragraph([])]
            case "ul" | "ol":
                return [LISTS[element.tag]([self.blocks(item) for item in element if isinstance(item.tag, str)])]
            case "blockquote":
                return [nodes.Quote(self.blocks(element))]
            case "table":
                return [nodes.Table(*self.table(element))]
            case "hr":
                return []
        raise UnsupportedElement(f"Paper cannot show <{element.tag}>")

    def inline(self, element: HtmlElement) -> Inline:
        """The text of an element with what is emphasised or linked in it."""
        return trim(self._content(element))

    def help(self, item: HtmlElement) -> list[Node]:
        """Whatever a block holds besides its label and its controls: nothing that was written may be lost.

        Raises `UnsupportedElement` for a block within.
        """
        chosen = "ul" if item.tag == "fieldset" and item.find("ul/li/label/input") is not None else ""
        said = [part for part in item if isinstance(part.tag, str) and part.tag not in (chosen, "textarea", "legend")]
        said = [part for part in said[item.tag == "section" :] if part.get("class") not in OWN_PARTS]
        if within := [found for part in said for one in part.iter() if (found := self._block_of(one))]:
            raise UnsupportedElement(f"Paper cannot show a {within[0]} block inside a {self._block_of(item)} block")
        return [node for part in said for node in self.block(part)]

    def table(self, element: HtmlElement) -> tuple[Inline, list[Inline], list[str], list[list[Cell]]]:
        """(label, head, columns, body) of any table; a column is as wide as what is done in it asks for."""
        caption = element.find("caption")
        named = {cell.get("id"): words(cell) for cell in element.iter("th", "span") if cell.get("id")}
        head = [self.inline(cell) for cell in element.iterfind("thead/tr/*")]
        body = [[self._cell(cell, named) for cell in row] for row in element.iterfind("tbody/tr")]
        columns = [_done_in(row[number].type for row in body) for number in range(len(body[0]) if body else 0)]
        return [] if caption is None else self.inline(caption), head, columns, body

    def _block_of(self, element: HtmlElement) -> str:
        """Which sheet block made an element, or nothing."""
        names = str(element.get("class", "")).split()
        found = next((name[6:] for name in names if name.startswith("sheet-") and name[6:] in self.readers), "")
        if found and "data-open" in element.attrib:
            raise UnsupportedElement(f"Paper cannot show a {found} block that is not closed")
        if found and self.readers[found].STANDS_ALONE and element.getparent().getparent() is not None:
            raise UnsupportedElement(f"Paper cannot show a {found} block inside something else")
        return found

    def _cell(self, cell: HtmlElement, named: dict[str, str]) -> Cell:
        control = cell.find("textarea")
        control = cell.find("input") if control is None else control
        if control is None:
            return nodes.TextCell(self.inline(cell), cell.tag == "th")
        label = ": ".join(named[one] for one in control.get("aria-labelledby", "").split() if one in named)
        if control.tag == "textarea":
            return nodes.WriteCell(self.field(control, "text", label))
        return nodes.TickCell(self.field(control, "tick", label))

    def _content(self, element: HtmlElement) -> Inline:
        found = _text(element.text)
        for child in element:
            if isinstance(child.tag, str) and not hidden(child):
                found += self._span(child)
            found += _text(child.tail)
        return found

    def _span(self, element: HtmlElement) -> Inline:
        if element.tag == "br":
            return [nodes.LineBreak()]
        if element.tag in PICTURES:
            return [passages.picture(element)]
        if (noted := passages.noted(element)) is not None:
            return self._footnote(noted)
        if element.tag in SPANS:
            return [SPANS[element.tag](self._content(element))]
        if element.tag == "a":
            return self._link(element)
        if element.tag in THROUGH:
            return self._content(element)
        raise UnsupportedElement(f"Paper cannot show <{element.tag}>")

    def _footnote(self, text: HtmlElement) -> Inline:
        """What a number in the text leads to; one that leads to the footnote in which it stands says nothing new."""
        if text in self._notes:
            return []
        self._notes.append(text)
        said = self.blocks(text)
        self._notes.pop()
        return [nodes.Footnote(said)]

    def _link(self, element: HtmlElement) -> Inline:
        content, target = self._content(element), str(element.get("href", ""))
        if element.get("role") == "doc-biblioref":
            return [nodes.Citation(content, target.rpartition("#ref-")[2])]
        url = self.address(target)
        return [nodes.Link(content, url)] if url else content


def words(element: HtmlElement) -> str:
    """The bare words of an element."""
    return " ".join(str(element.text_content()).split())


def hidden(element: HtmlElement) -> bool:
    """Whether an element is for screens only."""
    return any(name in NOT_ON_PAPER for name in str(element.get("class", "")).split())


def _paragraphs(content: Inline) -> list[Node]:
    """A text as a paragraph, or as several: a picture in it stands between them."""
    found: list[Node] = []
    text: Inline = []
    for part in [*content, None]:
        if part is not None and not isinstance(part, nodes.Picture):
            text.append(part)
            continue
        found += [nodes.Paragraph(trim(text))] if trim(text) else []
        found, text = [*found, *([part] if part else [])], []
    return found


def _text(text: str | None) -> Inline:
    return [re.sub(r"[ \t\n]+", " ", text)] if text else []


def _done_in(cells: Iterator[str]) -> str:
    kinds = set(cells)
    return "write" if "write" in kinds else "tick" if "tick" in kinds else "text"
