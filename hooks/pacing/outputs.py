"""Remembers finished pages between the builds of one preview; a template is filled again when anything it is given changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import jinja2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SHARED = {"nav", "pages", "config", "course", "build_date_utc"}
"""What every page is given, and `everything_shared` says once for all of them."""
UNTOLD = " at 0x"
"""Stands in what Python says of an object that does not say what it holds."""


class Outputs:
    """The last output of each page, under a hash of everything its template was given."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, bytes]] = {}
        self.shared = ""
        """A hash of what all pages of this build are given."""

    def begin(self, shared: str, pages: Iterable[str]) -> None:
        """A build begins; forget pages that are no more."""
        self.shared = shared
        self.known = {name: self.known[name] for name in pages if name in self.known}

    def output(self, template: PageTemplate, context: Mapping[str, Any]) -> str:
        name = context["page"].file.src_uri
        key = _key(self.shared, str(template.name), context)
        known, output = self.known.get(name, ("", b""))
        if key and known == key:
            return output.decode()
        text = template.fill(context)
        self.known.pop(name, None)
        if key:
            self.known[name] = key, text.encode()
        return text


outputs = Outputs()


class PageTemplate(jinja2.Template):
    """A template that is filled only where what it was filled with is not known; Jinja makes every template one of these."""

    def render(self, *arguments: Any, **named: Any) -> str:
        context = dict(*arguments, **named)
        page = context.get("page")
        if page and self.name == page.meta.get("template", "main.html"):
            return outputs.output(self, context)
        return self.fill(context)

    def fill(self, context: Mapping[str, Any]) -> str:
        return super().render(context)


def everything_shared(nav: Any, pages: Iterable[Any], theme: Path, *others: object) -> str:
    """A hash of what any page could show of the rest: the menu, the other pages, the templates, and whatever else is given."""
    told = hashlib.sha256(repr((*_menu(nav.items), *others)).encode())
    for page in pages:
        told.update(repr((page.file.src_uri, page.url, page.title, page.meta)).encode())
    for file in sorted(theme.rglob("*")):
        if file.is_file():
            stat = file.stat()
            told.update(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return told.hexdigest()


def _menu(items: Iterable[Any]) -> Iterator[object]:
    for item in items:
        yield item.title, getattr(item, "url", None), tuple(_menu(item.children or ()))


def _key(shared: str, template: str, context: Mapping[str, Any]) -> str:
    """Nothing, if something the template is given cannot be told."""
    page = context["page"]
    own = {name: value for name, value in context.items() if name not in SHARED and name != "page"}
    place = page.url, page.title, page.edit_url, page.canonical_url, page.is_homepage
    told = repr((template, place, page.meta, tuple(_headings(page.toc)), own))
    if UNTOLD in told:
        return ""
    return hashlib.sha256("\0".join((shared, told, page.content)).encode()).hexdigest()


def _headings(items: Iterable[Any]) -> Iterator[object]:
    for item in items:
        yield item.title, item.id, item.level, tuple(_headings(item.children))
