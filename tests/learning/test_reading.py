"""Reading a module as a reader does: choosing, noting, looking words up, printing, forgetting, with and without scripts."""

from __future__ import annotations

import datetime
import io
import json
import re
from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.conftest import A_COURSE
from tests.pages import MODULE as A_MODULE
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.conftest import BuildSite

MODULE = """\
---
title: {title}
summary: What rain is.
minutes: 25
level: foundation
question: Was that rain?
objectives:
  - can: name three kinds of rain
    tested: [a-roof]
    answer: Drizzle, showers; and a downpour.
  - can: tell rain from snow
    tested: [your-own-rain]
    answer: One of them is white.
key_points: [It was., It may not be.]
content_note:
  what: Weather.
  where: The scenario.
  instead: Go to "After the rain".
reviewed: 2026-11-22
---

It rained, as the [glossary](../glossary.md#rain) has it [@example2020].

/// scenario | Part 1: The bus stop
*Ada is invented.* She waits.
///

/// self-check | What does Ada need first?
    name: a-roof

- [ ] A lecture.

    She is wet already.

- [x] A roof [@example2020].

    Shelter first.
///

/// pause | Tell them apart
    name: tell-them-apart

Was it white?
///

/// pause | Your own rain
    name: your-own-rain
    was: pause-1

When were you last caught in it?
///

## After the rain

| What | Where it was seen, and by whom, and on what sort of day | What they made of it when they came home |
|---|---|---|
| Drops | On the window of the number nine, by Ada, on a day with no sun in it | She drew a picture of them |

/// evidence | Rain is wet
    grade: review

Everybody says so [@example2020].
///
"""
SITE = {
    "docs/index.md": "---\ntitle: Home\n---\n\n<p data-resume hidden></p>\n\n[Rain](weather/rain.md)\n\n<!-- glance -->\n",
    "docs/weather/index.md": "---\ntitle: Weather\nsummary: S.\n---\n\n<!-- modules -->\n",
    "docs/weather/rain.md": MODULE.format(title="Rain"),
    "docs/weather/snow.md": MODULE.format(title="Snow"),
    "docs/start/my-notes.md": "---\ntitle: My notes\n---\n\n<!-- journal -->\n",
    "docs/start/record-of-learning.md": "---\ntitle: Record of learning\n---\n\n<!-- record -->\n",
    "docs/glossary.md": "---\ntitle: Glossary\n---\n\n<!-- terms -->\n",
    "docs/references.md": "---\ntitle: References\n---\n\n<!-- works -->\n",
    "glossary/rain.md": "---\nterm: Rain\naliases: [drizzle]\n---\nWater that falls from above [@example2020].\n",
    "scenarios.yml": "weather/rain:\n  setting: a bus stop\n  questions:\n    - Who waits?\n",
}
RAIN = "weather/rain/"
SNOW = "weather/snow/"
KEY = A_COURSE.slug


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> Iterator[str]:
    with serving(build_site_once(SITE).folder) as address:
        yield address


def kept(page: Page) -> dict[str, str]:
    """What the browser stores for the site, the theme's own choice of colours left out."""
    stored = page.evaluate("({...localStorage, ...sessionStorage})")
    return {key: value for key, value in stored.items() if not key.endswith("__palette")}


def note(page: Page) -> Locator:
    return page.locator("#your-own-rain").get_by_label("A private note")


# --- Self-checks --------------------------------------------------------------------------------------------------


