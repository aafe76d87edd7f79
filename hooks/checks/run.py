"""Every rule about the sources in one pass; each mistake with file, line, column and what to do.

problems = all_problems(Path("."))
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import citations.check
from checks import (
    alone,
    causes,
    data,
    files,
    learning,
    links,
    minutes,
    moved,
    navigation,
    plans,
    settings,
    strands,
    suppressions,
    untested,
    values,
)
from checks.project import open_project
from content.problems import Problem
from content.source import UNREADABLE, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from checks.alone import Rule
    from checks.project import Project
    from citations.bibliography import Bibliography

    Look = Callable[..., Iterable[Any]]


def all_problems(
    root: Path, bibliography: Bibliography | None = None, cached: Callable[..., Look] = partial
) -> list[Problem]:
    """Everything wrong with the sources below `root`, sorted; what is excused with a reason is left out.

    Causes hide what only follows from them. Nothing is opened while a link leads out of the folders.

    `cached` is given a function of `checks.alone` with some of its arguments, and may put a cache before it.
    """
    if unsafe := files.unsafe(root):
        return sorted(unsafe)
    try:
        project = open_project(root, bibliography)
    except Exception as error:  # Nothing below can be looked at, so this is all there is to say.
        return [_failed("docs/", error)]
    found = {
        *_guarded("bibliography.bib", lambda: _in_bibliography(project.bibliography, cached(alone.found_in_bibliography))),
        *_guarded("docs/", lambda: files.problems(project)),
        *_guarded("words.yml", lambda: data.problems(project)),
        *_guarded("words.yml", lambda: values.in_lists(root)),
        *_guarded("course.yml", lambda: strands.problems(project)),
    }
    avoid, works = data.words(root), project.bibliography
    look = cached(alone.found, avoid=avoid, works=works.text)
    for source in project.sources:
        found |= {*_alone(source, avoid, works, look)}
    found |= {*_guarded("mkdocs.yml", lambda: navigation.problems(project))}
    found |= {*_guarded("mkdocs.yml", lambda: settings.problems(root))}
    found |= {*_guarded("glossary/", lambda: learning.course_problems(project))}
    found |= {*_guarded("moved.yml", lambda: moved.problems(project))}
    found |= {*_guarded("words.yml", lambda: data.between(project))}
    for source in project.sources:
        found |= {*_found(source, _among_others(source, project))}
    found = set(causes.without_consequences(found))
    found = set(suppressions.unsuppressed(found, [*project.sources, _bibliography(project)]))
    return sorted(causes.without_those_of_lists(found))


def _bibliography(project: Project) -> Source:
    """The bibliography as a source, so that an excuse between its entries counts."""
    return Source(project.bibliography.path, project.bibliography.text)


def _among_others(source: Source, project: Project) -> Iterator[Rule]:
    """The rules that ask for other sources or files."""
    yield lambda: links.problems(source, project)
    yield lambda: learning.problems(source, project)
    yield lambda: minutes.problems(source, project)
    yield lambda: plans.problems(source, project)
    yield lambda: untested.problems(source, project)


def _in_bibliography(bibliography: Bibliography, look: Look) -> list[Problem]:
    if bibliography.problems:  # Not all that is wrong with it is in its text.
        return citations.check.bibliography_problems(bibliography)
    return [Problem(*one) for one in look(path=bibliography.path, text=bibliography.text)]


def _alone(source: Source, avoid: dict[str, str], works: Bibliography, look: Look) -> Iterable[Problem]:
    """What is wrong with a source whatever the other sources say."""
    if not works.problems and not any(problem.code in UNREADABLE for problem in source.problems):
        with suppress(Exception):  # Then each rule is asked by itself.
            return [Problem(*one) for one in look(path=source.path, text=source.text)]
    return _found(source, alone.rules(source, avoid, works.by_key))


def _found(source: Source, rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        yield from _guarded(source.path, rule)


def _guarded(path: str, rule: Rule) -> list[Problem]:
    """What a rule finds. A rule that fails costs its own findings on one file, never the report on the others."""
    try:
        return list(rule())
    except Exception as error:
        return [_failed(path, error)]


def _failed(path: str, error: Exception) -> Problem:
    what = f"{type(error).__name__}: {error}".split("\n")[0]
    why = f"A check could not read this file ({what}). Look for something unusual in it, and report this as a mistake."
    return Problem(path, 1, 1, why, "check-failed")
