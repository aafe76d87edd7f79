"""The plans of this course by the clock."""

from __future__ import annotations

from content import frontmatter
from content.frontmatter import Workshop
from content.source import read
from learning import course
from tests.conftest import ROOT
from workshops import agenda


def test_every_plan_of_the_site_ends_when_its_minutes_say() -> None:
    known = course.load(ROOT).exercises
    plans = [frontmatter.load(read(file, ROOT)) for file in sorted((ROOT / "docs" / "facilitate").glob("*.md"))]
    found = [one for one in plans if isinstance(one, Workshop)]
    assert len(found) >= 6
    for one in found:
        assert set(agenda.exercises(one)) <= known.keys()
        for meeting in one.meetings:
            slots = agenda.timetable(meeting)
            assert slots[-1].start + slots[-1].item.minutes - slots[0].start == sum(i.minutes for i in meeting.agenda)
