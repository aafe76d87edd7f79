"""What the site, the EPUB and the PDF say, as words without blanks, so that they can be laid beside each other."""

from __future__ import annotations

import copy
import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import lxml.html
import pypdfium2 as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

FOR_THE_SITE = [
    "headerlink",
    "visually-hidden",
    "self-check__said",
    "self-check__letter",
    "rating",
    "recall",
    "card__also",
    "mend",
    "last-read",
    "corrected",
    "terms-here",
    "references",
    "onward",
    "tick",
    "diagram",
    "module-header",
    "edit",
    "content-note",
    "letters",
    "term-uses",
    "page-header",
    "take-along",
    "footnote-ref",
    "footnote-backref",
]
"""What a book leaves out or says in another way, by its class; module-header and content-note have a test of their own."""
ELSEWHERE = "self-check__answers", "answers", "footnote"
"""What a book says at the end of a page, or at the foot of one, by its class."""
HEAD, FOOT = 19 / 25.4 * 72 - 6, 17 / 25.4 * 72 - 3
"""How much of a page of the PDF is no text, in points."""


def bare(text: str) -> str:
    """Its signs without blanks; those that Typst and PDFium have in different shapes are made alike."""
    alike = unicodedata.normalize("NFKC", text).translate({0x2: "-", 0xFFFE: "-", 0xAD: None, 0x2011: "-"})
    return re.sub(r"\s+", "", alike)


def said(page: str) -> tuple[list[str], list[list[str]]]:
    """(in the order of reading, what a book says elsewhere) of a page of the site: every run of text, bare.

    Where a table finds no room on paper its columns are named in each row.
    """
    article = lxml.html.fromstring(page).get_element_by_id("main-content")
    gone = [*article.iter("script", "style", "nav", "svg", "textarea", "button"), *article.iterfind(".//details/summary")]
    folds = [title for title in gone if title.tag == "summary" and "self-check__answers" not in title.getparent().classes]
    kept = [title for title in folds if bare(title.text_content()) != _headings(title.getparent())]
    gone += [element for name in FOR_THE_SITE for element in article.find_class(name)]
    for element in gone:
        if element not in kept and element.getparent() is not None:
            element.drop_tree()
    apart = [[*article.find_class(name)] for name in ELSEWHERE] + [[head] for head in article.iter("thead")]
    told = [[run for element in elements for run in _runs(element)] for elements in apart]
    for element in [element for elements in apart for element in elements]:
        element.drop_tree()
    return list(_runs(article)), told


def lost(runs: Iterable[str], book: str) -> list[str]:
    """The runs that do not stand in a book's text, each behind the one before it."""
    at, missing = 0, []
    for run in runs:
        found = book.find(run, at)
        if found < 0:
            missing.append(run)
        else:
            at = found + len(run)
    return missing


def pages_of_epub(data: bytes) -> dict[str, HtmlElement]:
    """Its pages by their files' names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): lxml.html.document_fromstring(archive.read(name)) for name in names}


def text_of_epub(page: HtmlElement) -> str:
    """The bare text of a page, without that of its drawings."""
    body = copy.deepcopy(page.find("body"))
    for drawing in [*body.iter("svg")]:
        drawing.drop_tree()
    return bare(str(body.text_content()))


def text_of_pdf(data: bytes) -> list[str]:
    """The bare text of each page, without what stands above and below it and without the numbers of other pages."""
    document = pdfium.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded(bottom=FOOT, top=page.get_height() - HEAD))
        text.close()
        page.close()
    document.close()
    return found


def chapters_of_pdf(data: bytes, titles: Iterable[str]) -> dict[str, str]:
    """What each chapter says, by its title; told by the bookmarks. A section may be called like a later chapter."""
    document = pdfium.PdfDocument(data)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc() if mark.level < 2]
    document.close()
    begins = []
    for title in titles:
        at = next(number for number, (name, _) in enumerate(marks) if name == title)
        begins.append(marks[at])
        marks = marks[at + 1 :]
    texts = text_of_pdf(data)
    ends = [page for _, page in begins[1:]] + [len(texts)]
    chapters = zip(begins, ends, strict=True)
    return {title: without_numbers(" ".join(texts[first:end])) for (title, first), end in chapters}


def without_numbers(text: str) -> str:
    """Without what only paper needs: (p. 12)."""
    return re.sub(r"\(p\.\d+\)", "", bare(text))


def _headings(fold: HtmlElement) -> str:
    """What a fold says of itself that only lists what can be seen once it lies open."""
    return bare(", ".join(str(heading.text_content()) for heading in fold.iter("h2", "h3", "h4")))


def _runs(element: HtmlElement) -> Iterator[str]:
    """Without the dot that stood before what is gone."""
    yield from (run for text in element.itertext() if (run := bare(str(text)).removesuffix("·")))
