"""The screen of a room, driven as a facilitator drives it: by keys, by touch and by a remote, with a clock under test."""

from __future__ import annotations

import re
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.accessibility import faults
from tests.conftest import a_course
from tests.pages import COURSE
from tests.serving import serving
from tests.tree import read, words

from publish import offline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.conftest import BuildSite, TinySite

EXERCISE = """\
---
title: "Pairs & trios"
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
PLAN = """\
---
title: Half a day
summary: A summary.
for: Anybody
people: {fewest: 2, most: 24}
aim: An aim.
objectives: [name one thing, write one thing]
start: "23:30"
agenda:
  - talk: Welcome, all
    minutes: 5
    say: SECRET words to say.
  - exercise: pairs
    minutes: 21
  - break: Tea
    minutes: 15
  - exercise: pairs
    minutes: 10
  - talk: Goodbye
    minutes: 4
---

SECRET ways to run it.
"""
TWO = PLAN.replace("Half a day", "Two evenings").partition("start:")[0] + """\
sessions:
  - title: The first evening
    start: "18:00"
    agenda: [{talk: Hello, minutes: 5}]
  - title: The second evening
    start: "18:00"
    agenda: [{talk: Hello again, minutes: 5}]
---

A text.
"""
SECRET = re.compile("SECRET|LEFTOVER|MORE advice|SEEING")
ROOM = "exercises/pairs/room/"
NOON = datetime(2026, 11, 23, 12)


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> TinySite:
    pages = {
        "docs/coaching/one.md": MODULE,
        "exercises/pairs.md": EXERCISE,
        "docs/facilitate/half-day.md": PLAN,
        "docs/facilitate/two-evenings.md": TWO,
        "docs/facilitate/build-a-workshop.md": "---\ntitle: Build\nsummary: A summary.\ntemplate: workshop-builder.html\n---\n",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEETS", "off")
        return build_site_once({"course.yml": a_course(pages)} | pages, not_in_nav="*\n")


@pytest.fixture(scope="module")
def address(site: TinySite) -> Iterator[str]:
    with serving(site.folder) as root:
        yield root


@pytest.fixture(scope="module")
def unpacked_small(site: TinySite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy of that site, on somebody's disk."""
    folder = tmp_path_factory.mktemp("a disk")
    with zipfile.ZipFile(site.folder / offline.file_name("small-course")) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())


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
    made = [file for folder in site.folder.glob("*/*/room") for file in folder.glob("*.*")]
    assert len(made) == 5 and sum("Second question?" in file.read_text("utf-8") for file in made) == 3
    assert not [file for file in made if SECRET.search(file.read_text("utf-8"))]


def test_no_exercise_of_this_course_shows_its_notes_to_the_room(built_site: Path) -> None:
    """Any run of eight words of the notes that the rest of the page does not say as well."""
    leaks = []
    assert len(list(built_site.glob("*/*/room/index.html"))) > len(COURSE.exercises)
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
        assert len(notes) > 20 and shown & rest
        leaks += [(file.parents[1].name, " ".join(run)) for run in shown & (notes - rest)]
    assert not leaks, leaks[:10]


def runs(text: str, long: int = 8) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text)
    return {tuple(found[at : at + long]) for at in range(len(found) - long + 1)}


# --- What it does -----------------------------------------------------------------------------------------------------


def test_keys_lead_through_an_exercise_and_a_clock_runs_for_each_step(page: Page, address: str) -> None:
    open_at_noon(page, address + ROOM)
    assert seen(page).startswith("Pairs & trios You need not use anything of your own. Take Ana, who was invented.")
    assert seen(page).endswith("Set-up, 1 of 2 Set-up 3 minutes Say one thing. You need: this sheet; a pen each.")
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
    assert "Set-up, 1 of" in seen(page)
    page.emulate_media(media="print")
    assert "Set-up, 1 of" not in seen(page)  # All of it stands there.
    parts = page.locator(".room-item").first.locator(".room-part")
    assert parts.evaluate_all("parts => parts.map(part => getComputedStyle(part).breakInside)")[:2] == ["auto", "avoid"]
    text = " ".join(page.locator("main").inner_text().split())
    assert "Choose 4 minutes" in text and "First question?" in text and "in 10 minutes" not in text and "Pause" not in text


def test_it_runs_from_a_disk(page: Page, site: TinySite) -> None:
    page.goto((site.folder / ROOM / "index.html").as_uri())
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    assert "Choose" in seen(page)


# --- A whole day, and a plan of one's own ---------------------------------------------------------------------------


def test_keys_lead_through_half_a_day_and_a_break_says_when_to_be_back(page: Page, address: str) -> None:
    open_at_noon(page, address + "facilitate/half-day/room/")
    assert seen(page) == "Talk Welcome, all 5 minutes"
    assert page.get_by_text("Next: Pairs & trios, 21 minutes").is_visible()
    page.keyboard.press("PageDown")
    passed = 0
    while "Tea" not in seen(page):
        assert "Take Ana, who was invented." in seen(page)
        page.clock.run_for(90_000)
        page.keyboard.press("PageDown")
        passed += 90
        assert passed < 1_000
    begins = NOON + timedelta(hours=1, seconds=passed)
    back = (begins + timedelta(minutes=15, seconds=59)).strftime("%H:%M")
    assert seen(page) == f"Break Tea 15 minutes Back at {back}" and clock(page) == "15:00"
    page.clock.run_for(60_000)
    page.get_by_role("button", name="+2 minutes").click()
    later = (begins + timedelta(minutes=17, seconds=59)).strftime("%H:%M")
    assert f"Back at {later}" in seen(page) and clock(page) == "16:00"
    page.keyboard.press("PageDown")
    assert "Set-up, 1 of 3 Set-up 1 minute" in seen(page)
    for _ in range(20):
        page.keyboard.press("PageDown")
    assert seen(page) == "Talk Goodbye 4 minutes" and page.get_by_role("status").inner_text() == "This is the last."


