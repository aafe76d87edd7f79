"""The screen of a room, driven as a facilitator drives it: by keys, by touch and by a remote, with a clock under test."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.accessibility import faults
from tests.conftest import a_course
from tests.pages import COURSE
from tests.serving import serving
from tests.tree import read, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import BuildSite, TinySite

EXERCISE = """\
---
title: "Pairs & *trios*"
purpose: Say one thing.
minutes: {setup: 3, run: 12, debrief: 6}
short:
  - minutes: 10
    setup: 1
    steps: {Listen: 6}
    debrief: 3
    questions: [2]
    given: {Choose: Everybody takes the invented case.}
group: pairs
people: {fewest: 2, most: 24, left_over: LEFTOVER advice., more: MORE advice.}
materials: [this sheet, a pen each]
print: {per: person}
modules: [coaching/one]
intensity: 2
holds: A small thing
instead: Take Ana, who was invented.
access: {seeing: SEEING advice., moving: Sitting., reading: Slowly., speaking: In writing.}
reviewed: 2026-11-22
version: "1.0"
---

Use invented names [@example2020].

## Steps

1. **Choose (4 minutes).** One of you is the *teller*.
2. **Listen (8 minutes, 4 each).** Say nothing:
    - not a word
    - not [a nod](../coaching/one.md)

/// lines | What you heard
    rows: 2
///

/// debrief | What was it like? (6 minutes)
1. First question?
2. Second question?

To close, say "pass".
///

/// facilitator | Running this exercise
**Set-up.** SECRET words for whoever leads.

| When | What |
|---|---|
| SECRET | table |
///
"""
MODULE = """\
---
title: One
summary: A summary.
minutes: 20
level: practice
question: Why?
objectives:
  - {can: name one thing, tested: [pairs], answer: One.}
  - {can: write one thing, tested: [pairs], answer: Two.}
key_points: [One., Two.]
exercises: [pairs]
reviewed: 2026-11-22
---

