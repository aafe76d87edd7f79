"""Notes beside the text of a wide screen: seen beside their words, apart from each other, and not heard twice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests import accessibility
from tests.conftest import _builder
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

NOTES = """() => [...document.querySelectorAll('.margin__note:not([hidden])')].map((note) => {
  const box = note.getBoundingClientRect(), word = note.link.getBoundingClientRect();
  return [box.top, box.bottom, box.left, box.right, word.top, word.right];
})"""
WIDE = {"viewport": {"width": 1920, "height": 1000}}
WORK = """@book{{{key}, author = {{{name}, Ada}}, title = {{{title}}}, year = {{2020}}, publisher = {{Press}},
  annote = {{Seen: example.org.}}, keywords = {{status-verified}}}}
"""
CITED = ("Abel", "Baker", "Cole", "Drew", "Ellis")


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a page whose notes stand close together, and one on which they stand far apart."""
    works = "".join(WORK.format(key=f"{one.lower()}2020", name=one, title="A long title, " * 6 + "and its end") for one in CITED)
    close = "Some words " + ", and more ".join(f"[@{one.lower()}2020]" for one in CITED) + "."
    before, after, below = ("Words in a row. " * 80, ("And more of them. " * 60).strip(), ("Words. " * 300).strip())
    apart = "\n\n".join(f"## On {one}\n\n{before}[@{one.lower()}2020].\n\n{after}" for one in CITED)
    pages = {"docs/index.md": f"---\ntitle: Close\n---\n\n## One\n\n{close}\n\n## Two\n\n{below}\n"}
    pages |= {"docs/apart.md": f"---\ntitle: Apart\n---\n\n{apart}\n"}
    site = _builder(tmp_path_factory.mktemp("notes"))(pages | {"bibliography.bib": works})
    with serving(site.folder) as address:
        yield address


@pytest.mark.visitor(**WIDE)
@pytest.mark.parametrize("path", ["", "apart/"])
def test_notes_stand_beside_their_words_and_touch_nothing(page: Page, noted: str, path: str) -> None:
    page.goto(noted + path)
    page.wait_for_function("() => document.querySelector('.margin__note')?.style.top")
    notes = page.evaluate(NOTES)
    assert len(notes) == len(CITED)
    assert all(later[0] > sooner[1] for sooner, later in pairwise(notes))
    contents = page.locator(".contents").bounding_box()
    assert contents and all(left > word and right < contents["x"] for _, _, left, right, _, word in notes)
    assert all(-30 < top - word < 330 for top, _, _, _, word, _ in notes)
    assert page.locator(".margin a, .margin button").count() == 0 and page.locator(".margin").get_attribute("aria-hidden") == "true"
    assert not accessibility.faults(page)


@pytest.mark.visitor(**WIDE)
def test_a_narrower_window_and_paper_have_no_margin(page: Page, noted: str) -> None:
    page.goto(noted + "apart/")
    page.locator(".margin__note").first.wait_for()
    page.emulate_media(media="print")
    assert not page.locator(".margin").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.locator(".margin").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 1280
