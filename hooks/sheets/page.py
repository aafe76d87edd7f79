"""A rendered exercise page as nodes, ready to be typeset."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from urllib.parse import urljoin

import lxml.html

from sheets import conversation
from sheets.blocks import BLOCKS
from sheets.html_reader import HtmlReader
from sheets.nodes import Field, Node


def read(html: str, address: Callable[[str], str] = lambda target: "") -> tuple[list[Node], list[Field]]:
    """The blocks of a page and its places to answer. Raises `UnsupportedElement` for what paper cannot show.

    `address` turns a link's target into one that works from paper, or into nothing.
    """
    reader = HtmlReader(BLOCKS, {"conversation": conversation.read}, address)
    whole = unicodedata.normalize("NFC", html)  # The fonts have letters with their accents, and not every accent apart.
    return reader.blocks(lxml.html.fragment_fromstring(whole, create_parent="div")), reader.fields


def address(home: str, target: str) -> str:
    """A link's target as it works from paper. Without a public address, links within the site become plain words."""
    if target.startswith("#"):
        return ""
    if ":" in target.partition("/")[0]:
        return target
    return urljoin(home, target) if home else ""
