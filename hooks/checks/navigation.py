"""The menu in mkdocs.yml: it can be read, and leads to every page once."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from pathspec import GitIgnoreSpec

from content import yaml_words
from content.problems import Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project

MENU = "mkdocs.yml"


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags (!ENV, !!python/name) mean nothing here."""


class FastLoader(yaml_words.FAST):  # type: ignore[misc, valid-type]
    """The same, many times as quickly, with less to say of what it cannot read."""


for loader in (Loader, FastLoader):
    loader.add_multi_constructor("", lambda loader, suffix, node: None)


def problems(project: Project) -> Iterator[Problem]:
    """Every entry of the navigation that leads nowhere, or where another leads, and every page that none leads to."""
    file = project.root / MENU
    if not file.is_file():
        return
    text = file.read_text("utf-8", errors="replace")
    try:
        settings = _settings(text)
    except yaml_words.ERRORS as error:
        line, column, said, remedy = yaml_words.explain(text, error)
        if remedy == yaml_words.QUOTE_IT and "colon" not in said:
            remedy = "Undo the last change to it."
        yield Problem(MENU, line, column, f"mkdocs.yml cannot be read: {said}. {remedy}", "config-yaml")
        return
    settings = settings if isinstance(settings, dict) else {}
    for name in settings:
        if isinstance(name, str) and name != name.casefold() and name.casefold() in ("nav", "not_in_nav", "plugins", "hooks", "theme"):
            why = f"'{name}' is not read: names here are written small. Write '{name.casefold()}'."
            yield Problem(MENU, _line(text, f"{name}:"), 1, why, "config-yaml")
    if not (listed := list(pages(settings.get("nav")))):
        return
    yield from _broken(text, listed, project)
    yield from _empty(text, settings.get("nav"))
    yield from _twice(text, listed)
    hidden = GitIgnoreSpec.from_lines(
        f"{settings.get('not_in_nav') or ''}\n{settings.get('exclude_docs') or ''}".splitlines()
    )
    listed += [part for page in listed if " - " in page for part in page.split(" - ")]  # Told above.
    for page, source in project.pages.items():
        if page not in listed and not hidden.match_file(page):
            why = f"No menu leads to this page. Add '{page}' to nav in mkdocs.yml."
            yield source.problem(1, 1, why, "nav-missing")


def _broken(text: str, listed: list[str], project: Project) -> Iterator[Problem]:
    for page in listed:
        if project.has_file(page) or re.match(r"https?:", page):
            continue
        if " - " in page:
            last = page.rsplit(" - ", 1)[-1]
            why = f"'- {last}' does not line up with the entry above it. Put as many blanks before it."
            yield Problem(MENU, _line(text, last), 1, why, "nav-broken")
            continue
        turned = re.search(rf"- (?P<page>[\w/-]+\.md): *{re.escape(page)}\s*$", text, re.MULTILINE)
        if turned and project.has_file(turned["page"]):
            why = f"The name of an entry stands before its page. Write '- {page}: {turned['page']}'."
            yield Problem(MENU, _line(text, turned[0]), 1, why, "nav-broken")
            continue
        plain = page.replace("\\", "/").removeprefix("docs/")
        near = next((one for one in (plain, f"{plain}.md") if project.has_file(one)), None)
        hint = f" Write '{near}'." if near else suggestion(page, project.pages) or " Mend the path."
        why = f"The navigation names '{page}', which does not exist.{hint}"
        yield Problem(MENU, _line(text, page), 1, why, "nav-broken")


def _twice(text: str, listed: list[str]) -> Iterator[Problem]:
    for page in {page for page in listed if listed.count(page) > 1}:
        entry = re.compile(rf"(?<![\w/-]){re.escape(page)}\s*['\"]?\s*(#.*)?$")
        first, *others = [number for number, line in enumerate(text.split("\n"), 1) if entry.search(line)]
        for line in others:
            why = f"'{page}' stands twice in the navigation (first on line {first}). Take one out."
            yield Problem(MENU, line, 1, why, "name-twice")


def _empty(text: str, nav: Any) -> Iterator[Problem]:
    for item in nav if isinstance(nav, list) else ():
        for name, below in item.items() if isinstance(item, dict) else ():
            if below in (None, "", []):
                why = f"'{name}' has no page. Write one behind its colon, or lines below it that are indented further."
                yield Problem(MENU, _line(text, f"{name}:"), 1, why, "nav-broken")
            yield from _empty(text, below)


def pages(nav: Any) -> Iterator[str]:
    """Every page of a `nav`, in order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from pages(item)


@lru_cache(maxsize=1)  # A preview seldom has another.
def _settings(text: str) -> Any:
    with suppress(yaml.YAMLError):
        return yaml.load(text, Loader=FastLoader)  # A subclass of a safe one, as the next.
    return yaml.load(text, Loader=Loader)


def _line(text: str, page: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if page in line), 1)
