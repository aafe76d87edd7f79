"""Whatever was built before, a build is what it would be without: each file and each warning, from each state to each other.

Six states here; `make audit` walks through all of them.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build_cache.walking import SEEN_BY_A_PREVIEW, STATES, Built, Course, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BUILT = ["as it is", "sheets off", "with an address", "other hooks", "another work", "without a page"]
SEEN = ["as it is", "another template", "another work", "another order", "without a page", "another setting"]


@pytest.mark.parametrize("places", [list("ab"), list("abcdef"), list(STATES)])
def test_a_walk_goes_every_way_once(places: list[str]) -> None:
    ways = list(pairwise(walk(places)))
    assert len(ways) == len(set(ways)) == len(places) * (len(places) - 1)
    assert {place for way in ways for place in way} == set(places)


def test_builds_in_any_order(tmp_path: Path) -> None:
    differences, fresh = walked(BUILT, Course(tmp_path / "course"), Course.build, tmp_path)
    assert differences == []
    assert all_differ(fresh.values())


def test_a_preview_in_any_order(tmp_path: Path) -> None:
    assert set(SEEN) <= set(SEEN_BY_A_PREVIEW)
    shown = tmp_path / "shown"
    differences, fresh = walked(SEEN, Course(tmp_path / "course"), lambda course: course.preview(shown), tmp_path)
    assert differences == []
    assert all_differ(fresh.values())


def walked(
    places: list[str], course: Course, build: Callable[[Course], Built], folder: Path
) -> tuple[list[str], dict[str, Built]]:
    """(what was wrong on which way, what each state is when it is built anew)"""
    fresh = {}
    for number, name in enumerate(places):
        anew = Course(folder / f"fresh-{number}")
        anew.become(name)
        fresh[name] = anew.build() if build is Course.build else anew.preview(folder / f"shown-{number}")
    differences, before = [], "nothing"
    for name in walk(places):
        course.become(name)
        differences += [f"{before}, then {name}: {what}" for what in build(course).differences(fresh[name])]
        before = name
    return differences, fresh


def all_differ(builds: Iterable[Built]) -> bool:
    """Whether no two states would pass for each other."""
    known = [(dict(one.files), sorted(one.warnings)) for one in builds]
    return all(one != other for number, one in enumerate(known) for other in known[:number])
