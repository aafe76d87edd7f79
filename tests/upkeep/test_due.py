"""What time may have changed is listed, and stops nothing."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from checks.project import open_project
from checks.run import all_problems
from tests.checks.cases import GOOD
from upkeep import due, notices

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 11, 29)
KEY, DOI = "example2020noticing", "10.1000/example.2020"
RETRACTED = {
    "updated-by": [
        {"DOI": "10.1000/gone", "type": "retraction", "source": "retraction-watch", "updated": {"date-parts": [[2026, 10, 1]]}},
        {"DOI": "10.1000/gone", "type": "retraction", "source": "publisher"},
        {"DOI": "10.1000/new", "type": "new_edition"},
        {"type": "retraction"},
    ]
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    shutil.copytree(GOOD, root)
    notices.write(root, notices.Notices(asked=TODAY))
    return root


def answers(asked: str) -> Any:
    return RETRACTED if asked == DOI else None


def test_nothing_is_due_of_what_was_read_and_asked_lately(site: Path) -> None:
    assert due.report(site, TODAY) == ""


def test_pages_that_nobody_has_read_for_a_year_are_due_and_break_no_check(site: Path) -> None:
    later = TODAY + datetime.timedelta(days=400)
    report = due.report(site, later)
    assert "- [ ] `docs/practice/noticing.md`, last read on 2026-11-22" in report
    assert "Crossref has not been asked since 2026-11-29" in report
    assert all_problems(site) == []


def test_a_work_that_was_retracted_is_due_until_somebody_has_seen_it(site: Path) -> None:
    works = open_project(site).works.values()
    found = notices.renewed(notices.load(site), works, answers, TODAY)
    notices.write(site, found)
    assert notices.load(site) == found and [*found.works] == [KEY]
    assert f"- [ ] `{KEY}`: retraction of 2026-10-01, https://doi.org/10.1000/gone" in due.report(site, TODAY)
    seen = found.works[KEY][0].model_copy(update={"seen": TODAY})
    notices.write(site, notices.Notices(asked=TODAY, works={KEY: [seen]}))
    assert due.report(site, TODAY) == ""
    assert notices.renewed(notices.load(site), works, answers, TODAY).works[KEY] == [seen], "what was seen stays seen"


def test_a_crossref_that_does_not_answer_takes_nothing_away(site: Path) -> None:
    works = open_project(site).works.values()
    found = notices.renewed(notices.load(site), works, answers, TODAY)
    assert notices.renewed(found, works, lambda doi: None, TODAY + datetime.timedelta(days=7)) == found


def test_a_list_that_cannot_be_read_is_an_empty_one(site: Path) -> None:
    (site / notices.NAME).write_text("works: [", "utf-8")
    assert notices.load(site) == notices.Notices()
    assert "has not been asked yet" in due.report(site, TODAY)
