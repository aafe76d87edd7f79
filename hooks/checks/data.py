"""The lists that stand beside the pages: course.yml, words.yml, paths.yml, scenarios.yml, coverage.yml and corrections.yml."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from citations.check import problems as cited
from content.course_file import CourseFile
from content.frontmatter import PagePath, Slug, Text
from content.frontmatter_problems import worded
from content.problems import Problem, suggestion
from content.source import FAST, Source, parse
from learning import corrections, coverage, paths, scenarios

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.project import Project

FILES: dict[str, tuple[TypeAdapter[Any], type[Any]]] = {
    "course.yml": (TypeAdapter(CourseFile), CourseFile),
    "words.yml": (TypeAdapter(dict[Text, Text]), paths.Path),
    "paths.yml": (TypeAdapter(dict[Slug, paths.Path]), paths.Path),
    "scenarios.yml": (TypeAdapter(dict[PagePath, scenarios.Setting]), scenarios.Setting),
    "coverage.yml": (TypeAdapter(dict[Slug, list[coverage.Part]]), coverage.Part),
    "corrections.yml": (TypeAdapter(corrections.Corrections), corrections.Corrections),
}
FENCE = "---\n"


def problems(project: Project) -> Iterator[Problem]:
    """Everything wrong with the lists; each is read as if it were front matter."""
    for name in FILES:
        for problem in _of(name, project):
            yield replace(problem, line=max(1, problem.line - 1))


def words(root: Path) -> dict[str, str]:
    """Words to avoid and what to write instead; none if the list cannot be read."""
    source = _read("words.yml", root)
    return {word: instead for word, instead in source.meta.items() if isinstance(instead, str)} if source else {}


def _read(name: str, root: Path) -> Source | None:
    """None if there is no such list, and if it cannot be read, which hooks/checks/files.py tells."""
    with suppress(OSError, UnicodeDecodeError):
        return parse(name, f"{FENCE}{(root / name).read_text('utf-8-sig')}\n{FENCE}")
    return None


def _of(name: str, project: Project) -> Iterator[Problem]:
    source = _read(name, project.root)
    if source is None:
        return
    for problem in source.problems:
        yield replace(problem, message=problem.message.replace("The front matter", name), code="list-unreadable")
    if source.problems:
        return
    adapter, kind = FILES[name]
    try:
        adapter.validate_python(source.meta)
    except ValidationError as errors:
        for problem in worded(source, kind, errors.errors()):
            message = re.sub(r"the front matter( of an? \w+)?", name, problem.message)
            yield replace(problem, message=message, code="list-value")
        return
    yield from _names(name, source, project)
    if name == "coverage.yml":
        yield from _places(source, project)
    if name == "corrections.yml":
        yield from _corrections(name, source, project)


def _names(name: str, source: Source, project: Project) -> Iterator[Problem]:
    """Modules and exercises that a list names and that do not exist."""
    named: list[tuple[str, str, set[str]]] = []
    if name == "paths.yml":
        steps = [step for path in source.meta.values() for part in path["parts"] for step in part["steps"]]
        pages = {page.removesuffix(".md") for page in project.pages}
        named += [("page", step["read"], pages) for step in steps if step.get("read")]
        named += [("exercise", step["do"], project.exercises) for step in steps if step.get("do")]
    if name == "scenarios.yml":
        named += [("module", path, project.modules) for path in source.meta]
    for kind, one, known in named:
        if one not in known:
            line = next((n for n, text in enumerate(source.lines, 1) if one in text), 1)
            why = f"There is no {kind} '{one}'.{suggestion(one, known) or ' Mend the name.'}"
            yield source.problem(line, 1, why, f"unknown-{kind}")


def _places(source: Source, project: Project) -> Iterator[Problem]:
    """Concepts of the core texts that stand nowhere, or not where they are said to stand."""
    pages = {page.removesuffix(".md"): text for page, text in project.pages.items()}
    for concept in (
        concept for parts in coverage.load(project.root).values() for part in parts for concept in part.concepts
    ):
        for why in coverage.lost(concept, pages):
            line = next((n for n, text in enumerate(source.lines, 1) if concept.what in text), 1)
            yield source.problem(line, 1, why, "concept-lost")


def _corrections(name: str, source: Source, project: Project) -> Iterator[Problem]:
    """Rows that do not agree with their page, and citations that lead nowhere."""
    pages = {page.removesuffix(".md"): text for page, text in project.pages.items()}
    pages |= {f"glossary#{term.stem}": term for term in project.sources if term.path.startswith("glossary/")}
    text = (project.root / name).read_text("utf-8-sig")
    document: Any = yaml.compose(text, FAST)
    for row in (row for _, rows in document.value for row in rows.value):
        lines = {key.value: key.start_mark.line + 2 for key, _ in row.value}
        correction = corrections.Correction.model_construct(**{key.value: value.value for key, value in row.value})
        for field, why in corrections.out_of_step(correction, pages):
            yield source.problem(lines[field], 1, why, "correction-out-of-step")
    for problem in cited(parse(name, text), project.works):
        yield replace(problem, line=problem.line + 1)
