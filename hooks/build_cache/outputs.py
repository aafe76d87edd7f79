"""Filled templates, kept from the last build; a page's template is filled again when anything it is given changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2

from build_cache.memory import Memory, held, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SHARED = {"nav", "pages", "config", "course", "build_date_utc"}
"""What every page is given, and `everything_shared` says once for all of them."""
UNTOLD = " at 0x"
"""Stands in what Python says of an object that does not say what it holds."""


class PageTemplate(jinja2.Template):
    """A template that is filled only where what it was filled with is not known.

    Jinja makes every template of an environment that `remember` was told of one of these.
    """

    def render(self, *arguments: Any, **named: Any) -> str:
        context = dict(*arguments, **named)
        page: Any = context.get("page")
        shared = str(getattr(self.environment, "shared", ""))
        of_a_page = page and shared and self.name == page.meta.get("template", "main.html")
        if of_a_page and (rests_on := _all_given(shared, str(self.name), context)):
            memory: Memory = self.environment.memory  # type: ignore[attr-defined]
            return str(memory.once(f"outputs/{page.file.src_uri}", rests_on, lambda: self.fill(context)))
        return self.fill(context)

    def fill(self, context: Mapping[str, Any]) -> str:
        return super().render(context)


def remember(environment: jinja2.Environment, memory: Memory) -> None:
    """Have the templates of an environment filled from memory, once what they share is known."""
    environment.extend(memory=memory, shared="")
    environment.template_class = PageTemplate


def everything_shared(nav: Any, pages: Iterable[Any], theme: Path, *others: object) -> str:
    """A hash of what any page could show of the rest: the menu, the other pages, the templates, and whatever else is given."""
    shown = [(page.file.src_uri, page.url, page.title, page.meta) for page in pages]
    files = [(file.relative_to(theme).as_posix(), held(file)) for file in sorted(theme.rglob("*")) if file.is_file()]
    return told(tuple(_menu(nav.items)), others, shown, files)


def _menu(items: Iterable[Any]) -> Iterator[object]:
    for item in items:
        yield item.title, getattr(item, "url", None), tuple(_menu(item.children or ()))


def _all_given(shared: str, template: str, context: Mapping[str, Any]) -> str:
    """A hash of all that a template is given; nothing, if some of it cannot be told."""
    page = context["page"]
    own = {name: value for name, value in context.items() if name not in SHARED and name != "page"}
    place = page.url, page.title, page.edit_url, page.canonical_url, page.is_homepage
    given = repr((template, place, page.meta, tuple(_headings(page.toc)), own))
    return "" if UNTOLD in given else told(shared, given, page.content)


def _headings(items: Iterable[Any]) -> Iterator[object]:
    for item in items:
        yield item.title, item.id, item.level, tuple(_headings(item.children))
