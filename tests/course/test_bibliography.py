"""The works of this site: told apart, printed without scars, and said to be what they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from citations import evidence
from citations.apa import reference_text
from citations.bibliography import Bibliography, Library
from citations.check import bibliography_problems
from citations.work import Work

FILE = Path(__file__).parents[2] / "bibliography.bib"
LIBRARY = Library.read(FILE)


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in bibliography_problems(Bibliography.read(FILE))] == []


def test_no_two_works_are_cited_alike() -> None:
    labels = Counter((work.names("&"), work.year) for work in LIBRARY.values())
    assert [label for label, count in labels.items() if count > 1] == []


def test_papers_of_one_year_by_the_same_people_in_another_order_name_them_all() -> None:
    assert LIBRARY["tracey2012parallel"].names("&") == "Tracey, Bludworth, & Glidden-Tracey"
    assert LIBRARY["tracey2012when"].names("&") == "Tracey, Glidden-Tracey, & Bludworth"
    assert LIBRARY["tracey2012when"].year == "2012"


@pytest.mark.parametrize("work", LIBRARY.values(), ids=lambda work: work.key)
def test_a_reference_is_whole_and_without_scars(work: Work) -> None:
    text = reference_text(work)
    assert re.match(r".+ \((\d{4}[a-z]?|n\.d\.(-[a-z])?|in press)(, [A-Z][a-z]+( \d+)?)?\)\. \S", text), text
    assert re.search(r"(\.|\?|!|\.[”’]|\?[”’]|\)\.|https?://\S+)$", text), text
    assert not re.search(r"[{}\\~]|--|``|''|\.\.(?! )|\?\.|,,| ,|\( | \)|\(\)|\[\]|  ", text), text


@pytest.mark.parametrize("work", LIBRARY.values(), ids=lambda work: work.key)
def test_a_work_says_what_it_holds(work: Work) -> None:
    note = evidence.note(work)
    assert len(note.finding) > 10
    assert evidence.status(work) in evidence.STATUS
    if evidence.status(work) == "verified":
        assert note.seen, "who says that it was found says where"


def test_what_nobody_could_name_is_said_to_be_unknown() -> None:
    unknown = evidence.by_status(LIBRARY)["unidentified"]
    assert [work.key for work in unknown] == ["wilkinson1996unidentified"]


def test_each_core_text_is_listed_with_what_it_cites() -> None:
    texts = {core.key: works for core, works in evidence.cited_by_core_texts(LIBRARY)}
    assert set(texts) == {"crowe2011parallel", "carroll2022walking"}
    cautious = [work.key for works in texts.values() for work in works if work.text("caution")]
    assert {"lahaie2005impact", "hersoug2002quality", "lombardo1998empowerment", "bethell2019positive"} <= set(cautious)
