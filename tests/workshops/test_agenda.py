"""Clock times, what to bring and how much to print, worked out from a plan."""

from __future__ import annotations

import pytest
from tests.sheets.paper import HERE

from content.frontmatter import Exercise, Workshop
from content.source import parse, read
from sheets import timing
from workshops import agenda

EVERYTHING = parse("exercises/x.md", (HERE / "everything.md").read_text("utf-8")).meta


def plan(name: str) -> Workshop:
    return Workshop.model_validate(read(HERE / f"{name}.md", HERE).meta)


def exercise(**changed: object) -> Exercise:
    return Exercise.model_validate(EVERYTHING | changed)


def test_times_follow_from_the_start_and_the_minutes() -> None:
    (day,) = plan("taster").meetings
    assert [(slot.at, slot.until) for slot in agenda.timetable(day)] == [
        ("09:40", "09:50"),
        ("09:50", "10:05"),
        ("10:05", "10:25"),
        ("10:25", "10:30"),
        ("10:30", "10:40"),
    ]
    assert agenda.reading(day) == ["start/how-this-site-works"]


def test_a_late_evening_goes_past_midnight() -> None:
    first, second = plan("evenings").meetings
    assert [slot.at for slot in agenda.timetable(first)] == ["23:30", "23:50"]
    assert agenda.timetable(first)[-1].until == "00:05"
    assert [slot.at for slot in agenda.timetable(second)] == ["18:00"]
    assert agenda.exercises(plan("evenings")) == ["everything"]


@pytest.mark.parametrize(
    ("per", "group", "copies"),
    [
        ("person", "pairs", 13),
        ("pair", "pairs", 7),
        ("group", "trios", 5),
        ("group", "groups of 4", 4),
        ("group", "whole room", 1),
    ],
)
def test_a_room_of_thirteen_needs_so_many_handouts(per: str, group: str, copies: int) -> None:
    assert agenda.needed(13, agenda.handout_share(exercise(print={"per": per}, group=group))) == copies


@pytest.mark.parametrize(
    ("material", "sets"),
    [
        ("one set of eight cards for each trio, cut out", 5),
        ("a set of cards each, cut out", 13),
        ("one set of sixteen cards per group, cut out", 4),
        ("one commitment card each, cut out beforehand (eight to a page)", 2),
        ("a pen each", 13),
    ],
)
def test_a_room_of_thirteen_needs_so_many_sets_of_cards(material: str, sets: int) -> None:
    assert agenda.needed(13, agenda.card_share(exercise(materials=[material], group="groups of 4"), 8)) == sets


def test_what_to_bring_is_said_once_and_printed_things_are_left_out() -> None:
    known = {
        "one": exercise(materials=["this sheet, one each", "a pen each", "a clock"]),
        "two": exercise(materials=["one set of cards for each trio, cut out", "pens", "a bell"]),
    }
    found = {thing.name: thing.slugs for thing in agenda.things(known, known)}
    assert found == {
        "a pen each": ("one", "two"),
        "a clock that everyone can see": ("one",),
        "a bell": ("two",),
    }


def test_the_steps_of_an_exercise_put_its_minutes_on_a_clock() -> None:
    done = timing.steps(read(HERE / "everything.md", HERE).prose_lines())
    minutes = exercise().minutes
    assert timing.clock(0, timing.schedule(minutes, done)) == [
        ("0:00", "Set-up", 2), ("0:02", "Look", 3), ("0:05", "Say", 6), ("0:11", "Debrief", 4),
    ]  # fmt: skip
    assert timing.clock(585, timing.schedule(minutes, []))[1] == ("9:47", "Exercise", 9)


def test_a_handout_for_the_whole_room_is_for_no_number_of_people() -> None:
    """The builder reads it as a number."""
    assert agenda.handout_share(exercise(group="whole room", print={"per": "group"})) == 0
    assert agenda.handout_share(exercise(group="groups of 4", print={"per": "group"})) == 4
    assert agenda.handout_share(exercise(group="groups of 4", print={"per": "pair"})) == 2
