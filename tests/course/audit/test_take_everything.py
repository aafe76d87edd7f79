"""*Take everything* on this course: twelve plans, odd ones among them, and every finished plan, each taken whole."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.workshops.taking import assert_as_the_table_says, assert_kept_untouched, original, table, take, texts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

DAY = (
    "strengths-first-introductions,map-the-line,break:15:Tea,hesitation-mirror,alliance-check,place-the-scenario,"
    "break:60:Lunch,root-cause-tree,side-by-side-table,two-meanings-sort,who-was-moved,break:15,reflective-log,"
    "one-small-request,three-skill-rehearsal,closing-circle"
)
PLANS = {
    "one exercise, one person": ("people=1&plan=reflective-log", "a4", "one"),
    "twelve exercises, two hundred people": (f"people=200&title=A+long+day&plan={DAY}", "a4", "one"),
    "twelve exercises, every copy, Letter": (f"people=13&plan={DAY}", "letter", "all"),
    "cards, and a closing": ("people=2&plan=closing-circle", "a4", "all"),
    "the same twice": ("people=12&plan=map-the-line,break,map-the-line", "a4", "all"),
    "the same in three lengths": ("people=9&plan=map-the-line,map-the-line:30,map-the-line:15", "letter", "one"),
    "a tally for each group": ("people=13&plan=pce-at-work-audit,talk", "a4", "all"),
    "shorter versions with cards": ("people=30&plan=closing-circle:10,talk:5:Bye,closing-circle", "a4", "all"),
    "a conversation in parts": ("people=20&plan=a-beautiful-hunch,break,a-beautiful-hunch:22,closing-circle", "letter", "one"),
    "talks and breaks and one exercise": ("people=500&title=/../x:%3Cb%3E&plan=talk,break,first-move-card,talk:5:End", "a4", "one"),
    "the whole room": ("people=1&plan=role-reciprocity-fishbowl,ways-to-arrive", "letter", "all"),
    "a name in another script": (
        "people=6&title=%D7%99%D7%95%D7%9D+%CE%97%CE%BC%CE%AD%CF%81%CE%B1&plan=drawing-the-system,talk", "a4", "one",
    ),
}  # fmt: skip
COPIES = {
    "one exercise, one person": [1, 1],
    "cards, and a closing": [1, 1, 1],
    "the same twice": [8, 1],
    "the same in three lengths": [3, 3, 3, 1],
    "a tally for each group": [16, 1],
}
"""Counted by hand: reflective log 1 each; closing circle 1 for the room and a page of eight cards; map the line 1 a trio; PCE audit
1 each and 1 more for each of three groups of six."""


def notes(page: Page, root: str, slug: str) -> set[str]:
    """What the page of an exercise tells whoever leads, as sentences that are long enough to be nobody else's."""
    page.goto(f"{root}exercises/{slug}/")
    told = page.locator(".sheet-facilitator :is(p, li):not(:has(p, li))").all_text_contents()
    return {squeezed(one) for one in told if len(squeezed(one)) > 40}


def squeezed(words: str) -> str:
    return re.sub(r"\W", "", words)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_of_one_s_own_comes_as_its_table_says(page: Page, served_site: str, built_site: Path, name: str) -> None:
    fragment, paper, copies = PLANS[name]
    page.goto(f"{served_site}facilitate/build-a-workshop/#{fragment}")
    page.locator("[name=paper]").select_option(paper)
    page.locator("[name=copies]").select_option(copies)
    taken = take(page)
    assert_as_the_table_says(taken, built_site, copies == "all")
    assert_kept_untouched(taken, built_site)
    if name in COPIES:
        assert [row.copies for row in taken.rows] == COPIES[name]
    slugs = {row.href.split("/")[-2] for row in taken.rows}
    secret = set().union(*(notes(page, served_site, slug) for slug in slugs))
    # What a shorter version gives people in place of a step stands on its handout, and in the notes as well.
    given = [original(row.href, built_site)[0] for row in taken.rows if row.file == "participants" and "-minutes-" in row.href]
    told = squeezed("".join(words for data in given for words in texts(data)))
    secret = {one for one in secret if one not in told or not one.startswith("Insteadof")}
    guides = squeezed("".join(texts(taken.pdfs["facilitator"])))
    assert sum(one in guides for one in secret) > 0.5 * len(secret), "this test cannot read"
    shown = squeezed("".join(words for file in taken.pdfs if file != "facilitator" for words in texts(taken.pdfs[file])))
    kept = [data for member, data in taken.members.items() if re.match(r"(?:participants|cards)/.*\.pdf$", member)]
    shown += squeezed("".join(words for data in kept for words in texts(data)))
    assert not [one for one in secret if one in shown]


def test_every_finished_plan_can_be_taken_as_it_is(page: Page, served_site: str, built_site: Path) -> None:
    page.goto(f"{served_site}facilitate/")
    plans = [one.parent.name for one in built_site.glob("facilitate/*/*-plan.docx")]
    assert len(plans) >= 8
    for slug in plans:
        page.goto(f"{served_site}facilitate/{slug}/")
        taken = take(page)
        assert_as_the_table_says(taken, built_site)
        packs = {name: data for name, data in taken.members.items() if "/00-" in name or name.startswith("kit/")}
        for name, data in packs.items():
            file = name.split("/")[1].removeprefix("00-")
            assert data == (built_site / "facilitate" / slug / file).read_bytes()
        assert {f"facilitator/00-{slug}-facilitator-a4.pdf", f"facilitator/00-{slug}-plan.docx", f"kit/{slug}-kit-a4.pdf"} <= packs.keys()
        # The columns of the table for rooms of twelve say the same as the one above the button.
        rows = page.locator(".workshop-copies tbody tr").all()
        heads = page.locator(".workshop-copies thead th").all_inner_texts()
        at = [head.split()[0] for head in heads].index("12")
        counted = [int(row.locator("th, td").nth(at).inner_text()) for row in rows]
        of_press = sorted(row.copies for row in taken.rows if row.file != "facilitator")
        assert sorted(counted) == of_press


def test_from_a_disk_all_files_are_linked_and_the_reason_is_said(browser: Browser, unpacked: Path) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        for address in (f"build-a-workshop/index.html#people=13&plan={DAY}", "taster/index.html"):
            page.goto(f"{(unpacked / 'facilitate').as_uri()}/{address}")
            assert page.get_by_role("button", name="Take everything").count() == 0
            assert "a browser does not let a page on a disk read" in page.locator("[data-from-disk]").inner_text()
            links = page.locator("[data-links] a").evaluate_all("links => links.map(link => link.href)")
            assert len(links) > 10
            assert all(link.startswith("file:") for link in links)
            assert table(page)[0]
