"""Notes beside the text of a wide screen: seen beside their words, apart from each other, and not heard twice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests import accessibility
from tests.pages import ANOTHER, MODULE

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOTES = """() => [...document.querySelectorAll('.margin__note:not([hidden])')].map((note) => {
  const box = note.getBoundingClientRect(), word = note.link.getBoundingClientRect();
  return [box.top, box.bottom, box.left, box.right, word.top, word.right];
})"""
WIDE = {"viewport": {"width": 1920, "height": 1000}}


@pytest.mark.visitor(**WIDE)
@pytest.mark.parametrize("path", [MODULE, ANOTHER])
def test_notes_stand_beside_their_words_and_touch_nothing(page: Page, served_site: str, path: str) -> None:
    page.goto(served_site + path)
    page.wait_for_function("() => document.querySelector('.margin__note')?.style.top")
    notes = page.evaluate(NOTES)
    assert len(notes) > 3
    assert all(later[0] > sooner[1] for sooner, later in pairwise(notes))
    contents = page.locator(".contents").bounding_box()
    assert contents and all(left > word and right < contents["x"] for _, _, left, right, _, word in notes)
    assert all(-30 < top - word < 330 for top, _, _, _, word, _ in notes)
    assert page.locator(".margin a, .margin button").count() == 0 and page.locator(".margin").get_attribute("aria-hidden") == "true"
    assert not accessibility.faults(page)


@pytest.mark.visitor(**WIDE)
def test_a_narrower_window_and_paper_have_no_margin(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.locator(".margin__note").first.wait_for()
    page.emulate_media(media="print")
    assert not page.locator(".margin").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.locator(".margin").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 1280