A module.
"""
SECRET = re.compile("SECRET|LEFTOVER|MORE advice|SEEING")
ROOM = "exercises/pairs/room/"
NOON = datetime(2026, 11, 23, 12)


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> TinySite:
    pages = {"docs/coaching/one.md": MODULE, "exercises/pairs.md": EXERCISE}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEETS", "off")
        return build_site_once({"course.yml": a_course(pages)} | pages, not_in_nav="*\n")


@pytest.fixture(scope="module")
def address(site: TinySite) -> Iterator[str]:
    with serving(site.folder) as root:
        yield root


def seen(page: Page) -> str:
    """What stands on the screen above the clock."""
    return " ".join(page.locator("[data-stage]").inner_text().split())


def open_at_noon(page: Page, address: str) -> None:
    """From here on no time passes but what a test says."""
    page.clock.install(time=NOON)
    page.goto(address)
    page.clock.pause_at(NOON + timedelta(hours=1))


def clock(page: Page) -> str:
    return page.get_by_role("timer").inner_text()


# --- What is made ---------------------------------------------------------------------------------------------------


def test_the_page_of_an_exercise_leads_to_its_screen(page: Page, address: str) -> None:
    page.goto(address + "exercises/pairs/")
    page.get_by_role("link", name="Show it in the room").click()
    assert page.url.endswith(ROOM) and "Say one thing." in seen(page)
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Leave the room screen").click()
    assert page.url.endswith("exercises/pairs/")


def test_it_holds_nothing_that_is_for_facilitators(site: TinySite) -> None:
    made = [file for file in (site.folder / ROOM).rglob("*") if file.is_file()]
    assert any("Second question?" in file.read_text("utf-8") for file in made)
    assert not [file for file in made if SECRET.search(file.read_text("utf-8"))]


def test_no_exercise_of_this_course_shows_its_notes_to_the_room(built_site: Path) -> None:
    """Any run of eight words of the notes that the rest of the page does not say as well."""
    leaks = []
    for file in sorted(built_site.glob("exercises/*/room/index.html")):
        whole = read(file.parents[1] / "index.html")
        notes = runs(" ".join(whole.xpath("//details[contains(@class, 'sheet-facilitator')]//text()")))
        for found in whole.xpath("//details[contains(@class, 'sheet-facilitator')]"):
            found.getparent().remove(found)
        short = COURSE.exercises[file.parents[1].name].short
        given = [f"Instead of {name} {said}" for one in short for name, said in one.given.items()]  # They stand on its sheet.
        given += [said for one in short for said in one.changed.values()]
        rest = runs(" ".join(whole.xpath("//main//text()"))) | {run for said in given for run in runs(said)}
        shown = {run for said in read(file).xpath("//main//*[self::p or self::li or self::h3]") for run in runs(words(said))}
        assert len(notes) > 100 and shown & rest
        leaks += [(file.parents[1].name, " ".join(run)) for run in shown & (notes - rest)]
    assert not leaks, leaks[:10]


def runs(text: str, long: int = 8) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text)
    return {tuple(found[at : at + long]) for at in range(len(found) - long + 1)}


# --- What it does -----------------------------------------------------------------------------------------------------


def test_keys_lead_through_an_exercise_and_a_clock_runs_for_each_step(page: Page, address: str) -> None:
    open_at_noon(page, address + ROOM)
    assert seen(page).startswith("Pairs & trios Set-up, 1 of 2 Set-up 3 minutes Say one thing. You need: this sheet; a pen each.")
    assert seen(page).endswith("You need not use anything of your own. Take Ana, who was invented.")
    page.clock.run_for(60_000)
    assert clock(page) == "3:00" and page.get_by_text("Next: Choose, 4 minutes").is_visible()
    page.keyboard.press("ArrowRight")
    assert "Use invented names (Example, 2020)." in seen(page)
    page.clock.run_for(30_000)
    assert clock(page) == "2:30"
    page.keyboard.press("PageDown")
    assert "Step 1 of 2 Choose 4 minutes One of you is the teller." in seen(page) and clock(page) == "4:00"
    page.clock.run_for(245_000)
    assert clock(page) == "0:05 over"
    page.keyboard.press(" ")
    assert "Step 2 of 2 Listen 8 minutes, 4 each Say nothing: not a word not a nod" in seen(page)
    assert not page.locator("[data-stage] a").count()
    page.keyboard.press("PageUp")
    page.clock.run_for(10_000)
    assert "Choose" in seen(page) and clock(page) == "0:05 over"  # Whoever looks back starts nothing.
    for question in ("Listen", "1 of 3 What was it like? 6 minutes First question?", "Second question?", "To close, say “pass”."):
        page.keyboard.press("ArrowRight")
        page.clock.run_for(20_000)
        assert question in seen(page)
    assert clock(page) == "5:00"  # One clock for all questions.
    assert page.get_by_text("Nothing comes after this.").is_visible()
    page.keyboard.press("ArrowRight")
    assert "To close" in seen(page) and page.get_by_role("status").inner_text() == "This is the last."


def test_the_clock_pauses_gives_two_minutes_more_counts_up_and_is_right_after_a_sleep(page: Page, address: str) -> None:
    open_at_noon(page, address + ROOM)
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(61_000)
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(61_000)
    assert clock(page) == "1:59"
    page.get_by_role("button", name="+2 minutes").click()
    assert clock(page) == "3:59" and page.get_by_text("of 5 minutes", exact=True).is_visible()
    page.get_by_role("button", name="Go on").click()
    page.clock.fast_forward(60_000)  # Timers fire once at most, as in a computer that slept.
    assert clock(page) == "2:59"
    page.get_by_role("button", name="More").click()
    page.get_by_label("counts up").check()
    page.keyboard.press("Escape")
    assert clock(page) == "2:01"
    page.reload()
    assert clock(page) == "2:01" and page.get_by_role("button", name="Pause").is_visible()


def test_a_shorter_version_can_be_chosen_and_has_an_address(page: Page, address: str) -> None:
    page.goto(address + ROOM)
    page.get_by_role("button", name="More").click()
    page.get_by_role("radio", name="10 minutes").check()
    page.keyboard.press("Escape")
    assert page.url.endswith("#pairs-10")
    page.reload()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    assert "Instead of “Choose”: Everybody takes the invented case." in seen(page)
    page.keyboard.press("ArrowRight")
    assert "Step 1 of 1 Listen 6 minutes, 3 each" in seen(page)
    page.keyboard.press("ArrowRight")
    assert "Second question?" in seen(page) and "First" not in seen(page)


@pytest.mark.visitor(has_touch=True, viewport={"width": 360, "height": 740})
def test_a_finger_turns_it_over(page: Page, address: str) -> None:
    page.goto(address + ROOM)
    swipe = """([from, to]) => {
      const stage = document.querySelector("[data-stage]");
      const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
      stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
      stage.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
    }"""
    page.evaluate(swipe, [300, 100])
    assert "2 of 2" in seen(page)
    page.evaluate(swipe, [100, 300])
    assert "1 of 2" in seen(page)
    page.evaluate(swipe, [100, 90])
    assert "1 of 2" in seen(page)
    page.get_by_role("button", name="Next").tap()
    assert "2 of 2" in seen(page)


def test_it_can_fill_the_screen_and_says_each_step_once(page: Page, address: str) -> None:
    page.goto(address + ROOM)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement")
    page.get_by_role("button", name="Small screen").click()
    page.wait_for_function("() => !document.fullscreenElement")
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "Choose 4 minutes. One of you is the teller."
    assert page.locator("[aria-live]").count() == 0 and page.get_by_role("timer").count() == 1


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (360, 740), (740, 360), (1920, 1080)])
def test_a_step_is_large_and_nothing_is_cut_off(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + ROOM)
    for _ in range(6):
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.room-screen.is-on')).fontSize)")
        assert size >= (height * 0.05 if width > height else width * 0.065)
        outside = page.evaluate("""() => [...document.querySelectorAll(".is-on p, .is-on h3, .room-bar *")].filter((one) => {
            const { top, left, right, bottom } = one.getBoundingClientRect();
            return one.checkVisibility() && (top < 0 || left < 0 || right > innerWidth + 1 || bottom > innerHeight + 1);
        }).map((one) => one.textContent)""")
        assert not outside
        page.keyboard.press("PageDown")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_is_accessible(page: Page, address: str, colours: str) -> None:
    page.goto(address + ROOM)
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="More").click()
    page.get_by_label(colours, exact=True).check()
    assert page.evaluate("document.documentElement.dataset.colours") == colours
    assert not faults(page)


@pytest.mark.visitor(java_script_enabled=False)
def test_without_scripts_it_is_a_page_of_large_steps(page: Page, address: str) -> None:
    page.goto(address + ROOM)
    text = " ".join(page.locator("main").inner_text().split())
    for said in ("Choose 4 minutes", "Second question?", "Take Ana, who was invented.", "in 10 minutes", "Back to the page"):
        assert said in text
    assert not page.get_by_role("button").count()
    assert float(page.locator(".room-screen p").first.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")) >= 24


def test_on_paper_stands_the_chosen_version_whole(page: Page, address: str) -> None:
    page.goto(address + ROOM)
    page.emulate_media(media="print")
    text = " ".join(page.locator("main").inner_text().split())
    assert "Choose 4 minutes" in text and "First question?" in text and "in 10 minutes" not in text and "Pause" not in text


def test_it_runs_from_a_disk(page: Page, site: TinySite) -> None:
    page.goto((site.folder / ROOM / "index.html").as_uri())
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert "Choose" in seen(page)
