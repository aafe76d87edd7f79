"""A source file is read as its writer sees it: header, body, lines; and what is wrong with it is told in place."""

from __future__ import annotations

import datetime

import pytest

from content.source import blank_code, fences, parse


def test_front_matter_and_body_keep_their_lines() -> None:
    source = parse("docs/a.md", "---\ntitle: A\nminutes: 3\n---\n\nText.\n")
    assert source.meta == {"title": "A", "minutes": 3}
    assert source.meta_lines == {"title": 2, "minutes": 3}
    assert source.prose_lines() == [(5, ""), (6, "Text."), (7, "")]
    assert source.problems == ()


@pytest.mark.parametrize("text", ["", "\n", "Text.\n", "a: b\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    source = parse("docs/a.md", text)
    assert (source.meta, source.body_line, source.body) == ({}, 1, text)


@pytest.mark.parametrize(
    ("header", "place", "code"),
    [
        ("title: a: b", (2, 9), "front-matter-yaml"),
        ('title: "a', (2, 8), "front-matter-yaml"),
        ("title: a\n\tminutes: 3", (3, 1), "front-matter-yaml"),
        ("title: @a", (2, 8), "front-matter-yaml"),
        ("title: *a", (2, 8), "front-matter-yaml"),
        ("title: &a b", (2, 8), "front-matter-yaml"),
        ("title: !a b", (2, 8), "front-matter-yaml"),
        ("title: [a", (2, 10), "front-matter-yaml"),
        ("title: a\nminutes", (3, 8), "front-matter-yaml"),
        ("- a\n- b", (2, 1), "front-matter-yaml"),
        ("just words", (2, 1), "front-matter-yaml"),
        ("title: a\nreviewed: 2026-13-01", (3, 1), "front-matter-yaml"),
        ("title: a\x00b", (2, 9), "front-matter-yaml"),
        ("title: a\nminutes: 3\ntitle: b", (4, 1), "front-matter-twice"),
        ("title: the #1 rule", (2, 12), "front-matter-comment"),
        ("aliases: [a, b] # c\nterm: d  # e", (3, 9), "front-matter-comment"),
    ],
)
def test_a_header_that_loses_something_is_a_problem_in_its_place(
    header: str, place: tuple[int, int], code: str
) -> None:
    [problem] = parse("docs/a.md", f"---\n{header}\n---\n").problems
    assert ((problem.line, problem.column), problem.code) == (place, code)


@pytest.mark.parametrize(
    "header", ["# a comment\ntitle: a", 'title: "the #1 rule"', "title: a#b", "title: |\n  a # b", "title: a & b"]
)
def test_a_header_that_loses_nothing_is_none(header: str) -> None:
    assert parse("docs/a.md", f"---\n{header}\n---\n").problems == ()


def test_a_value_is_what_yaml_makes_of_it() -> None:
    assert parse("docs/a.md", "---\nreviewed: 2026-11-22\n---\n").meta == {"reviewed": datetime.date(2026, 11, 22)}


def test_a_header_that_is_not_closed_ends_where_the_text_begins() -> None:
    source = parse("docs/a.md", "---\ntitle: a\nminutes: 3\n\nText.\n")
    assert [(problem.line, problem.code) for problem in source.problems] == [(3, "front-matter-open")]
    assert source.prose_lines()[:2] == [(4, ""), (5, "Text.")]


@pytest.mark.parametrize("opening", ["\n---", "----", "\u2014", "--"])
def test_a_header_that_begins_wrongly_is_told_from_a_page_without_one(opening: str) -> None:
    [problem] = parse("docs/a.md", f"{opening}\ntitle: a\n---\n").problems
    assert problem.code == "front-matter-place"


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a ` b", "a ` b"),
        ("a \\`b` c", "a \\`b` c"),
        ("a <!-- b\nc --> d", "a       \n      d"),
        ("a `<!--` b", "a        b"),
        ("```\na\n```\nb", "   \n \n   \nb"),
        ("~~~ x\na\n~~~~\nb", "     \n \n    \nb"),
        ("````\n```\na\n````\nb", "    \n   \n \n    \nb"),
        ("- a\n\n    ```\n    b\n    ```\nc", "- a\n\n       \n     \n       \nc"),
        ("```\na", "   \n "),
        ("a `b\nc` d", "a   \n   d"),
        ("a `b\n\nc` d", "a `b\n\nc` d"),
    ],
)
def test_code_and_comments_are_blanked_and_nothing_moves(text: str, blanked: str) -> None:
    assert blank_code(text) == blanked
    assert [len(line) for line in text.split("\n")] == [len(line) for line in blanked.split("\n")]


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    assert list(fences("a\n```\nb\n```\n```\nc")) == [(1, 3), (4, 6)]
