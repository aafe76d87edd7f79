"""What the page for contributors says of names and works is what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citations.apa import reference_text
from citations.bibliography import Bibliography, Library
from citations.bibliography_check import bibliography_problems

PAGE = (Path(__file__).parents[2] / "docs" / "contribute" / "cite-a-work.md").read_text("utf-8")
NAMES, PRINTED = PAGE.split("## Names")[1].split("## What is printed")
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \|$", re.MULTILINE)
SHORT = "title = {Asking}, year = {2010}, publisher = {Press}"
SEEN, TOLD = (ROW.findall(table) for table in NAMES.split("| The check says |"))


@pytest.mark.parametrize(("typed", "printed"), SEEN)
def test_a_name_is_printed_as_the_page_says(typed: str, printed: str) -> None:
    [work] = Library.parse(f"@book{{a, author = {{{typed}}}, {SHORT}}}").values()
    assert reference_text(work).partition(" (2010)")[0] == printed


@pytest.mark.parametrize(("typed", "said"), TOLD)
def test_a_name_is_told_as_the_page_says(typed: str, said: str) -> None:
    bibliography = Bibliography.parse("bibliography.bib", f"@book{{a, author = {{{typed}}}, {SHORT}}}")
    told = " ".join(problem.message for problem in bibliography_problems(bibliography))
    assert said.split(":")[0] in told
    assert all(piece in told for piece in re.findall("`([^`]+)`", said))


@pytest.mark.parametrize(("typed", "printed"), ROW.findall(PRINTED))
def test_a_work_is_printed_as_the_page_says(typed: str, printed: str) -> None:
    entry = re.sub(r"^(@\w+\{)", r"\1a, ", typed).replace("…", SHORT)
    [work] = Library.parse(entry).values()
    assert reference_text(work).replace("\u00a0", " ") == printed
