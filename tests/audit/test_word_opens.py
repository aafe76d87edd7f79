"""Every Word copy opens in LibreOffice, and comes out as pages that say what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import lxml.etree
import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

RIGHT_TO_LEFT = {chr(code) for code in range(0x590, 0x900)}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MISSING = (
    "LibreOffice is missing, which opens the Word copies here. On Debian and Ubuntu: apt install libreoffice-writer-nogui"
    " fonts-liberation. Elsewhere install LibreOffice, so that there is a command called soffice. Then run 'make audit' again."
)


@pytest.fixture(scope="module")
def opened(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The PDF that LibreOffice makes of each copy."""
    copies = sorted(built_site.rglob("*.docx"))
    assert len(copies) > 100
    return converted(copies, tmp_path_factory.mktemp("opened"))


def converted(copies: list[Path], folder: Path) -> dict[Path, Path]:
    """The PDF, in `folder`, that LibreOffice makes of each copy."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, MISSING
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"  # Not those of whoever runs this.
    command = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr
    return {copy: folder / copy.with_suffix(".pdf").name for copy in copies}


def test_every_copy_opens_and_no_word_of_it_is_lost(opened: dict[Path, Path]) -> None:
    for copy, pdf in opened.items():
        lost = lost_from(copy, pdf)
        few = 10 if "exercises" in copy.parts else 5  # A certificate is short.
        assert len(long_paragraphs(copy)) > few and not lost, f"{copy.name}: {lost}"


def test_no_page_is_empty(opened: dict[Path, Path]) -> None:
    for copy, pdf in opened.items():
        words = words_of_pages(copy, pdf)
        assert min(words) > 5, f"{copy.name}: {words}"


def long_paragraphs(copy: Path) -> list[str]:
    """What the longer paragraphs of a copy say, without blanks and stops."""
    body = lxml.etree.fromstring(ZipFile(copy).read("word/document.xml"))
    said = {squeezed("".join(text.text or "" for text in p.iter(f"{W}t"))) for p in body.iter(f"{W}p")}
    return [one for one in said if len(one) > 20]


def lost_from(copy: Path, pdf: Path) -> list[str]:
    """The longer paragraphs of a copy that its PDF does not hold. One that goes over a page has a foot in its middle.

    No reader of PDF tells Hebrew and Arabic among Latin words in their order; of those, each letter has to be there as
    often as in the copy.
    """
    assert pdf.is_file(), f"{copy.name} does not open"
    with pdfium.PdfDocument(pdf) as document:
        told = squeezed("".join(page.get_textpage().get_text_range() for page in document))
    said = long_paragraphs(copy)
    turned = Counter(letter for one in said for letter in one if letter in RIGHT_TO_LEFT)
    fewer = turned - Counter(letter for letter in told if letter in RIGHT_TO_LEFT)
    straight = [one for one in said if not RIGHT_TO_LEFT.intersection(one)]
    return [*fewer, *(one for one in straight if one[:20] not in told or one[-20:] not in told)]


def words_of_pages(copy: Path, pdf: Path) -> list[int]:
    """How many words each page has besides its head and its foot."""
    around = "".join(ZipFile(copy).read(f"word/{part}.xml").decode() for part in ("header", "footer"))
    frame = len(re.sub(r"<[^>]+>", " ", around).split())
    return [len(page.extract_text().split()) - frame for page in PdfReader(pdf).pages]


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)
