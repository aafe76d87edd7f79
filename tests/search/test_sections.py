"""What search reads of a page."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING

import pytest
from material.plugins.search.plugin import Parser
from tests.pages import PAGES

from search.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PAGE = """<p>Before <em>any</em> heading.<script>no()</script></p>
<h2 id="up">Up the <em>line</em><a class="headerlink" href="#up"></a></h2>
<p>One &amp; two.</p><ul><li>three</li><li>four</li></ul><span data-search-exclude="">hidden</span>
<table><tr><th>Five</th><th>Six</th></tr></table>
<h3 id="down">Down &lt;it&gt;</h3><pre><code>&lt;div&gt;</code></pre>
<h2 id="out" data-search-exclude="">Left out</h2><p>with its text</p>"""


def test_sections_have_their_headings_and_their_words() -> None:
    assert [(one.id, one.title, one.text) for one in sections(PAGE)] == [
        ("", "", "Before any heading."),
        ("up", "Up the line", "One & two. three four Five Six"),
        ("down", "Down <it>", "<div>"),
    ]


def test_a_title_on_the_page_names_the_page() -> None:
    (page, part) = sections('<h1 id="home">Home</h1><p>All.</p><h2 id="a">A</h2>')
    assert (page.id, page.title, page.text) == ("", "Home", "All.")
    assert part.id == "a"


@pytest.mark.parametrize("html", ["", " ", "<p></p>", "words alone", "<h2 id='a'></h2>", "\ue000<p>x</p>"])
def test_odd_pages_are_read_without_a_fault(html: str) -> None:
    assert len(sections(html)) <= 2


def test_nothing_that_the_theme_s_own_reader_would_find_is_lost(built_site: Path) -> None:
    """Letter by letter: where a heading is nested that reader orders words otherwise, and it glues some together."""
    pages = sorted(built_site.glob("*/*/index.html"))
    assert len(pages) > len(PAGES) / 2
    for file in pages:
        article = re.search(r"<article.*?</article>", file.read_text("utf-8"), re.S)
        assert article
        parser = Parser()
        parser.feed(article[0])
        theirs = (s for s in parser.data if not s.is_excluded())
        assert letters((one.title, one.text) for one in sections(article[0])) == letters(
            (plain("".join(one.title)), plain("".join(one.text))) for one in theirs
        ), file


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def letters(found: Iterable[tuple[str, str]]) -> Counter[str]:
    return Counter("".join(re.findall(r"\w+", " ".join(" ".join(one) for one in found))))
