"""What every page repeats, once: the drawings on buttons go into the style sheet, and marks that nothing reads go."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from lxml import etree

from publish.tree import add_class, drop

if TYPE_CHECKING:
    from publish.tree import Tree

# The theme's drawings: one shape in one colour, in a square of 24.
DRAWING = re.compile(r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="([^"]+)"/></svg>')

# An empty drawing keeps its place and its size, and is filled through a stencil. A reader who sets colours of their own
# sees it in the colour of text.
STENCIL = """\
.drawn{background:currentcolor;-webkit-mask:var(--drawn) center/contain no-repeat;mask:var(--drawn) center/contain no-repeat}
@media (forced-colors:active){.drawn{forced-color-adjust:none;background:CanvasText}}
"""

# The theme's script found its parts by these; ours look for some of them.
IDLE = ("data-md-scrollfix", "data-md-type", "data-md-color-media", "data-md-color-primary", "data-md-color-accent")
COMPONENT = "data-md-component"
READ_BY_OURS = re.compile("palette|toc|.*search")
MARKS = frozenset((COMPONENT, *IDLE))


def shapes(page: str) -> set[str]:
    """The shapes of the drawings on a page."""
    return set(DRAWING.findall(page))


def drawings(shown: Counter[str], pages: int) -> dict[str, str]:
    """The shapes that most of so many pages show, and a class for each."""
    most = sorted(shape for shape, count in shown.items() if 2 * count > pages)
    return {shape: f"drawn-{number}" for number, shape in enumerate(most, 1)}


def rules(shapes: dict[str, str]) -> str:
    """The drawings as a style sheet."""
    frame = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='{}'/></svg>"
    addresses = {name: quote(frame.format(shape), safe=" '/:=") for shape, name in shapes.items()}
    drawn = "".join(f'.{name}{{--drawn:url("data:image/svg+xml,{address}")}}\n' for name, address in addresses.items())
    return STENCIL + drawn if drawn else ""


def lighten(page: Tree, shapes: dict[str, str]) -> None:
    """Leave out of a page what its style sheet draws, and what only the theme's own script would read."""
    for drawing in page.iter("svg"):
        path = drawing[0] if len(drawing) == 1 else None
        if path is not None and not len(path) and (name := shapes.get(path.get("d", ""))):
            add_class(drawing, f"drawn {name}")
            drawing.remove(path)
            for needless in ("xmlns", "viewbox", "viewBox"):
                drawing.attrib.pop(needless, "")
    for element in [one for one in page.iter(etree.Element) if not MARKS.isdisjoint(one.keys())]:
        _unmark(element)
    for label in page.iter("label"):
        label.attrib.pop("id", "")
        if label.get("for") is not None:
            label.attrib.pop("tabindex", "")
    for part in page.iter("head", "header", "nav", "div"):
        if _is_frame(part):
            _tighten(part)
    etree.strip_tags(page, "run-on")


def _unmark(element: Tree) -> None:
    component = element.get(COMPONENT, "")
    if component == "dialog" or (component == "announce" and not len(element)):
        return drop(element)  # The theme's script fills these places.
    for idle in IDLE:
        element.attrib.pop(idle, "")
    if not READ_BY_OURS.match(component):
        element.attrib.pop(COMPONENT, "")


def _is_frame(part: Tree) -> bool:
    """Whether it stands round the page, and has no running text in which a line break would count."""
    named = part.get("class", "")
    if part.tag == "nav":
        return named == "md-tabs" or "md-footer" in named
    return part.tag == "head" or named == "md-header" or named.startswith("md-sidebar md-sidebar--")


def _tighten(part: Tree) -> None:
    menu = part.get("class", "").startswith("md-sidebar")
    part.text = None
    for element in part.iterdescendants():
        element.text = element.text.strip() if element.text else None
        element.tail = element.tail.strip() if element.tail else None
        # A name in a menu runs on to a second line, so it needs nothing that would cut it short.
        if menu and element.tag == "span" and element.get("class") == "md-ellipsis":
            element.tag = "run-on"
