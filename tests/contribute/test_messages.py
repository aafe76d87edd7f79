"""Every message has its explanation, and every explanation its message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.source import blank_code
from tests.checks.cases import all_cases, told
from tests.contribute.codes import codes

PAGE = Path(__file__).parents[2] / "docs" / "contribute" / "messages.md"
TEXT = PAGE.read_text("utf-8")
HEADINGS = list(re.finditer(r"^(#{2,3}) (.+)$", blank_code(TEXT), re.M))
ENDS = [*(heading.start() for heading in HEADINGS[1:]), len(TEXT)]
SECTIONS = {
    heading[2]: TEXT[heading.end() : end] for heading, end in zip(HEADINGS, ENDS, strict=True) if heading[1] == "###"
}


def test_every_code_in_the_sources_is_explained_and_nothing_else_is() -> None:
    assert set(SECTIONS) == set(codes())


def test_no_code_is_explained_twice() -> None:
    assert len([heading for heading in HEADINGS if heading[1] == "###"]) == len(SECTIONS)


def test_every_code_that_the_corpus_shows_was_found_in_the_sources() -> None:
    shown = {code for case in all_cases() for line in case.said for code in re.findall(r"\[([\w-]+)\]$", line)}
    assert shown <= set(codes())


@pytest.mark.parametrize("code", SECTIONS)
def test_an_explanation_says_why_and_shows_wrong_and_right(code: str) -> None:
    why, wrong, right = re.fullmatch(
        r"\n(.+?)\n\nWrong:\n\n(?P<a>`{3,})text\n(.*?)\n(?P=a)\n\nRight:\n\n(?P<b>`{3,})text\n(.*?)\n(?P=b)\n+",
        SECTIONS[code],
        re.S,
    ).group(1, 3, 5)  # type: ignore[union-attr]
    assert why.endswith((".", ")"))
    assert wrong != right


def test_what_make_check_mends_is_marked_as_mended() -> None:
    marked = {code for code, text in SECTIONS.items() if "Mended for you." in text}
    mended = {problem.code for case in all_cases() for problem in told(case.name) if problem.mended is not None}
    assert mended <= marked
    assert marked - mended <= SOMETIMES, "say so only where the corpus shows it"


SOMETIMES = {"block-indented", "citation-at", "citation-round", "citation-semicolon"}
"""Mended as well, and shown by the tests of the module that does it."""
