"""What a drawing may hold: shapes, lines and words. Everything else is refused, since a page shows it as its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from sheets.glyphs import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    "svg", "title", "desc", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
}  # fmt: skip
ATTRIBUTES = {
    "viewBox", "width", "height", "preserveAspectRatio", "role", "focusable", "id", "class", "lang", "transform",
    "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "pathLength", "fill",
    "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "opacity", "font-family", "font-size", "font-style",
    "font-weight", "letter-spacing", "text-anchor", "dominant-baseline", "textLength",
}  # fmt: skip
ASIDE = re.compile(r"aria-[a-z]+|\{http://www\.w3\.org/XML/1998/namespace\}(lang|space)")
ELSEWHERE = re.compile(r"url\s*\(|\w+script:|https?:|data:|&#", re.I)
WORDS = "title", "desc"


def problems(file: Path, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a drawing, called `page` in what is said of it."""
    try:
        text = file.read_text("utf-8")
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, OSError, UnicodeDecodeError, ValueError) as error:
        what = str(error).partition(" (<string>")[0].rstrip(".")
        yield f"The drawing '{page}' cannot be read: {what}. Save it again as SVG.", "drawing-unreadable"
        return
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        why = f"The drawing '{page}' has a <!DOCTYPE>, which may hide something else. Take it out."
        yield why, "drawing-style"
    names = {str(element.tag).removeprefix(SVG) for element in root.iter(etree.Element)}
    if lacking := [name for name in WORDS if name not in names]:
        what = "> and no <".join(lacking)
        why = f"The drawing '{page}' has no <{what}>. Add it: people who cannot see the drawing hear it."
        yield why, "drawing-words"
    yield from _refused(root, page)
    if not root.get("viewBox"):
        yield f"The drawing '{page}' has no viewBox, so it cannot shrink to a phone. Add one.", "drawing-size"
    elif page.startswith("exercises/") and not _measures(root.get("viewBox", "")):
        why = f"The viewBox of the drawing '{page}' is not four numbers, so nobody knows its size. Write it as 0 0 480 300."
        yield why, "drawing-size"
    if page.startswith("exercises/"):
        for sign in dict.fromkeys(sign for _, sign in missing(text)):
            why = f"No font for paper has the character '{sign}' (U+{ord(sign):04X}) in '{page}'. Draw it, or write it in words."
            yield why, "glyph-missing"


def _refused(root: etree._Element, page: str) -> Iterator[tuple[str, str]]:
    """The first thing on each line that no drawing needs."""
    lines: set[int] = set()
    for element in root.iter(etree.Element, etree.PI, etree.Entity):
        place: Any = element.sourceline
        line = int(place or 1)
        if line in lines or not (what := _foreign(element)):
            continue
        lines.add(line)
        why = f"The drawing '{page}' holds {what} on its line {line}. Use shapes, words and attributes such as stroke=\"currentColor\"."
        yield why, "drawing-style"


def _foreign(element: etree._Element) -> str:
    """What of an element is not on the list, or nothing."""
    if not isinstance(element.tag, str):
        return "an instruction or an entity"
    name = element.tag.removeprefix(SVG)
    if name not in ELEMENTS:
        return f"<{etree.QName(element).localname}>"
    for attribute, value in element.attrib.items():
        if attribute not in ATTRIBUTES and not ASIDE.fullmatch(str(attribute)):
            return f"the attribute {etree.QName(attribute).localname}"
        if ELSEWHERE.search(str(value)):
            return f"an address in {etree.QName(attribute).localname}"
    return ""


def _measures(view_box: str) -> bool:
    numbers = re.split(r"[\s,]+", view_box.strip())
    try:
        return len(numbers) == 4 and min(map(float, numbers[2:])) > 0
    except ValueError:
        return False
