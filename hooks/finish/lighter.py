"""What every page repeats, once: the drawings on buttons go into the style sheet, and marks that nothing reads go."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from finish.tree import add_class

if TYPE_CHECKING:
    from finish.tree import Tree

# The theme's drawings: one shape in one colour, in a square of 24.
DRAWING = re.compile(r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="([^"]+)"/></svg>')

# An empty drawing keeps its place and its size, and is filled through a stencil. A reader who sets colours of their own
# sees it in the colour of text.
STENCIL = """\
.drawn{background:currentcolor;-webkit-mask:var(--drawn) center/contain no-repeat;mask:var(--drawn) center/contain no-repeat}
@media (forced-colors:active){.drawn{forced-color-adjust:none;background:CanvasText}}
"""

# The theme's script found its parts by these; ours look for some of them.
IDLE = (
    "//@data-md-scrollfix|//@data-md-type|//@data-md-color-media|//@data-md-color-primary|//@data-md-color-accent"
    "|//@data-md-component[not(. = 'palette' or . = 'toc' or contains(., 'search'))]"
    "|//label[@for]/@tabindex|//label/@id"
)
# Places that the theme's script fills.
EMPTY = "//div[@class='md-dialog']|//div[@data-md-component='announce'][not(*)]"
# What stands round every page has no running text in which a line break would count.
FRAME = (
    "//head|//header[@class='md-header']|//nav[@class='md-tabs']|//div[starts-with(@class, 'md-sidebar md-sidebar--')]"
    "|//nav[contains(@class, 'md-footer')]"
)
# A name in a menu runs on to a second line, so it needs nothing that would cut it short.
WRAPPERS = "//nav[contains(@class, 'md-nav')]//span[@class='md-ellipsis']"


def shapes(page: str) -> set[str]:
    """The shapes of the drawings on a page."""
    return set(DRAWING.findall(page))


def drawings(shown: list[set[str]]) -> dict[str, str]:
    """The shapes that most pages show, and a class for each."""
    often = Counter(shape for page in shown for shape in page)
    most = sorted(shape for shape, count in often.items() if 2 * count > len(shown))
    return {shape: f"drawn-{number}" for number, shape in enumerate(most, 1)}


def rules(shapes: dict[str, str]) -> str:
    """The drawings as a style sheet."""
    frame = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='{}'/></svg>"
    addresses = {name: quote(frame.format(shape), safe=" '/:=") for shape, name in shapes.items()}
    drawn = "".join(f'.{name}{{--drawn:url("data:image/svg+xml,{address}")}}\n' for name, address in addresses.items())
    return STENCIL + drawn if drawn else ""


def lighten(page: Tree, shapes: dict[str, str]) -> None:
    """Leave out of a page what its style sheet draws, and what only the theme's own script would read."""
    for path in page.xpath("//svg[count(*) = 1]/path[@d][not(*)]"):
        if name := shapes.get(path.get("d")):
            drawing = path.getparent()
            add_class(drawing, f"drawn {name}")
            for needless in ("xmlns", "viewbox", "viewBox"):
                drawing.attrib.pop(needless, None)
            path.drop_tree()
    for element in page.xpath(EMPTY):
        element.drop_tree()
    for mark in page.xpath(IDLE):
        del mark.getparent().attrib[mark.attrname]
    for wrapper in page.xpath(WRAPPERS):
        wrapper.drop_tag()
    for part in page.xpath(FRAME):
        part.text = None
        for element in part.iterdescendants():
            element.text = element.text.strip() if element.text else None
            element.tail = element.tail.strip() if element.tail else None
