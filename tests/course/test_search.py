"""What readers of this course look for, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.test_floor import answer, found, look_for

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("isomorphism", "glossary/#isomorphism"),
        ("Ginwright 2018", "references/#ginwright2018future"),
        ("map the line", "exercises/map-the-line/"),
        ("what is parallel process", "parallel-process/what-is-parallel-process/"),
        ("the continuum: skills", "coaching/the-continuum/"),
        ("healing-", "healing-centered/healing-centered-engagement/"),
    ],
    ids=["a term", "a work", "an exercise", "a module", "a title with a colon", "a word half typed"],
)
def test_search_finds(page: Page, served_site: str, words: str, place: str) -> None:
    page.goto(served_site)
    look_for(page, words)
    assert place in found(page, served_site)


@pytest.mark.parametrize(
    "typed",
    ["-parallel process", "parallel -process", "+parallel +process", "parallel--process", "- parallel: ~process",
     "^parallel process~", "parallel ^process", ":parallel process", "(-parallel) -process-"],
)  # fmt: skip
def test_a_sign_typed_by_accident_changes_nothing_of_what_search_finds(
    page: Page, served_site: str, typed: str
) -> None:
    page.goto(served_site)
    told = {words: answer(page, words) for words in ("parallel process", typed)}
    assert len(told["parallel process"]) == 10
    assert told[typed] == told["parallel process"]
