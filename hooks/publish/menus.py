"""The menu of the whole site, once: a page keeps the part for its own section, and a script holds the others.

On a wide screen the menu shows no other section anyway. On a small one assets/keyboard.js fetches the script when the
menu is first opened; without it a section opens by going there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lxml import etree

from publish.tree import classes, words

if TYPE_CHECKING:
    from publish.tree import Tree

NAME = "assets/menu.js"


def script(home: Tree) -> str:
    """What stands under each first entry of the menu; read on the home page, where no section is open."""
    parts = [_inside(entry) if _is_closed(entry) else None for entry in _entries(home)]
    return f"window.menus = {json.dumps(parts, ensure_ascii=False, separators=(',', ':'))};\n" if any(parts) else ""


def shorten(page: Tree) -> None:
    """Leave a link where another section's part of the menu stood."""
    for entry in filter(_is_closed, _entries(page)):
        titles = (label for label in entry.iter("label") if "md-nav__title" in classes(label))
        title, address = words(next(titles, entry)), next(entry.iter("a")).get("href", "")
        for part in list(entry):
            entry.remove(part)
        etree.SubElement(entry, "a", {"href": address, "class": "md-nav__link"}).text = title
        entry.set("data-section", "")


def _entries(page: Tree) -> list[Tree]:
    menu = next((nav for nav in page.iter("nav") if nav.get("data-md-level") == "0"), None)
    return [] if menu is None else menu.findall("ul/li")


def _is_closed(entry: Tree) -> bool:
    """Whether this is a section other than the page's own."""
    switch = entry.find("input")
    opens = switch is not None and switch.get("id", "").startswith("__nav")
    return opens and "md-nav__item--active" not in classes(entry) and next(entry.iter("a"), None) is not None


def _inside(element: Tree) -> str:
    return "".join(etree.tostring(part, method="html", encoding="unicode") for part in element)
