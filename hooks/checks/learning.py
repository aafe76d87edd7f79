"""What makes a page teach: self-checks that answer, blocks that exist, exercises and terms that belong somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks
from content.frontmatter import Exercise, Module, load
from content.problems import Problem, suggestion
from lessons.blocks import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.book import Book
    from content.source import Source

IN_MODULES = ("scenario", "pause", "self-check", "evidence", "caution", "try-it")
ON_SHEETS = ("lines", "scale", "continuum", "compare", "grid", "checks", "choose", "cards", "debrief", "facilitator")
ANYWHERE = ("details", "tab", "table-caption", "figure-caption", "caption")
TASK = re.compile(r"- \[(?P<mark>.)\]\s+(?P<text>.*)")


def problems(source: Source, book: Book) -> Iterator[Problem]:
    """Everything on one page that would not teach."""
    yield from _blocks(source)
    yield from _selfchecks(source)
    match load(source):
        case Module() as module:
            yield from _names(
                source, "needs", module.needs, {p.removesuffix(".md"): s for p, s in book.pages.items()}, "page"
            )
            yield from _names(source, "exercises", module.exercises, book.course.exercises, "exercise")
            for slug in module.exercises:
                if slug in book.course.exercises and _page(source) not in book.course.exercises[slug].modules:
                    why = f"The exercise '{slug}' does not list '{_page(source)}' under modules. Add it there, or take it out here."
                    yield source.problem(source.meta_lines["exercises"], 1, why, "exercise-one-way")
        case Exercise() as exercise:
            yield from _names(source, "modules", exercise.modules, book.course.modules, "module")
            for path in exercise.modules:
                if path in book.course.modules and source.stem not in book.course.modules[path].exercises:
                    why = f"The module '{path}' does not list '{source.stem}' under exercises. Add it there, or take it out here."
                    yield source.problem(source.meta_lines["modules"], 1, why, "exercise-one-way")


def glossary_problems(book: Book) -> Iterator[Problem]:
    """Terms that no page links to, words claimed by two terms, definitions that are not one cited paragraph."""
    links = {anchor for source in book.sources for anchor in re.findall(r"glossary\.md#([\w-]+)", source.text)}
    claimed: dict[str, str] = {}
    for source in book.sources:
        if not source.path.startswith("glossary/") or source.stem not in book.course.terms:
            continue
        term = book.course.terms[source.stem]
        if source.stem not in links:
            why = f"No page links to the term '{term.name}'. Link its first use as [..](../glossary.md#{source.stem}), or take it out."
            yield source.problem(source.meta_lines["term"], 1, why, "term-unused")
        for word in (term.name, *term.aliases):
            other = claimed.setdefault(word.casefold(), source.stem)
            if other != source.stem:
                why = f"'{word}' belongs to '{other}' already. Keep it in one of the two."
                yield source.problem(source.meta_lines.get("aliases", 1), 1, why, "term-twice")
        if not term.definition or "\n\n" in term.definition:
            yield source.problem(
                source.body_line, 1, "A term is one paragraph. Say in one sentence what it means.", "term-definition"
            )
        elif "@" not in term.definition:
            yield source.problem(
                source.body_line, 1, "This definition has no source. Cite one, such as [@key].", "term-uncited"
            )


def _page(source: Source) -> str:
    return source.path.removeprefix("docs/").removesuffix(".md")


def _names(source: Source, field: str, names: list[str], known: Mapping[str, object], kind: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            line = next(
                (n for n in range(source.meta_lines[field], source.body_line) if name in source.lines[n - 1]),
                source.meta_lines[field],
            )
            why = f"There is no {kind} '{name}'.{suggestion(name, known) or ' Mend the name.'}"
            yield source.problem(line, 1, why, f"unknown-{kind}")


def _blocks(source: Source) -> Iterator[Problem]:
    yield from blocks.problems(source)
    for block in blocks.find(source):
        sheet = source.path.startswith("exercises/")
        allowed = (*(ON_SHEETS if sheet else IN_MODULES), *ANYWHERE)
        if block.name in (ON_SHEETS if not sheet else IN_MODULES):
            where = "exercises" if not sheet else "modules"
            yield source.problem(
                block.line,
                block.column,
                f"'{block.name}' blocks belong in {where}. Use another block here.",
                "block-misplaced",
            )
        elif block.name not in allowed:
            near = suggestion(block.name, allowed)
            yield source.problem(
                block.line,
                block.column,
                f"There is no block '{block.name}'.{near or ' Allowed are: ' + ', '.join(allowed) + '.'}",
                "block-unknown",
            )
        elif block.name in IN_MODULES and not block.argument:
            yield source.problem(
                block.line,
                block.column,
                f"This {block.name} has no title. Write /// {block.name} | Title.",
                "block-title",
            )
        if block.name == "evidence":
            yield from _evidence(source, block)
        elif block.name in IN_MODULES and block.options:
            name, (line, _) = next(iter(block.options.items()))
            yield source.problem(
                line, 5, f"A {block.name} has no option '{name}'. Leave a blank line before its text.", "block-option"
            )


def _evidence(source: Source, block: blocks.Block) -> Iterator[Problem]:
    for name, (line, _) in block.options.items():
        if name != "grade":
            yield source.problem(
                line,
                5,
                f"Evidence has no option '{name}'.{suggestion(name, ['grade'])} Its one option is grade.",
                "block-option",
            )
    line, grade = block.options.get("grade", (block.line, ""))
    if grade.strip("\"'") not in GRADES:
        said = f"'{grade}' is no grade" if grade else "This evidence has no grade"
        yield source.problem(
            line, block.column, f"{said}. Add the line '    grade: ' with one of {', '.join(GRADES)}.", "evidence-grade"
        )
    if grade != "concept" and not any("@" in text for _, text in block.body):
        why = "This evidence names no source. Cite the study it rests on, or grade it as a concept."
        yield source.problem(block.line, block.column, why, "evidence-uncited")


def _selfchecks(source: Source) -> Iterator[Problem]:
    for block in blocks.find(source):
        if block.name != "self-check":
            continue
        options: list[tuple[int, bool, bool]] = []  # line, right, has feedback
        for line, text in block.body:
            if task := TASK.match(text):
                if task["mark"] not in " xX":
                    yield source.problem(
                        line,
                        3,
                        f"'[{task['mark']}]' is neither [ ] nor [x]. Write [x] for an answer that fits.",
                        "self-check-mark",
                    )
                options.append((line, task["mark"] in "xX", False))
            elif options and text.startswith("    ") and text.strip():
                options[-1] = (*options[-1][:2], True)
        if len(options) < 2:
            yield source.problem(
                block.line,
                1,
                "A self-check needs at least two answers. Write each as - [ ] or - [x].",
                "self-check-answers",
            )
        elif not any(right for _, right, _ in options):
            yield source.problem(
                block.line,
                1,
                "No answer of this self-check is marked as fitting. Mark at least one with [x].",
                "self-check-right",
            )
        elif all(right for _, right, _ in options):
            yield source.problem(
                block.line,
                1,
                "Every answer of this self-check fits, so it asks nothing. Add one that does not.",
                "self-check-wrong",
            )
        for line, _, feedback in options:
            if not feedback:
                why = "This answer has no feedback. Say below it, indented by four spaces, why it fits or does not."
                yield source.problem(line, 1, why, "self-check-feedback")
