"""Modules, exercises and terms that belong together: every name leads somewhere, and back."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from content.frontmatter import Exercise, Module, Workshop, load
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checks.project import Project
    from content.problems import Problem
    from content.source import Source


def problems(source: Source, project: Project) -> Iterator[Problem]:
    """Every name in the front matter of a page that leads nowhere, or that leads only one way."""
    yield from _days(source)
    here = project.page_of(source).removesuffix(".md")
    match load(source):
        case Module() as module:
            yield from _names(source, "needs", module.needs, _paths(project), "page")
            yield from _names(source, "exercises", module.exercises, project.exercises, "exercise")
            if here in _needed(here, project):
                why = "This module needs itself, by way of what it needs. Take one of the names out."
                yield source.problem(source.meta_lines.get("needs", 1), 1, why, "needs-circle")
            for slug in module.exercises:
                if slug in project.course.exercises and here not in project.course.exercises[slug].modules:
                    why = f"The exercise '{slug}' does not list '{here}' under modules. Add it there, or take it out here."
                    yield source.problem(_line(source, "exercises", slug), 1, why, "exercise-one-way")
        case Exercise() as exercise:
            yield from _names(source, "modules", exercise.modules, project.modules, "module")
            for path in exercise.modules:
                if path in project.course.modules and source.stem not in project.course.modules[path].exercises:
                    why = f"The module '{path}' does not list '{source.stem}' under exercises. Add it there, or take it out here."
                    yield source.problem(_line(source, "modules", path), 1, why, "exercise-one-way")
        case Workshop() as workshop:
            items = [item for meeting in workshop.meetings for item in meeting.agenda]
            field = "agenda" if workshop.agenda else "sessions"
            exercises = [item.exercise for item in items if item.exercise]
            yield from _names(source, field, exercises, project.exercises, "exercise")
            yield from _names(source, field, [item.read for item in items if item.read], _paths(project), "page")


def _days(source: Source) -> Iterator[Problem]:
    """A day that is yet to come, somewhere on this earth."""
    reviewed = source.meta.get("reviewed")
    if type(reviewed) is datetime.date and reviewed > datetime.date.today() + datetime.timedelta(days=1):
        why = f"'reviewed' is {reviewed}, which is still to come. Write the day on which somebody read it."
        yield source.problem(source.meta_lines.get("reviewed", 1), 1, why, "front-matter-value")


def course_problems(project: Project) -> Iterator[Problem]:
    """What only all files together show: titles and words that two claim, terms that no page uses."""
    yield from _titles(project)
    links = {anchor for source in project.sources for anchor in re.findall(r"glossary\.md#([\w-]+)", source.text)}
    claimed: dict[str, str] = {}
    for source in project.sources:
        if not source.path.startswith("glossary/") or source.stem not in project.course.terms:
            continue
        term = project.course.terms[source.stem]
        if source.stem not in links:
            why = f"No page links to the term '{term.name}'. Link its first use as [..](../glossary.md#{source.stem}), or take it out."
            yield source.problem(source.meta_lines.get("term", 1), 1, why, "term-unused")
        for word in (term.name, *term.aliases):
            other = claimed.setdefault(word.casefold(), source.stem)
            if other != source.stem:
                why = f"'{word}' belongs to '{other}' already. Keep it in one of the two."
                yield source.problem(source.meta_lines.get("aliases", 1), 1, why, "term-twice")
        if not term.definition or "\n\n" in term.definition:
            why = "A term is one paragraph. Say in one sentence what it means."
            yield source.problem(source.body_line, 1, why, "term-definition")
        elif "@" not in term.definition:
            why = "This definition has no source. Cite one, such as [@key]."
            yield source.problem(source.body_line, 1, why, "term-uncited")


def _titles(project: Project) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for source in project.sources:
        title = source.meta.get("title")
        if isinstance(title, str) and not source.path.startswith("glossary/"):
            first = seen.setdefault(title.strip().casefold(), source.path)
            if first != source.path:
                why = f"'{title}' is the title of {first} as well. Give each page a title of its own, so that they can be told apart."
                yield source.problem(source.meta_lines.get("title", 1), 1, why, "title-twice")


def _paths(project: Project) -> set[str]:
    return {page.removesuffix(".md") for page in project.pages}


def _needed(path: str, project: Project) -> set[str]:
    """Every module that one must have read before this one."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        module = project.course.modules.get(waiting.pop())
        fresh = set(module.needs) - found if module else set()
        found |= fresh
        waiting += fresh
    return found


def _names(source: Source, field: str, names: list[str], known: Collection[str], kind: str) -> Iterator[Problem]:
    for position, name in enumerate(names):
        if name not in known:
            why = f"There is no {kind} '{name}'.{suggestion(name, known) or ' Mend the name.'}"
            yield source.problem(_line(source, field, name), 1, why, f"unknown-{kind}")
        elif name in names[:position] and field not in ("agenda", "sessions"):
            why = f"'{name}' stands twice under {field}. Take one out."
            yield source.problem(_line(source, field, name), 1, why, "name-twice")


def _line(source: Source, field: str, name: str) -> int:
    """Where `name` stands below the front-matter name `field`."""
    first = source.meta_lines.get(field, 1)
    whole = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])")
    return next((n for n in range(first, source.body_line) if whole.search(source.lines[n - 1])), first)
