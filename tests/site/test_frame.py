"""What stands round every page does in a browser what it should: colours, contents, the way back up, menu and search."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING

import pytest
from tests.pages import ANOTHER, COURSE, EXERCISE, MENU, MODULE, PATH, part_of, title
from tests.site.test_floor import DARK, NARROW, OPEN_SEARCH, look_for

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

SCHEME = "() => document.documentElement.dataset.colours"
KEPT = "() => Object.entries(localStorage).filter(([key]) => key.endsWith('__palette')).map(([, value]) => value)"


def scroll(page: Page, depth: str) -> None:
    page.evaluate(f"() => new Promise((done) => {{ scrollTo(0, {depth}); setTimeout(done, 150); }})")


def choose(page: Page, colours: str) -> None:
    page.get_by_role("button", name="Colours").click()
    page.get_by_role("radiogroup", name="Colours").get_by_role("radio", name=colours).check()
    page.keyboard.press("Escape")


# --- Colours ------------------------------------------------------------------------------------------------------


def test_colours_follow_the_device_until_a_reader_chooses_and_the_choice_is_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    assert page.evaluate(SCHEME) == "light"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => ({SCHEME})() === 'dark'")
    assert page.evaluate(KEPT) == []
    choose(page, "Light")
    assert page.evaluate(SCHEME) == "light"
    page.reload()
    assert page.evaluate(SCHEME) == "light"
    choose(page, "Dark")
    page.emulate_media(color_scheme="light")
    assert page.evaluate(SCHEME) == "dark"
    choose(page, "As the device has it")
    assert page.evaluate(SCHEME) == "light"
    assert [json.loads(value)["index"] for value in page.evaluate(KEPT)] == [0]


@pytest.mark.visitor(**DARK)
def test_in_the_dark_the_browser_draws_its_own_parts_dark_too(page: Page, served_site: str) -> None:
    page.goto(served_site)
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
    bar = page.locator("meta[name=theme-color]").get_attribute("content")
    assert bar == page.evaluate("() => getComputedStyle(document.querySelector('header')).backgroundColor")


LISTED = "() => [...document.querySelectorAll('.contents a')].map((a) => a.getAttribute('href'))"


# --- Reading ------------------------------------------------------------------------------------------------------


def test_the_contents_show_where_a_reader_is(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    contents = page.locator(".contents")
    assert contents.locator("[aria-current]").count() == 0
    names = [str(href)[1:] for href in page.evaluate(LISTED)]
    for number in (0, 3, len(names) - 1, 1):
        name = names[number]
        scroll(page, f"document.getElementById('{name}').offsetTop - 60")
        active = contents.locator("[aria-current=location]")
        assert active.get_attribute("href") == f"#{name}"
        assert contents.locator("[data-passed]").count() == number + 1
    scroll(page, "0")
    assert contents.locator("[data-passed]").count() == 0


def test_long_contents_scroll_along_and_stay_inside_the_window(page: Page, served_site: str) -> None:
    page.goto(served_site + "glossary/")
    for depth in ("0", "document.body.scrollHeight / 2"):
        scroll(page, depth)
        box = page.locator(".contents").bounding_box()
        assert box and box["y"] + box["height"] <= 900
    place = page.locator(".contents [aria-current]").bounding_box()
    assert place and box["y"] < place["y"] < box["y"] + box["height"]


def test_the_header_names_the_page_once_its_title_is_out_of_sight_and_leads_back_to_it(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    name = page.get_by_role("link", name=f"{title(MODULE)} (back to the top)")
    assert name.count() == 0
    scroll(page, "600")
    assert name.is_visible() and page.get_by_role("link", name=COURSE.about.name).count() == 1
    box = name.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # Playwright's own click scrolls first.
    page.wait_for_function("() => scrollY === 0")
    scroll(page, "0")
    assert name.count() == 0


def test_nothing_floats_over_the_text(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    for depth in ("3000", "2800"):
        scroll(page, depth)
        over = page.evaluate("""() => [...document.querySelectorAll("body *")].filter((e) =>
          getComputedStyle(e).position === "fixed" && e.checkVisibility({ opacityProperty: true })).map((e) => e.className)""")
        assert over == []


@pytest.mark.visitor(**NARROW)
def test_a_link_to_a_place_on_this_page_closes_the_menu(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="On this page").get_by_role("link").nth(2).click()
    page.wait_for_function("() => !document.querySelector('#menu:popover-open') && scrollY > 0")


# --- Search -------------------------------------------------------------------------------------------------------


def test_a_page_reached_from_search_marks_the_words_by_how_they_begin(page: Page, served_site: str) -> None:
    page.goto(served_site)
    look_for(page, title(EXERCISE))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EXERCISE}?h=*")
    words = {word.lower() for word in page.locator("article mark").all_inner_texts()}
    assert {word for word in title(EXERCISE).lower().split() if len(word) > 3} <= words
    assert page.locator(OPEN_SEARCH).count() == 0


def test_enter_pressed_before_the_index_has_come_leads_to_the_best_page_once_it_has(page: Page, served_site: str) -> None:
    def later(route: Route) -> None:
        time.sleep(0.8)
        route.fallback()

    page.route("**/search/index.js", later)
    page.goto(served_site)
    page.locator(".search__field").fill(title(EXERCISE))
    page.keyboard.press("Enter")
    assert page.url == served_site
    page.wait_for_url(f"**/{EXERCISE}?h=*")


def test_arrow_keys_walk_through_what_was_found_and_come_round(page: Page, served_site: str) -> None:
    page.goto(served_site)
    look_for(page, title(MODULE))
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.matches('.found__title')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.name") == "query"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.closest('li') !== null")
    page.keyboard.press("Escape")
    assert page.locator(OPEN_SEARCH).count() == 0


def test_search_says_how_much_it_found_and_shows_all_of_it(page: Page, served_site: str) -> None:
    page.goto(served_site)
    said = page.locator(".search__said")
    look_for(page, "work")
    found = re.fullmatch(r"(\d+) results", said.inner_text())
    assert found and int(found[1]) > 10
    page.wait_for_function(
        """(number) => {
          const all = document.querySelector(".search__output");
          all.scrollTop = all.scrollHeight;
          return all.querySelectorAll("ol > li").length === number;
        }""",
        arg=int(found[1]),
        timeout=30_000,
    )
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function(
        "() => document.querySelector('.search__said').textContent === 'Type to start searching'"
    )
    page.locator(".search__field").fill("qqqxyz")
    page.wait_for_function(
        "() => document.querySelector('.search__said').textContent === 'No results'"
    )
    assert page.locator(".search__instead a").count() > 1 and page.locator(".search__instead").is_visible()


# --- Menu ---------------------------------------------------------------------------------------------------------


@pytest.mark.visitor(**NARROW)
def test_the_menu_of_a_small_screen_opens_every_part_in_place(page: Page, served_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + MODULE)
    assert not [url for url in asked if "menu-parts" in url]
    menu = page.get_by_role("navigation", name="Menu")
    page.get_by_role("button", name="Menu").click()
    part = part_of(ANOTHER)
    if part != part_of(MODULE):
        menu.locator("summary", has_text=part).click()
    assert menu.get_by_role("link", name=title(MENU[part][-1])).is_visible()
    menu.locator("summary", has_text="Start here").click()
    menu.get_by_role("link", name="My notes").click()
    page.wait_for_url("**/start/my-notes/")


@pytest.mark.visitor(**NARROW)
def test_the_menu_holds_the_same_links_on_every_page(page: Page, served_site: str) -> None:
    every = []
    for path in ("", MODULE, "about/privacy/", "404.html"):
        page.goto(served_site + path)
        page.get_by_role("button", name="Menu").click()
        page.wait_for_function("() => !document.querySelector('[data-part]')")
        every.append(set(page.locator(".pages a").evaluate_all("(all) => all.map((link) => link.href)")))
    assert len(every[0]) >= sum(map(len, MENU.values())) - len(MENU)
    assert all(links == every[0] for links in every[1:])


def test_an_exercise_and_a_path_have_a_tab_a_side_menu_and_a_way_on(page: Page, served_site: str) -> None:
    for path, tab, all_of_them in (
        (EXERCISE, part_of("exercises/index"), [exercise.title for exercise in COURSE.exercises.values()]),
        (PATH, part_of("start/paths"), [path.title for path in COURSE.paths.values()]),
    ):
        page.goto(served_site + path)
        beside = all_of_them[0]
        assert page.locator("nav.tabs [aria-current]").all_inner_texts() == [tab]
        menu = page.get_by_role("navigation", name="Menu")
        assert menu.get_by_role("link", name=beside).is_visible()
        assert menu.locator("[aria-current=page]").inner_text() == page.locator("h1").inner_text()
        here = all_of_them.index(page.locator("h1").inner_text())
        onward = page.get_by_role("navigation", name="Previous and next").get_by_role("link")
        assert onward.count() == (here > 0) + (here < len(all_of_them) - 1)


@pytest.mark.visitor(java_script_enabled=False, **NARROW)
def test_without_scripts_a_part_of_the_menu_opens_by_going_there(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Space")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name=(part := part_of(ANOTHER))).click()
    page.wait_for_url(f"**/{MENU[part][0].removesuffix('index')}")
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("navigation", name="Menu").get_by_role("link", name=title(ANOTHER)).is_visible()


@pytest.mark.visitor(**NARROW)
def test_the_menu_closes_when_the_focus_leaves_it(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Menu").click()
    page.locator("#menu a").last.focus()
    page.keyboard.press("Tab")
    page.wait_for_function("() => !document.querySelector('#menu:popover-open')")
