"""The lists that stand beside the pages, such as course.yml, words.yml, paths.yml, asked.yml and kit.yml."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from citations.check import problems as cited
from citations.markdown import KEY
from content.course_file import CourseFile
from content.frontmatter import PagePath, Slug, Text
from content.frontmatter_problems import line_of, worded
from content.problems import Problem, suggestion
from content.source import FAST, Source, parse, parse_list
from learning import corrections, coverage, paths, scenarios
from publish import moved
from search import asked
from sheets.check import unprintable
from upkeep import notices
from workshops import reports
from workshops.kit import words as kit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from checks.project import Project
    from citations.bibtex import Entry

CITED = re.compile(rf"(?<![\w@./\\-])@(?P<key>{KEY})")
FILES: dict[str, tuple[TypeAdapter[Any], type[Any], int]] = {
    "course.yml": (TypeAdapter(CourseFile), CourseFile, 0),
    "words.yml": (TypeAdapter(dict[Text, Text]), paths.Path, 0),
    "paths.yml": (TypeAdapter(dict[Slug, paths.Path]), paths.Path, 1),
    "scenarios.yml": (TypeAdapter(dict[PagePath, scenarios.Setting]), scenarios.Setting, 1),
    "coverage.yml": (TypeAdapter(dict[Slug, list[coverage.Part]]), coverage.Part, 1),
    "moved.yml": (moved.FILE, paths.Path, 0),
    "corrections.yml": (TypeAdapter(corrections.Corrections), corrections.Corrections, 0),
    asked.NAME: (asked.FILE, asked.Asked, 1),
    kit.NAME: (TypeAdapter(kit.KitWords), kit.KitWords, 0),
    reports.NAME: (TypeAdapter(reports.Reports), reports.Reports, 0),
    notices.NAME: (TypeAdapter(notices.Notices), notices.Notices, 0),
}
"""For each list what it may hold, the kind of its rows, and how many names stand above those."""


def problems(project: Project) -> Iterator[Problem]:
    """Everything that one of the lists alone shows to be wrong."""
    for name, (adapter, kind, above) in FILES.items():
        if not (source := _read(name, project.root)):
            continue
        yield from source.problems
        if any(problem.code == "list-unreadable" for problem in source.problems):
            continue
        try:
            adapter.validate_python(source.meta)
        except ValidationError as errors:
            for problem in worded(source, kind, errors.errors(), above):
                message = re.sub(r"the front matter( of an? \w+)?", name, problem.message)
                yield replace(problem, message=message, code="list-value")


def between(project: Project) -> Iterator[Problem]:
    """Everything that is wrong between a list that is sound by itself and what it names."""
    for name, (adapter, _, _) in FILES.items():
        source = _read(name, project.root)
        if not source or source.problems:
            continue
        try:
            adapter.validate_python(source.meta)
        except ValidationError:
            continue
        yield from _names(name, source, project)
        if name == "coverage.yml":
            yield from _places(source, project)
        yield from _works(name, source, project.works)
        if name == "corrections.yml":
            yield from _corrections(name, source, project)
        if name == kit.NAME:
            yield from unprintable(source)
        if name == reports.NAME:
            yield from _reports(source)


def words(root: Path) -> dict[str, str]:
    """Words to avoid and what to write instead; none if the list cannot be read."""
    source = _read("words.yml", root)
    pairs = source.meta.items() if source else ()
    return {word: instead for word, instead in pairs if isinstance(instead, str) and isinstance(word, str)}


def _read(name: str, root: Path) -> Source | None:
    """None if there is no such list, and if it cannot be read, which hooks/checks/files.py tells."""
    with suppress(OSError, UnicodeDecodeError):
        return parse_list(name, (root / name).read_text("utf-8-sig"))
    return None


def _names(name: str, source: Source, project: Project) -> Iterator[Problem]:
    """Modules and exercises that a list names and that do not exist."""
    pages = {page.removesuffix(".md") for page in project.pages}
    named: list[tuple[str, str, set[str], tuple[str, ...]]] = []
    if name == "paths.yml":
        for slug, path in source.meta.items():
            for part, steps in enumerate(path["parts"]):
                for number, step in enumerate(steps["steps"]):
                    place: tuple[str, ...] = (slug, "parts", str(part), "steps", str(number))
                    if step.get("read"):
                        named.append(("page", step["read"], pages, (*place, "read")))
                    if step.get("do"):
                        named.append(("exercise", step["do"], project.exercises, (*place, "do")))
    if name == "scenarios.yml":
        named += [("module", path, project.modules, (path,)) for path in source.meta]
    if name == asked.NAME:
        terms = {f"glossary#{source.stem}" for source in project.sources if source.path.startswith("glossary/")}
        found = pages | terms | {f"start/paths/{path}" for path in project.course.paths}
        for kind, lines in source.meta.items():
            for row, line in enumerate(lines):
                named += [("page", page, found, (kind, str(row), "to", str(number))) for number, page in enumerate(line["to"])]
    if name == reports.NAME:
        plans = {page.removeprefix("facilitate/") for page in pages if page.startswith("facilitate/")}
        for row, report in enumerate(reports.Reports.model_validate(source.meta).reports):
            if report.plan:
                named.append(("plan", report.plan, plans, ("reports", str(row), "plan")))
            for number, ran in enumerate(report.exercises):
                named.append(("exercise", ran.exercise, project.exercises, ("reports", str(row), "exercises", str(number))))
    for kind, one, known, place in named:
        if one not in known:
            why = f"There is no {kind} '{one}'.{suggestion(one, known) or ' Mend the name.'}"
            yield source.problem(line_of(source, place), 1, why, f"unknown-{kind}")


def _works(name: str, source: Source, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Keys of no work, and citations where nothing is made one."""
    keys = {"coverage.yml": source.meta, notices.NAME: source.meta.get("works") or {}}.get(name, {})
    for key in keys:
        if key not in works:
            why = f"No work has the key '{key}'.{suggestion(key, works) or ' Mend it, or take these lines out.'}"
            place = ("works", key) if name == notices.NAME else (key,)
            yield source.problem(line_of(source, place), 1, why, "unknown-citation")
    for number, line in enumerate(source.lines, 1) if name != "corrections.yml" else ():
        for match in CITED.finditer(line) if "@" in line and not line.lstrip().startswith("#") else ():
            if match["key"] in works:
                why = f"'{match[0]}' stands in a list, where it is not made a citation. Cite it in the text of a page."
                yield source.problem(number, match.start() + 1, why, "citation-left")