def test_of_a_plan_with_several_meetings_one_is_chosen(page: Page, address: str) -> None:
    page.goto(address + "facilitate/two-evenings/room/")
    assert "Hello 5 minutes" in seen(page)
    page.get_by_role("button", name="More").click()
    page.get_by_role("radio", name="The second evening").check()
    page.keyboard.press("Escape")
    assert "Hello again 5 minutes" in seen(page)


OWN = "#start=09:30&people=12&title=Our+evening&plan=talk:7:Hello,pairs:10,nobody,break:12:Air"


def test_the_builder_shows_a_plan_of_ones_own_in_the_room(page: Page, address: str) -> None:
    page.goto(f"{address}facilitate/build-a-workshop/{OWN}")
    page.get_by_role("link", name="Show it in the room").click()
    page.wait_for_url("**/room/**")
    goes_through_our_evening(page)
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Leave the room screen").click()
    expect(page.get_by_label("Name of the plan")).to_have_value("Our evening")


def test_from_a_disk_too(page: Page, unpacked_small: Path) -> None:
    page.goto(f"{(unpacked_small / 'facilitate/build-a-workshop/room/index.html').as_uri()}{OWN}")
    goes_through_our_evening(page)


def goes_through_our_evening(page: Page) -> None:
    page.get_by_text("The plan names “nobody”, which is no exercise on this site. It was left out.").last.wait_for()
    page.keyboard.press("PageDown")
    page.get_by_role("heading", name="Hello 7 minutes").wait_for()
    assert page.get_by_role("heading", level=1).text_content() == "Our evening"
    heard = []
    while not heard or heard[-1] != seen(page):
        heard.append(seen(page))
        page.keyboard.press("PageDown")
    assert any("Step 1 of 1 Listen 6 minutes, 3 each" in one for one in heard)
    assert re.fullmatch(r"Break Air 12 minutes Back at \d\d:\d\d", heard[-1])


def test_what_a_plan_names_and_cannot_be_shown_is_told_before_the_first_screen(page: Page, address: str) -> None:
    page.goto(f"{address}facilitate/build-a-workshop/room/#title=100%&plan=gone,talk:7:Half+is+50%")
    page.get_by_text("The plan names “gone”, which is no exercise on this site. It was left out.").last.wait_for()
    assert page.get_by_role("heading", level=1).text_content() == "100%" and page.title().startswith("100%, ")
    page.keyboard.press("ArrowRight")
    assert seen(page) == "Talk Half is 50% 7 minutes"


def test_steps_that_cannot_be_fetched_are_told_too(browser: Browser, address: str) -> None:
    with closing(browser.new_context()) as context:  # Its own, since the browser complains of what is not there.
        page = context.new_page()
        page.route("**/steps.js", lambda route: route.abort())
        page.goto(f"{address}facilitate/build-a-workshop/room/#plan=pairs")
        page.get_by_text("The steps of “pairs” could not be fetched. Load this page again.").last.wait_for()
        assert page.get_by_role("heading", level=1).text_content() == "Workshop"


def test_long_names_and_a_step_far_over_its_time_leave_everything_in_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    page.clock.install(time=NOON)
    page.goto(f"{address}facilitate/build-a-workshop/room/#plan=talk:5:{'W' * 80},talk:5:{'M' * 80}")
    page.get_by_role("button", name="Start").click()
    page.clock.fast_forward("02:00:00")
    expect(page.get_by_role("timer")).to_have_text("115:00 over")
    left = page.get_by_role("button", name="Back").bounding_box()["x"]  # type: ignore[index]
    for place, edge in [(".is-on h3", 1024), ("[data-clock]", left), ("[data-of]", left), ("[data-next]", left)]:
        end = page.locator(place).evaluate("""one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect().right;
        }""")
        assert end <= edge, place


def test_an_address_without_a_plan_leads_to_where_plans_are_made(page: Page, address: str) -> None:
    page.goto(f"{address}facilitate/build-a-workshop/room/")
    assert page.get_by_role("link", name="Put a plan together").is_visible() and not page.get_by_role("timer").is_visible()
    assert not faults(page)


# --- The notes beside it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["served", "disk"])
def test_a_second_window_shows_the_notes_and_presses_the_buttons(page: Page, address: str, unpacked_small: Path, where: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    plan = "facilitate/half-day/room/"
    page.goto(address + plan if where == "served" else (unpacked_small / plan / "index.html").as_uri())
    page.get_by_role("button", name="More").click()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Notes in a second window").click()
    page.keyboard.press("Escape")
    notes = opened.value
    notes.get_by_text("Welcome, all", exact=True).wait_for()
    assert notes.get_by_text("SECRET words to say.").is_visible()
    notes.get_by_role("button", name="Next").click()
    notes.get_by_text("Pairs & trios: Set-up").wait_for()
    assert notes.get_by_text("by the plan 23:35 to 23:56").is_visible()
    assert notes.get_by_text("SECRET words for whoever leads.").is_visible() and "Say one thing." in seen(page)
    page.keyboard.press("ArrowRight")
    notes.keyboard.press("PageDown")
    notes.get_by_text("Next: Listen, 8 minutes").wait_for()
    notes.get_by_role("button", name="+2 minutes").click()
    notes.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").wait_for()
    notes.get_by_text(clock(page), exact=True).wait_for()
    if where == "served":  # What looks for faults has to fetch the style sheets.
        assert not faults(notes)
    page.reload()
    notes.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Pause").wait_for()
    assert not any("/notes/" in url for url in asked) and not SECRET.search(page.content())
