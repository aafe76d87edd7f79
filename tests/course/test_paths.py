"""What the paths and the scenarios of this course promise."""

from __future__ import annotations

import re

from learning import course
from tests.conftest import ROOT


def test_every_path_of_the_site_leads_somewhere() -> None:
    the_course = course.load(ROOT)
    assert {path.by for path in the_course.paths.values()} == {"role", "time"}
    for slug, path in the_course.paths.items():
        assert {*path.modules} <= the_course.modules.keys() and {*path.exercises} <= the_course.exercises.keys(), slug


def test_the_hour_is_an_hour_and_a_week_is_about_an_hour_and_a_half() -> None:
    the_course = course.load(ROOT)
    assert the_course.minutes(the_course.paths["one-hour"].modules) <= 60
    for part in the_course.paths["six-weeks"].parts:
        assert the_course.minutes(step.read for step in part.steps if step.read) <= 75


def test_whoever_learns_alone_needs_nobody_and_no_more_than_the_minutes_that_are_promised() -> None:
    the_course = course.load(ROOT)
    for slug in ("six-weeks-alone", "support-worker"):
        assert {the_course.exercises[exercise].group for exercise in the_course.paths[slug].exercises} == {"solo"}, slug
    for week in the_course.paths["six-weeks-alone"].parts:
        reading = the_course.minutes(step.read for step in week.steps if step.read)
        doing = sum(the_course.exercises[step.do].minutes.total for step in week.steps if step.do)
        assert 50 <= reading + doing <= 95, week.title


def test_every_scenario_of_the_site_has_a_setting_and_nothing_in_the_file_is_a_stranger() -> None:
    the_course = course.load(ROOT)
    named = set(re.findall(r"^([a-z/-]+):$", (ROOT / "scenarios.yml").read_text("utf-8"), re.MULTILINE))
    assert named == set(the_course.scenarios)
    assert all(story.setting and story.questions for story in the_course.scenarios.values())
