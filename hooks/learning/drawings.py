"""The drawing of a page: drawings/<page>.svg, put into whatever shows it, so that it takes the page's ink. Knows nothing about MkDocs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from learning.diagrams import SVG

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

FOLDER = "drawings"
PLACE = re.compile(r'<span data-drawing="(?P<page>[\w/-]+)"></span>')


@dataclass(frozen=True)
class Drawing:
    """What stands at the head of a page and on the cards that lead to it."""

    title: str
    says: str
    """What it shows, for those who do not see it."""
    html: Markup
    """Silent: the words beside it say what the page is about."""


def load(root: Path, but: Container[Path] = ()) -> dict[str, Drawing]:
    """Every drawing below `root`/drawings by the page that it belongs to, but for some files, and those that are not SVG."""
    found = {}
    for file in sorted((root / FOLDER).rglob("*.svg")):
        try:
            if file not in but:
                found[file.relative_to(root / FOLDER).with_suffix("").as_posix()] = read(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, etree.ParseError):
            continue  # The check says what is wrong with it.
    return found


def read(svg: str) -> Drawing:
    """One drawing, its words taken out of the picture. Raises ParseError if `svg` is not well-formed XML."""
    root = etree.fromstring(svg)
    words = {"title": "", "desc": ""}
    for element in list(root):
        name = element.tag.removeprefix(f"{{{SVG}}}")
        if name in words:
            words[name] = (element.text or "").strip()
            root.remove(element)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        element.text = element.tail = None
        for name in ("id", "role", "aria-labelledby"):
            element.attrib.pop(name, None)
    root.attrib |= {"class": "drawing", "aria-hidden": "true", "focusable": "false"}
    return Drawing(words["title"], words["desc"], Markup(etree.tostring(root, encoding="unicode")))


def place(html: str, drawings: Mapping[str, Drawing]) -> str:
    """`html` with each place for a drawing filled, or taken away where the page has none."""
    return PLACE.sub(lambda place: drawings[place["page"]].html if place["page"] in drawings else "", html)
