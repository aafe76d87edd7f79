"""What Markdown makes besides paragraphs, lists and tables: pictures, definitions, code, folds, tabs and footnotes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from sheets import nodes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sheets.nodes import Inline, Node

    Read = Callable[["Reader", HtmlElement], list[Node]]


class Reader(Protocol):
    """What is asked of the one who reads the page."""

    def blocks(self, parent: HtmlElement) -> list[Node]:
        """The blocks below an element."""

    def block(self, element: HtmlElement) -> list[Node]:
        """What one block-level element becomes."""

    def inline(self, element: HtmlElement) -> Inline:
        """The text of an element."""


def picture(element: HtmlElement) -> nodes.Picture:
    """An image, or a drawing that was put into the page: what it is called, and what it shows."""
    if element.tag == "img":
        return nodes.Picture(str(element.get("src", "")).rpartition("/")[2], str(element.get("alt", "")), [])
    said = [" ".join(part.text_content().split()) for part in element if part.tag in ("title", "desc")]
    alt = element.get("aria-label") or ". ".join(part.rstrip(".") for part in said if part)
    return nodes.Picture(str(element.get("data-file", "")), str(alt), [])


def noted(element: HtmlElement) -> HtmlElement | None:
    """The text of a footnote, if the element is its number."""
    link = element.find("a[@class='footnote-ref']")
    if element.tag != "sup" or link is None:
        return None
    target = str(link.get("href")).removeprefix("#")
    return next((item for item in element.getroottree().iter("li") if item.get("id") == target), None)


def _figure(reader: Reader, element: HtmlElement) -> list[Node]:
    """What a caption belongs to, and the caption with it."""
    said = element.find("figcaption")
    inside = [part for part in element if part is not said and isinstance(part.tag, str)]
    found = [node for part in inside for node in reader.block(part)]
    if said is None:
        return found
    caption = [part for node in reader.blocks(said) for part in getattr(node, "children", [])]
    if len(found) == 1 and isinstance(found[0], nodes.Picture):
        return [dataclasses.replace(found[0], caption=caption)]
    if len(found) == 1 and isinstance(found[0], nodes.Table):
        return [dataclasses.replace(found[0], label=caption)]
    return [*found, nodes.Paragraph(caption)]


def _definitions(reader: Reader, element: HtmlElement) -> list[Node]:
    found: list[nodes.Definition] = []
    for part in element.iter("dt", "dd"):
        if part.getparent() not in (element, *element.findall("div")):
            continue  # Of a list within this one.
        if part.tag == "dd" and found:
            found[-1].children.extend(reader.blocks(part))
        elif part.tag == "dt" and found and not found[-1].children:
            found[-1].terms.append(reader.inline(part))
        else:
            found.append(nodes.Definition([reader.inline(part)] if part.tag == "dt" else [], []))
    return [nodes.DefinitionList(found)]


def _code(reader: Reader, element: HtmlElement) -> list[Node]:
    return [nodes.CodeBlock(str(element.text_content()).strip("\n"))]


def _fold(reader: Reader, element: HtmlElement) -> list[Node]:
    """What a page folds away lies open on paper."""
    title = element.find("summary")
    said = [] if title is None else reader.inline(title)
    if title is not None:
        title.drop_tree()
    return [nodes.Titled(said, reader.blocks(element))]


def _part(reader: Reader, element: HtmlElement) -> list[Node]:
    """A part of the page. Tabs stand one below the other on paper; footnotes stand where their numbers do."""
    if "footnote" in element.classes:
        return []
    if "tabbed-set" in element.classes:
        titles = element.findall("div[@class='tabbed-labels']/label")
        tabs = element.findall("div[@class='tabbed-content']/div")
        return [nodes.Titled(reader.inline(title), reader.blocks(tab)) for title, tab in zip(titles, tabs, strict=True)]
    return reader.blocks(element)


READERS: dict[str, Read] = {
    "dl": _definitions,
    "pre": _code,
    "details": _fold,
    "figure": _figure,
    **dict.fromkeys(("div", "section", "article", "aside", "center", "address"), _part),
}
"""How each of these elements is read."""
