"""Rendered Markdown as a tree, and back: what Markdown and raw HTML leave loose is closed, drawings keep their capitals."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal, TypeAlias

from lxml import etree
from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""")
NAME = re.compile(r"[^\s=/<>]+")

Element: TypeAlias = "etree._Element"
ANY = etree.Element
"""Elements of every name, for `iter`: neither comments nor instructions."""


def parse(html: str) -> Element:
    """A `div` that holds the whole of `html`; an element that nobody closes ends with the one it stands in."""
    closer = _Closer()
    closer.feed(html)
    closer.close()
    return etree.fromstring(f"<div>{''.join(closer.made)}</div>")


def inner(element: Element, method: Literal["html", "xml"] = "html") -> str:
    """What stands inside an element, as HTML, or as XML for those who take nothing else."""
    parts = [str(escape(element.text or ""))]
    return "".join([*parts, *(etree.tostring(child, method=method, encoding="unicode") for child in element)])


def classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def having(tree: Element, name: str) -> list[Element]:
    """The elements of a class, in order."""
    return [one for one in tree.iter(ANY) if name in classes(one)]


def text(element: Element) -> str:
    """What it says, in one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def remove(element: Element) -> None:
    """Take an element out and leave what follows it where it was."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def take_out(element: Element) -> None:
    """Out with an element, and with what it leaves empty or with nothing but a separator before it."""
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "").removesuffix(" · ")
    else:
        parent.text = (parent.text or "").removesuffix(" · ")
    remove(element)
    if parent.getparent() is not None and not len(parent) and not (parent.text or "").strip():
        remove(parent)


class _Closer(HTMLParser):
    """Writes what it reads as XML, names as they were typed: in a drawing `viewBox` is not `viewbox`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or ""
        name = typed[1 : len(tag) + 1]
        names = {one.casefold(): one for one in NAME.findall(VALUE.sub("=", typed))}
        said = "".join(f' {names.get(one, one)}="{escape(value or "")}"' for one, value in attrs)
        self.made.append(f"<{name}{said}{'/' if tag in VOID else ''}>")
        if tag not in VOID:
            self.open.append(name)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in [name.casefold() for name in self.open]:
            while self._end().casefold() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.made.append(str(escape(data)))

    def close(self) -> None:
        super().close()
        while self.open:
            self._end()

    def _end(self) -> str:
        """Close what was opened last, and say what it was."""
        name = self.open.pop()
        self.made.append(f"</{name}>")
        return name
