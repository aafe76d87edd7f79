"""The drawings of pages: read, silent, in the page's ink, and nowhere needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from learning import drawings
from tests.conftest import ROOT
from tests.tree import parse, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160" fill="none" stroke="currentColor" role="img" aria-labelledby="t d">
  <title id="t">An echo</title>
  <desc id="d">A line &amp; its echo.</desc>
  <path class="accent" d="M4 60c40 0 60-30 90-30"/>
</svg>
"""


def test_a_drawing_is_read_with_its_words_apart_and_says_nothing_itself() -> None:
    drawing = drawings.read(SVG)
    assert (drawing.title, drawing.says) == ("An echo", "A line & its echo.")
    svg = parse(drawing.html).xpath("//svg")[0]
    assert (svg.get("aria-hidden"), svg.get("class"), svg.get("role")) == ("true", "drawing", None)
    assert [child.tag for child in svg] == ["path"] and not words(svg) and "\n" not in drawing.html


def test_what_is_no_svg_and_what_the_check_refuses_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "drawings/one").mkdir(parents=True)
    for name, text in {"index": SVG, "one/a": SVG, "one/broken": "<svg>", "one/refused": SVG}.items():
        (tmp_path / f"drawings/{name}.svg").write_text(text, "utf-8")
    assert list(drawings.load(tmp_path, {tmp_path / "drawings/one/refused.svg"})) == ["index", "one/a"]


def test_a_place_is_filled_or_taken_away() -> None:
    html = '<p><span data-drawing="one/a"></span></p><p><span data-drawing="one/b"></span></p>'
    assert drawings.place(html, {"one/a": drawings.read(SVG)}) == f"<p>{drawings.read(SVG).html}</p><p></p>"


MODULE = """---
title: {title}
summary: What it is.
minutes: 20
level: foundation
question: What is it?
objectives:
  - can: say what it is
    tested: [what-it-is]
    answer: It is this.
  - can: tell it from that
    tested: [what-it-is]
    answer: That is not it.
key_points: [This., That.]
reviewed: 2026-11-01
---

/// pause | What is it?
    name: what-it-is

Is it this?
///
"""


def test_a_module_and_the_card_that_leads_to_it_show_its_drawing_and_do_without(build_site_once: BuildSite) -> None:
    files = {
        "docs/one/index.md": "---\ntitle: One\nsummary: All of it.\n---\n\n<!-- modules -->\n\n<!-- strands -->\n\n<!-- drawing -->\n",
        "docs/one/a.md": MODULE.format(title="A"),
        "docs/one/b.md": MODULE.format(title="B"),
        "drawings/one/a.svg": SVG,
    }
    site = build_site_once(files, nav=["index.md", {"One": ["one/index.md", "one/a.md", "one/b.md"]}])
    assert [len(parse(site.html(f"one/{name}/index.html")).xpath("//header//svg[@class='drawing']")) for name in "ab"] == [1, 0]
    page = parse(site.html("one/index.html"))
    cards = page.xpath("//div[contains(@class, 'cards')]//li")
    assert [len(card.xpath(".//svg[@class='drawing']")) for card in cards] == [1, 0]
    sign = (ROOT / "theme/.icons/mark.svg").read_text("utf-8")
    assert len(page.xpath("//div[@class='home__drawing']/svg/path")) == sign.count("<path")
    assert "data-drawing" not in site.html("one/index.html")
