"""A rendered exercise page as plain data: paragraphs, lists and sheet items, ready to be typeset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

from sheets import conversation, items
from sheets.markup import Inline, Unprintable, hidden, trim

Node = dict[str, Any]
"""A block such as {"t": "p", "c": [...]}."""

SPANS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "code": "code", "sup": "sup", "sub": "sub"}
THROUGH = {"span", "abbr", "dfn", "cite", "q", "small", "mark", "label"}
HEADINGS = {"h2": 2, "h3": 3, "h4": 4}


@dataclass(frozen=True)
class Field:
    """Somewhere to answer: `kind` is text, tick or radio; radio buttons share a `group`."""

    name: str
    kind: str
    label: str
    group: str = ""


@dataclass
class Walk:
    """One page being read. `address` turns a link's target into one that works from paper, or into nothing."""

    address: Callable[[str], str]
    fields: list[Field] = field(default_factory=list)

    def field(self, element: HtmlElement, kind: str, label: str) -> int:
        """Note a place to answer; its number stands in the data."""
        name = str(element.get("id")).removeprefix("sheet-")
        self.fields.append(Field(name, kind, label, str(element.get("name", "")).removeprefix("sheet-")))
        return len(self.fields) - 1

    def blocks(self, parent: HtmlElement) -> list[Node]:
        """The blocks below an element; bare text among them counts as a paragraph."""
        found: list[Node] = []
        loose = self._text(parent.text)
        for child in parent:
            if isinstance(child.tag, str) and not hidden(child):
                if child.tag in SPANS or child.tag in THROUGH or child.tag in ("a", "br"):
                    loose += self._span(child)
                else:
                    found += [{"t": "p", "c": trim(loose)}] if trim(loose) else []
                    found, loose = found + self.block(child), []
            loose += self._text(child.tail)
        return found + ([{"t": "p", "c": trim(loose)}] if trim(loose) else [])

    def inline(self, element: HtmlElement) -> Inline:
        """The text of an element with what is emphasised or linked in it."""
        return trim(self._content(element))

    def _content(self, element: HtmlElement) -> Inline:
        found = self._text(element.text)
        for child in element:
            if isinstance(child.tag, str) and not hidden(child):
                found += self._span(child)
            found += self._text(child.tail)
        return found

    def block(self, element: HtmlElement) -> list[Node]:
        """What one block-level element becomes: nothing, one block, or several."""
        if "conversation" in element.classes:
            return conversation.read(self, element)
        if kind := items.kind(element):
            return [{"t": kind, **items.READERS[kind](self, element)}]
        match element.tag:
            case "p":
                return [{"t": "p", "c": self.inline(element)}]
            case "ul" | "ol":
                return [{"t": element.tag, "items": [self.blocks(item) for item in element]}]
            case "h2" | "h3" | "h4":
                return [{"t": "h", "level": HEADINGS[element.tag], "c": self.inline(element)}]
            case "blockquote":
                return [{"t": "quote", "c": self.blocks(element)}]
            case "table":
                return [{"t": "table", **items.table(self, element)}]
            case "hr":
                return []
        raise Unprintable(f"Paper cannot show <{element.tag}>")

    def _span(self, element: HtmlElement) -> Inline:
        if element.tag == "br":
            return [{"t": "br"}]
        if element.tag in SPANS:
            return [{"t": SPANS[element.tag], "c": self._content(element)}]
        if element.tag == "a":
            return self._link(element)
        if element.tag in THROUGH:
            return self._content(element)
        raise Unprintable(f"Paper cannot show <{element.tag}>")

    def _link(self, element: HtmlElement) -> Inline:
        content, target = self._content(element), str(element.get("href", ""))
        if element.get("role") == "doc-biblioref":
            return [{"t": "cite", "key": target.rpartition("#ref-")[2], "c": content}]
        url = self.address(target)
        return [{"t": "link", "url": url, "c": content}] if url else content

    @staticmethod
    def _text(text: str | None) -> Inline:
        return [re.sub(r"[ \t\n]+", " ", text)] if text else []


def read(html: str, address: Callable[[str], str] = lambda target: "") -> tuple[list[Node], list[Field]]:
    """The blocks of a page and its places to answer."""
    walk = Walk(address)
    return walk.blocks(lxml.html.fragment_fromstring(html, create_parent="div")), walk.fields


def address(home: str, target: str) -> str:
    """A link's target as it works from paper. Without a public address, links within the site become plain words."""
    if target.startswith("#"):
        return ""
    if ":" in target.partition("/")[0]:
        return target
    return urljoin(home, target) if home else ""


def cited(nodes: Any) -> Iterator[str]:
    """The key of every work cited in a piece of data, in order, repeats included."""
    if isinstance(nodes, list):
        for node in nodes:
            yield from cited(node)
    elif isinstance(nodes, dict):
        if nodes.get("t") == "cite":
            yield nodes["key"]
        for value in nodes.values():
            yield from cited(value)
