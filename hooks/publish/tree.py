"""A page as a tree, and back; the two look the same to a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

Tree: TypeAlias = etree._Element

# White space counts in these, so it stays as it is.
VERBATIM = re.compile(rb"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
# Only ASCII white space folds; a no-break space is there on purpose.
LINES, BLANKS = re.compile(rb"\n[ \t\r\n\f]+"), re.compile(rb"  +")

_words = etree.XPath("string()")


def read(file: Path) -> Tree:
    """One HTML file as a tree."""
    return parse(file.read_bytes())


def parse(text: bytes | str) -> Tree:
    """HTML as a tree."""
    data = text.encode() if isinstance(text, str) else text
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def write(file: Path, tree: Tree) -> None:
    """A tree as one HTML file."""
    file.write_bytes(html(tree))


def html(tree: Tree) -> bytes:
    """A tree as HTML. Text would take a long page twice as much memory."""
    return etree.tostring(tree, method="html", encoding="utf-8", doctype="<!doctype html>").rstrip() + b"\n"


def words(element: Tree) -> str:
    """What an element says, without its tags, with single blanks."""
    return " ".join(str(_words(element)).split())


def classes(element: Tree) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def add_class(element: Tree, name: str) -> None:
    """Give an element one more class."""
    element.set("class", f"{element.get('class', '')} {name}".strip())


def drop(element: Tree) -> None:
    """Take an element out of its page; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def fold(page: bytes) -> bytes:
    """Leave one line break or blank where templates left many: a sixth of the bytes, and nothing to see."""
    # The split gives what is outside, the whole element, its tag, what is outside again, and so on.
    pieces = VERBATIM.split(page)
    pieces[::3] = [BLANKS.sub(b" ", LINES.sub(b"\n", outside)) for outside in pieces[::3]]
    del pieces[2::3]
    return b"".join(pieces)
