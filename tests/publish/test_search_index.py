"""What search reads of a page, and how little of it is enough to find every word."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from material.plugins.search.plugin import Parser

from publish import search_index
from publish.search_index import Page, condense, parted, sections, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.conftest import BuildSite

PAGE = """<p>Before <em>any</em> heading.<script>no()</script></p>
<h2 id="up">Up the <em>line</em><a class="headerlink" href="#up"></a></h2>
<p>One &amp; two.</p><ul><li>three</li><li>four</li></ul><span data-search-exclude="">hidden</span>
<table><tr><th>Five</th><th>Six</th></tr></table>
<h3 id="down">Down &lt;it&gt;</h3><pre><code>&lt;div&gt;</code></pre>
<h2 id="out" data-search-exclude="">Left out</h2><p>with its text</p>"""


def entries(pages: Iterable[Page]) -> list[dict[str, Any]]:
    docs: list[dict[str, Any]] = json.loads(search_index.index(pages))["docs"]
    return docs


# --- Sections -----------------------------------------------------------------------------------------------------


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
    assert len(pages) > 60
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


# --- Entries ------------------------------------------------------------------------------------------------------


def test_a_page_is_an_entry_and_so_is_each_of_its_sections() -> None:
    found = entries([Page("a/", "Title & <more>", PAGE), Page("b/", "B", "<p>b</p>", boost=2)])
    assert [(entry["location"], entry["title"], entry["text"]) for entry in found] == [
        ("a/", "Title &amp; &lt;more&gt;", "<p>Before any heading.</p>"),
        ("a/#up", "Up the line", "<p>One &amp; two. three four Five Six</p>"),
        ("a/#down", "Down &lt;it&gt;", "<p>&lt;div&gt;</p>"),
        ("b/", "B", "<p>b</p>"),
    ]
    assert [entry.get("boost") for entry in found] == [None, None, None, 2]


def test_sections_under_a_shared_heading_are_found_by_their_page() -> None:
    found = entries(Page(f"e{n}/", f"Exercise {n}", f'<p>Why.</p><h2 id="steps">Steps</h2><p>Step {n}.</p>') for n in range(8))
    assert [entry["location"] for entry in found] == [f"e{n}/" for n in range(8)]
    assert found[3]["text"] == "<p>Why. Step 3.</p>"


def test_words_that_stand_nearly_everywhere_tell_nothing_apart_and_stay_out() -> None:
    """In more than a few sections, and in more than eight of a hundred."""
    filler = "Nothing here is worth looking for, since it is the opening of a section that says little and goes on for long. "

    def page(number: int) -> Page:
        own = "abcdefghij"[number % 10] * (number // 10 + 2)
        shared = f"{'often' if number < 30 else ''} {'seldom' if number < 15 else ''}"
        return Page(f"{number}/", f"P{number}", f"<p>{filler} {shared} {own}</p>")

    pages = [page(number) for number in range(200)]
    texts = [entry["text"] for entry in entries(pages)]
    assert not [text for text in texts if "often" in text]
    assert sum("seldom" in text for text in texts) == 15


@pytest.mark.parametrize(("sections", "with_it", "stays"), [(100, 20, True), (100, 21, False), (500, 40, True), (500, 41, False)])
def test_a_word_is_common_above_a_few_sections_and_above_a_share_of_them(sections: int, with_it: int, stays: bool) -> None:
    """Twenty of few sections are a few; of many sections, eight in a hundred are."""
    filler = "so it goes on and on " * 8
    pages = [
        search_index.Page(f"{number}/", f"Page {number}", f"<p>{filler} {'wellspring' if number < with_it else ''}</p>")
        for number in range(sections)
    ]
    found = json.loads(search_index.index(pages))["docs"]
    assert len(found) == sections
    assert any("wellspring" in entry["text"] for entry in found) == stays


def test_a_page_can_stay_out_of_search_and_a_value_of_front_matter_is_text_in_it(build_site: BuildSite) -> None:
    files = {
        "docs/a.md": '---\ntitle: "Ten <b>minutes</b>"\n---\n\nText.\n',
        "docs/b.md": "---\ntitle: B\nsearch: {exclude: true}\n---\n\nKept out.\n",
        "docs/c.md": "---\ntitle: C\nsearch: {boost: 2}\n---\n\nText.\n",
    }
    docs = json.loads(build_site(files, warns=["[front-matter-html]"]).html("search/search_index.json"))["docs"]
    found = {entry["location"]: entry for entry in docs}
    assert found["a/"]["title"] == "Ten &lt;b&gt;minutes&lt;/b&gt;"
    assert "b/" not in found and found["c/"]["boost"] == 2


# --- Fewer words --------------------------------------------------------------------------------------------------


def test_a_short_section_is_kept_as_it_is() -> None:
    assert condense("Up the line & down.", set()) == "<p>Up the line &amp; down.</p>"


def test_a_long_section_shows_its_opening_and_hides_each_further_word_once() -> None:
    text = "The pull to fix travels up the line to us. " * 3 + "Notice the noticing, then notice 12 repairs and a repair."
    entry = condense(text, words(text) - {"and"})
    found = re.fullmatch(r"<p>(?P<opening>.*) …<i hidden>(?P<hidden>.*)</i></p>", entry)
    assert found and text.startswith(found["opening"])
    assert found["hidden"] == "notice noticing repairs then"


def test_every_word_of_a_text_is_found_in_its_entry() -> None:
    """Over random texts: each word stands in the entry, or begins a word that does, which is how search looks."""
    for seed in range(400):
        chance = random.Random(seed)
        text = " ".join("".join(chance.choices("abcde", k=chance.randint(2, 6))) for _ in range(chance.randint(5, 120)))
        title = set(text.split()[:2])
        found = words(plain(condense(text, words(text), title))) | title
        assert all(any(other.startswith(word) for other in found) for word in words(text)), text


# --- Works --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "name", "rest"),
    [
        ("Ginwright, S. (2018). Healing: From a to b. Medium.", "Ginwright, S. (2018). Healing: From a to b", "Medium."),
        (
            "Weir, K. N. (2009). Just a parallel? Journal, 2(1). https://doi.org/10.1/x",
            "Weir, K. N. (2009). Just a parallel?",
            "Journal, 2(1).",
        ),
        ("No year at all", "No year at all", ""),
    ],
)  # fmt: skip
def test_a_work_is_named_by_author_year_and_title(reference: str, name: str, rest: str) -> None:
    assert parted(reference) == (name, rest)


def test_every_work_on_the_page_of_references_is_found_at_its_place(build_site: BuildSite) -> None:
    works = "".join(
        f"@book{{roe20{n},\n  author = {{Roe, A.}},\n  title = {{On {n} \\& on}},\n  year = {{20{n}}},\n  publisher = {{Press}},\n"
        f"  keywords = {{status-verified}},\n  annote = {{Seen: Press.}},\n}}\n\n"
        for n in range(10, 13)
    )
    site = build_site({"docs/references.md": "---\ntitle: References\n---\n\n<!-- references-all -->\n", "bibliography.bib": works})
    docs = json.loads(site.html("search/search_index.json"))["docs"]
    found = [entry for entry in docs if entry["location"].startswith("references/#")]
    assert [(entry["location"], entry["title"], entry["text"], entry["boost"]) for entry in found] == [
        (f"references/#roe20{n}", f"Roe, A. (20{n}). On {n} &amp; on", "<p>Press.</p>", 0.5) for n in range(10, 13)
    ]
    assert all(f'id="{entry["location"].split("#")[1]}"' in site.html("references/index.html") for entry in found)
