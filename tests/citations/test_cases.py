"""What a writer types and what a reader reads, in cases that anyone can read and add to."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from citations import check
from citations.apa import reference_html
from citations.bibliography import Bibliography, Library
from content.source import parse
from tests.citations.golden import HERE, read, tidy
from tests.golden import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.problems import Problem

PROSE = [case for name in ("brackets", "sentences", "places", "untouched") for case in cases(HERE, name)]


@pytest.mark.parametrize("case", PROSE, ids=str)
def test_what_is_typed_is_read_as_its_case_shows(case: Case) -> None:
    assert read(case.source) == tidy(case.result)


@pytest.mark.parametrize("case", cases(HERE, "messages"), ids=str)
def test_a_mistake_on_a_page_is_told_where_it_is_and_what_to_do(case: Case) -> None:
    text = (HERE / "library.bib").read_text("utf-8").partition("\n\n")[2]
    works = Bibliography.parse("library.bib", text).by_key
    assert told(check.problems(parse("docs/page.md", case.source), works)) == tidy(case.result)


@pytest.mark.parametrize("case", cases(HERE, "bibliography"), ids=str)
def test_a_mistake_in_the_bibliography_is_told_where_it_is_and_what_to_do(case: Case) -> None:
    assert told(check.bibliography_problems(Bibliography.parse("bibliography.bib", case.source))) == tidy(case.result)


@pytest.mark.parametrize("case", cases(HERE, "references"), ids=str)
def test_a_work_is_printed_as_the_manual_prints_it(case: Case) -> None:
    [work] = Library.parse(case.source).values()
    marked = re.sub(r"</?em>", "*", reference_html(work))
    assert tidy(html.unescape(re.sub(r"<[^>]+>", "", marked))) == tidy(case.result)


def told(problems: Iterable[Problem]) -> str:
    return "\n".join(f"{each.line}:{each.column}: {each.message} [{each.code}]" for each in sorted(problems))
