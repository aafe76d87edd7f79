"""The handbook of a small course: what the site says stands in the EPUB and in the PDF, and nothing for facilitators does."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

import lxml.html
import pikepdf
import pytest

from take_along import xhtml
from take_along.handbook import leaf
from tests.take_along.course import sources, unpacked
from tests.take_along.words import bare, chapters_of_pdf, lost, pages_of_epub, said, text_of_epub, text_of_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

    from tests.conftest import BuildSite

MODULES = {"practice/asking": "Asking", "practice/listening": "Listening", "practice/noticing": "Noticing"}
TITLES = ["Contents", "About this book", "Practice", *MODULES.values(), "Glossary", "References", "Index of terms"]
READ_FIRST = "practice/listening"
"""A module with a conversation, a note on its content, and one to read before it."""


def book(folder: Path, ending: str) -> bytes:
    [file] = (folder / "take-along").glob(f"*-handbook.{ending}")
    return file.read_bytes()


@pytest.fixture(scope="module")
def pages(packages: Path) -> dict[str, HtmlElement]:
    return pages_of_epub(book(packages, "epub"))


@pytest.fixture(scope="module")
def chapters(packages: Path) -> dict[str, str]:
    return chapters_of_pdf(book(packages, "pdf"), TITLES)


@pytest.mark.parametrize("name", MODULES)
def test_no_word_of_a_module_is_lost(
    packages: Path, pages: dict[str, HtmlElement], chapters: dict[str, str], name: str
) -> None:
    in_order, elsewhere = said((packages / name / "index.html").read_text("utf-8"))
    assert len(in_order) > 10
    for text in (text_of_epub(pages[f"{name}.xhtml"]), chapters[MODULES[name]]):
        assert [missing for runs in (in_order, *elsewhere) for missing in lost(runs, text)] == []


def test_the_comparison_finds_what_is_lost_and_what_changed_places() -> None:
    page = '<div id="main-content"><p>One <em>and</em> two.</p><p>Three.</p></div>'
    in_order, _ = said(page)
    assert lost(in_order, bare("One and two. Three.")) == []
    assert lost(in_order, bare("One and. Three.")) == ["two."]
    assert lost(in_order, bare("Three. One and two.")) == ["Three."]


def test_a_module_begins_with_what_it_promises(pages: dict[str, HtmlElement], chapters: dict[str, str]) -> None:
    for text in (text_of_epub(pages[f"{READ_FIRST}.xhtml"]), chapters[MODULES[READ_FIRST]]):
        for words in ("What did they say?", "repeat one sentence as it was said.", "Read first: Noticing", "A quarrel."):
            assert bare(words) in text


def test_answers_stand_at_the_end_and_lead_back(pages: dict[str, HtmlElement], chapters: dict[str, str]) -> None:
    page = pages["practice/noticing.xhtml"]
    [check] = page.find_class("self-check")[:1]
    told = page.get_element_by_id(f"{check.get('id')}-answers")
    [way], [back] = check.iter("a"), told.find_class("answers__question")[0].iter("a")
    assert way.get("href").endswith(f"#{told.get('id')}") and back.get("href").endswith(f"#{check.get('id')}")
    assert check.sourceline < page.get_element_by_id("key-points").sourceline < told.sourceline
    assert not list(page.iter("input", "details", "button"))
    text = chapters["Noticing"]
    assert text.index(bare("Key points")) < text.index(bare("does not fit."))


def test_every_link_leads_somewhere_in_the_book_or_to_an_address(pages: dict[str, HtmlElement]) -> None:
    known = {name: {one.get("id") for one in page.iter() if one.get("id")} for name, page in pages.items()}
    for name, page in pages.items():
        ids = [one.get("id") for one in page.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        for link in page.iter("a"):
            place, _, mark = link.get("href").partition("#")
            if place.startswith("https://"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), place)) if place else name
            assert target in known and (not mark or mark in known[target]), (name, link.get("href"))


def test_a_title_that_only_lists_what_was_folded_is_not_said_twice() -> None:
    fold = "<details class='fold'><summary>{}</summary><h3 id='a'>A</h3><p>One.</p><h3 id='b'>B</h3><p>Two.</p></details>"
    assert xhtml.text(leaf.read(fold.format("A, B")).text) == "AOne.BTwo."
    assert xhtml.text(leaf.read(fold.format("Two words")).text) == "Two wordsAOne.BTwo."


def test_cells_are_padded_only_for_readers_that_lay_them_out(packages: Path) -> None:
    style = unpacked(next((packages / "take-along").glob("*.epub")))["EPUB/book.css"].decode()
    for rule in re.findall(r"^(?:th|td)\b[^{]*\{([^}]*)\}", style, re.M):  # Those of a query are set in.
        assert "padding" not in rule and "border" not in rule


def test_works_and_words_lead_back_to_every_place_that_names_them(pages: dict[str, HtmlElement]) -> None:
    cited = [(name, link) for name, page in pages.items() for link in page.find_class("cite-ref")]
    back = {link.get("href") for link in pages["references.xhtml"].iter("a") if link.get("role") == "doc-backlink"}
    assert cited and back == {f"{name}#{link.get('id')}" for name, link in cited}
    used = [link.get("href") for link in pages["glossary.xhtml"].find_class("places")[0].iter("a")]
    assert used == [f"practice/{name}.xhtml#term-unspoken-doubt-1" for name in ("listening", "noticing")]


def test_facilitators_notes_stay_out_and_exercises_lead_to_the_site(packages: Path, pages: dict[str, HtmlElement]) -> None:
    exercises = [lxml.html.parse(file) for file in sorted((packages / "exercises").glob("*/index.html"))]
    notes = [bare(text) for page in exercises for part in page.getroot().find_class("sheet-facilitator") for text in part.itertext()]
    notes = [note for note in notes if len(note) > 20]
    assert notes
    for text in (*map(text_of_epub, pages.values()), bare(" ".join(text_of_pdf(book(packages, "pdf"))))):
        assert not [note for note in notes if note in text]
    ways = [link.get("href") for page in pages.values() for link in page.find_class("card__link")]
    assert "https://example.org/course/exercises/two-columns/" in ways


def test_the_epub_says_how_it_can_be_read(packages: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book(packages, "epub"))) as archive:
        assert archive.infolist()[0].filename == "mimetype" and not archive.infolist()[0].compress_type
        package = archive.read("EPUB/package.opf").decode()
        drawn = archive.read("EPUB/practice/noticing.xhtml").decode()
    assert "<dc:language>en</dc:language>" in package and "dcterms:modified" in package
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"):
        assert f"schema:{name}" in package
    assert "<svg" in drawn and 'href="practice/noticing.xhtml" media-type="application/xhtml+xml" properties="svg"' in package


def test_the_pdf_is_tagged_and_has_bookmarks_and_an_index(packages: Path, chapters: dict[str, str]) -> None:
    with pikepdf.open(io.BytesIO(book(packages, "pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert [part.title for part in pdf.open_outline().root][:3] == TITLES[:3]
    assert bare("Unspoken doubt") in chapters["Index of terms"]
    assert bare("Cited on p.") in chapters["References"]


FOLDED = """
/// tab | At home
Look around the kitchen.[^1]
///

