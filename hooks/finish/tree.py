"""A page as a tree, and back; the two look the same to a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Tree: TypeAlias = html.HtmlElement

SPACE = re.compile(r"[ \t\r\n\f]+")
# What does not look folded already.
SEVERAL = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\f]")

# White space counts in these, so it stays as it is.
VERBATIM = {"pre", "textarea", "script", "style"}


def read(file: Path) -> Tree:
    """One HTML file as a tree."""
    return parse(file.read_bytes())


def parse(text: bytes | str) -> Tree:
    """HTML as a tree."""
    data = text.encode() if isinstance(text, str) else text
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


def write(file: Path, tree: Tree) -> None:
    """A tree as one HTML file."""
    file.write_text(text_of(tree), encoding="utf-8", newline="\n")


def text_of(tree: Tree) -> str:
    """A tree as HTML."""
    return f"{html.tostring(tree, encoding='unicode', doctype='<!doctype html>').rstrip()}\n"


def having_class(tree: Tree, name: str) -> Iterator[Tree]:
    """Every element with a class, in order."""
    return (element for element in tree.iter(etree.Element) if name in (element.get("class") or "").split())


def add_class(element: Tree, name: str) -> None:
    """Give an element one more class."""
    element.set("class", f"{element.get('class', '')} {name}".strip())


def fold(page: Tree) -> None:
    """Leave one line break or blank where templates left many: a third of the bytes, and nothing to see."""
    inside = {inner for outer in page.iter(*VERBATIM) for inner in outer.iterdescendants()}
    for element in page.iter():
        if element in inside:
            continue
        if (text := element.text) and SEVERAL.search(text) and element.tag not in VERBATIM:
            element.text = _folded(text)
        if (tail := element.tail) and SEVERAL.search(tail):
            element.tail = _folded(tail)


def _folded(text: str) -> str:
    if text.isspace() and text.isascii():
        return "\n" if "\n" in text else " "
    # Only ASCII white space folds; a no-break space is there on purpose.
    return SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
