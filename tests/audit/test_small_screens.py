"""Every page small, magnified or spaced out: nothing scrolls sideways, nothing is cut off, nothing is too small to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import watched
from tests.site.test_floor import ALL_IN_SIGHT, PHONE, SMALL_TARGETS
from tests.site.test_large_text import enlarged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

# A window of 1280 by 1024 pixels, magnified; or as it is, with letters, words and lines set further apart.
WINDOWS = {
    "320 px": (320, 640, False),
    "tablet": (768, 900, False),
    "200 %": (640, 512, False),
    "400 %": (320, 256, False),
    "spaced out": (1280, 1024, True),
    "spaced out at 320 px": (320, 640, True),
}


@pytest.mark.parametrize("window", WINDOWS)
def test_every_page_fits_its_window(
    browser: Browser, served_site: str, every_page: list[str], probe: Callable[[str], str], window: str
) -> None:
    width, height, spaced = WINDOWS[window]
    found = []
    with watched(browser, viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        for path in every_page:
            page.goto(served_site + path)
            page.evaluate(ALL_IN_SIGHT)
            if spaced:
                page.evaluate(probe("spacing"))
            found += [f"{path}: {what}" for what in page.evaluate(probe("cut-off"))]
    assert not found, "\n".join(found[:60])


def test_no_page_scrolls_sideways_on_a_phone_at_twice_the_size_of_text(
    browser: Browser, served_site: str, every_page: list[str], tmp_path: Path
) -> None:
    wide = []
    with enlarged(browser, tmp_path) as context:
        page = context.new_page()
        for path in every_page:
            page.goto(served_site + path, wait_until="domcontentloaded")
            page.evaluate(ALL_IN_SIGHT)
            if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
                wide.append(f"{path}: {width}")
    assert not wide, "\n".join(wide)


@pytest.mark.parametrize("visitor", [PHONE, {}], ids=["phone", "desktop"])
def test_what_can_be_hit_is_at_least_24_pixels_on_every_page(
    browser: Browser, served_site: str, every_page: list[str], visitor: dict[str, object]
) -> None:
    found = []
    with watched(browser, **visitor) as context:
        page = context.new_page()
        for path in every_page:
            page.goto(served_site + path)
            page.evaluate(ALL_IN_SIGHT)
            found += [f"{path}: {what}" for what in page.evaluate(SMALL_TARGETS)]
    assert not found, "\n".join(found[:60])
