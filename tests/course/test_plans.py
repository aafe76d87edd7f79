"""The workshop plans keep the promises of the facilitators' room: the hours they name, rest, and an end that closes."""

from __future__ import annotations

import pytest

from content import frontmatter
from content.frontmatter import Session, Workshop
from learning import course
from tests.conftest import ROOT

HOURS = {
    "taster": [60],
    "parallel-process-half-day": [210],
    "healing-centered-half-day": [210],
    "coaching-full-day": [390],
    "coaching-people-you-manage-half-day": [210],
    "learning-circle": [90] * 6,
    "team-retreat": [390],
    "online-ninety-minutes": [90],
}
EXERCISES = course.load(ROOT).exercises
PLANS = {
    source.stem: plan
    for source in course.sources(ROOT / "docs" / "facilitate", ROOT)
    if isinstance(plan := frontmatter.load(source), Workshop)
}
MEETINGS = [pytest.param(meeting, id=f"{slug}: {meeting.title}") for slug, p in PLANS.items() for meeting in p.meetings]


def test_every_plan_takes_the_time_that_its_page_names() -> None:
    minutes = {slug: [sum(i.minutes for i in meeting.agenda) for meeting in p.meetings] for slug, p in PLANS.items()}
    assert minutes == HOURS


@pytest.mark.parametrize("meeting", MEETINGS)
def test_nobody_sits_for_more_than_ninety_minutes(meeting: Session) -> None:
    sitting = [0]
    for item in meeting.agenda:
        sitting.append(0 if item.kind == "break" else sitting[-1] + item.minutes)
    assert max(sitting) <= 90


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_meeting_is_closed_and_ends_lightly(meeting: Session) -> None:
    last = meeting.agenda[-1]
    assert last.talk or last.exercise == "closing-circle"
    assert not last.exercise or EXERCISES[last.exercise].intensity <= 2
