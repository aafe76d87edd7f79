"""What readers of this course rely on, whatever else changes: the name under which their notes are kept."""

from __future__ import annotations

from content import course_file
from tests.conftest import ROOT

COURSE = course_file.read(ROOT)


def test_what_readers_have_kept_is_still_found() -> None:
    """Every browser that kept a note of this course kept it under this name."""
    assert COURSE.slug == "in-parallel"


def test_every_strand_chooses_its_look() -> None:
    assert course_file.notes(COURSE) == []
    assert len({COURSE.look(strand) for strand in COURSE.strands}) == len(COURSE.strands)
