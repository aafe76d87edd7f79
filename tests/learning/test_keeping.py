"""What a reader chose to keep is kept, or it is said where they write that it is not: odd stores, full ones, two tabs, old versions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import watched
from tests.conftest import ROOT
from tests.learning.test_reading import KEPT_BEFORE, KEY, RAIN, SITE, kept, note
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.conftest import BuildSite

MINE = "weather/rain#your-own-rain"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; 0"
ROOM = "delete Storage.prototype.setItem; Storage.prototype.setItem = frames[0].Storage.prototype.setItem; 0"


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> Iterator[str]:
    with serving(build_site_once(SITE).folder) as address:
        yield address


def put(page: Page, text: str) -> None:
    """Store a text as if it had been kept."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def store(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept(page)[KEY])
    return found


def keep(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("button", name="Keep on this device").first.click()


def told(page: Page) -> str:
    return " ".join(page.locator("#your-own-rain .keep").inner_text().split())


def forget(page: Page) -> None:
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget everything", exact=True).click()
    page.get_by_text("Nothing of yours is left").wait_for()


# --- Versions, and what is not ours -------------------------------------------------------------------------------


def test_what_readers_kept_before_there_were_versions_is_all_there(page: Page, site: str) -> None:
    page.goto(site)
    before = KEPT_BEFORE | {
        "ratings": {"weather/rain": {"name three kinds of rain": {"before": 2}}},
        "place": {"page": "weather/rain", "title": "Rain", "anchor": "after-the-rain", "heading": "After the rain"},
    }
    put(page, json.dumps(before))
    page.goto(site + RAIN)
    now = store(page)
    notes = before["notes"]
    assert isinstance(notes, dict)
    assert now.pop("at") > now.pop("after") >= 0
    assert now == before | {
        "version": 1,
        "notes": {
            "weather/rain#pause-2": notes["weather/rain#pause-2"] | {"at": 0},
            MINE: notes["weather/rain#pause-1"] | {"at": 0},
        },
    }
    assert set(kept(page)) == {KEY}
    assert note(page).input_value() == "By the canal."


def test_whoever_wrote_under_a_question_that_is_asked_no_more_is_told_where_it_is(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    line = page.get_by_text("under a question that this page asks no more")
    expect(line).to_be_hidden()
    put(page, json.dumps({"notes": {"weather/rain#gone": GOOD | {"asked": "What was the rain?"}}}))
    page.goto(site + RAIN)
    line.get_by_role("link", name="My notes").click()
    expect(page.locator("[data-journal]")).to_contain_text("What was the rain?Mine")
    page.goto(site + RAIN)
    forget(page)
    expect(line).to_be_hidden()


GOOD = {"page": "weather/rain", "title": "Rain", "asked": "Q", "text": "Mine", "on": "2026-11-20", "at": 5}
ODD: dict[str, tuple[str, str, list[Any]]] = {
    "an object": ("{}", "", []),
    "a list": ("[]", "", [[]]),
    "a number": ("1", "", [1]),
    "words": ('"x"', "", ["x"]),
    "no JSON": ('{"notes":', "", ['{"notes":']),
    "nothing": ("null", "", []),
    "no notes": ('{"notes":null}', "", []),
    "a list of notes": ('{"notes":[1,2],"read":7}', "", [[1, 2], 7]),
    "notes that are numbers": (json.dumps({"notes": {MINE: 7, "a#b": GOOD}}), "", [7]),
    "a note of words alone": (json.dumps({"notes": {MINE: "Only words"}}), "Only words", []),
    "a note without a page": (json.dumps({"notes": {MINE: {"text": "Mine"}}}), "Mine", []),
    "odd ticks, ratings and place": (
        json.dumps({"notes": {MINE: GOOD}, "read": {"a": 1}, "ratings": {"a": {"b": {"before": 9}}, "c": 2}, "place": []}),
        "Mine",
        [1, {"before": 9}, 2, []],
    ),
    "something more": (json.dumps({"version": 1, "notes": {MINE: GOOD}, "marks": {"a": 1}}), "Mine", [{"a": 1}]),
    "a version to come": (
        json.dumps({"version": 2, "notes": {MINE: GOOD | {"colour": "red"}}}),
        "Mine",
        [{"version": 2, "notes": {MINE: GOOD | {"colour": "red"}}}],
    ),
    "a hostile name": ('{"notes":{"__proto__":{"text":"x"}}}', "", []),
}


def test_of_an_odd_store_what_can_be_read_is_kept_and_the_rest_is_named(page: Page) -> None:
    page.set_content("<html></html>")
    page.add_script_tag(path=ROOT / "theme/assets/kept.js")
    for what, (text, words, odd) in ODD.items():
        found = page.evaluate("(text) => window.kept.heal(text)", text)
        assert found["kept"]["notes"].get(MINE, {}).get("text", "") == words, what
        assert [piece["value"] for piece in found["odd"]] == odd, what
        assert found["kept"]["version"] == 1 and {"notes", "read", "ratings"} <= set(found["kept"]), what
        again = page.evaluate("(kept) => window.kept.heal(JSON.stringify(kept))", found["kept"])
        assert again == {"kept": found["kept"], "odd": []}, what


@pytest.mark.parametrize("what", ["a number", "notes that are numbers", "a version to come"])
def test_with_an_odd_store_notes_can_be_written_and_what_was_set_aside_can_be_saved(page: Page, site: str, what: str) -> None:
    text, words, odd = ODD[what]
    page.goto(site)
    put(page, text)
    page.goto(site + RAIN)
    assert note(page).input_value() == words
    note(page).fill("And this.")
    page.goto(site + "start/my-notes/")
    journal = page.locator("[data-journal]")
    assert "And this." in journal.inner_text()
    with page.expect_download() as saved:
        journal.get_by_role("button", name="Save it as a file").click()
    assert [piece["value"] for piece in json.loads(saved.value.path().read_text("utf-8"))] == odd
    forget(page)
    assert kept(page) == {}


def test_what_cannot_be_read_is_not_written_over_when_it_cannot_be_set_aside(page: Page, site: str) -> None:
    page.goto(site)
    put(page, "damaged")
    page.add_init_script(FULL)
    page.goto(site + RAIN)
    note(page).fill("More.")
    assert kept(page) == {KEY: "damaged"}
    assert "Not kept." in told(page)


def test_what_is_set_aside_twice_is_set_aside_once(page: Page, site: str) -> None:
    page.goto(site)
    for _ in range(2):
        put(page, "damaged")
        page.goto(site + RAIN)
    assert len(json.loads(kept(page)[f"{KEY}.aside"])) == 1


# --- No room, not allowed, cleared --------------------------------------------------------------------------------


def test_a_full_store_is_said_where_one_types_and_nothing_is_lost_once_there_is_room(page: Page, site: str) -> None:
    keep(page, site)
    note(page).fill("Kept.")
    assert "Kept in this browser, on this device." in told(page)
    page.evaluate("document.body.append(document.createElement('iframe'))")
    page.evaluate(FULL)
    note(page).press_sequentially(" Not kept.")
    assert "Not kept. This browser has no room left" in told(page) and "Kept in this browser" not in told(page)
    assert page.locator("#your-own-rain").get_by_role("status").inner_text().startswith("Not kept")
    page.get_by_label("I have read this module").check()
    with page.expect_download() as saved:
        page.locator("#your-own-rain").get_by_role("button", name="Save what I wrote as a file").click()
    assert "Kept. Not kept." in saved.value.path().read_text("utf-8")
    assert store(page)["notes"][MINE]["text"] == "Kept."
    page.locator("#your-own-rain").get_by_role("button", name="Try again").click()
    assert "Not kept." in told(page)
    page.evaluate(ROOM)
    page.locator("#your-own-rain").get_by_role("button", name="Try again").click()
    assert "Kept in this browser" in told(page) and "Not kept." not in told(page)
    assert store(page)["notes"][MINE]["text"] == "Kept. Not kept."
    assert "weather/rain" in store(page)["read"]


def test_a_browser_that_stores_nothing_says_so_at_the_choice(page: Page, site: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(site + RAIN)
    note(page).fill("By the canal.")
    page.locator("#your-own-rain").get_by_role("button", name="Keep on this device").click()
    assert "This browser does not allow it." in told(page) and "Kept in this browser" not in told(page)
    assert note(page).input_value() == "By the canal."


def test_a_store_cleared_under_way_is_said_and_what_stands_on_the_page_can_be_kept_anew(page: Page, site: str) -> None:
    keep(page, site)
    note(page).fill("By the canal.")
    page.get_by_label("I have read this module").check()
    page.evaluate("localStorage.clear()")
    page.locator("#tell-them-apart").get_by_label("A private note").fill("White.")
    assert "No longer kept." in told(page) and "Kept in this browser" not in told(page)
    assert note(page).input_value() == "By the canal." and kept(page) == {}
    page.locator("#your-own-rain").get_by_role("button", name="Keep on this device").click()
    now = store(page)
    assert [one["text"] for one in now["notes"].values()] == ["By the canal.", "White."]
    assert "weather/rain" in now["read"]


# --- Two tabs -----------------------------------------------------------------------------------------------------


@pytest.fixture
def tabs(context: BrowserContext, site: str) -> tuple[Page, Page]:
    """Two tabs in which the same module is open."""
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto(site + RAIN)
    return first, second


def test_words_typed_in_two_tabs_before_the_choice_are_both_kept_and_both_tabs_are_told(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    note(first).fill("From the first.")
    note(second).fill("From the second.")
    second.get_by_label("I have read this module").check()
    first.get_by_role("button", name="Keep on this device").first.click()
    for tab in tabs:
        expect(note(tab)).to_have_value("From the first.\n\nFrom the second.")
    assert store(first)["notes"][MINE]["text"] == "From the first.\n\nFrom the second."
    assert "Both are here now" in told(second) and "changed in another tab" in told(first)
    assert first.get_by_label("I have read this module").is_checked()


def test_a_note_goes_on_in_another_tab_and_other_notes_stay(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.get_by_role("button", name="Keep on this device").first.click()
    note(first).fill("One.")
    expect(note(second)).to_have_value("One.")
    second.locator("#tell-them-apart").get_by_label("A private note").fill("White.")
    note(second).press_sequentially(" Two.")
    expect(note(first)).to_have_value("One. Two.")
    assert note(second).input_value() == "One. Two."
    assert [one["text"] for one in store(first)["notes"].values()] == ["One. Two.", "White."]
    note(first).fill("")
    expect(note(second)).to_have_value("")
    assert list(store(first)["notes"]) == ["weather/rain#tell-them-apart"]


def test_a_tab_that_missed_what_another_wrote_loses_nothing(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.get_by_role("button", name="Keep on this device").first.click()
    note(first).fill("Once.")
    second.close()  # What a tab writes itself is no event to it: as if it had slept while another wrote.
    put(first, json.dumps({**store(first), "notes": {MINE: GOOD | {"text": "From elsewhere."}}}))
    note(first).press_sequentially(" More.")
    assert note(first).input_value() == "From elsewhere.\n\nOnce. More."
    assert store(first)["notes"][MINE]["text"] == "From elsewhere.\n\nOnce. More."
    assert "Both are here now" in told(first)


def test_words_that_another_tab_wrote_over_unseen_come_back(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    first.get_by_role("button", name="Keep on this device").first.click()
    note(first).fill("From the first.")
    expect(note(second)).to_have_value("From the first.")
    # As if the second had not yet seen it: what it stores says which store it had seen.
    note(first).fill("From the first, and more.")
    put(second, json.dumps({"version": 1, "at": 9, "after": 8, "notes": {MINE: GOOD | {"text": "From the second."}}}))
    for tab in tabs:
        expect(note(tab)).to_have_value("From the second.\n\nFrom the first, and more.")


def test_forgetting_reaches_every_open_tab_and_they_store_nothing_again(tabs: tuple[Page, Page], site: str) -> None:
    first, second = tabs
    first.get_by_role("button", name="Keep on this device").first.click()
    note(first).fill("By the canal.")
    first.get_by_label("I have read this module").check()
    expect(note(second)).to_have_value("By the canal.")
    forget(first)
    expect(note(second)).to_have_value("")
    assert "Everything was forgotten." in told(second)
    assert not second.get_by_label("I have read this module").is_checked()
    note(second).press_sequentially("x")
    assert kept(second) == {}
    second.get_by_role("button", name="Keep on this device").first.click()
    assert [one["text"] for one in store(second)["notes"].values()] == ["x"] and not store(second)["read"]


def chosen(page: Page) -> int:
    return page.locator(".self-check input:checked").count()


def test_forgetting_clears_what_was_chosen_on_this_page(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("radio", name="A lecture.").check()
    forget(page)
    assert not chosen(page) and not page.locator(".self-check__said").inner_text()
    page.get_by_role("radio", name="A lecture.").check()
    page.reload()
    assert chosen(page) == 1, "what is chosen afterwards is there again"


@pytest.mark.parametrize("where", ["here", "in another tab"])
def test_forgetting_holds_for_all_pages_that_a_tab_can_go_back_to(tabs: tuple[Page, Page], site: str, where: str) -> None:
    first, second = tabs
    for _ in range(2):
        first.goto(site + RAIN)
        first.get_by_role("radio", name="A lecture.").check()
        first.goto(site + "glossary/")
    forget(first if where == "here" else second)
    for back in (RAIN, "glossary/", RAIN):
        first.go_back()
        assert first.url == site + back and not chosen(first)
        assert not "".join(first.locator(".self-check__said").all_inner_texts())
    assert not first.evaluate("Object.keys({...localStorage, ...sessionStorage}).length")


# --- Days ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", "2026-11-30"), ("America/Los_Angeles", "2026-11-29")])
def test_days_are_those_of_the_reader(browser: Browser, site: str, zone: str, day: str) -> None:
    with watched(browser, timezone_id=zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-29T19:00:00Z")  # eight in the morning of the 30th in Auckland
        keep(page, site)
        note(page).fill("By the canal.")
        page.get_by_label("I have read this module").check()
        assert store(page)["read"]["weather/rain"]["on"] == store(page)["notes"][MINE]["on"] == day
        page.goto(site + "start/record-of-learning/")
        page.get_by_role("button", name="Fill in what I ticked").click()
        assert page.get_by_label("Date, row 1").input_value().startswith(str(int(day[-2:])))
        page.goto(site + "start/my-notes/")
        assert f"Read on {int(day[-2:])} November 2026" in page.locator("[data-journal]").inner_text()


# --- Self-checks --------------------------------------------------------------------------------------------------


def test_a_self_check_that_comes_back_answered_says_what_the_answer_leads_to(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("radio", name="A lecture.").check()
    page.goto(site + "glossary/")
    page.go_back()
    assert page.get_by_role("radio", name="A lecture.").is_checked()
    assert "A does not fit." in page.locator(".self-check__said").inner_text()
