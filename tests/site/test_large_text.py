"""For readers whose browser begins at twice the size of text, and for those who set colours of their own."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.browser import QUIET, chromium_path
from tests.pages import KINDS, MODULE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


@contextmanager
def enlarged(browser: Browser, profile: Path) -> Iterator[BrowserContext]:
    """A phone whose reader has set 32 pixels for text, as browsers let them; `profile` is an empty folder."""
    (profile / "Default").mkdir()
    settings = {"webkit": {"webprefs": {"default_font_size": 32, "default_fixed_font_size": 26}}}
    (profile / "Default/Preferences").write_text(json.dumps(settings), encoding="utf-8")
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium_path(), args=[*QUIET, *sandbox], viewport={"width": 360, "height": 740}
    )
    yield context
    context.close()


@pytest.fixture(scope="module")
def large(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with enlarged(browser, tmp_path_factory.mktemp("profile")) as context:
        yield context


def test_no_page_scrolls_sideways_at_twice_the_size_of_text(large: BrowserContext, served_site: str) -> None:
    page, wide = large.new_page(), []
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide.append(f"{kind}: {width}")
    assert not wide, wide


def test_words_do_not_stand_letter_below_letter_at_twice_the_size_of_text(large: BrowserContext, served_site: str) -> None:
    page, narrow = large.new_page(), []
    for path, words in ((MODULE, ".self-check__text"), ("exercises/", ".exercise-list p")):
        page.goto(served_site + path)
        widths = page.locator(f":is({words}):visible").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
        assert widths
        narrow += [f"{path}: {width}" for width in widths if width < 100]
    assert not narrow, narrow


def test_menu_and_search_can_be_used_at_twice_the_size_of_text(large: BrowserContext, served_site: str) -> None:
    page = large.new_page()
    page.goto(served_site + MODULE)
    for name in ("Menu", "Colours", "Search"):
        box = page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360, name
    page.get_by_role("button", name="Menu").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    field = page.locator(".search__field").bounding_box()
    assert field and field["x"] >= 0 and field["x"] + field["width"] <= 360


@pytest.mark.visitor(forced_colors="active")
def test_with_colours_of_a_reader_s_own_one_tab_alone_looks_current(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    drawn = page.locator("nav.tabs a").evaluate_all("(all) => all.map((tab) => getComputedStyle(tab).borderBottomWidth)")
    assert sorted(set(drawn)) == ["0px", "4px"] and drawn.count("4px") == 1
    icons = page.locator(".icon:visible").evaluate_all("(all) => all.map((icon) => getComputedStyle(icon).backgroundColor)")
    assert icons and "rgba(0, 0, 0, 0)" not in icons
