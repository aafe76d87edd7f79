"""*Take everything* on a small course: what the table says is what comes, and when it cannot come, what is said."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.workshops.taking import assert_as_the_table_says, assert_kept_untouched, table, take, texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route
    from tests.conftest import TinySite

SECRET = "Notes."
"""What the facilitator's notes of every exercise of the small course say."""


@pytest.mark.parametrize(
    ("plan", "copies", "paper"),
    [
        ("people=13&title=Our+day&plan=talk,calm,stirring,break:20,drawing,stirring:30,drawing,closing-round", "all", "letter"),
        ("people=1&plan=calm", "one", "a4"),
    ],
    ids=["odd", "one"],
)
def test_what_the_table_says_is_what_comes(
    page: Page, address: str, site: TinySite, plan: str, copies: str, paper: str
) -> None:
    page.goto(f"{address}#{plan}")
    page.locator("[name=copies]").select_option(copies)
    page.locator("[name=paper]").select_option(paper)
    taken = take(page)
    assert_as_the_table_says(taken, site.folder, copies == "all")
    assert_kept_untouched(taken, site.folder)
    assert all(f"-{paper}.pdf" in row.href for row in taken.rows)
    assert all(row.first % 2 for row in taken.rows if row.file != "cards")
    for_everybody = [words for file in taken.pdfs if file != "facilitator" for words in texts(taken.pdfs[file])]
    assert not any(SECRET in words for words in for_everybody)
    assert any(SECRET in words for words in texts(taken.pdfs["facilitator"]))
    told = taken.members["read-me.txt"].decode()
    lines = [(row, f"{row.first}–{row.last}" if row.last > row.first else f"{row.first}") for row in taken.rows]
    assert all(f"{row.file}, page{'s' if '–' in pages else ''} {pages}: " in told for row, pages in lines)


def test_sheets_can_follow_each_other_without_empty_pages(page: Page, address: str, site: TinySite) -> None:
    page.goto(f"{address}#people=5&plan=calm,drawing,closing-round")
    page.get_by_role("checkbox").uncheck()
    taken = take(page)
    assert_as_the_table_says(taken, site.folder)
    assert taken.pages["participants"] == sum(row.last - row.first + 1 for row in taken.rows if row.file == "participants")


def test_the_library_is_fetched_on_the_press_and_no_sooner(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}#plan=calm")
    assert not [one for one in asked if "pack-tools" in one or one.endswith(".pdf")]
    take(page)
    assert len([one for one in asked if "pack-tools" in one]) == 1
    assert not page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length")


def test_a_file_that_cannot_be_had_is_told_with_its_link_and_the_others_come(browser: Browser, address: str) -> None:
    with closing(browser.new_context()) as context:  # Its own, since the browser complains of what is not there.
        page = context.new_page()
        page.route("**/calm-guide-a4.pdf", lambda route: route.fulfill(status=404, body="no"))
        page.goto(f"{address}#plan=calm,drawing")
        page.get_by_role("button", name="Take everything").click()
        page.get_by_text("Ready, but for 1 file.").wait_for()
        link = page.locator("[data-failed]").get_by_role("link", name="Calm pairs: Guide")
        assert link.evaluate("link => link.href").endswith("/exercises/calm/calm-guide-a4.pdf")
        assert page.locator("[data-made] li").count() == 3


def test_a_sheet_that_is_no_pdf_is_told_as_well(page: Page, address: str) -> None:
    page.route("**/calm-handout-a4.pdf", lambda route: route.fulfill(status=200, body="<p>Sign in</p>"))
    page.goto(f"{address}#plan=calm,drawing")
    page.get_by_role("button", name="Take everything").click()
    page.get_by_text("Ready, but for 1 file.").wait_for()
    assert "Calm pairs" in page.locator("[data-failed]").inner_text()


def test_where_a_sheet_is_missing_the_pages_behind_it_are_told_as_they_lie_now(
    page: Page, address: str, site: TinySite
) -> None:
    page.route("**/calm-handout-a4.pdf", lambda route: route.fulfill(status=200, body="<p>Sign in</p>"))
    page.goto(f"{address}#people=5&plan=calm,drawing,stirring")
    before = [row for row in table(page)[0] if "Calm pairs, handout" not in row.sheet]
    taken = take(page, "Ready, but for 1 file.")
    rows, pages = table(page)
    assert [row.sheet for row in rows] == [row.sheet for row in before] and rows[0].first == 1 < before[0].first
    assert_as_the_table_says(replace(taken, rows=rows, pages=pages), site.folder)
    told = taken.members["read-me.txt"].decode()
    assert f"- participants, page{'s' if rows[0].last > 1 else ''} 1" in told and ": Calm pairs, Handout." not in told
    assert "- Calm pairs: Handout (3 copies): " in told


def test_it_can_be_stopped_and_begun_again(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/drawing-guide-a4.pdf", lambda route: held.append(route))
    page.goto(f"{address}#plan=calm,drawing")
    page.get_by_role("button", name="Take everything").click()
    page.get_by_text("Fetching").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped. Nothing was made.").wait_for()
    assert page.locator("[data-made] li").count() == 0
    page.unroute("**/drawing-guide-a4.pdf")
    take(page)


def test_a_change_puts_away_what_was_made_for_another_plan(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm")
    take(page)
    page.get_by_role("button", name="Add Drawing").click()
    assert page.locator("[data-made] li").count() == 0
    assert "Press again" in page.locator("[data-progress]").inner_text()


def test_from_a_disk_there_are_the_links_and_the_reason(browser: Browser, site: TinySite) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((site.folder / "facilitate/build-a-workshop/index.html").as_uri() + "#people=13&plan=calm,stirring:30")
        assert page.get_by_role("button", name="Take everything").count() == 0
        assert "a browser does not let a page on a disk read the files beside it" in page.locator("[data-from-disk]").inner_text()
        links = page.locator("[data-links] a").evaluate_all("links => links.map(link => link.href.split('/').at(-1))")
        assert links[:2] == ["calm-handout-a4.pdf", "calm-guide-a4.pdf"]
        assert "stirring-30-minutes-a4.pdf" in links
        assert "stirring-handout-a4.pdf" not in links
        rows, _ = table(page)
        assert [row.copies for row in rows if row.file == "participants"] == [7, 5]
