"""Causes are told, and not what only follows from them: one broken file would bury itself under what others miss in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.check import UNUSABLE
from content.source import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.problems import Problem

GONE = re.compile(r"The page '(?P<page>[^']+)' is gone")
"""A page that is gone is missed wherever it was named."""
UNSETTLED = ("nav-missing", "exercise-one-way")
"""What cannot be told before it is known which page is which."""
BROKEN = (*UNREADABLE, "front-matter-yaml", "front-matter-open", "front-matter-place")
"""The problems of a file of which others cannot be told what it says."""
FIRST = (*BROKEN, *UNUSABLE, "file-linked", "file-large", "address-gone", "config-yaml", "list-unreadable")
"""What is told before everything else."""
MISNAMED = ("file-name", "file-kind", "file-place")
"""The problems of a file that is going to have another name, so that nothing else of it can be told."""
OF_WORKS = ("unknown-citation", "citation-at", "evidence-uncited", "term-uncited")
MISLED = ("link-broken", "anchor-broken", "link-scheme", "link-host", "link-absolute", "nav-broken")
"""A link that leads astray may be the one that a term is waiting for."""
UNSOUND = ("list-value", "list-unreadable", "not-utf-8", "unknown-exercise")
HALF_A_BLOCK, THEN_MISSED = ("block-opening", "block-open"), ("debrief-missing", "facilitator-missing")
OF_A_LIST = {
    "paths.yml": (("address-gone", "unknown-page"), "'start/paths/"),
    "moved.yml": (("address-gone",), ""),
    "words.yml": (("excuse-unused",), ""),
    "course.yml": (("plan-closing",), ""),
}
"""What is missed everywhere while a list cannot be used: codes, and words of their messages."""
OF_STEPS = ("minutes-steps", "short-step", "short-needs")
MEANT = re.compile(r"Did you mean '([^']+)'|Write '(?:- [^':]+: )?([^']+)'")
NAMED = re.compile(r"Write ' +name: ([\w-]+)'")
SAME_PLACE = {
    "code-indented": ("block-option",),
    "paper-tag": ("raw-html",),
    "heading-underlined": ("merge-left",),
    "raw-html": ("chat-left", "citation-form"),
    "snippet": ("citation-form",),
    "front-matter-html": ("front-matter-yaml",),
    "config-name": ("config-yaml",),
    "letters-garbled": ("link-host",),
}
"""What is gone with another mistake in its line."""


def without_consequences(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, without those that are gone as soon as others are mended."""
    problems = list(problems)
    causes = {problem.path: problem.code for problem in problems if problem.code in BROKEN or problem.code in MISNAMED}
    broken = {path for path, code in causes.items() if code in BROKEN}
    no_works = "bibliography.bib" in broken or any(one.path == "bibliography.bib" and one.code in UNUSABLE for one in problems)
    there = {(one.path, one.line, one.code) for one in problems}
    named = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for path in causes for name in _names(path)) or r"(?!)")
    gone = {match["page"] for problem in problems if (match := GONE.match(problem.message))}
    missed = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for page in gone for name in _names(page)) or r"(?!)")
    half = {problem.path for problem in problems if problem.code in HALF_A_BLOCK}
    options = {(one.path, name[1]) for one in problems if one.code == "block-option" and (name := NAMED.search(one.message))}
    uncounted = {one.path for one in problems if one.code == "step-form"}
    boxes = {one.path for one in problems if one.code == "list-sign" and "box" in one.message}
    listed = _meant(problems, "nav-broken")
    fields = _meant(problems, "bib-field")
    for problem in without_those_of_lists(problems):
        if problem.code in THEN_MISSED and problem.path in half:
            continue
        if problem.code in OF_STEPS and problem.path in uncounted:
            continue
        if problem.code == "list-blank-line" and (problem.path, problem.line - 1, "block-opening") in there:
            continue
        if problem.code == "nav-missing" and problem.path.removeprefix("docs/") in listed:
            continue
        if problem.code == "bib-missing-field" and any(f"'{name}'" in problem.message for name in fields):
            continue
        if gone and problem.code != "address-gone" and (missed.search(problem.message) or problem.code in UNSETTLED):
            continue
        cause = causes.get(problem.path)
        if cause in MISNAMED and problem.code not in (*MISNAMED, *BROKEN):
            continue
        if problem.path not in causes and problem.code not in BROKEN and named.search(problem.message):
            continue
        if no_works and (problem.code in OF_WORKS or "on references.md" in problem.message):
            continue
        if problem.code == "term-unused" and any(one.code in MISLED for one in problems):
            continue
        if problem.code in ("place-unnamed", "self-check-serves-none") and (problem.path, problem.line + 1, "block-option") in there:
            continue
        if problem.code == "objective-test-unknown" and any(
            problem.path == path and f"'{name}'" in problem.message for path, name in options
        ):
            continue
        if problem.code in ("self-check-answers", "code-indented") and problem.path in boxes:
            continue
        if problem.code == "term-unused" and any(path.endswith(".md") for path in broken):
            continue
        if problem.code == "evidence-grade" and any((problem.path, problem.line + n, "block-option") in there for n in (1, 2)):
            continue
        if any((problem.path, problem.line, code) in there for code in SAME_PLACE.get(problem.code, ())):
            continue
        yield problem


def without_those_of_lists(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, without those that are gone as soon as a list beside the pages can be used."""
    problems = list(problems)
    missed = [OF_A_LIST[one.path] for one in problems if one.path in OF_A_LIST and one.code in UNSOUND]
    for problem in problems:
        if not any(problem.code in codes and words in problem.message for codes, words in missed):
            yield problem


def _meant(problems: Iterable[Problem], code: str) -> set[str]:
    """What was probably meant in the place of each misspelt name."""
    found = (match for problem in problems if problem.code == code for match in MEANT.finditer(problem.message))
    return {match[1] or match[2] for match in found}


def _names(path: str) -> Iterator[str]:
    """How other files name a file."""
    inside = re.sub(r"^docs/", "", path)
    yield from {path, inside, re.sub(r"\.\w+$", "", inside)}
    folder, _, name = inside.partition("/")
    if folder in ("exercises", "glossary"):
        yield re.sub(r"\.\w+$", "", name)
