"""Every colour that meets the eye, counted from what the browser computed: at rest, hovered, focused and pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import watched
from tests.pages import KINDS
from tests.site.test_floor import ALL_IN_SIGHT, DARK, LIGHT, PHONE, look_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

MODES = {"light": LIGHT, "dark": DARK, "phone-light": PHONE | LIGHT, "phone-dark": PHONE | DARK}
STATES = {"hovered": ["hover"], "focused": ["focus", "focus-visible", "focus-within"], "pressed": ["hover", "active"]}


@pytest.fixture(params=MODES)
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor of every kind, one after the other."""
    with watched(browser, **MODES[request.param]) as context:
        yield context


def test_text_keeps_seven_to_one_at_rest_on_every_page(
    page: Page, served_site: str, every_page: list[str], probe: Callable[[str], str]
) -> None:
    found = []
    for path in every_page:
        page.goto(served_site + path)
        page.evaluate(ALL_IN_SIGHT)
        found += [f"{path}: {what}" for what in page.evaluate(probe("contrast"))]
    assert not found, f"{len(found)}:\n" + "\n".join(found[:60])


def test_text_and_rings_keep_their_contrast_hovered_focused_and_pressed(
    page: Page, served_site: str, probe: Callable[[str], str]
) -> None:
    found = []
    devtools = page.context.new_cdp_session(page)
    for kind, path in KINDS.items():
        page.goto(served_site + path)
        page.evaluate(ALL_IN_SIGHT)
        page.evaluate(probe("kinds"))
        devtools.send("DOM.enable")
        devtools.send("CSS.enable")
        top = devtools.send("DOM.getDocument")["root"]["nodeId"]
        nodes = devtools.send("DOM.querySelectorAll", {"nodeId": top, "selector": "[data-kind]"})["nodeIds"]
        assert len(nodes) > 20
        for state, classes in STATES.items():
            for node in nodes:
                devtools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": classes})
            found += [f"{kind}, {state}: {what}" for what in page.evaluate(probe("contrast"))]
    assert not found, f"{len(found)}:\n" + "\n".join(found[:60])


def test_what_search_finds_keeps_its_contrast(page: Page, served_site: str, probe: Callable[[str], str]) -> None:
    page.goto(served_site)
    if (opener := page.get_by_role("button", name="Search")).is_visible():
        opener.click()
    look_for(page, "supervision")
    assert page.locator(".found mark").first.is_visible()
    assert page.evaluate(probe("contrast")) == []
