"""What no page may fall below, in a real browser: accessibility, keyboard, no script, weight, privacy, offline."""

from __future__ import annotations

import gzip
import re
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest
from tests import accessibility
from tests.browser import watched
from tests.pages import ANOTHER, COURSE, EXERCISE, KINDS, MENU, MODULE, READ_IT_ALL, part_of, title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

LIGHT = {"color_scheme": "light"}
DARK = {"color_scheme": "dark"}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NARROW = {"viewport": {"width": 320, "height": 640}}
_word = max(title(MODULE).split(), key=len)
SLIP = f"{_word[:-2]}{_word[-1]}{_word[-2]}"
"""A word of a title with its last two letters the wrong way round."""


# --- Accessibility ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visitor", "kinds"),
    [(LIGHT, KINDS), (PHONE | DARK, KINDS), (DARK, ("home", "module")), (PHONE | LIGHT, ("home", "module"))],
    ids=["light", "phone-dark", "dark", "phone-light"],
)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, served_site: str, visitor: dict[str, Any], kinds: Iterable[str]
) -> None:
    found = []
    with watched(browser, **visitor) as context:
        page = context.new_page()
        for kind in kinds:
            page.goto(served_site + KINDS[kind])
            page.evaluate(ALL_IN_SIGHT)
            found += [f"{kind}: {fault}" for fault in accessibility.faults(page)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_with_search_open_or_the_menu_open_or_on_paper(browser: Browser, served_site: str) -> None:
    found = []
    with watched(browser, **NARROW) as context:
        page = context.new_page()
        page.goto(served_site + MODULE)
        page.get_by_role("button", name="Menu").click()
        found += [f"menu: {fault}" for fault in accessibility.faults(page)]
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Search").click()
        look_for(page, title(MODULE))
        found += [f"search: {fault}" for fault in accessibility.faults(page)]
        page.keyboard.press("Escape")
        page.emulate_media(media="print")
        found += [f"print: {fault}" for fault in accessibility.faults(page)]
    assert not found, "\n".join(found)


# --- Keyboard -----------------------------------------------------------------------------------------------------


def test_a_single_key_does_nothing(page: Page, served_site: str) -> None:
    page.goto(served_site + ANOTHER)
    before = page.url
    for key in "abcdefghijklmnopqrstuvwxyz,./?0123456789":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == before
    assert page.locator(OPEN_SEARCH).count() == 0


@pytest.mark.visitor(**NARROW)
def test_the_menu_of_a_small_screen_opens_closes_and_goes_from_level_to_level(page: Page, served_site: str) -> None:
    page.goto(served_site + ANOTHER)
    opener = page.get_by_role("button", name="Menu")
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.pages [aria-current=page]')")
    menu = page.get_by_role("navigation", name="Menu")
    part = part_of("contribute/index")
    other = menu.locator("summary", has_text=part)
    inside = menu.get_by_role("link", name=title(MENU[part][-1]))
    other.focus()
    page.keyboard.press("Enter")
    assert inside.is_visible()
    page.keyboard.press("Enter")
    assert not inside.is_visible()
    page.keyboard.press("Escape")
    assert opener.evaluate("(button) => button === document.activeElement")
    assert page.locator(OPEN_MENU).count() == 0


def test_a_wide_menu_shows_the_part_one_is_in_and_nothing_to_press_that_does_nothing(page: Page, served_site: str) -> None:
    page.goto(served_site + "start/how-this-site-works/")
    menu = page.locator(".pages")
    assert menu.locator(":scope > ul > li:visible").count() == 1
    assert menu.locator("button, summary").count() == 0
    page.set_viewport_size(NARROW["viewport"])  # type: ignore[arg-type]
    page.get_by_role("button", name="Menu").click()
    menu.locator("summary").first.wait_for()
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert menu.locator("summary:visible").count() == 0


@pytest.mark.visitor(**NARROW)
def test_tab_never_leads_out_of_sight_at_320_pixels(page: Page, served_site: str) -> None:
    page.goto(served_site + ANOTHER)
    out_of_sight = []
    for _ in range(120):
        page.keyboard.press("Tab")
        place = page.evaluate(PLACE_OF_FOCUS)
        if place["end"]:
            break
        if not place["seen"]:
            out_of_sight.append(place["what"])
    assert not out_of_sight, out_of_sight


@pytest.mark.visitor(**NARROW)
def test_nothing_makes_a_page_of_320_pixels_scroll_sideways(page: Page, served_site: str) -> None:
    wide = []
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        if (width := page.evaluate("() => document.documentElement.scrollWidth")) > 320:
            wide.append(f"{kind}: {width}")
    assert not wide, wide


@pytest.mark.visitor(**PHONE)
def test_what_can_be_tapped_is_at_least_24_pixels_high_and_wide(page: Page, served_site: str) -> None:
    small = []
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        small += [f"{kind}: {what}" for what in page.evaluate(SMALL_TARGETS)]
    assert not small, "\n".join(small)


def test_the_skip_link_is_first_and_leads_past_the_menu(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "ARTICLE"


@pytest.mark.visitor(**NARROW)
def test_what_is_wider_than_the_screen_scrolls_with_the_keyboard(page: Page, served_site: str) -> None:
    for path in COURSE.modules:
        page.goto(served_site + path)
        page.wait_for_timeout(100)
        stuck = page.evaluate(
            """() => [...document.querySelectorAll(".prose *")]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
            .filter((e) => e.tabIndex < 0 && !e.querySelector("a, button, input, [tabindex]"))
            .map((e) => e.outerHTML.slice(0, 80))"""
        )
        assert not stuck, stuck


# --- Search -------------------------------------------------------------------------------------------------------


def test_the_search_index_is_not_loaded_before_search_is_opened(page: Page, served_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + MODULE)
    page.wait_for_timeout(600)
    assert not [url for url in asked if "/search/" in url or "finding" in url]
    look_for(page, title(EXERCISE))
    assert len([url for url in asked if "/search/index.js" in url]) == 1


@pytest.mark.parametrize("place", [MODULE, ANOTHER, EXERCISE], ids=["a module", "another", "an exercise"])
def test_search_finds_a_page_by_its_title(page: Page, served_site: str, place: str) -> None:
    page.goto(served_site)
    look_for(page, title(place))
    assert place in found(page, served_site)


def found(page: Page, served_site: str) -> list[str]:
    """Where the first results lead."""
    links = page.locator(".found__title").evaluate_all("(all) => all.slice(0, 8).map((link) => link.href)")
    return [re.sub(r"\?h=[^#]*", "", link).removeprefix(served_site) for link in links]


def answer(page: Page, words: str) -> list[str]:
    """The first pages that search finds."""
    page.locator(".search__field").fill("")
    page.locator(".search__said", has_text="Type to start searching").wait_for()
    look_for(page, words)
    return page.locator(".found--page > .found__title").all_inner_texts()


def test_search_is_worked_with_the_keyboard_alone(page: Page, served_site: str) -> None:
    page.goto(served_site)
    look_for(page, title(EXERCISE))
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.found__title')"):
            break
    assert page.locator(OPEN_SEARCH).count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EXERCISE}**")


# --- Without scripts ----------------------------------------------------------------------------------------------


@pytest.mark.visitor(java_script_enabled=False)
def test_without_scripts_every_answer_link_and_diagram_is_there(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    assert page.locator("article h1").is_visible()
    assert page.locator("nav.tabs a").first.is_visible()
    drawn = page.locator("article svg:has(title)")
    assert drawn.evaluate_all("all => all.every(one => one.checkVisibility())")
    folds = page.locator("article details summary")
    for number in range(folds.count()):
        folds.nth(number).click()
    assert not page.locator(".search").is_visible()


@pytest.mark.visitor(java_script_enabled=False, **NARROW)
def test_without_scripts_the_menu_of_a_small_screen_opens_with_the_space_bar(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Space")
    assert page.locator(OPEN_MENU).count() == 1
    assert page.locator(".pages a:visible").count() > 3


# --- Privacy and weight -------------------------------------------------------------------------------------------


def test_reading_searching_and_opening_folds_leaves_nothing_behind(context: BrowserContext, served_site: str) -> None:
    page = context.new_page()
    for path in KINDS.values():
        page.goto(served_site + path)
    page.goto(served_site + MODULE)
    look_for(page, title(MODULE))
    assert context.cookies() == []
    assert page.evaluate("() => [Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]
    assert page.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0


def test_no_script_of_any_kind_of_page_fails_for_somebody_who_has_read_everything(context: BrowserContext, served_site: str) -> None:
    context.add_init_script(READ_IT_ALL)
    page = context.new_page()
    ticks = {}
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        ticks[kind] = page.locator(".card__done:visible, .menu__done:visible").count()
    assert ticks["home"] and ticks["strand"]
    page.goto(served_site)
    assert "You stopped at" in page.locator("[data-resume]").inner_text()


def test_an_unknown_address_shows_a_page_that_helps(browser: Browser, served_site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(served_site + "no/such/page/")
    assert answer and answer.status == 404
    assert page.locator("article a").count() >= 3
    assert not accessibility.faults(page)
    context.close()


def test_a_first_visit_weighs_70_kilobytes_at_most_with_the_typeface(
    page: Page, served_site: str, built_site: Path
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(served_site).partition("?")[0]))
    page.goto(served_site + MODULE)
    page.wait_for_load_state("networkidle")
    weights = {
        name: weight(built_site / name.replace(MODULE, MODULE + "index.html")) for name in dict.fromkeys(fetched)
    }
    assert sum(weights.values()) <= 70_000, weights
    assert len(weights) <= 12, weights


def test_a_second_page_is_its_text_and_nothing_else(browser: Browser, served_site: str) -> None:
    context = browser.new_context()  # A watched visitor's browser keeps no copies of what it has fetched.
    page = context.new_page()
    page.goto(served_site + MODULE)
    page.wait_for_load_state("networkidle")
    page.goto(served_site + ANOTHER)
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate("() => performance.getEntriesByType('resource').map((e) => [e.name, e.transferSize])")
    context.close()
    assert [name for name, size in sizes if size > 0] == []


def test_what_stands_round_the_text_of_a_page_and_its_menus_weighs_2_kilobytes_at_most(built_site: Path) -> None:
    """The text is what a reader comes for, and the menu grows with the part of the site that one is in."""
    own = "<article.*</article>", '<nav class="pages".*?</nav>', '<nav class="contents".*?</nav>|$'
    around = {}
    for file in built_site.rglob("index.html"):
        page = file.read_text("utf-8")
        found = "".join(part[0] for pattern in own if (part := re.search(pattern, page, re.S)))
        around[file.parent.name] = weight(file) - len(gzip.compress(found.encode(), 6))
    assert len(around) > len(COURSE.modules) + len(COURSE.exercises) and max(around.values()) <= 2_000, around


def test_half_of_all_pages_weigh_12_kilobytes_at_most_and_a_long_module_25(built_site: Path) -> None:
    weights = {file.parent.relative_to(built_site).as_posix(): weight(file) for file in built_site.rglob("*.html")}
    assert median(weights.values()) <= 12_000
    modules = {name: weights[name] for name in COURSE.modules}
    assert max(modules.values()) <= 25_000, modules


@pytest.mark.parametrize("typed", [title(EXERCISE), title(MODULE), SLIP, f"how do i {title(MODULE)} about"])
def test_a_first_result_costs_60_kilobytes_at_most_on_a_host_that_packs_nothing(
    page: Page, served_site: str, built_site: Path, typed: str
) -> None:
    page.goto(served_site)
    page.wait_for_load_state("networkidle")
    page.evaluate("""() => {
      const looking = new MutationObserver(() => document.querySelector(".found__title") && (window.foundAt ??= performance.now()));
      looking.observe(document.getElementById("search"), { childList: true, subtree: true });
    }""")
    look_for(page, typed)
    files = page.evaluate("""() => performance.getEntriesByType("resource")
      .filter(({ name, startTime }) => startTime < window.foundAt && /\\/search\\/|finding/.test(name))
      .map(({ name }) => new URL(name).pathname)""")
    assert len(files) > 3 and sum((built_site / file.lstrip("/")).stat().st_size for file in files) <= 60_000, files


# --- Offline ------------------------------------------------------------------------------------------------------


def test_the_offline_copy_opens_from_the_disk_with_search(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    part = part_of(ANOTHER)
    page.locator("nav.tabs a", has_text=part).first.click()
    page.wait_for_url(f"**/{MENU[part][0].removesuffix('/index')}/index.html")
    look_for(page, title(EXERCISE))
    page.locator(".found__title").first.click()
    page.wait_for_url(f"**/{EXERCISE}index.html*")
    assert page.locator("article h1").inner_text().startswith(title(EXERCISE))


def test_every_page_of_the_offline_copy_opens_without_complaint(page: Page, unpacked: Path) -> None:
    for path in KINDS.values():
        if path != "404.html":
            page.goto((unpacked / path / "index.html").as_uri())


# --- Helpers ------------------------------------------------------------------------------------------------------

OPEN_MENU, OPEN_SEARCH = "#menu:popover-open", "#search[data-open]"

# Folds open, and nothing left unmeasured because it is far down the page.
ALL_IN_SIGHT = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  for (const part of document.querySelectorAll("article *"))
    if (getComputedStyle(part).contentVisibility === "auto") part.style.contentVisibility = "visible";
}"""

PLACE_OF_FOCUS = """() => {
  const element = document.activeElement;
  const shown = element.matches("input") && element.labels?.[0] ? [element, ...element.labels] : [element];
  const seen = shown.some((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= innerWidth + 1 && e.checkVisibility();
  });
  const what = element.outerHTML.slice(0, 120);
  return { seen, what, end: element === document.body };
}"""

# WCAG 2.5.8 leaves out links in a line of text, what the browser draws itself, and the input behind a bigger label.
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, select, input, [role=button]")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((e) => e.matches("button, summary, input") || !e.closest("p, li, dd, td, th, figcaption, h1, h2, h3, .reference"))
  .filter((e) => !(e.matches("input") && (e.closest("label") || e.labels?.length)))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width > 1 && box.height > 1 && (box.width < 23.5 || box.height < 23.5))
  .map(([e, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${e.outerHTML.slice(0, 100)}`)"""


def look_for(page: Page, words: str) -> None:
    """Type into search and wait for the answer."""
    page.locator(".search__field").focus()
    page.locator(".search__field").fill(words)
    page.keyboard.press("Shift")
    page.locator(".found__title").first.wait_for(state="attached")


def weight(file: Path) -> int:
    """What a file weighs on the way: as it is if it is packed already, else as gzip packs it."""
    data = file.read_bytes()
    return len(data) if file.suffix in (".woff2", ".png", ".zip") else len(gzip.compress(data, 6))
