"""Every page by keyboard, from its first stop to its last, and no key that does what nobody asked for."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest

from tests.browser import watched
from tests.pages import KINDS
from tests.site.test_floor import OPEN_MENU, OPEN_SEARCH, look_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

WINDOWS = {"320 px": (320, 640), "400 %": (320, 256), "desktop": (1280, 900)}
LONGEST = 3000
"""Stops after which a page is taken to hold the focus for ever."""


@pytest.mark.parametrize("window", WINDOWS)
def test_every_stop_of_every_page_is_seen_free_and_ringed(
    browser: Browser, served_site: str, every_page: list[str], probe: Callable[[str], str], window: str
) -> None:
    width, height = WINDOWS[window]
    found = []
    with watched(browser, viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        for path in every_page:
            page.goto(served_site + path)
            for _ in range(LONGEST):
                page.keyboard.press("Tab")
                stop = page.evaluate(probe("focus"))
                if stop is None:
                    break
                lacks = [what for what in ("seen", "free", "ring") if not stop[what]]
                found += [f"{path}: not {' '.join(lacks)}: {stop['what']}"] if lacks else []
            else:
                found.append(f"{path}: no end after {LONGEST} stops")
    assert not found, f"{len(found)}:\n" + "\n".join(found[:60])


def test_no_sign_of_the_keyboard_moves_a_page_by_itself(page: Page, served_site: str) -> None:
    moved = []
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        for key in string.printable.strip():
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        if page.url != served_site + path or page.locator(OPEN_SEARCH).count():
            moved.append(kind)
    assert not moved


@pytest.mark.visitor(viewport={"width": 320, "height": 640})
def test_the_menu_and_search_of_every_page_open_by_keyboard_on_a_small_screen(
    page: Page, served_site: str, every_page: list[str]
) -> None:
    for path in every_page:
        page.goto(served_site + path)
        page.get_by_role("button", name="Menu").focus()
        page.keyboard.press("Enter")
        assert page.locator(OPEN_MENU).count() == 1, path
        assert page.locator("#menu :is(a, summary):visible").count() > 1, path
        page.keyboard.press("Escape")
        assert page.locator(OPEN_MENU).count() == 0, path
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    look_for(page, "supervision")
