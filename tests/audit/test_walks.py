"""A small course goes from each of thirteen states to each other, and is always what a fresh build of it would be."""

from __future__ import annotations

from pathlib import Path

from tests.build_cache.walking import SEEN_BY_A_PREVIEW, STATES, Course, all_differ, walked


def test_builds_in_any_order(tmp_path: Path) -> None:
    differences, fresh = walked(list(STATES), Course(tmp_path / "course"), Course.build, tmp_path)
    assert differences == []
    assert all_differ(fresh)


def test_a_preview_in_any_order(tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    course = Course(tmp_path / "course")
    differences, fresh = walked(SEEN_BY_A_PREVIEW, course, lambda course: course.preview(shown), tmp_path)
    assert differences == []
    assert all_differ(fresh)
