"""What a reader does with citations: look at one, put it away, follow it, come back, filter the works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.citations.golden import HERE
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import BuildSite

FAR = "\n\n".join(["A paragraph to scroll past."] * 60)
FILES = {
    "bibliography.bib": (HERE / "library.bib").read_text("utf-8").partition("\n\n")[2],
    "docs/index.md": f"""---
title: Home
---

At the top [@ginwright2018future; @searles1955informational, p. 135].

/// tab | First
Open at once [@brown2010ask].
///
/// tab | Second
Not open at once [@brown2010wait].
///

/// details | More
Folded away [@vanderkolk2014body].
///

| In a table |
|---|
| with a citation at its edge [@crowe2011parallel] |

{FAR}

At the bottom, @garcia2015mirando.
""",
    "docs/references.md": "---\ntitle: References\n---\n<!-- references-all -->\n",
    "docs/strand/index.md": "---\ntitle: The strand\n---\nWords [@crowe2011parallel].\n",
}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def address(build_site_once: BuildSite) -> Iterator[str]:
    nav = ["index.md", {"The strand": ["strand/index.md"]}, "references.md"]
    with serving(build_site_once(FILES, nav=nav).folder) as address:
        yield address


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def citation(page: Page, key: str, number: int = 1):  # type: ignore[no-untyped-def]
    return page.locator(f"#cite-{key}-{number}")


def preview(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("#cite-preview")


def test_the_pointer_shows_the_reference_and_leaving_hides_it(home: Page) -> None:
    citation(home, "ginwright2018future").hover()
    expect(preview(home)).to_contain_text("Ginwright, S. (2018). The future of healing.")
    home.mouse.move(5, 5)
    expect(preview(home)).to_have_count(0)


def test_the_pointer_may_go_into_the_preview(home: Page) -> None:
    citation(home, "ginwright2018future").hover()
    box = preview(home).bounding_box()
    assert box
    home.mouse.move(box["x"] + 30, box["y"] + 30, steps=8)
    home.wait_for_timeout(500)
    expect(preview(home)).to_be_visible()


def test_the_keyboard_shows_it_and_escape_hides_it_and_keeps_the_place(home: Page) -> None:
    home.locator("h1").first.click()
    for _ in range(40):
        home.keyboard.press("Tab")
        if home.evaluate("document.activeElement.id") == "cite-ginwright2018future-1":
            break
    expect(preview(home)).to_be_visible()
    expect(citation(home, "ginwright2018future")).to_have_attribute("aria-describedby", "cite-preview")
    home.keyboard.press("Escape")
    expect(preview(home)).to_have_count(0)
    assert home.evaluate("document.activeElement.id") == "cite-ginwright2018future-1"
    home.keyboard.press("Tab")
    expect(preview(home)).to_contain_text("Searles, H. F. (1955).")


def test_a_link_in_the_preview_can_be_reached_with_tab(page: Page, build_site: BuildSite) -> None:
    work = "@misc{web, author = {{The Council}}, title = {A page}, url = {https://example.org/},"
    work += " annote = {Seen: example.org.}, keywords = {status-verified}}"
    files = {"bibliography.bib": work, "docs/index.md": "---\ntitle: Home\n---\nWords [@web], more words.\n"}
    with serving(build_site(files).folder) as address:
        page.goto(address)
        page.locator("h1").first.click()
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "cite-web-1":
                break
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href") == "https://example.org/"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "cite-web-1"
        expect(preview(page)).to_have_count(0)


@pytest.mark.visitor(**PHONE)
def test_the_first_tap_shows_the_reference_and_the_second_goes_there(home: Page) -> None:
    citation(home, "crowe2011parallel").tap()
    expect(preview(home)).to_contain_text("Tap the citation again for the list.")
    assert "#" not in home.url
    citation(home, "crowe2011parallel").tap()
    expect(home).to_have_url(re.compile(r"#ref-crowe2011parallel$"))
    expect(preview(home)).to_have_count(0)


@pytest.mark.visitor(**PHONE)
def test_a_tap_elsewhere_puts_it_away(home: Page) -> None:
    citation(home, "ginwright2018future").tap()
    expect(preview(home)).to_be_visible()
    home.locator("h1").first.tap()
    expect(preview(home)).to_have_count(0)


@pytest.mark.visitor(**PHONE)
def test_the_preview_stays_on_a_small_screen(home: Page) -> None:
    for key in ("ginwright2018future", "crowe2011parallel", "garcia2015mirando"):
        citation(home, key).tap()
        box = preview(home).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        words = citation(home, key).bounding_box()
        assert words
        assert box["y"] >= words["y"] + words["height"] - 1 or box["y"] + box["height"] <= words["y"] + 1, (
            "it hides its word"
        )


def test_a_click_leads_to_the_list_and_back_to_the_sentence(home: Page) -> None:
    citation(home, "garcia2015mirando").click()
    expect(home).to_have_url(re.compile(r"#ref-garcia2015mirando$"))
    expect(home.locator("#ref-garcia2015mirando")).to_be_in_viewport()
    home.locator(".reference__ways a[href='#cite-garcia2015mirando-1']").click()
    expect(citation(home, "garcia2015mirando")).to_be_in_viewport()


def test_the_way_back_into_a_tab_that_is_not_open_opens_it(home: Page) -> None:
    expect(citation(home, "brown2010wait")).not_to_be_visible()
    home.locator(".reference__ways a[href='#cite-brown2010wait-1']").click()
    expect(citation(home, "brown2010wait")).to_be_visible()
    expect(citation(home, "brown2010wait")).to_be_in_viewport()


def test_the_way_back_into_details_that_are_closed_opens_them(home: Page) -> None:
    expect(citation(home, "vanderkolk2014body")).not_to_be_visible()
    home.locator(".reference__ways a[href='#cite-vanderkolk2014body-1']").click()
    expect(citation(home, "vanderkolk2014body")).to_be_in_viewport()


def test_the_way_from_all_works_into_a_closed_tab_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}references/")
    page.locator("#brown2010wait summary").click()
    page.locator("#brown2010wait details a[href$='#cite-brown2010wait-1']").click()
    expect(citation(page, "brown2010wait")).to_be_in_viewport()


def test_the_works_can_be_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}references/")
    shown = page.locator(".reference:visible")
    count = page.locator("[data-count]")
    total = shown.count()
    expect(count).to_have_text(f"{total} of {total} works")
    page.get_by_label("Author, word or year").fill("garcia marquez 2015")
    expect(count).to_have_text(f"1 of {total} works")
    expect(shown).to_have_attribute("id", "garcia2015mirando")
    page.get_by_label("Author, word or year").fill("")
    page.get_by_label("Cited in").select_option("The strand")
    expect(shown).to_have_attribute("id", "crowe2011parallel")
    page.get_by_label("Cited in").select_option("any part")
    page.get_by_label("Checked").select_option("Not found")
    expect(shown).to_have_attribute("id", "lost1999")


def test_a_link_to_a_work_that_the_filter_hides_shows_it(page: Page, address: str) -> None:
    page.goto(f"{address}references/")
    page.get_by_label("Checked").select_option("Not found")
    page.evaluate("location.hash = '#vanderkolk2014body'")
    expect(page.locator("#vanderkolk2014body")).to_be_in_viewport()


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_everything_can_be_read_and_followed(page: Page, address: str) -> None:
    page.goto(address)
    citation(page, "garcia2015mirando").click()
    expect(page.locator("#ref-garcia2015mirando")).to_be_in_viewport()
    page.goto(f"{address}references/")
    expect(page.locator(".references__filter")).not_to_be_visible()
    expect(page.locator("#lost1999")).to_contain_text("Not found.")


@pytest.mark.visitor(**PHONE)
def test_ways_back_are_large_enough_for_a_thumb(home: Page) -> None:
    for link in home.locator(".reference__ways a, .references__download a").all():
        box = link.bounding_box()
        assert box
        assert box["width"] >= 24, link.inner_text()
        assert box["height"] >= 24, link.inner_text()


def test_the_list_prints_without_what_can_only_be_pressed(home: Page) -> None:
    home.emulate_media(media="print")
    expect(home.locator(".reference__ways").first).not_to_be_visible()
    expect(home.locator("#ref-crowe2011parallel")).to_be_visible()


def test_nothing_hangs_over_a_narrow_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    for path in ("", "references/"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.close()
