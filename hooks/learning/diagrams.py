"""Diagrams are drawn inline, so that they take the page's own ink in light, dark and print. Knows nothing about MkDocs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

SVG = "http://www.w3.org/2000/svg"
IMAGE = re.compile(r'<img\b[^>]*?\bsrc="(?:[^"]*/)?(?P<name>[^"/]+\.svg)"[^>]*>')
ALT = re.compile(r'\balt="([^"]*)"')
NAMES = ("role", "aria-label", "aria-labelledby")


def draw(html: str, folder: Path, but: Container[Path] = ()) -> str:
    """`html` with each image of a drawing that lies in `folder` replaced by the drawing itself, but for some of them."""

    def drawn(image: re.Match[str]) -> str:
        file = folder / image["name"]
        if file in but:
            return image[0]
        try:
            alt = ALT.search(image[0])
            return inline(file.read_text("utf-8"), file.stem, unescape(alt[1]) if alt else "")
        except (OSError, UnicodeDecodeError, etree.ParseError):
            return image[0]  # The check says what is wrong with it; the picture stays a picture.

    return IMAGE.sub(drawn, html)


def inline(svg: str, name: str, alt: str = "") -> str:
    """The drawing as HTML, its ids prefixed with `name` so that they stay unique on a page.

    A drawing that does not name itself is called what its image was called; without that it keeps silent.

    Raises ParseError if `svg` is not well-formed XML.
    """
    root = etree.fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
        for key, value in list(element.attrib.items()):
            if key in ("id", "aria-labelledby", "aria-describedby"):
                element.set(key, " ".join(f"{name}-{part}" for part in value.split()))
            elif key == "font-family":
                del element.attrib[key]  # The page's own face, from its style sheet.
    if root.find("title") is None and not any(root.get(attribute) for attribute in NAMES):
        root.attrib.update({"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"})
    root.set("class", f"diagram {root.get('class', '')}".strip())
    root.set("data-file", f"{name}.svg")  # Paper sets the file and not what stands in the page.
    return etree.tostring(root, encoding="unicode", short_empty_elements=False)
