"""A check that remembers an earlier one finds what a check that remembers nothing would find."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from build_cache.memory import Memory
from checks import all_problems, prose
from tests.checks.cases import GOOD, Case, all_cases

if TYPE_CHECKING:
    from pathlib import Path

MODULE = "docs/practice/noticing.md"
INDEX, WORKSHOP, EXERCISE = "docs/index.md", "docs/facilitate/an-hour.md", "exercises/two-columns.md"
# A file, what is changed in it, and the mistake that this makes on a page nobody touched.
ELSEWHERE = {
    "a heading is renamed": (MODULE, "## Signs", "## Signals", INDEX, "anchor-broken"),
    "a work is renamed": ("bibliography.bib", "{sample2018asking", "{sample2019asking", MODULE, "unknown-citation"),
    "a work is not found": ("bibliography.bib", "status-verified", "status-unverified", MODULE, "unverified-cited"),
    "an exercise takes longer": (EXERCISE, "run: 20", "run: 90", WORKSHOP, "minutes-agenda"),
    "an exercise leaves a module": (EXERCISE, "practice/noticing", "practice/asking", MODULE, "exercise-one-way"),
    "a drawing cannot be read": ("docs/practice/circles.svg", "</svg>", "<svg>", MODULE, "drawing-unreadable"),
    "a word is to be avoided": ("words.yml", "the mentally ill", "noor", MODULE, "person-first"),
}


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_mistake_is_found_when_it_is_made_and_gone_when_it_is_mended(case: Case, tmp_path: Path) -> None:
    site, memory = tmp_path / "site", Memory(tmp_path / "kept.sqlite")

    def both() -> list[str]:
        remembered, fresh = all_problems(site, memory), all_problems(site)
        assert remembered == fresh
        assert [problem.mended for problem in remembered] == [problem.mended for problem in fresh]
        return [str(problem) for problem in fresh]

    shutil.copytree(GOOD, site)
    assert both() == []
    case.make(site)
    assert both() == case.said
    shutil.rmtree(site)
    shutil.copytree(GOOD, site)
    assert both() == []


@pytest.mark.parametrize("change", ELSEWHERE)
def test_a_change_elsewhere_counts(change: str, tmp_path: Path) -> None:
    path, old, new, page, code = ELSEWHERE[change]
    site, memory = tmp_path / "site", Memory(tmp_path / "kept.sqlite")
    shutil.copytree(GOOD, site)
    with (site / INDEX).open("a", encoding="utf-8") as file:
        file.write("\nLook for [the signs](practice/noticing.md#signs).\n")
    assert all_problems(site, memory) == []
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new, 1), "utf-8")
    remembered = all_problems(site, memory)
    assert remembered == all_problems(site)
    assert (page, code) in {(problem.path, problem.code) for problem in remembered}


def test_a_changed_sentence_costs_one_source(tmp_path: Path) -> None:
    site, memory = tmp_path / "site", Memory(tmp_path / "kept.sqlite")
    shutil.copytree(GOOD, site)
    all_problems(site, memory)
    before = found(memory)
    with (site / MODULE).open("a", encoding="utf-8") as file:
        file.write("\nA new sentence.\n")
    all_problems(site, memory)
    again = [place for place, rests_on in found(memory).items() if rests_on != before[place]]
    assert again == [f"{MODULE}#alone", MODULE]


def test_what_was_found_in_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    site, memory = tmp_path / "site", Memory(tmp_path / "kept.sqlite")
    shutil.copytree(GOOD, site)
    all_problems(site, memory)
    assert MODULE in found(memory)
    (site / MODULE).unlink()
    all_problems(site, memory)
    assert found(memory)
    assert not [place for place in found(memory) if MODULE in place]


def test_a_rule_that_failed_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, memory = tmp_path / "site", Memory(tmp_path / "kept.sqlite")
    shutil.copytree(GOOD, site)
    with monkeypatch.context() as patch:
        patch.setattr(prose, "problems", lambda source: 1 / 0)
        assert {problem.code for problem in all_problems(site, memory)} == {"check-failed"}
    assert all_problems(site, memory) == []


def found(memory: Memory) -> dict[str, str]:
    """What the findings at each place rest on."""
    return {place: rests_on for place, (rests_on, _) in memory.recall("findings", "").items()}
