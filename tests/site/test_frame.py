"""What stands round every page does in a browser what it should: colours, contents, the way back up, menu and search."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.site.test_floor import DARK, MODULE, NARROW, look_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCHEME = "() => document.body.dataset.mdColorScheme"
KEPT = "() => Object.entries(localStorage).filter(([key]) => key.endsWith('__palette')).map(([, value]) => value)"


def scroll(page: Page, depth: str) -> None:
    page.evaluate(f"() => new Promise((done) => {{ scrollTo(0, {depth}); setTimeout(done, 150); }})")


# --- Colours ------------------------------------------------------------------------------------------------------


def test_colours_follow_the_device_until_a_reader_chooses_and_the_choice_is_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    assert page.evaluate(SCHEME) == "default"
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => ({SCHEME})() === 'slate'")
    assert page.evaluate(KEPT) == []
    page.locator("label[for=__palette_1]").click()
    assert page.evaluate(SCHEME) == "default"
    page.reload()
    assert page.evaluate(SCHEME) == "default"
    page.locator("label[for=__palette_2]").click()
    page.emulate_media(color_scheme="light")
    assert page.evaluate(SCHEME) == "slate"
    page.locator("label[for=__palette_0]").click()
    assert page.evaluate(SCHEME) == "default"
    assert [json.loads(value)["index"] for value in page.evaluate(KEPT)] == [0]


@pytest.mark.visitor(**DARK)
def test_in_the_dark_the_browser_draws_its_own_parts_dark_too(page: Page, served_site: str) -> None:
    page.goto(served_site)
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
    bar = page.locator("meta[name=theme-color]").get_attribute("content")
    assert bar == page.evaluate("() => getComputedStyle(document.querySelector('header')).backgroundColor")


LISTED = "() => [...document.querySelectorAll('.md-sidebar--secondary a[href^=\"#\"]')].map((a) => a.getAttribute('href'))"


# --- Reading ------------------------------------------------------------------------------------------------------


def test_the_contents_show_where_a_reader_is(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    contents = page.locator(".md-sidebar--secondary")
    assert contents.locator(".md-nav__link--active").count() == 0
    names = [str(href)[1:] for href in page.evaluate(LISTED)]
    for number in (0, 3, len(names) - 1, 1):
        name = names[number]
        scroll(page, f"document.getElementById('{name}').offsetTop - 60")
        active = contents.locator(".md-nav__link--active")
        assert active.get_attribute("href") == f"#{name}"
        assert contents.locator(".md-nav__link--passed").count() == number + 1
    scroll(page, "0")
    assert contents.locator(".md-nav__link--passed").count() == 0


def test_long_contents_scroll_along_and_stay_inside_the_window(page: Page, served_site: str) -> None:
    page.goto(served_site + "glossary/")
    for depth in ("0", "document.body.scrollHeight / 2"):
        scroll(page, depth)
        box = page.locator(".md-sidebar--secondary .md-sidebar__scrollwrap").bounding_box()
        assert box and box["y"] + box["height"] <= 900
    place = page.locator(".md-sidebar--secondary .md-nav__link--active").bounding_box()
    assert place and box["y"] < place["y"] < box["y"] + box["height"]


def test_the_header_names_the_page_once_its_title_is_out_of_sight(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    title = page.locator(".md-header__title--active")
    assert title.count() == 0
    scroll(page, "600")
    assert title.count() == 1
    scroll(page, "0")
    assert title.count() == 0


def test_whoever_turns_back_is_offered_the_top(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    top = page.locator("button.md-top")
    scroll(page, "3000")
    assert top.get_attribute("hidden") is not None
    assert top.get_attribute("tabindex") == "-1"
    scroll(page, "2800")
    assert top.get_attribute("hidden") is None
    top.click()
    page.wait_for_function("() => scrollY === 0")


@pytest.mark.visitor(**NARROW)
def test_a_link_to_a_place_on_this_page_closes_the_menu(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-sidebar--primary button.md-nav__link[for=__toc]").click()
    page.locator(".md-sidebar--primary .md-nav--secondary a").nth(2).click()
    page.wait_for_function("() => !document.getElementById('__drawer').checked && scrollY > 0")


# --- Search -------------------------------------------------------------------------------------------------------


def test_a_page_reached_from_search_marks_the_words_by_how_they_begin(page: Page, served_site: str) -> None:
    page.goto(served_site)
    look_for(page, "map the line")
    page.keyboard.press("Enter")
    page.wait_for_url("**/exercises/map-the-line/?h=*")
    words = {word.lower() for word in page.locator("article mark").all_inner_texts()}
    assert {"map", "line"} <= words
    assert not page.locator("#__search").is_checked()


def test_arrow_keys_walk_through_what_was_found_and_come_round(page: Page, served_site: str) -> None:
    page.goto(served_site)
    look_for(page, "supervision")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.name") == "query"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.closest('li') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_search_says_how_much_it_found_and_shows_all_of_it(page: Page, served_site: str) -> None:
    page.goto(served_site)
    said = page.locator(".md-search-result__meta")
    look_for(page, "work")
    found = re.fullmatch(r"(\d+) matching documents", said.inner_text())
    assert found and int(found[1]) > 10
    for _ in range(int(found[1]) // 10 + 2):
        page.evaluate(
            "() => { const all = document.querySelector('.md-search__scrollwrap'); all.scrollTop = all.scrollHeight; }"
        )
        page.wait_for_timeout(60)
    assert page.locator(".md-search-result__item").count() == int(found[1])
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__meta').textContent === 'Type to start searching'"
    )
    page.locator(".md-search__input").fill("qqqxyz")
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__meta').textContent === 'No matching documents'"
    )


# --- Menu ---------------------------------------------------------------------------------------------------------


@pytest.mark.visitor(**NARROW)
def test_the_menu_of_a_small_screen_opens_every_section_in_place(page: Page, served_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + MODULE)
    assert not [url for url in asked if "menu.js" in url]
    menu = page.locator(".md-sidebar--primary")
    page.get_by_role("button", name="Menu").click()
    menu.get_by_role("button", name="Back from Parallel process").click()
    menu.get_by_role("button", name="Pages in Coaching").click()
    menu.get_by_role("button", name="Back from Coaching").click()
    menu.get_by_role("button", name="Start here", exact=True).click()
    menu.get_by_role("link", name="My notes").click()
    page.wait_for_url("**/start/my-notes/")


@pytest.mark.visitor(**NARROW)
def test_the_menu_holds_the_same_links_on_every_page(page: Page, served_site: str) -> None:
    every = []
    for path in ("", MODULE, "about/privacy/", "exercises/map-the-line/", "404.html"):
        page.goto(served_site + path)
        page.get_by_role("button", name="Menu").click()
        page.wait_for_function("() => !document.querySelector('[data-section]:not(:has(input))')")
        links = "(all) => all.map((link) => link.href.replace(/#.*/, ''))"
        every.append(set(page.locator(".md-sidebar--primary a:not([href*='#'])").evaluate_all(links)))
    assert len(every[0]) > 70
    assert all(links >= every[0] - {served_site + "404.html"} for links in every[1:])


@pytest.mark.visitor(java_script_enabled=False, **NARROW)
def test_without_scripts_a_section_of_the_menu_opens_by_going_there(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.locator("#__drawer").focus()
    page.keyboard.press("Space")
    page.locator(".md-sidebar--primary label.md-nav__title[for=__nav_3]").click()
    page.locator(".md-sidebar--primary [data-section] a", has_text="Coaching").click()
    page.wait_for_url("**/coaching/")
    assert page.locator(".md-sidebar--primary a", has_text="The continuum").count() == 1
