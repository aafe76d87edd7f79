"""A shorter version: the same sheet with fewer steps, boxes and cards, and a clock that comes out."""

from __future__ import annotations

from typing import TypeVar

import pytest

from content.quotes import named
from sheets import shorter, timing
from sheets.blocks.cards import CardsNode
from sheets.blocks.compare import CompareNode
from sheets.blocks.debrief import DebriefNode
from sheets.compose import ExerciseSource, document
from sheets.naming import sheets_of
from sheets.nodes import Node, OrderedList, Paragraph, Quote, TextCell, plain
from tests.sheets import paper

N = TypeVar("N", bound=Node)


@pytest.fixture(scope="module")
def ten() -> ExerciseSource:
    return shorter.of(paper.everything(), 10)


def labels(nodes: list[Node]) -> list[str]:
    return [plain(getattr(node, "label", getattr(node, "title", []))) for node in nodes]


def only(kind: type[N], nodes: list[Node]) -> N:
    """The first node of a kind."""
    return next(node for node in nodes if isinstance(node, kind))


def first_line(item: list[Node]) -> str:
    assert isinstance(item[0], Paragraph)
    return plain(item[0].children)


def steps(nodes: list[Node]) -> list[str]:
    return [first_line(item) for item in only(OrderedList, nodes).items]


def test_it_has_its_own_title_time_and_clock(ten: ExerciseSource) -> None:
    data = document(ten, sheets_of("everything", [10])[-2])
    assert data["title"] == "Everything at once in 10 minutes"
    assert plain(data["facts"][0][1]) == "10 minutes: set-up 2, exercise 5, debrief 3"
    assert data["clock"]["rows"] == [["0:00", "Set-up", 2], ["0:02", "Look", 2], ["0:04", "Say", 3], ["0:07", "Debrief", 3]]


def test_steps_have_their_new_minutes_each_persons_share_and_what_is_changed(ten: ExerciseSource) -> None:
    assert steps(ten.nodes) == ["Look (2 minutes). At something smaller.", "Say (3 minutes, 1 each). Something."]


def test_what_a_step_says_below_its_first_line_stays(ten: ExerciseSource) -> None:
    say = only(OrderedList, ten.nodes).items[1]
    assert [type(part) for part in say] == [Paragraph, Quote]


def test_boxes_rows_and_cards_that_are_left_out_are_not_there(ten: ExerciseSource) -> None:
    assert labels(ten.nodes) != labels(paper.everything().nodes)
    assert not {"How sure am I?", "A line without marks"} & set(labels(ten.nodes))
    table = only(CompareNode, ten.nodes)
    assert [plain(row[0].children) for row in table.body if isinstance(row[0], TextCell)] == ["Words"]
    assert len(table.body) == 1
    cards = only(CardsNode, ten.nodes)
    assert [card.name for card in cards.cards] == ["Second card", "Fourth card"]


def test_the_debrief_keeps_the_questions_named(ten: ExerciseSource) -> None:
    debrief = only(DebriefNode, ten.nodes)
    assert plain(debrief.title) == "Debrief: Together (3 minutes)"
    assert steps(debrief.children) == ["What would you ask?"]


def test_what_people_get_in_place_of_a_step_stands_above_the_steps() -> None:
    five = shorter.of(paper.everything(), 5).nodes
    place = next(number for number, node in enumerate(five) if isinstance(node, OrderedList))
    assert first_line([five[place - 1]]) == "Instead of “Look”: Somebody has looked for you."
    assert steps(five) == ["Say (3 minutes, 1 each). Something."]
    assert DebriefNode not in map(type, five)


def test_any_other_length_is_the_whole_exercise() -> None:
    assert shorter.of(paper.everything(), 0) is paper.everything() is shorter.of(paper.everything(), 7)


def test_every_shorter_version_of_the_site_has_the_steps_and_minutes_it_promises() -> None:
    for one in paper.real():
        for short in one.exercise.short:
            version = shorter.of(one, short.minutes)
            clock = timing.clock(0, timing.schedule(version.exercise.minutes, version.steps))
            assert sum(minutes for _, _, minutes in clock) == short.minutes, one.slug
            assert len(steps(version.nodes)) == len(short.steps), one.slug
            for label in short.without:
                assert any(named(there, [label]) for there in labels(one.nodes)), f"{one.slug}: {label}"
                assert not any(named(there, [label]) for there in labels(version.nodes)), f"{one.slug}: {label}"
