"""A chapter made fit to stand with others in one file: its ids are its own, and its links lead into the file or to the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from take_along import xhtml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from take_along.courseware import Chapter
    from take_along.xhtml import Element

FOR_THE_SITE = "headerlink", "recall", "rating", "term-uses"
"""What only the site can do, by class."""
NAMES = "id", "for", "name", "headers", "aria-labelledby", "aria-describedby", "aria-controls"
"""Attributes that hold ids or names; several are split by blanks."""


@dataclass
class Inside:
    """What one file holds: addresses of the site and what they are called in the file."""

    address: str
    """Where the site is public, ending in a slash, or nothing."""
    pages: Mapping[str, str]
    """Pages, by their address in the site: the prefix of their ids."""
    files: Mapping[str, str]
    """Sheets, by their address in the site: their place in the package."""
    terms: Callable[[str], str | None]
    """The anchor of a term by its slug; None where the file does not explain it."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Pictures that the chapters show, by their address in the site; filled while chapters are adapted."""


def prefix(name: str) -> str:
    """What the ids of a page begin with, in a file of several pages."""
    return name.replace("/", "-")


def adapted(chapter: Chapter, inside: Inside) -> Element:
    """The chapter as a tree for this file."""
    tree = xhtml.parse(chapter.html)
    for name in FOR_THE_SITE:
        for one in xhtml.having(tree, name):
            xhtml.take_out(one)
    own = prefix(chapter.name)
    for link in list(tree.iter("a")):
        _relink(link, chapter.url, own, inside)
    for picture in tree.iter("img"):
        uri = _resolved(chapter.url, picture.get("src", ""))
        inside.pictures.setdefault(uri, f"pictures/{uri.replace('/', '-')}")
        picture.set("src", inside.pictures[uri])
    for one in tree.iter(xhtml.ANY):
        for attribute in NAMES:
            if value := one.get(attribute):
                one.set(attribute, " ".join(f"{own}-{part}" for part in value.split()))
        for attribute, value in _said(one):  # A drawing uses its own parts.
            if attribute == "href" and one.tag != "a" and value.startswith("#"):
                one.set(attribute, f"#{own}-{value[1:]}")
            elif "url(#" in value:
                one.set(attribute, value.replace("url(#", f"url(#{own}-"))
    return tree


def _said(element: Element) -> list[tuple[str, str]]:
    """Its attributes, to be changed while they are looked at."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _relink(link: Element, url: str, own: str, inside: Inside) -> None:
    """Lead into the file if it has what is linked to, else to the site, else nowhere."""
    href = link.get("href")
    if href is None:
        return
    if href.startswith("#"):
        link.set("href", f"#{own}-{href[1:]}")
        return
    if urlsplit(href).scheme:
        _outwards(link, href)
        return
    place, _, anchor = href.partition("#")
    uri = _resolved(url, place)
    if uri in inside.files:
        _outwards(link, inside.files[uri])
    elif uri in inside.pages:
        link.set("href", "#" + "-".join(filter(None, [inside.pages[uri], anchor])))
    elif uri == "glossary/" and (term := inside.terms(anchor)):
        link.set("href", f"#{term}")
    elif inside.address:
        _outwards(link, inside.address + uri + (f"#{anchor}" if anchor else ""))
    elif uri.endswith("/") or not uri:
        for name in [name for name in link.attrib if name not in ("class", "id")]:
            del link.attrib[name]
        link.tag = "span"
    else:  # A file that is not here: its name alone would promise it.
        xhtml.take_out(link)


def _outwards(link: Element, href: str) -> None:
    """In a window of its own: to leave a learning system's frame would end what it reports."""
    link.attrib.update({"href": href, "target": "_blank", "rel": "noopener"})


def _resolved(url: str, place: str) -> str:
    """An address in the site, seen from its root; a folder ends in a slash."""
    path = posixpath.normpath(posixpath.join(url, place))
    path = "" if path == "." else path
    return f"{path}/" if path and (place.endswith("/") or not place) else path.removesuffix("index.html")
