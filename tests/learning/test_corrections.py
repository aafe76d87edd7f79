"""The page that says what was wrong, and the way there from each corrected page."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from lxml import html

from content.source import parse
from learning import corrections

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import BuildSite, TinySite

ROWS = """corrections:
  - date: 2026-11-30
    page: start/one
    said: All of them did.
    says: "Most of them *did*, it seems."
    why: One in ten did not.
    source: "[@example2020]"
  - date: 2026-11-29
    page: start/one#deeper
    said: Do this with real records.
    why: Nobody should.
  - date: 2026-11-29
    page: start/two
    says: Down.
    why: How far was not told.
  - date: 2026-11-29
    page: start/two
    said: Up.
    says: Down.
    why: The sign was wrong.
"""
ONE = "---\ntitle: One page\n---\n\nMost of them **did** [@example2020, p. 3],\nit seems.\n\n## Deeper\n\nText.\n"
PAGES = {
    "corrections.yml": ROWS,
    "docs/about/corrections.md": "---\ntitle: Corrections\n---\n\n<!-- corrections -->\n",
    "docs/start/one.md": ONE,
    "docs/start/two.md": "---\ntitle: Another page\n---\n\nDown.\n",
}


@pytest.fixture
def site(build_site: BuildSite) -> TinySite:
    return build_site(PAGES)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_correction_is_told_below_its_day_and_page_the_latest_first(site: TinySite) -> None:
    article = html.fromstring(site.html("about/corrections/index.html")).xpath("//article")[0]
    headings = [words(heading).removesuffix("#") for heading in article.xpath(".//h2[@id!='references'] | .//h3")]
    assert headings == ["30 November 2026", "One page", "29 November 2026", "One page", "Another page"]
    assert article.xpath(".//h3/a[1]/@href") == ["../../start/one/", "../../start/one/", "../../start/two/"]
    assert [words(quote) for quote in article.xpath(".//blockquote")] == [
        "All of them did.", "Most of them did, it seems.", "Do this with real records.", "Down.", "Up.", "Down.",
    ]  # fmt: skip
    assert "One in ten did not. (Example, 2020)" in words(article)
    assert "The words are gone." in words(article)
    assert "Something was missing. It says: Down. How far was not told." in words(article)


def test_a_corrected_page_leads_to_what_it_said(site: TinySite) -> None:
    foot = html.fromstring(site.html("start/one/index.html")).xpath("//p[@class='corrected']")[0]
    assert words(foot) == "Corrected on 30 November 2026 and 29 November 2026: see what it said before."
    told = html.fromstring(site.html("about/corrections/index.html"))
    for link in foot.xpath("./a/@href"):
        assert link.startswith("../../about/corrections/#")
        assert words(told.get_element_by_id(link.partition("#")[2])).startswith("One page")


def test_a_page_that_was_never_corrected_says_nothing_of_it(site: TinySite) -> None:
    assert "Corrected on" not in site.html("about/corrections/index.html")


def test_a_site_without_the_page_leads_nowhere(build_site: BuildSite) -> None:
    site = build_site({name: text for name, text in PAGES.items() if name != "docs/about/corrections.md"})
    assert "Corrected on" not in site.html("start/one/index.html")


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ({"page": "one", "said": "All did", "says": "Most of them did, it seems."}, []),
        ({"page": "one", "said": "All did", "says": "most of them did,  it seems"}, []),
        ({"page": "one", "said": "All did"}, []),
        ({"page": "one", "says": "Most of them did"}, []),
        ({"page": "one#deeper", "said": "All did", "says": "Most of them did"}, ["says"]),
        ({"page": "one", "said": "them did, it", "says": "Most of them did"}, ["said"]),
        ({"page": "one", "said": "them did", "says": "Few of them did"}, ["says", "said"]),
        ({"page": "one#lower", "said": "All did"}, ["page"]),
        ({"page": "two", "said": "All did"}, ["page"]),
    ],
)
def test_a_row_and_its_page_agree(row: dict[str, str], fields: list[str]) -> None:
    correction = corrections.Correction.model_validate({"date": datetime.date(2026, 11, 29), "why": "It was.", **row})
    found = corrections.out_of_step(correction, {"one": parse("docs/one.md", ONE)})
    assert [field for field, _ in found] == fields


@pytest.mark.parametrize("spoil", [lambda file: file.unlink(), lambda file: file.write_text("corrections: [{", "utf-8")])
def test_a_list_that_cannot_be_read_corrects_nothing(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    (tmp_path / corrections.NAME).write_text(ROWS, "utf-8")
    assert list(corrections.load(tmp_path)) == [datetime.date(2026, 11, 30), datetime.date(2026, 11, 29)]
    spoil(tmp_path / corrections.NAME)
    assert corrections.load(tmp_path) == {}
