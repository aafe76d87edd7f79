"""Every page without scripts, on paper and from a disk: nothing that can be read is lost on the way."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdf
import pytest

from content import course_file
from tests.browser import watched
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STRANDS = course_file.read(ROOT).folders
# What only a script can work or reads, what is there for paper alone, what shows itself under the pointer, and what the
# heading above says already.
FOR_SCRIPTS = (
    "button, .keep, .headerlink, .terms-here, .exercise-filters, [data-needs-script], [data-strands], .room-label--same, "
    ".room-item--talk :is(.room-label, .room-name), .room-item--break :is(.room-label, .room-name)"
)
# What can only be pressed; and the notes for facilitators, which have a sheet of their own.
FOR_SCREENS = (
    ".visually-hidden, .headerlink, button, option, .keep, .tick, .recall, .recall-remind, .rating, .note label, .note p, .onward, .mend, "
    ".take-along, .to-the-room, .page-header__begin, .talk-hint, .exercise-filters, .card__also, .exercise-up, .facts__place, .resume, "
    ".sheet-facilitator, .exercise-downloads, .references__download, .reference__ways, .self-check__said, .self-check__answers > summary"
)
ROOM = "/room/"
"""A screen in a room has no menu, and no paper."""


@pytest.mark.visitor(java_script_enabled=False)
def test_without_scripts_every_word_and_drawing_of_every_page_can_be_seen(
    page: Page, served_site: str, every_page: list[str], probe: Callable[[str], str]
) -> None:
    hidden = []
    for path in every_page:
        page.goto(served_site + path)
        if ROOM not in path:
            assert page.locator("nav.tabs a").count() > 5 and page.locator("nav.tabs a").first.is_visible()
        hidden += [f"{path}: {words}" for words in page.evaluate(f"() => ({probe('unseen')})({FOR_SCRIPTS!r})")]
    assert not hidden, f"{len(hidden)}:\n" + "\n".join(hidden[:60])


def test_every_word_of_every_module_and_exercise_is_on_paper(
    page: Page, served_site: str, every_page: list[str], probe: Callable[[str], str]
) -> None:
    lost: list[str] = []
    printed = [path for path in every_page if path.split("/")[0] in (*STRANDS, "exercises") and ROOM not in path]
    assert len(printed) > 60
    for path in printed:
        page.goto(served_site + path)
        words = page.evaluate(f"() => ({probe('words')})({FOR_SCREENS!r})")
        sheets = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
        paper = bare("".join(sheet.extract_text() for sheet in sheets))
        assert len(words) > 50, path
        lost += [f"{path}: {word}" for word in words if bare(word) not in paper]
    assert not lost, f"{len(lost)}:\n" + "\n".join(lost[:60])


def bare(text: str) -> str:
    """Letters in a row: lines, pages and hyphens of a sheet are not those of the screen."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text).casefold()


def test_every_page_of_the_offline_copy_opens_and_works_from_a_disk(
    browser: Browser, unpacked: Path, probe: Callable[[str], str]
) -> None:
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 60
    with watched(browser) as context:
        page = context.new_page()
        for file in pages:
            page.goto(file.as_uri())
            assert page.evaluate(probe("press"))[1] == [], file
