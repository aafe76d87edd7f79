"""Small questions asked of elements and of text that is on its way to paper."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement

Inline = list[Any]
"""Text as strings, with {"t": "em", "c": [...]} and the like between them."""

NOT_ON_PAPER = "headerlink", "visually-hidden"


class Unprintable(Exception):
    """Something on the page that a sheet of paper has no way to show; the message names it."""


def words(element: HtmlElement) -> str:
    """The bare words of an element."""
    return " ".join(str(element.text_content()).split())


def hidden(element: HtmlElement) -> bool:
    """Whether an element is for screens only."""
    return any(name in NOT_ON_PAPER for name in str(element.get("class", "")).split())


def trim(content: Inline) -> Inline:
    """Without the white space at either end."""
    if content and isinstance(content[0], str):
        content = [content[0].lstrip(), *content[1:]]
    if content and isinstance(content[-1], str):
        content = [*content[:-1], content[-1].rstrip()]
    return [part for part in content if part != ""]


def plain(content: Inline) -> str:
    """The bare words of inline content."""
    return "".join(part if isinstance(part, str) else plain(part.get("c", [])) for part in content)
