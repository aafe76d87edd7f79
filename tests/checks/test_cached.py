"""A check that remembers an earlier one finds what a check that remembers nothing would find."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_cache.cache import Cache
from checks import prose
from checks.run import all_problems
from tests.checks.cases import GOOD, Case, all_cases, told

MODULE = "docs/practice/noticing.md"
INDEX, WORKSHOP, EXERCISE = "docs/index.md", "docs/facilitate/an-hour.md", "exercises/two-columns.md"
# A file, what is changed in it, and the mistake that this makes on a page nobody touched.
ELSEWHERE = {
    "a heading is renamed": (MODULE, "## Signs", "## Signals", INDEX, "anchor-broken"),
    "a work is renamed": ("bibliography.bib", "{sample2018asking", "{sample2019asking", MODULE, "unknown-citation"),
    "a work is not found": ("bibliography.bib", "status-verified", "status-unverified", MODULE, "unverified-cited"),
    "an exercise takes longer": (EXERCISE, "run: 20", "run: 90", WORKSHOP, "minutes-agenda"),
    "an exercise leaves a module": (EXERCISE, "practice/noticing", "practice/asking", MODULE, "exercise-one-way"),
    "a word is to be avoided": ("words.yml", "the mentally ill", "noor", MODULE, "person-first"),
}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "site"))


@dataclass(frozen=True)
class Course:
    """A sound site that one contributor after the other breaks and mends, and a check that remembers all of it."""

    folder: Path
    cache: Cache

    def said(self) -> list[str]:
        return [f"{problem} {problem.mended}" for problem in all_problems(self.folder, cached=self.cache.cached)]

    def mend(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(GOOD, self.folder)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    folder = tmp_path_factory.mktemp("course")
    course = Course(folder / "site", Cache(folder / "cache"))
    course.mend()
    assert course.said() == [f"{problem} {problem.mended}" for problem in all_problems(GOOD)] == []
    return course


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_mistake_is_found_when_it_is_made_and_gone_when_it_is_mended(case: Case, course: Course) -> None:
    course.mend()
    case.make(course.folder)
    assert course.said() == [f"{problem} {problem.mended}" for problem in told(case.name)]
    course.mend()
    assert course.said() == []


@pytest.mark.parametrize("change", ELSEWHERE)
def test_a_change_elsewhere_counts(change: str, site: Path, cache: Cache) -> None:
    path, old, new, page, what = ELSEWHERE[change]
    with (site / INDEX).open("a", encoding="utf-8") as file:
        file.write("\nLook for [the signs](practice/noticing.md#signs).\n")
    assert all_problems(site, cached=cache.cached) == []
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new, 1), "utf-8")
    remembered = all_problems(site, cached=cache.cached)
    assert remembered == all_problems(site)
    assert (page, what) in {(problem.path, problem.code) for problem in remembered}


def test_a_changed_sentence_costs_one_source(site: Path, cache: Cache) -> None:
    all_problems(site, cached=cache.cached)
    assert cache.made["found"] == len(list(site.rglob("*.md")))
    with (site / MODULE).open("a", encoding="utf-8") as file:
        file.write("\nA new sentence.\n")
    cache.made.clear()
    all_problems(site, cached=cache.cached)
    assert cache.made["found"] == 1


def test_a_rule_that_failed_is_asked_again(site: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / MODULE).write_text((site / MODULE).read_text("utf-8") + "\n#Signs\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(prose, "problems", lambda source: 1 / 0)
        found = all_problems(site, cached=cache.cached)
        assert found == all_problems(site)
        assert {problem.code for problem in found} == {"check-failed"}
    assert {problem.code for problem in all_problems(site, cached=cache.cached)} == {"heading-space"}
