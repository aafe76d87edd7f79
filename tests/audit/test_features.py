"""Every page with everything on it used: no script fails, no policy is broken, no other host is asked for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import watched
from tests.pages import READ_IT_ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser


@pytest.mark.parametrize("reader", ["of nothing yet", "of everything"])
def test_whatever_is_pressed_on_any_page_nothing_breaks(
    browser: Browser, served_site: str, every_page: list[str], probe: Callable[[str], str], reader: str
) -> None:
    found, pressed = [], 0
    with watched(browser) as context:  # which fails on a console error, a script error and a request to another host
        if reader == "of everything":
            context.add_init_script(READ_IT_ALL)
        page = context.new_page()
        for path in every_page:
            page.goto(served_site + path)
            times, forbidden = page.evaluate(probe("press"))
            pressed += times
            found += [f"{path}: {what}" for what in forbidden]
    assert not found, "\n".join(found[:60])
    assert pressed > 10 * len(every_page)