def test_choosing_an_answer_tells_what_it_leads_to_and_nothing_of_the_others(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    said = page.get_by_role("status").filter(has_text="fit")
    page.get_by_role("radio", name="A lecture.").check()
    assert "A does not fit." in said.inner_text() and "wet already" in said.inner_text()
    page.get_by_role("radio", name="A roof").check()
    assert "B fits." in said.inner_text() and "wet already" not in said.inner_text()


def test_the_copy_of_an_answer_brings_no_second_id(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("radio", name="A roof").check()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.visitor(java_script_enabled=False)
def test_without_scripts_every_answer_opens_and_no_button_does_nothing(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    assert not page.get_by_text("Shelter first.").is_visible()
    page.get_by_text("Read about every answer").click()
    assert page.get_by_text("Shelter first.").is_visible()
    assert not page.locator("main button:visible, footer button:visible, textarea:visible").count()


# --- Notes, ticks and forgetting ----------------------------------------------------------------------------------


def test_nothing_is_stored_before_the_choice(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    note(page).fill("By the canal.")
    page.get_by_label("I have read this module").check()
    page.get_by_role("heading", name="After the rain").scroll_into_view_if_needed()
    assert kept(page) == {}
    page.reload()
    assert note(page).input_value() == ""
    assert page.context.cookies() == []


def test_what_is_kept_comes_back_is_gathered_and_leaves_with_one_button(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    note(page).fill("By the canal.")
    page.get_by_role("button", name="Keep on this device").first.click()
    page.get_by_label("I have read this module").check()
    assert set(kept(page)) == {KEY}
    page.reload()
    assert note(page).input_value() == "By the canal."

    page.goto(site + "weather/")
    assert "Read on" in page.locator(".cards li").first.inner_text()
    assert "Read on" not in page.locator(".cards li").last.inner_text()
    assert page.locator(".pages").get_by_role("link", name="Rain ✓ (read)").count() == 1
    assert page.locator(".pages").get_by_role("link", name="Snow", exact=True).count() == 1
    page.get_by_role("link", name="Go on: Snow").click()
    assert page.url == site + SNOW
    page.goto(site + "start/my-notes/")
    journal = page.locator("[data-journal]")
    assert "Your own rain" in journal.inner_text() and "By the canal." in journal.inner_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a text file").click()
    text = saved.value.path().read_text("utf-8")
    assert "Rain\n====" in text and "By the canal." in text

    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Keep it").click()
    assert "By the canal." in journal.inner_text()
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget everything", exact=True).click()
    page.get_by_text("Nothing of yours is left").wait_for()
    assert kept(page) == {}
    assert "By the canal." not in journal.inner_text()
    page.goto(site + RAIN)
    assert note(page).input_value() == ""
    assert not page.get_by_label("I have read this module").is_checked()


KEPT_BEFORE = {
    "notes": {
        "weather/rain#pause-1": {
            "page": "weather/rain", "title": "Rain", "asked": "Your own rain", "text": "By the canal.",
            "on": "2026-11-20",
        },
        "weather/rain#pause-2": {
            "page": "weather/rain", "title": "Rain", "asked": "A pause that went", "text": "Under the bridge.",
            "on": "2026-11-20",
        },
    },
    "read": {"weather/rain": {"title": "Rain", "on": "2026-11-21"}},
}  # fmt: skip
"""What a browser holds that kept things while pauses had numbers and no names."""


def test_a_note_kept_under_a_number_moves_to_the_name_of_its_pause_and_nothing_is_lost(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("kept => localStorage.setItem('small-course', JSON.stringify(kept))", KEPT_BEFORE)
    page.goto(site + RAIN)
    assert note(page).input_value() == "By the canal."
    assert page.locator("#tell-them-apart").get_by_label("A private note").input_value() == ""
    assert page.get_by_label("I have read this module").is_checked()
    notes = json.loads(kept(page)[KEY])["notes"]
    before = KEPT_BEFORE["notes"]
    assert notes == {
        "weather/rain#your-own-rain": before["weather/rain#pause-1"] | {"at": 0},
        "weather/rain#pause-2": before["weather/rain#pause-2"] | {"at": 0},
    }
    page.goto(site + "start/my-notes/")
    journal = page.locator("[data-journal]").inner_text()
    assert "By the canal." in journal and "A pause that went" in journal and "Under the bridge." in journal


def test_a_note_written_since_is_not_replaced_by_an_older_one(page: Page, site: str) -> None:
    newer = {"weather/rain#your-own-rain": {
        "page": "weather/rain", "title": "Rain", "asked": "Your own rain", "text": "In June.", "on": "2026-11-28",
    }}  # fmt: skip
    page.goto(site)
    both = KEPT_BEFORE | {"notes": KEPT_BEFORE["notes"] | newer}
    page.evaluate("kept => localStorage.setItem('small-course', JSON.stringify(kept))", both)
    page.goto(site + RAIN)
    assert note(page).input_value() == "In June."
    page.goto(site + "start/my-notes/")
    assert "By the canal." in page.locator("[data-journal]").inner_text()


# --- How sure, before and after -----------------------------------------------------------------------------------


def rating(page: Page, when: str, objective: str) -> Locator:
    fold = page.locator(f"[data-rating={when}]")
    if fold.locator("details").get_attribute("open") is None:
        fold.locator("summary").click()
    return fold.get_by_role("group", name=objective)


def test_a_rating_before_and_one_after_tell_the_change(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    rating(page, "before", "name three kinds").get_by_role("radio", name="1").check()
    after = rating(page, "after", "name three kinds")
    assert "now" not in after.inner_text()
    after.get_by_role("radio", name="3").check()
    assert "Before 1, now 3." in after.inner_text()
    assert "Before" not in rating(page, "after", "tell rain").inner_text()
    assert "cannot show what you can do" in page.locator("[data-rating=after]").inner_text()
    assert kept(page) == {}
    page.reload()
    assert not page.locator(".rating input:checked").count()


def test_a_rating_is_kept_by_choice_and_forgotten_with_the_rest(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    rating(page, "before", "tell rain").get_by_role("radio", name="0").check()
    page.locator("[data-rating=before]").get_by_role("button", name="Keep on this device").click()
    page.reload()
    assert rating(page, "before", "tell rain").get_by_role("radio", name="0").is_checked()
    after = rating(page, "after", "tell rain")
    after.get_by_role("radio", name="4").check()
    assert "Before 0, now 4." in after.inner_text()
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget everything", exact=True).click()
    page.get_by_text("Nothing of yours is left").wait_for()
    assert kept(page) == {}
    assert not page.locator(".rating input:checked").count()
    assert "Before" not in after.inner_text()


def test_forgetting_takes_the_colour_choice_too_and_leaves_what_is_not_ours(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("button", name="Colours").click()
    page.get_by_role("radio", name="Light").check()
    page.keyboard.press("Escape")
    page.evaluate("localStorage.setItem('another-site', 'stays')")
    assert page.evaluate("Object.keys(localStorage).some(key => key.endsWith('__palette'))")
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget everything", exact=True).click()
    page.get_by_text("Nothing of yours is left").wait_for()
    assert page.evaluate("Object.keys({...localStorage, ...sessionStorage})") == ["another-site"]


def test_where_somebody_stopped_is_offered_once_they_keep_things(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("button", name="Keep on this device").first.click()
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("heading", name="After the rain").scroll_into_view_if_needed()
    for _ in range(100):  # wait_for_function would need eval, which the page's policy forbids
        if '"anchor":"after-the-rain"' in kept(page)[KEY]:
            break
        page.wait_for_timeout(50)
    page.goto(site)
    assert "You stopped at “After the rain”, in Rain" in page.locator("[data-resume]").inner_text()


@pytest.mark.visitor(viewport={"width": 1280, "height": 240})
def test_a_place_is_kept_with_the_press_before_any_heading_and_after_a_jump(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_role("button", name="Keep my place").click()
    page.goto(site)
    resume = page.locator("[data-resume] a")
    assert resume.inner_text() == "the beginning of Rain"
    resume.click()
    page.wait_for_url(site + RAIN)
    page.get_by_label("I have read this module").check()  # past every heading
    for _ in range(100):
        if '"anchor":""' not in kept(page)[KEY]:
            break
        page.wait_for_timeout(50)
    page.goto(site)
    assert resume.inner_text() == "“From memory”, in Rain"
    assert page.locator(".glance__part", has_text="Was that rain?").locator(".card__done").inner_text().startswith("Read on")


def test_keeping_ones_place_is_offered_where_a_module_begins(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    facts = page.locator(".module-header .facts")
    facts.get_by_role("button", name="Keep my place").focus()
    page.keyboard.press("Enter")
    assert "Your place is kept on this device" in facts.inner_text() and not facts.get_by_role("button").count()
    assert page.evaluate("document.activeElement.textContent") == "Your place is kept on this device"
    assert "Kept in this browser from now on." in facts.get_by_role("status").inner_text()
    assert set(kept(page)) == {KEY}
    page.get_by_role("button", name="Forget everything on this device").click()
    page.get_by_role("button", name="Forget everything", exact=True).click()
    page.get_by_text("Nothing of yours is left").wait_for()
    assert facts.get_by_role("button", name="Keep my place").is_visible()


def test_a_record_of_learning_begins_with_what_was_ticked_and_stores_nothing(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.get_by_label("I have read this module").check()
    page.get_by_role("button", name="Keep on this device").last.click()
    before = kept(page)
    page.goto(site + "start/record-of-learning/")
    page.get_by_role("button", name="Fill in what I ticked").click()
    assert page.get_by_label("Module or exercise, row 1").input_value() == "Rain"
    assert str(datetime.date.today().year) in page.get_by_label("Date, row 1").input_value()
    page.get_by_label("Name", exact=True).fill("Ada")
    assert kept(page) == before


def test_a_record_of_learning_prints_on_one_sheet(page: Page, site: str) -> None:
    page.goto(site + "start/record-of-learning/")
    for paper in ("A4", "Letter"):
        assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages) == 1


def test_a_long_entry_in_the_record_is_printed_whole(page: Page, site: str) -> None:
    page.goto(site + "start/record-of-learning/")
    said = "I asked what I usually hurry past, twice, and told the team on Friday what had come of it"
    page.get_by_label("What I did or will do, row 1").fill(said)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text()
    assert said in " ".join(printed.split())


# --- Recall -------------------------------------------------------------------------------------------------------


def saved_calendar(page: Page) -> bytes:
    with page.expect_download() as saved:
        page.get_by_role("link", name="Put these in my calendar").click()
    return saved.value.path().read_bytes()


def test_the_calendar_asks_in_one_week_in_three_and_in_eight_and_tells_no_answer(page: Page, site: str) -> None:
    page.goto(site + SNOW)
    saved = saved_calendar(page)
    assert all(len(line) <= 75 for line in saved.split(b"\r\n"))
    calendar = saved.decode().replace("\r\n ", "")
    today = datetime.date.today()
    for weeks in (1, 3, 8):
        assert f"DTSTART;VALUE=DATE:{today + datetime.timedelta(weeks=weeks):%Y%m%d}\r\n" in calendar
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == 3
    assert len(set(re.findall("UID:(.*)", calendar))) == 3
    assert "1. name three kinds of rain." in calendar
    assert "From “Rain”: tell rain from snow." in calendar
    assert "downpour" not in calendar and "VTODO" not in calendar


def test_a_reminder_of_the_calendar_is_a_choice(page: Page, site: str) -> None:
    page.goto(site + SNOW)
    assert b"BEGIN:VALARM" not in saved_calendar(page)
    page.get_by_label("with a reminder at nine in the morning").check()
    assert saved_calendar(page).count(b"TRIGGER:PT540M") == 3


def test_the_calendar_needs_no_network_and_a_day_s_second_file_replaces_the_first(page: Page, site: str) -> None:
    page.goto(site + SNOW)
    note(page).fill("Not kept.")
    page.context.set_offline(True)
    first, second = saved_calendar(page), saved_calendar(page)
    assert note(page).input_value() == "Not kept."
    assert re.findall(b"UID:.*", first) == re.findall(b"UID:.*", second)


def test_the_calendar_is_made_from_a_disk_too(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / A_MODULE / "index.html").as_uri())
    saved = saved_calendar(page)
    assert all(len(line) <= 75 for line in saved.split(b"\r\n"))
    assert saved.count(b"BEGIN:VEVENT") == 3


def test_answers_stand_apart_from_the_questions_of_a_page_and_print(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    assert "three kinds of rain" in page.locator(".recall-rounds").inner_text()
    assert "downpour" not in page.locator("article").inner_text()
    printed = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    assert "downpour" in printed
    assert "How sure are you now" not in printed
    page.get_by_text("Answers to compare with").click()
    assert page.get_by_text("Drizzle, showers; and a downpour.").is_visible()


# --- Words --------------------------------------------------------------------------------------------------------


def test_a_word_is_explained_under_the_pointer_and_escape_closes_it(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator("article a[href*='glossary/#rain']").first.hover()
    assert "Water that falls from above (Example, 2020)." in page.get_by_role("tooltip").inner_text()
    page.keyboard.press("Escape")
    assert not page.get_by_role("tooltip").count()
    assert requests == []


def test_a_word_is_explained_on_focus_and_says_so_to_a_screen_reader(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    word = page.locator("article a[href*='glossary/#rain']").first
    page.evaluate("document.querySelector('article').focus()")
    for _ in range(40):
        page.keyboard.press("Tab")
        if word.evaluate("word => word === document.activeElement"):
            break
    assert page.get_by_role("tooltip").is_visible()
    assert word.get_attribute("aria-describedby") == "term-preview"


@pytest.mark.visitor(has_touch=True, viewport={"width": 360, "height": 740})
def test_the_first_tap_explains_a_word_and_the_second_goes_to_the_glossary(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    word = page.locator("article a[href*='glossary/#rain']").first
    word.tap()
    assert page.get_by_role("tooltip").is_visible()
    box = page.get_by_role("tooltip").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    word.tap()
    page.wait_for_url("**/glossary/#rain")


def test_the_glossary_names_the_pages_that_use_a_word(page: Page, site: str) -> None:
    page.goto(site + "glossary/")
    page.locator(".term-uses").get_by_role("link", name="Snow").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Snow")


# --- The page -----------------------------------------------------------------------------------------------------


def test_the_way_round_in_a_content_note_leads_to_its_heading(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    page.locator(".content-note").get_by_role("link", name="After the rain").click()
    assert page.url.endswith("#after-the-rain")


@pytest.mark.visitor(viewport={"width": 360, "height": 740})
def test_on_a_phone_no_page_and_no_table_is_wider_than_the_screen(page: Page, site: str) -> None:
    for path in ("", RAIN, "weather/", "glossary/", "start/record-of-learning/"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.goto(site + RAIN)
    cell = page.locator("td[data-column]").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").startswith('"Where it was seen')


def test_a_page_prints_with_its_answers_at_the_end_and_nothing_lost(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    note(page).fill("By the canal.")
    text = " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages).split())
    for words in ("She waits.", "A lecture.", "By the canal.", "It may not be.", "Everybody says so", "Example, A."):
        assert words in text, words
    assert text.index("Answers to the self-checks") > text.index("Key points")
    assert text.index("Shelter first.") > text.index("Answers to the self-checks")
    assert "Water that falls from above" in text
    assert "Keep on this device" not in text
    assert page.locator(".self-check__answers [data-answer]").count() == 2


@pytest.mark.visitor(java_script_enabled=False)
def test_a_page_prints_its_answers_without_scripts_too(page: Page, site: str) -> None:
    page.goto(site + RAIN)
    text = " ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Shelter first." in " ".join(text.split())
