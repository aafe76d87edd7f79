"""A shorter version: the same sheet with fewer steps, boxes and cards, and a clock that comes out."""

from __future__ import annotations

import pytest

from content.quotes import named
from sheets import shorter, timing
from sheets.compose import Material, document
from sheets.markup import plain
from sheets.model import Node
from sheets.naming import sheets_of
from tests.sheets import paper


@pytest.fixture(scope="module")
def ten() -> Material:
    return shorter.of(paper.everything(), 10)


def labels(nodes: list[Node]) -> list[str]:
    return [plain(node.get("label") or node.get("title") or []) for node in nodes]


def steps(nodes: list[Node]) -> list[str]:
    listed = next(node for node in nodes if node["t"] == "ol")
    return [plain(item[0]["c"]) for item in listed["items"]]


def test_it_has_its_own_title_time_and_clock(ten: Material) -> None:
    data = document(ten, sheets_of("everything", [10])[-2])
    assert data["title"] == "Everything at once in 10 minutes"
    assert plain(data["facts"][0][1]) == "10 minutes: set-up 2, exercise 5, debrief 3"
    assert data["clock"]["rows"] == [("0:00", "Set-up", 2), ("0:02", "Look", 2), ("0:04", "Say", 3), ("0:07", "Debrief", 3)]


def test_steps_have_their_new_minutes_each_persons_share_and_what_is_changed(ten: Material) -> None:
    assert steps(ten.nodes) == ["Look (2 minutes). At something smaller.", "Say (3 minutes, 1 each). Something."]


def test_what_a_step_says_below_its_first_line_stays(ten: Material) -> None:
    say = next(node for node in ten.nodes if node["t"] == "ol")["items"][1]
    assert [part["t"] for part in say] == ["p", "quote"]


def test_boxes_rows_and_cards_that_are_left_out_are_not_there(ten: Material) -> None:
    assert labels(ten.nodes) != labels(paper.everything().nodes)
    assert not {"How sure am I?", "A line without marks"} & set(labels(ten.nodes))
    table = next(node for node in ten.nodes if node["t"] == "compare")
    assert [plain(row[0]["c"]) for row in table["body"]] == ["Words"]
    cards = next(node for node in ten.nodes if node["t"] == "cards")
    assert [card["name"] for card in cards["cards"]] == ["Second card", "Fourth card"]


def test_the_debrief_keeps_the_questions_named(ten: Material) -> None:
    debrief = next(node for node in ten.nodes if node["t"] == "debrief")
    assert plain(debrief["title"]) == "Debrief: Together (3 minutes)"
    assert [plain(item[0]["c"]) for item in debrief["c"][0]["items"]] == ["What would you ask?"]


def test_what_people_get_in_place_of_a_step_stands_above_the_steps() -> None:
    five = shorter.of(paper.everything(), 5).nodes
    place = next(number for number, node in enumerate(five) if node["t"] == "ol")
    assert plain(five[place - 1]["c"]) == "Instead of “Look”: Somebody has looked for you."
    assert steps(five) == ["Say (3 minutes, 1 each). Something."]
    assert "debrief" not in {node["t"] for node in five}


def test_any_other_length_is_the_whole_exercise() -> None:
    assert shorter.of(paper.everything(), 0) is paper.everything() is shorter.of(paper.everything(), 7)


def test_every_shorter_version_of_the_site_has_the_steps_and_minutes_it_promises() -> None:
    for one in paper.real():
        for short in one.exercise.short:
            version = shorter.of(one, short.minutes)
            clock = timing.clock(0, timing.course(version.exercise.minutes, version.steps))
            assert sum(minutes for _, _, minutes in clock) == short.minutes, one.slug
            assert len(steps(version.nodes)) == len(short.steps), one.slug
            for label in short.without:
                assert any(named(there, [label]) for there in labels(one.nodes)), f"{one.slug}: {label}"
                assert not any(named(there, [label]) for there in labels(version.nodes)), f"{one.slug}: {label}"
