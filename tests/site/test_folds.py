"""Long pages in parts: they fold, are found, and lie open without a script, on paper and on a wide screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import _builder
from tests.pages import COURSE, MODULE
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PHONE = {"viewport": {"width": 360, "height": 740}}
HEIGHT = "() => document.documentElement.scrollHeight"
LETTERS = "ABCDEFGHIJKLMNOPQRSTU"
WORK = """@book{{{key}, author = {{{name}, Ada}}, title = {{On letters}}, year = {{2020}}, publisher = {{Press}},
  annote = {{Seen: example.org.}}, keywords = {{status-verified}}}}
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose glossary and references are long enough to be folded."""
    names = [f"{letter}{more}" for letter in LETTERS for more in ("bel", "dam", "xel")]
    works = {f"{name.lower()}2020": WORK.format(key=f"{name.lower()}2020", name=name) for name in names}
    terms = {
        f"glossary/{name.lower()}.md": f"---\nterm: {name} rule\n---\nWhat {name} says [@{name.lower()}2020].\n" for name in names
    }
    words = " ".join(f"[{name}](glossary.md#{name.lower()})" for name in names)
    pages = {
        "docs/index.md": f"---\ntitle: Home\n---\n\n{words}\n",
        "docs/glossary.md": "---\ntitle: Glossary\n---\n\n<!-- terms -->\n",
        "docs/references.md": "---\ntitle: References\n---\n\n<!-- references-all -->\n",
    }
    site = _builder(tmp_path_factory.mktemp("lists"))(pages | terms | {"bibliography.bib": "".join(works.values())})
    with serving(site.folder) as address:
        yield address


@pytest.mark.visitor(**PHONE)
def test_a_module_folds_on_a_phone_and_a_link_opens_the_part_that_it_leads_to(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    headings = page.locator("#main-content > h2")
    names = headings.evaluate_all("(all) => all.map((one) => one.id)")
    whole = page.evaluate(HEIGHT)
    page.get_by_role("button", name="Fold all parts").click()
    assert page.evaluate(HEIGHT) < whole / 2
    first = headings.first.get_by_role("button")
    assert first.get_attribute("aria-expanded") == "false"
    first.click()
    assert first.get_attribute("aria-expanded") == "true" and page.get_by_role("button", name="Fold all parts").is_visible()
    inside = page.locator(".part[hidden] [id]").last
    page.evaluate("(id) => { location.hash = id; }", inside.get_attribute("id"))
    page.wait_for_function("() => !document.querySelector(location.hash).closest('[hidden]')")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("() => !document.querySelector('.part[hidden]')")
    assert headings.evaluate_all("(all) => all.map((one) => one.id)") == names
    assert page.evaluate("() => [Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]


@pytest.mark.visitor(**PHONE)
def test_a_folded_module_prints_whole(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    page.get_by_role("button", name="Fold all parts").click()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".part[hidden]").count() == 0


@pytest.mark.visitor(java_script_enabled=False, **PHONE)
def test_without_a_script_a_module_lies_open_and_lists_open_by_hand(page: Page, served_site: str, lists: str) -> None:
    page.goto(served_site + MODULE)
    assert page.locator("#main-content > h2 button, .parts__all").count() == 0
    page.goto(lists + "glossary/")
    page.locator(".fold > summary").first.click()
    assert page.locator(".fold h3").first.is_visible()


@pytest.mark.visitor(**PHONE)
def test_a_term_and_a_work_are_shown_to_whoever_comes_for_them(page: Page, lists: str) -> None:
    term = "uxel"
    page.goto(f"{lists}glossary/#{term}")
    page.wait_for_function("(id) => document.getElementById(id).checkVisibility()", arg=term)
    page.goto(f"{lists}references/")
    assert page.evaluate(HEIGHT) < 8_000
    key = page.locator(".fold .reference").last.get_attribute("id")
    page.goto(f"{lists}references/#{key}")
    page.wait_for_function("(id) => document.getElementById(id).checkVisibility()", arg=key)


def test_what_is_looked_for_among_the_works_stands_open(page: Page, lists: str) -> None:
    page.goto(lists + "references/")
    words = page.locator(".reference__text").last.text_content()
    page.get_by_label("Author, word or year").fill((words or "").split(",")[0])
    assert page.locator(".reference:not([hidden])").first.is_visible()
    assert page.locator(".fold:not([hidden]):not([open])").count() == 0
    page.get_by_label("Author, word or year").fill("")
    assert page.locator(".fold[open]").count() == 0


def test_what_is_chosen_among_the_exercises_stands_in_the_address(page: Page, served_site: str) -> None:
    page.goto(served_site + "exercises/")
    page.locator("[name=sort]").select_option("minutes")
    page.locator("[name=intensity]").select_option("2")
    assert page.url.endswith("exercises/?sort=minutes&intensity=2")
    page.reload()
    shown = page.locator("[data-exercise-list] > li:not([hidden])")
    minutes = shown.evaluate_all("(all) => all.map((one) => Number(one.dataset.minutes))")
    assert minutes == sorted(minutes) and set(shown.evaluate_all("(all) => all.map((one) => one.dataset.intensity)")) <= {"1", "2"}
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !location.search")
    assert shown.count() == len(COURSE.exercises)
