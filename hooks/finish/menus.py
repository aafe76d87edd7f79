"""The menu of the whole site, once: a page keeps the part for its own section, and a script holds the others.

On a wide screen the menu shows no other section anyway. On a small one assets/keyboard.js fetches the script when the
menu is first opened; without it a section opens by going there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from finish.tree import Tree

NAME = "assets/menu.js"

ENTRIES = "//nav[@data-md-level='0']/ul/li"
CLOSED = f"{ENTRIES}[not(contains(@class, 'md-nav__item--active'))][input[starts-with(@id, '__nav')]][.//a]"


def script(home: Tree) -> str:
    """What stands under each first entry of the menu; read on the home page, where no section is open."""
    closed = home.xpath(CLOSED)
    parts = [_inside(entry) if entry in closed else None for entry in home.xpath(ENTRIES)]
    return f"window.menus = {json.dumps(parts, ensure_ascii=False, separators=(',', ':'))};\n" if closed else ""


def shorten(page: Tree) -> None:
    """Leave a link where another section's part of the menu stood."""
    for entry in page.xpath(CLOSED):
        title = entry.xpath("string(.//label[contains(@class, 'md-nav__title')])").strip()
        address = entry.xpath("string((.//a)[1]/@href)")
        for part in list(entry):
            entry.remove(part)
        etree.SubElement(entry, "a", {"href": address, "class": "md-nav__link"}).text = title
        entry.set("data-section", "")


def _inside(element: Tree) -> str:
    return "".join(html.tostring(part, encoding="unicode") for part in element)
