"""What a screen reader is given at twelve places, as text in `spoken/`: read it aloud, and change it where it should say more.

`SPEAK=1 pytest tests/site/test_spoken.py` writes the texts anew; look at what changed before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.checks.cases import GOOD
from tests.serving import serving
from tests.site.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from tests.conftest import BuildSite

TEXTS = Path(__file__).parent / "spoken"
PAUSE = "\n/// pause | Your own yes\n    name: your-own-yes\n\nWhen did you last say yes too fast?\n///\n"
MODULE, EXERCISE, BUILDER = "practice/noticing/", "exercises/saying-no/", "facilitate/build-a-workshop/"


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> Iterator[str]:
    files = {file.relative_to(GOOD).as_posix(): file.read_text("utf-8") for file in GOOD.rglob("*") if file.is_file()}
    del files["mkdocs.yml"]
    files["docs/practice/noticing.md"] += PAUSE
    files["docs/exercises/index.md"] = "---\ntitle: Exercises\nsummary: All of them.\n---\n\nChoose one.\n"
    builder = "title: Build a workshop\nsummary: S.\ntemplate: workshop-builder.html"
    files["docs/facilitate/build-a-workshop.md"] = f"---\n{builder}\n---\n\nChoose.\n"
    with serving(build_site_once(files, not_in_nav="*\n").folder) as address:
        yield address


def answered(page: Page) -> None:
    page.get_by_role("radio", name="Thank her").check()


def chosen(page: Page) -> None:
    page.locator(".talk-offer").first.click()


def cited(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 900})  # A wide screen has it in its margin.
    page.locator("a.cite-ref").first.hover()
    page.locator("#cite-preview").wait_for()


def explained(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 900})
    page.locator("article a[href*='glossary/#']").first.hover()
    page.get_by_role("tooltip").wait_for()


def opened(page: Page) -> None:
    page.get_by_role("button", name="Colours").click()


def planned(page: Page) -> None:
    page.get_by_role("button", name="Add Two columns").click()


def full(page: Page) -> None:
    page.get_by_role("button", name="Keep on this device").first.click()
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; 0")
    page.get_by_label("A private note").first.fill("Yesterday.")


def looked_for(page: Page) -> None:
    page.get_by_role("search").get_by_role("textbox").or_(page.get_by_role("searchbox")).first.fill("two colums")
    page.get_by_role("search").get_by_role("link", name="Two columns").first.wait_for()


def nothing(page: Page) -> None:
    pass


PLACES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "the head of a module": (MODULE, ".module-header", nothing),
    "a self-check": (MODULE, ".self-check", nothing),
    "a self-check that was answered": (MODULE, ".self-check", answered),
    "a place for a note": (MODULE, ".pause", nothing),
    "a note that cannot be kept": (MODULE, ".pause", full),
    "the preview of a citation": (MODULE, "p:has(a.cite-ref)", cited),
    "the preview of a term": (MODULE, "p:has(a[href*='glossary/#'])", explained),
    "the end of a module": (MODULE, "[data-rating=after]", nothing),
    "colours": (MODULE, "header", opened),
    "a conversation": (EXERCISE, ".conversation", chosen),
    "what there is to print": (EXERCISE, ".exercise-downloads", nothing),
    "the filters of exercises": ("exercises/", ".exercise-filters", nothing),
    "what search finds": (MODULE, "[role=search] li", looked_for),
    "a plan that is being built": (BUILDER, ".builder-rows", planned),
    "the screen of a room": (f"{EXERCISE}room/", "main", nothing),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_said(page: Page, site: str, place: str) -> None:
    path, selector, act = PLACES[place]
    page.goto(site + path)
    act(page)
    said, file = spoken(page, selector), TEXTS / f"{place.replace(' ', '-')}.txt"
    if os.environ.get("SPEAK"):
        file.write_text(said, "utf-8", newline="\n")
    assert said == file.read_text("utf-8")
