"""Files that stand where they are looked for, under names that can be addresses, and in the navigation."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from pathspec import GitIgnoreSpec

from content.problems import Problem, suggestion
from content.source import FAST, UNREADABLE, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.project import Project

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.md")
MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".mdx")
OFFICE = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pptx", ".txt")


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags (!ENV, !!python/name) mean nothing here."""


class FastLoader(FAST):  # type: ignore[misc, valid-type]
    """The same, many times as quickly, with less to say of what it cannot read."""


for loader in (Loader, FastLoader):
    loader.add_multi_constructor("", lambda loader, suffix, node: None)


def problems(project: Project) -> Iterator[Problem]:
    """Every file that the site would leave out without a word, and every entry of the navigation without a file."""
    yield from _unreadable(project)
    yield from _names(project)
    yield from _places(project)
    yield from _navigation(project)


def _unreadable(project: Project) -> Iterator[Problem]:
    for file in sorted(project.root.glob("*.yml")):
        yield from (problem for problem in read(file, project.root).problems if problem.code in UNREADABLE)


def _names(project: Project) -> Iterator[Problem]:
    for folder in ("docs", "exercises", "glossary"):
        for file in sorted((project.root / folder).rglob("*")):
            path, ending = file.relative_to(project.root).as_posix(), file.suffix.casefold()
            if file.name.startswith((".", "_")) or not file.is_file() or path.startswith("docs/decisions/"):
                continue
            if ending == ".md" and not NAME.fullmatch(file.name):
                plain = unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode()
                good = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "page"
                why = f"A file's name is its address. Name it {good}.md: lower case, digits and hyphens."
                yield Problem(path, 1, 1, why, "file-name")
            elif ending in MARKDOWN or ending in OFFICE:
                why = (
                    "This file does not become a page. Write it as plain text with Markdown, and end its name with .md."
                )
                yield Problem(path, 1, 1, why, "file-name")


def _places(project: Project) -> Iterator[Problem]:
    for source in project.sources:
        folder, _, rest = source.path.partition("/")
        if folder in ("exercises", "glossary") and "/" in rest:
            why = f"Files in {folder}/ have no folders below. Move this one up to {folder}/{source.stem}.md."
            yield source.problem(1, 1, why, "file-place")
        for generated in ("exercises", "glossary"):
            if source.path.startswith(f"docs/{generated}/") and source.stem != "index":
                why = f"Pages of docs/{generated}/ are made from {generated}/. Move this file to {generated}/{source.stem}.md."
                yield source.problem(1, 1, why, "file-place")


def _navigation(project: Project) -> Iterator[Problem]:
    file = project.root / "mkdocs.yml"
    if not file.is_file():
        return
    text = file.read_text("utf-8", errors="replace")
    try:
        settings = _settings(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = f"mkdocs.yml cannot be read: {getattr(error, 'problem', None) or 'it is not YAML'}. Undo the last change to it."
        yield Problem("mkdocs.yml", line, column, why, "config-yaml")
        return
    settings = settings if isinstance(settings, dict) else {}
    listed = list(pages(settings.get("nav")))
    if not listed:
        return
    hidden = GitIgnoreSpec.from_lines(
        f"{settings.get('not_in_nav') or ''}\n{settings.get('exclude_docs') or ''}".splitlines()
    )
    for page in listed:
        if not project.has_file(page) and not re.match(r"https?:", page):
            why = f"The navigation names '{page}', which does not exist.{suggestion(page, project.pages) or ' Mend the path.'}"
            yield Problem("mkdocs.yml", _line(text, page), 1, why, "nav-broken")
    for page, source in project.pages.items():
        if page not in listed and not hidden.match_file(page):
            why = f"No menu leads to this page. Add '{page}' to nav in mkdocs.yml."
            yield source.problem(1, 1, why, "nav-missing")


def pages(nav: Any) -> Iterator[str]:
    """Every page of a `nav`, in order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from pages(item)


def reading_order(root: Path) -> list[str]:
    """The pages as the navigation has them; nothing if it cannot be read."""
    file = root / "mkdocs.yml"
    try:
        settings = _settings(file.read_text("utf-8", errors="replace"))
    except (yaml.YAMLError, OSError):
        return []
    return list(pages(settings.get("nav"))) if isinstance(settings, dict) else []


@lru_cache(maxsize=1)  # A preview seldom has another.
def _settings(text: str) -> Any:
    with suppress(yaml.YAMLError):
        return yaml.load(text, Loader=FastLoader)  # A subclass of a safe one, as the next.
    return yaml.load(text, Loader=Loader)


def _line(text: str, page: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if page in line), 1)
