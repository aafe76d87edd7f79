"""A built page as a tree, to look things up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

Tree: TypeAlias = etree._Element

_words = etree.XPath("string()")


def read(file: Path) -> Tree:
    """One HTML file as a tree."""
    return parse(file.read_bytes())


def parse(text: bytes | str) -> Tree:
    """HTML as a tree."""
    data = text.encode() if isinstance(text, str) else text
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def words(element: Tree) -> str:
    """What an element says, without its tags, with single blanks."""
    return " ".join(str(_words(element)).split())
