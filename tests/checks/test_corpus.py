"""Every mistake of the corpus is told with file, line, column and remedy, and nothing else is told besides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checks.__main__ import MOST_ROUNDS, mend
from checks.run import all_problems
from tests.checks.cases import GOOD, Case, all_cases, hunks_of, told

CASES = all_cases()


def test_the_sound_site_has_no_problems() -> None:
    assert all_problems(GOOD) == []


def test_the_corpus_knows_at_least_sixty_kinds_of_mistake() -> None:
    assert len(CASES) >= 60
    assert len({re.findall(r"\[([\w-]+)\]$", line)[0] for case in CASES for line in case.said}) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_with_its_place_and_its_remedy(case: Case, tmp_path: Path) -> None:
    found = told(case.name)
    assert [str(problem) for problem in found] == case.said
    assert found, "a mistake that nobody is told of"
    case.make(tmp_path)
    for problem in found:
        file = tmp_path / problem.path
        lines = file.read_text("utf-8").split("\n") if file.suffix != ".docx" else [""]
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert "\n" not in problem.message
        assert re.match(r"['</\w@]", problem.message)
        assert len(re.findall(r"[.?:](?:\s|$)|$", problem.message)) >= 2, "what is wrong, then what to do"
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|snippet|tab|admonition", problem.code)


def test_at_least_one_message_of_a_case_points_at_what_was_edited() -> None:
    elsewhere = {"nav-broken", "exercise-one-way", "term-unused", "term-twice"}
    for case in CASES:
        edited = {path for path, _ in hunks_of(case.edit)}
        shown_on = {path.replace(".svg", ".md") for path in edited} | {"docs/practice/noticing.md"}
        assert any(p.path in edited | shown_on or p.code in elsewhere for p in told(case.name)), case.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_mended_mechanically_is_mended_for_good_and_nothing_else_is_touched(case: Case, tmp_path: Path) -> None:
    case.make(tmp_path)
    before = problems = list(told(case.name))
    rounds = 0
    while mend(problems, tmp_path):
        problems, rounds = all_problems(tmp_path), rounds + 1
        assert rounds <= MOST_ROUNDS
    mended = {problem.code for problem in before if problem.mended is not None}
    assert bool(rounds) == bool(mended)
    left = {problem.code for problem in problems}
    assert not mended & left
    assert len(problems) <= len(before) - len(mended)


def test_many_mistakes_at_once_are_all_told(tmp_path: Path) -> None:
    """A site with a mistake in each kind of file: none hides another."""
    chosen = ["front-matter-colon", "sheet-option", "workshop-odd-time", "term-uncited", "bibliography-no-status"]
    expected = set()
    for case in CASES:
        if case.name in chosen:
            expected |= set(case.said)
            _edit(case, tmp_path)
    assert expected <= {str(problem) for problem in all_problems(tmp_path)}


def _edit(case: Case, root: Path) -> None:
    """Do what a case did without undoing what earlier ones did."""
    kept = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    case.make(root)
    edited = {root / path for path, _ in hunks_of(case.edit)}
    for file, was in kept.items():
        if file not in edited:
            file.write_bytes(was)
