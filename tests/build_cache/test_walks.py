"""Whatever was built before, a build is what it would be without: each file and each warning, from each state to each other.

Six states here; `make audit` walks through all of them.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.build_cache.walking import SEEN_BY_A_PREVIEW, STATES, Course, all_differ, walk, walked

BUILT = ["as it is", "sheets off", "with an address", "other hooks", "another work", "without a page"]
SEEN = ["as it is", "another template", "another work", "another order", "without a page", "another setting"]


@pytest.mark.parametrize("places", [list("ab"), list("abcdef"), list(STATES)])
def test_a_walk_goes_every_way_once(places: list[str]) -> None:
    ways = list(pairwise(walk(places)))
    assert len(ways) == len(set(ways)) == len(places) * (len(places) - 1)
    assert {place for way in ways for place in way} == set(places)


def test_a_second_build_makes_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither does one whose sets and dictionaries have another order, as they have in each process."""
    course = Course(tmp_path / "course")
    course.become("as it is")
    kept = []
    for seed in "123":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        course.build()
        kept.append({file.name for file in (course.folder / ".cache/build").rglob("*.json")})
    assert len(kept[0]) > 50
    assert kept[0] == kept[1] == kept[2]


def test_builds_in_any_order(tmp_path: Path) -> None:
    differences, fresh = walked(BUILT, Course(tmp_path / "course"), Course.build, tmp_path)
    assert differences == []
    assert all_differ(fresh)


def test_a_preview_in_any_order(tmp_path: Path) -> None:
    assert set(SEEN) <= set(SEEN_BY_A_PREVIEW)
    shown = tmp_path / "shown"
    differences, fresh = walked(SEEN, Course(tmp_path / "course"), lambda course: course.preview(shown), tmp_path)
    assert differences == []
    assert all_differ(fresh)