def _places(source: Source, project: Project) -> Iterator[Problem]:
    """Concepts of the core texts that stand nowhere, or not where they are said to stand."""
    pages = {page.removesuffix(".md"): text for page, text in project.pages.items()}
    for text, parts in coverage.load(project.root).items():
        for part, held in enumerate(parts):
            for number, concept in enumerate(held.concepts):
                place = (text, str(part), "concepts", str(number), "where")
                for why in coverage.lost(concept, pages):
                    yield source.problem(line_of(source, place), 1, why, "concept-lost")


def _reports(source: Source) -> Iterator[Problem]:
    """Reports that do not stand in the order of their days."""
    for number in reports.out_of_order(reports.Reports.model_validate(source.meta).reports):
        line = line_of(source, ("reports", str(number)))
        why = "This report is later than the one above it. Put the latest first."
        yield source.problem(line, 1, why, "report-order")


def _corrections(name: str, source: Source, project: Project) -> Iterator[Problem]:
    """Rows that do not agree with their page, and citations that lead nowhere."""
    pages = {page.removesuffix(".md"): text for page, text in project.pages.items()}
    pages |= {f"glossary#{term.stem}": term for term in project.sources if term.path.startswith("glossary/")}
    text = (project.root / name).read_text("utf-8-sig")
    document: Any = yaml.compose(text, FAST)
    for row in (row for _, rows in document.value for row in rows.value):
        lines = {key.value: key.start_mark.line + 1 for key, _ in row.value}
        correction = corrections.Correction.model_construct(**{key.value: value.value for key, value in row.value})
        for field, why in corrections.out_of_step(correction, pages):
            yield source.problem(lines[field], 1, why, "correction-out-of-step")
    yield from cited(parse(name, text), project.works)
