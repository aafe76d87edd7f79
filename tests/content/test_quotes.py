"""Straight quotation marks in front matter are set as printers set them, and nothing else changes."""

from __future__ import annotations

import pytest

from content.frontmatter import Term
from content.quotes import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Go to "The rain".', "Go to “The rain”."),
        ('"All good" and waits', "“All good” and waits"),
        ('From "what happened" to "what\'s right"', "From “what happened” to “what’s right”"),
        ("the client's part, workers' rights", "the client’s part, workers’ rights"),
        ('(he said "k")', "(he said “k”)"),
        ("'Later' is an answer", "‘Later’ is an answer"),
        ("since the '90s", "since the ’90s"),
        ("“Set already”, it’s left alone – 5 – 9", "“Set already”, it’s left alone – 5 – 9"),
    ],
)
def test_marks_turn_towards_what_they_hold(typed: str, printed: str) -> None:
    assert typographic(typed) == printed
    assert typographic(printed) == printed


def test_a_term_is_printed_as_its_page_prints_it() -> None:
    term = Term(term="Campbell's law", aliases=["Campbell's laws"])
    assert (term.term, term.aliases) == ("Campbell’s law", ["Campbell’s laws"])