/// tab | On a ward
Look at the doors.
///

/// details | More of it
Like this:

```text
a line of code
```
///

[^1]: Or the stairs.
"""


def test_without_an_address_it_leads_to_no_site_and_is_the_same_twice(build_along: BuildSite) -> None:
    files = sources()
    files[f"docs/{READ_FIRST}.md"] += FOLDED
    first = build_along(files).folder
    made = {ending: book(first, ending) for ending in ("epub", "pdf")}
    again = build_along(files).folder
    assert made == {ending: book(again, ending) for ending in made}
    pages = pages_of_epub(made["epub"])
    ways = {link.get("href") for page in pages.values() for link in page.iter("a")}
    assert not [way for way in ways if "exercises" in way or "take-along" in way]
    assert bare("in its copy for use without a network") in text_of_epub(pages["about-this-book.xhtml"])
    assert not list(pages[f"{READ_FIRST}.xhtml"].iter("input", "details"))
    for text in (text_of_epub(pages[f"{READ_FIRST}.xhtml"]), chapters_of_pdf(made["pdf"], TITLES)[MODULES[READ_FIRST]]):
        folded = ["At home", "Look around the kitchen.", "On a ward", "Look at the doors.", "More of it", "a line of code"]
        assert lost(map(bare, folded), text) == [] and bare("Or the stairs.") in text
