"""The workshop builder, used as a facilitator would: by mouse, by keyboard, from an address, on paper, without a script."""

from __future__ import annotations

import io
import json
import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import icalendar
import pypdf
import pytest
from tests.accessibility import faults
from tests.pages import PLANS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from tests.conftest import TinySite

def running_order(page: Page) -> list[str]:
    """Each line of the plan as 'clock, what'."""
    lines = page.locator("[data-rows] > li").all()
    return [
        f"{line.locator('[data-clock]').inner_text()}, "
        + (line.locator("[data-name]").inner_text() if line.locator("[data-name]").count()
           else line.locator("[name=words]").input_value())
        for line in lines
    ]  # fmt: skip


def texts(page: Page, where: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f"[data-{where}] li").all_inner_texts()]


def fragment(page: Page) -> str:
    return urlsplit(page.url).fragment


def test_exercises_breaks_and_talks_get_clock_times_and_the_address_keeps_them(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Add a talk").click()
    page.get_by_role("textbox", name="Talk: about what").fill("Welcome, all: 1 & 2")
    page.get_by_role("button", name="Add Calm pairs").click()
    page.get_by_role("button", name="Add a break").click()
    page.get_by_role("button", name="Add Closing round").click()
    page.get_by_label("Begins at").fill("23:00")
    page.get_by_role("spinbutton", name="People").fill("7")
    page.get_by_label("Name of the plan").fill("Übung am Abend")
    order = [
        "23:00 to 23:10, Welcome, all: 1 & 2",
        "23:10 to 23:40, Calm pairs",
        "23:40 to 23:55, Break",
        "23:55 to 00:15, Closing round",
    ]
    assert running_order(page) == order
    assert page.locator(".builder-plan [data-sum]").inner_text() == "4 items, 23:00 to 00:15: 1 hour 15 minutes"
    kept = page.url
    page.goto("about:blank")
    page.goto(kept)
    assert running_order(page) == order
    assert page.get_by_role("heading", name="Übung am Abend").is_visible()
    assert page.get_by_role("spinbutton", name="People").input_value() == "7"


def test_the_address_is_short_enough_to_read(page: Page, address: str) -> None:
    page.goto(f"{address}#start=14:00&people=9&plan=calm,break:20:Lunch+together,drawing:25")
    page.get_by_role("button", name="Add Closing round").click()
    assert fragment(page) == "start=14:00&people=9&plan=calm,break:20:Lunch+together,drawing:25,closing-round"


def to_print(page: Page) -> list[str]:
    """Each row of the table as 'sheet: copies'."""
    rows = page.locator("[data-parts] tbody tr:has(td)").all()
    return [f"{row.locator('th').inner_text()}: {row.locator('td').nth(1).inner_text()}" for row in rows]


def test_prints_are_rounded_up_for_each_person_pair_and_group(page: Page, address: str) -> None:
    page.goto(f"{address}#people=13&plan=calm,stirring,drawing,closing-round,drawing,stirring:30")
    assert to_print(page) == [
        "Calm pairs, handout: 7",
        "Stirring trios, handout: 5",
        "Drawing, handout: 26",
        "Closing round, handout: 1",
        "Stirring trios, handout, 30-minute version: 5",
        "Stirring trios, cards: 7",
        "Stirring trios, cards, 30-minute version: 7",
        "Calm pairs, guide: 1",
        "Stirring trios, guide: 1",
        "Drawing, guide: 1",
        "Closing round, guide: 1",
    ]
    facts = page.locator("[data-rows] [data-facts]").all_inner_texts()
    assert facts[:5] == ["6 pairs, 1 left over", "4 trios, 1 left over", "alone", "whole room", "alone"]
    page.locator("[name=paper]").select_option("letter")
    links = page.locator("[data-parts] a").evaluate_all("links => links.map(link => link.href)")
    assert f"{address.removesuffix('facilitate/build-a-workshop/')}exercises/calm/calm-guide-letter.pdf" in links


def test_each_thing_to_bring_is_named_once(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing,calm")
    assert texts(page, "materials") == ["a pen each", "a bell (Calm pairs)", "chalk (Drawing)"]


GOES_BADLY = {
    "drawing,drawing,closing-round":
        "There is no break from 09:30 to 11:10: 1 hour 40 minutes. People need one by 11:00.",
    "calm,break,drawing,drawing,closing-round,break,calm,talk":
        "There is no break from 10:15 to 11:55: 1 hour 40 minutes. People need one by 11:45.",
    "calm,stirring,break":
        "Stirring trios is as deep as it gets, and nothing comes after it. Put something lighter last.",
    "stirring,talk":
        "Stirring trios is as deep as it gets. Put a break behind it.",
    "drawing,break,calm,talk":
        "Calm pairs belongs right behind Drawing.",
    "calm,drawing":
        "Nothing closes the meeting. Put the Closing round last, or a talk of your own.",
    "stirring:20,talk":
        "Stirring trios has 20 minutes here, and the shortest it can be is 30. Give it more time, or leave it out.",
    "stirring:45,talk":
        "Stirring trios takes 60 minutes, or 30 in a shorter version, and here it has 45. Give it one of these.",
    "calm:1,talk":
        "Calm pairs has 1 minute here, and the shortest it can be is 30. Give it more time, or leave it out.",
    "calm,talk&people=13":
        "Calm pairs, 1 left over: They join a group.",
    "calm,talk&people=1":
        "Calm pairs needs 2 people. With fewer, choose another exercise.",
    "stirring,talk&people=25":
        "Stirring trios is for up to 24 people. Two rooms.",
    "calmm,talk":
        "The plan names “calmm”, which is no exercise on this site. It was left out.",
}  # fmt: skip
FOLLOW = """fragment => new Promise(followed => {
    addEventListener("hashchange", () => setTimeout(followed), {once: true});
    location.hash = fragment;
})"""
HOLDS = [
    "drawing,drawing:50,break,closing-round",
    "stirring,break,talk",
    "stirring:30,break,talk",
    "drawing,calm,break,talk",
    "talk:90",
    "break:120,talk",
]


def test_a_plan_that_would_go_badly_is_warned_about_and_one_that_holds_is_not(page: Page, address: str) -> None:
    page.goto(address)
    warned = {}
    for plan in (*GOES_BADLY, *HOLDS):
        page.evaluate(FOLLOW, f"#plan={plan}")
        warned[plan] = texts(page, "warnings")
    assert [plan for plan in HOLDS if warned[plan]] == []
    missing = {plan: warned[plan] for plan, words in GOES_BADLY.items() if words not in warned[plan]}
    assert not missing


def test_the_order_changes_by_keyboard_alone_and_focus_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing,break")
    down = page.get_by_role("button", name="Down Calm pairs")
    down.focus()
    page.keyboard.press("Enter")
    assert [line.split(", ")[1] for line in running_order(page)] == ["Drawing", "Calm pairs", "Break"]
    assert page.locator("[data-said]").inner_text().startswith("Calm pairs is now number 2. 3 items,")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("[data-said]").inner_text() == "Calm pairs is last already."
    assert page.evaluate("document.activeElement.innerText").split() == ["Down", "Calm", "pairs"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert [line.split(", ")[1] for line in running_order(page)] == ["Drawing", "Break"]
    assert page.evaluate("document.activeElement.innerText").split() == ["Remove", "Break"]
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert running_order(page) == []
    assert page.evaluate("document.activeElement.id") == "plan"


def test_an_emptied_plan_comes_back_with_the_browser_s_back(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing")
    page.get_by_role("button", name="Empty the plan").click()
    assert running_order(page) == []
    page.go_back()
    assert len(running_order(page)) == 2


def test_an_emptied_plan_comes_back_at_one_more_press_of_a_key(page: Page, address: str) -> None:
    page.goto(f"{address}#start=14:00&people=9&plan=calm,break:20:Lunch,gone")
    order = running_order(page)
    empty, undo = (page.get_by_role("button", name=name) for name in ("Empty the plan", "Undo"))
    empty.focus()
    page.keyboard.press("Enter")
    assert running_order(page) == []
    assert fragment(page) == "start=14:00&people=9&plan="
    assert page.locator("[data-told]").filter(has_text="3 items taken out.").get_by_role("button").inner_text() == "Undo"
    assert page.locator("[data-said]").inner_text().startswith("3 items taken out.")
    assert undo.evaluate("button => button === document.activeElement")
    assert not empty.is_visible()
    assert faults(page) == []
    page.keyboard.press("Enter")
    assert running_order(page) == order
    assert fragment(page) == "start=14:00&people=9&plan=calm,break:20:Lunch"
    assert "gone" in texts(page, "warnings")[0]
    assert page.locator("[data-said]").inner_text().startswith("The plan is back. 2 items, 14:00 to 14:50")
    assert empty.evaluate("button => button === document.activeElement")
    assert undo.count() == 0


def test_undo_is_offered_until_something_takes_the_place_of_what_was_there(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing")
    undo = page.get_by_role("button", name="Undo")
    page.get_by_role("button", name="Empty the plan").click()
    page.get_by_role("spinbutton", name="People").fill("7")
    assert undo.is_visible()
    page.get_by_role("button", name="Add Calm pairs").click()
    assert undo.count() == 0
    page.get_by_role("button", name="Empty the plan").click()
    undo.click()
    assert fragment(page) == "start=09:30&people=7&plan=calm"
    page.get_by_role("button", name="Empty the plan").click()
    page.go_back()
    assert len(running_order(page)) == 1
    assert undo.count() == 0


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_that_nothing_is_planned_is_said_once(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    assert page.locator("[data-sum]:visible").all_inner_texts() == ["Nothing in it yet"]
    page.get_by_role("button", name="Add Calm pairs").click()
    # The plan says it, and on a small screen the bar at the foot too.
    bars = 1 if width == 1280 else 2
    assert page.locator("[data-sum]:visible").all_inner_texts() == ["1 item, 09:30 to 10:00: 30 minutes"] * bars


def test_following_a_heading_s_link_does_not_lose_the_plan(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{address}#plan=calm,drawing")
    page.get_by_role("link", name="See the plan").click()
    page.wait_for_url("**plan=calm,drawing")
    assert len(running_order(page)) == 2


def test_filters_leave_what_fits_and_say_how_many(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("[data-count]").inner_text() == "4 of 4 exercises"
    page.get_by_label("Takes at most").select_option("30")
    page.get_by_label("Done").select_option("pairs")
    assert page.locator("[data-slug]:visible").count() == 1
    assert page.locator("[data-count]").inner_text() == "1 of 4 exercises"
    page.get_by_label("About").select_option("practice")
    assert page.locator("[data-slug]:visible").count() == 0


def test_a_broken_address_breaks_nothing(page: Page, address: str) -> None:
    page.goto(address)
    for broken in ("plan=", "start=99:99&people=-3&plan=calm:x,talk:99999:%E0%A4%A,<b>:1", "plan=%", "plan", "=&&plan"):
        page.evaluate(FOLLOW, f"#{broken}")
        page.get_by_role("button", name=re.compile("^Add (again )?Calm pairs$")).click()
        assert running_order(page)[-1].endswith("Calm pairs")
        assert page.locator("[data-rows] [data-clock]").first.inner_text().startswith("09:30")
        assert page.locator(".builder b").count() == 0


NO_NUMBERS = ["0", "-3", "", "600", "1000", "2.5", "1e2"]


def test_a_number_of_people_that_cannot_be_is_said_and_left_as_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}#people=9&plan=drawing")
    people = page.get_by_role("spinbutton", name="People")
    for typed in NO_NUMBERS:
        people.fill(typed)
        assert people.input_value() == typed
        said = people.evaluate("field => document.getElementById(field.getAttribute('aria-describedby')).innerText")
        start = f"“{typed}” is not" if typed else "Give"
        assert said == f"{start} a whole number from 1 to 500. Until it is one, 9 is counted with."
        assert people.get_attribute("aria-invalid") == "true"
        assert to_print(page)[0] == "Drawing, handout: 9"
        assert f"people={typed}&" in fragment(page)
    people.fill("500")
    assert people.get_attribute("aria-invalid") == "false"
    assert people.get_attribute("aria-describedby") is None
    assert "whole number" not in page.locator("[data-settings]").inner_text()
    # An address that holds such a number says the same.
    page.evaluate(FOLLOW, "#people=600&plan=drawing")
    assert people.input_value() == "600"
    assert "“600” is not a whole number from 1 to 500. Until it is one, 12" in page.locator("[data-settings]").inner_text()


def test_minutes_that_cannot_be_are_said_and_left_as_they_are(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm:40,talk")
    minutes = page.get_by_role("spinbutton", name="minutes for Calm pairs")
    for typed in NO_NUMBERS:
        minutes.fill(typed)
        assert minutes.input_value() == typed
        assert "a whole number from 1 to 480. Until it is one, 40 is counted with." in page.locator("[data-rows]").inner_text()
        assert running_order(page)[0] == "09:30 to 10:10, Calm pairs"
    minutes.fill("480")
    assert "whole number" not in page.locator("[data-rows]").inner_text()
    page.evaluate(FOLLOW, "#plan=calm:1000,talk")
    assert minutes.input_value() == "1000"
    assert "“1000” is not a whole number" in page.locator("[data-rows]").inner_text()


def test_a_time_that_is_none_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}#start=25:00&plan=calm")
    assert "“25:00” is not a time of day" in page.locator("[data-settings]").inner_text()
    page.get_by_label("Begins at").fill("14:00")
    assert "time of day" not in page.locator("[data-settings]").inner_text()
    assert running_order(page) == ["14:00 to 14:30, Calm pairs"]


def test_groups_are_told_as_they_come_out(page: Page, address: str) -> None:
    page.goto(address)
    told = {}
    for people in (1, 2, 3, 13):
        page.evaluate(FOLLOW, f"#people={people}&plan=calm,stirring")
        told[people] = page.locator("[data-rows] [data-facts]").all_inner_texts()
    assert told == {
        1: ["1 person, too few for one pair", "1 person, too few for one trio"],
        2: ["1 pair", "2 people, too few for one trio"],
        3: ["1 pair, 1 left over", "1 trio"],
        13: ["6 pairs, 1 left over", "4 trios, 1 left over"],
    }


LISTEN = """() => {
    window.heard = [];
    for (const place of document.querySelectorAll(".builder-plan :is([role=status], [aria-live])")) {
        const heard = new MutationObserver(() => window.heard.push(place.textContent));
        heard.observe(place, {childList: true, characterData: true, subtree: true});
    }
}"""


def test_a_warning_is_read_aloud_once_and_not_for_each_digit_of_a_number(page: Page, address: str) -> None:
    page.goto(f"{address}#people=12&plan=calm,talk")
    page.evaluate(LISTEN)
    people = page.get_by_role("spinbutton", name="People")
    people.press("Control+a")
    people.press_sequentially("135", delay=40)
    page.wait_for_timeout(1200)
    heard = page.evaluate("window.heard")
    assert len(heard) == 1
    assert heard[0].count("Calm pairs is for up to 24 people.") == 1
    assert "1 left over" not in heard[0]
    page.get_by_role("button", name="Remove Talk").click()
    heard = page.evaluate("window.heard")
    assert len(heard) == 2
    assert heard[1].startswith("Talk removed. Undo stands above the plan. 1 item, 09:30 to 10:00: 30 minutes. Nothing closes the meeting.")
    assert "up to 24" not in heard[1]


def test_what_was_removed_comes_back_where_it_was(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing:20,talk")
    before = running_order(page)
    page.get_by_role("button", name="Remove Drawing").click()
    assert fragment(page).endswith("plan=calm,talk:10")
    assert "Drawing taken out." in page.locator("[data-told]").inner_text()
    page.get_by_role("button", name="Undo").click()
    assert running_order(page) == before
    assert fragment(page).endswith("plan=calm,drawing:20,talk:10")
    assert page.get_by_role("button", name="Undo").count() == 0
    assert page.evaluate("document.activeElement.innerText").split() == ["Remove", "Drawing"]


def test_the_name_of_the_plan_is_the_name_of_its_bookmark(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Name of the plan").fill("Our day")
    assert page.title().startswith("Our day - Build a workshop")
    page.get_by_label("Name of the plan").fill("")
    assert page.title().startswith("Build a workshop")


def test_a_printed_plan_says_where_it_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}#start=14:00&people=9&title=Our+day&plan=calm,talk:10")
    text = pypdf.PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    assert page.url in re.sub(r"\s", "", text)


def chosen(page: Page, name: str, content: str | bytes) -> None:
    body = content.encode() if isinstance(content, str) else content
    page.get_by_label("Open a saved plan").set_input_files({"name": name, "mimeType": "application/json", "buffer": body})


def test_a_plan_is_saved_as_a_file_and_comes_back_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}#start=14:00&people=7&title=Übung:+1&plan=calm,drawing:20,break:30:Lunch,talk:15")
    before = fragment(page), running_order(page)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Save the plan as a file").click()
    assert begun.value.suggested_filename == "übung-1.json"
    kept = Path(begun.value.path()).read_text("utf-8")
    assert json.loads(kept)["plan"][2] == {"break": "Lunch", "minutes": 30}
    page.goto("about:blank")
    page.goto(f"{address}#plan=talk")
    chosen(page, "kept.json", kept)
    page.get_by_text("Übung: 1 is open.").first.wait_for()
    assert running_order(page) == before[1]
    assert unquote(fragment(page)) == unquote(before[0])
    page.get_by_role("button", name="Undo").click()
    assert running_order(page) == ["09:30 to 09:40, Talk"]


@pytest.mark.visitor(timezone_id="Pacific/Auckland")
def test_a_plan_on_a_day_is_an_entry_that_a_calendar_reads(page: Page, address: str) -> None:
    page.goto(f"{address}#start=23:00&title=Späte;+Runde,+zwei&plan=talk:10:Welcome%2C+all,calm,break:15,closing-round:25")
    page.get_by_role("button", name="Save an entry for a calendar").click()  # Without a day, the browser asks for one.
    page.locator("[name=day]").fill("2027-04-03")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Save an entry for a calendar").click()
    assert begun.value.suggested_filename == "späte-runde-zwei.ics"
    (event,) = icalendar.Calendar.from_ical(Path(begun.value.path()).read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Späte; Runde, zwei"
    # Summer time still holds there that evening, thirteen hours ahead; the clocks go back in the night.
    assert event["DTSTART"].dt == datetime(2027, 4, 3, 10, 0, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2027, 4, 3, 11, 20, tzinfo=UTC)
    assert str(event["DESCRIPTION"]).splitlines()[:3] == [
        "23:00 Welcome, all (10 minutes)",
        "23:10 Calm pairs (30 minutes)",
        "23:40 Break (15 minutes)",
    ]
    assert "Times by the clock of Pacific/Auckland." in str(event["DESCRIPTION"])
    assert page.url in str(event["DESCRIPTION"])
    assert not event.walk("VALARM")
    page.locator("[name=remind]").select_option("a day before")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Save an entry for a calendar").click()
    (again,) = icalendar.Calendar.from_ical(Path(begun.value.path()).read_bytes()).walk("VEVENT")
    assert again["UID"] == event["UID"]
    assert [alarm["TRIGGER"].dt for alarm in again.walk("VALARM")] == [timedelta(days=-1)]


NO_PLANS = {
    "": "x.json is no plan of a workshop. Choose a file that this page saved.",
    "null": "x.json is no plan of a workshop. Choose a file that this page saved.",
    '{"kind": "something", "plan": []}': "x.json is no plan of a workshop. Choose a file that this page saved.",
    '{"kind": "workshop plan", "version": 1}': "x.json is no plan of a workshop. Choose a file that this page saved.",
    '{"kind": "workshop plan", "version": 2, "plan": []}': "x.json was saved by another version of this page, which this one cannot "
        "read. Open the plan by its address.",
    " " * 100_001: "x.json is too large for a plan. Choose a file that this page saved.",
}  # fmt: skip


def test_a_file_that_is_no_plan_is_refused_with_a_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,talk")
    for content, sentence in NO_PLANS.items():
        chosen(page, "x.json", content)
        page.locator("[data-told]", has_text=sentence).wait_for()
        assert page.locator("[data-said]").inner_text() == sentence
        assert len(running_order(page)) == 2


def test_what_a_file_says_is_text_and_nothing_else(page: Page, address: str) -> None:
    lines = [
        {"talk": "<img src=x onerror=alert(1)>", "minutes": "<b>"},
        {"exercise": "__proto__", "minutes": 5},
        {"exercise": {"a": 1}},
        None,
        {"break": ["x"], "minutes": [10]},
        {"exercise": "calm", "minutes": 30, "address": "javascript:alert(1)"},
    ]
    plan = {"kind": "workshop plan", "version": 1, "title": "<i>x</i>", "start": {}, "people": 1e99, "plan": lines}
    page.goto(address)
    chosen(page, "x.json", json.dumps(plan))
    page.locator("[data-told]", has_text="<i>x</i> is open.").wait_for()
    assert [line.split(", ", 1)[1] for line in running_order(page)] == ["<img src=x onerror=alert(1)>", "Calm pairs"]
    assert page.locator(".builder-plan :is(img, i, b)").count() == 0
    assert len([warning for warning in texts(page, "warnings") if "no exercise on this site" in warning]) == 4
    assert "is not a whole number" in page.locator("[data-settings]").inner_text()


@pytest.mark.visitor(viewport={"width": 360, "height": 740}, has_touch=True)
def test_on_a_phone_everything_can_be_tapped_and_nothing_overflows(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=calm,drawing,talk")
    page.get_by_role("button", name="Up Drawing").tap()
    assert [line.split(", ")[1] for line in running_order(page)] == ["Drawing", "Calm pairs", "Talk"]
    sizes = page.locator(".builder :is(button, input, select):visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert sizes
    assert all(width >= 24 and height >= 24 for width, height in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_full_day_prints_on_one_page_with_nothing_but_the_plan(page: Page, address: str, paper: str) -> None:
    day = "talk,calm,drawing,break,stirring,talk,break:60:Lunch,calm,drawing,break,stirring,calm,talk,closing-round"
    page.goto(f"{address}#title=Our+day&plan={day}")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    text = printed.pages[0].extract_text()
    assert len(printed.pages) == 1
    assert all(words in text for words in ("Our day", "Lunch", "Stirring trios", "To bring", "chalk"))
    assert not any(words in text for words in ("Remove", "Add a break", "Choose exercises", "A purpose."))


@pytest.mark.visitor(bypass_csp=True)
def test_a_plan_can_be_read_by_everybody_on_screen_and_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}#plan=talk,calm,stirring:30,break,drawing,gone")
    assert texts(page, "warnings")
    assert faults(page) == []
    page.emulate_media(media="print")
    assert faults(page) == []


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_the_exercises_with_times_materials_and_sheets_remain(page: Page, address: str) -> None:
    page.goto(address)
    shown = page.locator("[data-slug=stirring]").inner_text()
    assert all(
        words in shown
        for words in (
            "Stirring trios",
            "60 minutes",
            "Trios",
            "a pen each; tea",
            "Print one for each group",
            "US Letter",
        )
    )
    assert page.locator(".builder :is(button, input, select):visible").count() == 0


def test_it_works_from_a_folder_without_a_server(browser: Browser, site: TinySite) -> None:
    # Its own context: what else a page may not do from a folder is another test's business.
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((site.folder / "facilitate/build-a-workshop/index.html").as_uri() + "#plan=calm,drawing")
        page.get_by_role("button", name="Add a break").click()
        assert len(running_order(page)) == 3
        assert fragment(page).endswith("plan=calm,drawing,break:15")


def test_every_finished_plan_opens_in_the_builder_with_the_same_clock_times(page: Page, served_site: str) -> None:
    for plan in PLANS[:3]:
        page.goto(f"{served_site}{plan}/")
        tables = [
            [
                " ".join(cell.split())
                for cell in table.locator("tbody tr:not(:last-child) td:first-child").all_inner_texts()
            ]
            for table in page.locator(".workshop-timetable").all()
        ]
        links = page.get_by_role("link", name="Change this plan in the workshop builder").all()
        addresses = [link.get_attribute("href") for link in links]
        assert len(addresses) == len(tables) > 0
        assert len({link.text_content() for link in links}) == len(links)
        for address, times in zip(addresses, tables, strict=True):
            page.goto(f"{served_site}{plan}/{address}")
            clocks = page.locator("[data-rows] [data-clock]").all_inner_texts()
            assert [clock.split(" to ")[0] for clock in clocks] == times
            shortened = [line for line in texts(page, "warnings") if "Its guide says how to shorten it." not in line]
            assert shortened == [], "a finished plan that the builder warns about"
            page.goto("about:blank")


def test_a_plan_of_one_s_own_has_a_kit_that_says_what_the_plan_knows(page: Page, address: str) -> None:
    page.goto(f"{address}#start=13:30&people=7&title=%3Cb%3E+day&plan=talk,calm,break:20:Tea,stirring:30,closing-round:15")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Save the kit as a page").click()
    assert begun.value.suggested_filename == "b-day-kit.html"
    text = Path(begun.value.path()).read_text("utf-8")
    assert "data-put" not in text
    page.goto("about:blank")
    page.set_content(text)
    assert page.locator("b, script, img").count() == 0
    assert page.get_by_role("heading", name="Before you copy").count() == 0

    def part(title: str) -> Locator:
        return page.locator("section", has=page.get_by_role("heading", name=title, exact=True))

    invitation = " ".join(part("Invitation").inner_text().split())
    for words in ("13:30 15:15 <b> day", "13:40 Calm pairs What it holds", "14:30 Stirring trios", "3 of 3", "14:10 Tea (20 minutes)."):
        assert words in invitation
    assert part("Sign-in sheet").locator("tbody tr").count() == 7
    assert "1 hour 45 minutes" in part("Certificate of attendance").inner_text()
    assert part("How it went").locator("tbody tr").count() == 5
    assert "Anybody may pass" in part("Agreement for the room").inner_text()
