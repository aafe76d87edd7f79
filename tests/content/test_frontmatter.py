"""What each kind of page must say about itself, and how a slip is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.frontmatter import Exercise, Minutes, Module, Page, Term, Workshop, kind_of, load
from content.frontmatter_problems import line_of, problems, value_in_words
from content.problems import listed, suggestion
from content.source import Source, parse

GOOD = Path(__file__).parents[1] / "checks" / "good"
MODULE = "docs/practice/noticing.md"


def good(path: str, old: str = "", new: str = "") -> Source:
    text = (GOOD / path).read_text("utf-8")
    assert old in text
    return parse(path, text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (MODULE, Module),
        ("docs/practice/index.md", Page),
        ("docs/index.md", Page),
        ("exercises/two-columns.md", Exercise),
        ("glossary/unspoken-doubt.md", Term),
        ("docs/facilitate/an-hour.md", Workshop),
    ],
)
def test_the_folder_says_what_a_file_is(path: str, kind: type) -> None:
    text = (GOOD / path).read_text("utf-8") if (GOOD / path).is_file() else "---\ntitle: A\n---\n"
    source = parse(path, text)
    assert kind_of(source) is kind
    assert isinstance(load(source), kind)
    assert problems(source) == []


@pytest.mark.parametrize("verb", ["Name", "Explain", "Write", "Tell apart", "Bring", "Question", "Map", "Draw"])
def test_an_objective_begins_with_something_that_can_be_seen(verb: str) -> None:
    assert problems(good(MODULE, "Name two", f"{verb} two")) == []


@pytest.mark.parametrize(
    "verb",
    ["Understand", "know", "Recognise", "Explore", "Understanding", "Awareness", "How", "To", "**Learn**", "The"],
)
def test_an_objective_that_nobody_could_see_is_told_on_its_line(verb: str) -> None:
    [problem] = problems(good(MODULE, "Name two signs of an unspoken doubt.", f'"{verb} two signs"'))
    assert (problem.line, problem.code) == (8, "front-matter-value")
    assert "Begin with" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("minutes: 10", "minutes: 0", 4, "'minutes' is 0. Write a number above 0."),
        ("minutes: 10", "minutes: 1.5", 4, "'minutes' is 1.5. Write a whole number."),
        ("minutes: 10", "minutes: yes", 4, "whole number"),
        ("title: Noticing", "title: No", 2, "'title' is False. Write text, in quotation marks"),
        ("title: Noticing", "title: ''", 2, "'title' is empty."),
        ("reviewed: 2026-11-22", "reviewed: last week", 15, "Write a day as 2026-11-22."),
        ("reviewed: 2026-11-22", "reviewed: 2026-11-22 10:00:00", 15, "Write a day as 2026-11-22."),
        ("exercises:\n  - two-columns", "exercises:\n  - Two columns", 14, "without .md"),
        ("reviewed:", "content_note: a hard story\nreviewed:", 15, "Write its names below it"),
        ("reviewed:", "content_note:\n  what: a death\nreviewed:", 15, "'where' and 'instead' are missing. Add them below"),
        ("objectives:", "objectives:\n  - 12", 8, "'objectives', item 1 is 12. Write text"),
        ("{can: Name two signs of an unspoken doubt., ", "{can: {Name a: b}, ", 8, "is a set of names. Write text"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_told_on_its_line(old: str, new: str, line: int, words: str) -> None:
    found = problems(good(MODULE, old, new))
    assert [problem.line for problem in found] == [line]
    assert words in found[0].message


def test_every_problem_of_a_file_is_told_at_once() -> None:
    source = parse(MODULE, "---\ntitel: A\nminutes: soon\nlevel: low\nobjectives: [Know it]\n---\n")
    assert [(problem.line, problem.code) for problem in problems(source)] == [
        (1, "front-matter-missing-name"),
        (2, "front-matter-unknown-name"),
        (3, "front-matter-value"),
        (4, "front-matter-value"),
        (5, "front-matter-value"),
    ]


def test_a_problem_deep_in_an_agenda_is_told_on_its_own_line() -> None:
    found = problems(good("docs/facilitate/an-hour.md", "exercise: two-columns", "exercice: two-columns"))
    assert {problem.line for problem in found} == {17}
    assert any("'exercice' in 'agenda', item 3" in problem.message for problem in found)


def test_clock_times_survive_what_yaml_makes_of_them() -> None:
    loaded = load(good("docs/facilitate/an-hour.md", '"09:30"', "09:30"))
    assert isinstance(loaded, Workshop)
    assert loaded.start == "09:30"


@pytest.mark.parametrize("value", [None, "", [1, 2], {"a": 1}, "x" * 200, 3, True, float("nan")])
def test_a_value_is_shown_in_a_few_characters(value: object) -> None:
    assert len(value_in_words(value)) <= 60


def test_names_that_come_near_are_suggested_and_others_are_not() -> None:
    assert suggestion("Two-Colums", ["two-columns", "asking"]) == " Did you mean 'two-columns'?"
    assert suggestion("zebra", ["two-columns", "asking"]) == ""


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_said_as_people_say_it(words: list[str], said: str) -> None:
    assert listed(words) == said
    assert not re.search(r"\s{2}", said)


def test_the_line_of_a_name_of_an_item_and_of_what_is_not_there() -> None:
    text = "---\ntitle: T\nshort:\n  - minutes: 20\n    steps:\n      Look: 2\n  - minutes: 10\n    steps:\n      Say: 3\n---\n"
    source = parse("exercises/x.md", text)
    places = [(), ("title",), ("nowhere",), ("short", "1"), ("short", "1", "steps", "Say"), ("short", "0", "steps", "Look")]
    assert [line_of(source, place) for place in places] == [1, 2, 1, 7, 9, 6]
    assert line_of(source, ("short", "7")) == 3


def test_what_was_read_stays_as_it_was_read() -> None:
    """Every part of a build is handed the same front matter."""
    minutes = Minutes(setup=5, run=20, debrief=10)
    with pytest.raises(ValueError, match="frozen"):
        minutes.run = 30
    assert minutes.total == 35
