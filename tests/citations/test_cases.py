"""What a writer types and what a reader reads, in cases that anyone can read and add to."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from citations import check
from citations.apa import reference_html, reference_text
from citations.bibliography import Bibliography, Library
from citations.exports import bibtex, csl_json
from content.source import parse
from tests.citations.golden import HERE, read, tidy
from tests.golden import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.problems import Problem

FINE = "annote = {Seen: example.org.}, keywords = {status-verified}"


def names() -> list[tuple[str, ...]]:
    """The rows of the table of names: what is typed, what is printed, what is told."""
    lines = (HERE / "cases" / "names.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| `")]
    return [(typed.strip("`"), printed, said) for typed, printed, said in rows]


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


@pytest.mark.parametrize("typed, printed, said", names(), ids=str)
def test_a_name_is_printed_as_it_is_meant_or_somebody_is_told(typed: str, printed: str, said: str) -> None:
    entry = f"@book{{a, author = {{{typed}}}, title = {{T}}, year = {{2000}}, publisher = {{P}}, {FINE}}}"
    problems = check.bibliography_problems(Bibliography.parse("bibliography.bib", entry))
    assert bool(said) == bool(problems) != bool(printed)
    assert said in "\n".join(problem.message for problem in problems)
    if printed:
        [work] = Library.parse(entry).values()
        assert reference_text(work).partition(" (2000)")[0] == printed
        for again in (bibtex([work]), bibtex(Library.parse(bibtex([work])).values())):
            assert Library.parse(again)["a"].authors == work.authors, "the same in an export"
        listed = json.loads(csl_json([work]))[0]["author"]
        assert [one.get("literal", one.get("family")) for one in listed] == [
            name.family for name in work.authors if not name.is_others
        ]


def told(problems: Iterable[Problem]) -> str:
    return "\n".join(f"{each.line}:{each.column}: {each.message} [{each.code}]" for each in sorted(problems))
