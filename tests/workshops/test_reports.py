"""How it went: who may tell, what is counted, and that no exercise loses its "untested" before."""

from __future__ import annotations

import datetime
import html
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml
from tests.checks.cases import GOOD, Case
from tests.conftest import ROOT
from tests.sheets.test_site import FILES

from checks.run import all_problems
from workshops import reports
from workshops.naming import kits_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite, TinySite

REPORTS = """
reports:
  - date: 2027-02-01
    plan: taster
    exercises:
      - {exercise: everything, version: "1.3", planned: 15, took: 21}
    people: 11
    where: in person
    went: "It <b>ran</b> [over](javascript:alert(1)). Nobody *minded*."
    changed: Nothing yet.
"""
KIT = """
parts:
  - title: Before you copy
    reads: facilitator
    copies: none
    body:
      - put: contents
        columns: [Part, Page, How many, Who sees it]
  - title: Invitation
    copies: one each
    word: invitation
    body:
      - put: holds
        columns: [When, Exercise, In it, Intensity]
"""


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> TinySite:
    page = "---\ntitle: How it went\nsummary: So.\n---\n\n<!-- reports -->\n"
    kit = "---\ntitle: The kit\nsummary: So.\n---\n\nText.\n"
    again = FILES["exercises/everything-again.md"].replace("Opening words", "Untested. Opening words")
    more = {"exercises/everything-again.md": again, "reports.yml": REPORTS, "kit.yml": KIT}
    more |= {"docs/facilitate/how-it-went.md": page, "docs/facilitate/the-kit.md": kit}
    more["docs/contribute/index.md"] = kit.replace("The kit", "Contribute")
    told = ["reports.yml:9:15: A value is text", "reports.yml:9:26: A value is text"]
    return build_site_once(FILES | more, site_url="https://example.org/", warns=told)


def words(page: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", "", page).split()))


def test_a_report_is_told_as_it_is_written_and_counted_where_it_belongs(site: TinySite) -> None:
    page = site.html("facilitate/how-it-went/index.html")
    assert "It <b>ran</b> [over](javascript:alert(1)). Nobody *minded*." in words(page)
    assert "<b>ran" not in page and "javascript:" not in "".join(re.findall(r"href=\S+", page))
    for part in ("1 February 2027", "11 people, in person", "version 1.3: 15 minutes planned, 21 taken", "What we changed:"):
        assert part in words(page), part
    assert "There is no report yet" not in page
    assert "Reports1 so far" in words(site.html("exercises/everything/index.html")).replace("Reports 1", "Reports1")
    assert "1 so far" in words(site.html("facilitate/taster/index.html"))
    assert "None yet, so it is untested" in words(site.html("exercises/everything-again/index.html"))


def test_a_plan_offers_its_kit(site: TinySite) -> None:
    page = site.html("facilitate/taster/index.html")
    for kit in kits_of("taster"):
        assert kit.uri.rsplit("/", 1)[1] in page
        assert (site.folder / kit.uri).read_bytes().startswith(b"%PDF-1.7")
    assert 'taster-invitation.docx">Invitation</a>' in page
    with zipfile.ZipFile(site.folder / "facilitate/taster/taster-invitation.docx") as copy:
        told = words(copy.read("word/document.xml").decode())
    assert "Everything at once" in told and "for the one who leads" not in told


def test_the_list_of_this_site_can_be_read_and_is_what_the_pages_say() -> None:
    known = reports.load(ROOT)
    assert known is not None
    assert len(known) == len(yaml.safe_load((ROOT / reports.NAME).read_text("utf-8"))["reports"])


def test_a_report_sets_free_what_it_is_of_and_nothing_else(tmp_path: Path) -> None:
    ran = '      - {exercise: two-columns, version: "1.0", planned: 35, took: 41}\n'
    edit = f"reports.yml\n+reports:\n+  - date: 2027-02-01\n+    plan: an-hour\n+    exercises:\n+{ran}+    people: 4\n"
    Case("x", "", f"{edit}+    where: online\n+    went: Well.", []).make(tmp_path)
    assert [(one.path, one.code) for one in all_problems(tmp_path)] == [("exercises/saying-no.md", "untested-unsaid")]
    (tmp_path / reports.NAME).unlink()
    assert all_problems(tmp_path) == all_problems(GOOD) == []


def test_where_a_report_is_sent() -> None:
    address = "https://github.com/a/b/issues/new?template=how-it-went.yml"
    assert reports.form("https://github.com/a/b/") == address
    assert reports.form("https://example.org/b") == reports.form("") == reports.form(None) == ""
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / address.partition("template=")[2]).is_file()


def test_the_newest_stands_first() -> None:
    days = [datetime.date(2027, 2, 1), datetime.date(2027, 3, 1), datetime.date(2027, 1, 1)]
    listed = [reports.Report(date=day, plan="x", people=1, where="online", went="So.") for day in days]
    assert list(reports.out_of_order(listed)) == [1]
    assert reports.of_plan(listed, "x") == listed and reports.of_exercise(listed, "x") == []
