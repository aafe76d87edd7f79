"""What readers saw on our own pages that was in their way once, and must not come back."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODULE = "parallel-process/what-is-parallel-process/"
PHONE = {"viewport": {"width": 360, "height": 740}}
DRAWINGS = """drawings => drawings.flatMap(drawing => {
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return [...drawing.querySelectorAll("text")].map(text => scale * parseFloat(getComputedStyle(text).fontSize));
})"""


def test_the_number_of_a_card_stands_beside_its_title(page: Page, served_site: str) -> None:
    page.goto(served_site + "parallel-process/")
    cards = page.locator(".cards--numbered > ol > li")
    assert cards.count() >= 5
    room = "card => card.querySelector('a').getBoundingClientRect().left - card.getBoundingClientRect().left"
    number = "card => parseFloat(getComputedStyle(card, '::before').left) + parseFloat(getComputedStyle(card, '::before').width)"
    assert cards.first.evaluate(room) > cards.first.evaluate(number)


def test_both_papers_of_a_sheet_and_its_word_copy_stand_on_one_line(page: Page, served_site: str) -> None:
    page.goto(served_site + "exercises/map-the-line/")
    links = page.locator(".exercise-downloads li").first.locator("a")
    assert links.count() == 3
    a4, letter, word = (links.nth(number).bounding_box() for number in range(3))
    assert a4 and letter and word and max(abs(a4["y"] - letter["y"]), abs(a4["y"] - word["y"])) < 4


@pytest.mark.visitor(**PHONE)
def test_the_first_paragraph_of_a_module_ends_on_the_first_screen_of_a_phone(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    first = page.locator(".module-header + p").bounding_box()
    assert first and first["y"] < 520
    assert first["y"] + first["height"] < PHONE["viewport"]["height"]


def test_a_module_says_below_its_text_when_it_was_last_reviewed(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    reviewed = page.locator("article .last-read time")
    assert reviewed.count() == 1
    last = page.locator("#references").bounding_box()
    box = reviewed.bounding_box()
    assert box and last and box["y"] > last["y"]
    page.emulate_media(media="print")
    assert reviewed.is_visible()


@pytest.mark.visitor(**PHONE)
@pytest.mark.parametrize("path", [MODULE, "coaching/the-continuum/", "healing-centered/side-by-side/", "contribute/"])
def test_a_drawing_can_be_read_on_a_phone(page: Page, served_site: str, path: str) -> None:
    page.goto(served_site + path)
    sizes = page.locator("svg.diagram").evaluate_all(DRAWINGS)
    assert len(sizes) > 5 and min(sizes) >= 12, sorted(sizes)[:3]


@pytest.mark.visitor(**PHONE)
def test_the_record_of_learning_has_room_for_words_on_a_phone(page: Page, served_site: str) -> None:
    page.goto(served_site + "start/record-of-learning/")
    for field, least in (
        ("Module or exercise, row 1", 180),
        ("Date, row 1", 90),
        ("What I did or will do, row 1", 300),
    ):
        box = page.get_by_label(field).bounding_box()
        assert box and box["width"] >= least, field


def test_a_path_is_followed_from_page_to_page_without_going_back(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    for title in ("Noticing a re-enactment", "Plain cause first"):
        way = page.get_by_role("navigation", name="If you follow a path").get_by_role("listitem")
        way.filter(has_text="For a supervisor or coach").get_by_role("link", name=title).click()
        assert title in page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="For a supervisor or coach", exact=True).click()
    assert page.url.endswith("start/paths/supervisor-or-coach/")


def test_on_a_path_the_large_way_at_the_foot_is_the_next_step_of_the_path(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    assert page.get_by_role("navigation", name="Previous and next").count() == 1
    page.goto(served_site + "start/paths/supervisor-or-coach/")
    steps = page.locator(".cards--path a.card__link").all_inner_texts()
    page.locator(".cards--path a.card__link").first.click()
    for title in steps[1:3]:
        page.get_by_role("navigation", name="On your path").get_by_role("link", name=f"Next on your path {title}").click()
        assert page.get_by_role("heading", level=1).inner_text() == title
    page.get_by_role("navigation", name="On your path").get_by_role("link", name="Your path For a supervisor").click()
    page.locator(".cards--path a.card__link").last.click()
    expect(page.get_by_role("navigation", name="On your path").get_by_role("link")).to_have_count(1)


def test_the_list_of_exercises_has_each_handout_one_press_away(page: Page, served_site: str, built_site: Path) -> None:
    page.goto(served_site + "exercises/")
    handouts = page.locator("[data-exercise-list] .card__also").evaluate_all(
        "(links) => links.map((link) => link.href)"
    )
    assert len(handouts) == page.locator("[data-exercise-list] > li").count()
    assert all((built_site / address.removeprefix(served_site)).is_file() for address in handouts)
    page.locator("a.card__link", has_text="Map the line").click()
    page.get_by_role("article").get_by_role("link", name="Exercises", exact=True).click()
    assert page.url == served_site + "exercises/"


@pytest.mark.parametrize(
    "path", [MODULE, "exercises/map-the-line/", "facilitate/taster/", "glossary/", "about/privacy/"]
)
def test_a_page_ends_with_a_way_to_mend_it(page: Page, served_site: str, path: str) -> None:
    page.goto(served_site + path)
    page.get_by_text("Something wrong here?").get_by_role("link").click()
    assert page.url == served_site + "contribute/"


def test_the_glossary_opens_with_its_letters(page: Page, served_site: str) -> None:
    page.goto(served_site + "glossary/")
    page.locator(".letters").get_by_role("link", name="R", exact=True).click()
    assert page.url.endswith("#r") and page.locator("h2#r").is_visible()


def test_a_strand_can_be_begun_from_its_head(page: Page, served_site: str) -> None:
    page.goto(served_site + "parallel-process/")
    page.get_by_role("link", name="Begin: What is parallel process?").click()
    assert page.url == served_site + MODULE


def test_the_packs_of_a_workshop_come_before_everything_else(page: Page, served_site: str) -> None:
    page.goto(served_site + "facilitate/parallel-process-half-day/")
    assert page.locator("article h2").first.inner_text().startswith("Packs as PDF")


def test_a_page_of_the_usual_length_weighs_17_kilobytes_at_most_and_its_drawing_one_and_a_half(built_site: Path) -> None:
    page = (built_site / "coaching/the-continuum/index.html").read_bytes()
    drawing = re.compile(rb'<svg[^>]*class="drawing".*?</svg>', re.DOTALL)
    without = len(gzip.compress(drawing.sub(b"", page, 1), 6))
    assert without <= 17_000
    assert 500 < len(gzip.compress(page, 6)) - without <= 1_500
