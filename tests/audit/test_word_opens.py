"""Every Word copy opens in LibreOffice, and comes out as pages that say what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import lxml.etree
import pytest
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MISSING = (
    "LibreOffice is missing, which opens the Word copies here. On Debian and Ubuntu: apt install libreoffice-writer-nogui"
    " fonts-liberation. Elsewhere install LibreOffice, so that there is a command called soffice. Then run 'make audit' again."
)


@pytest.fixture(scope="module")
def opened(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The PDF that LibreOffice makes of each copy."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, MISSING
    folder = tmp_path_factory.mktemp("opened")
    copies = sorted(built_site.rglob("*.docx"))
    assert len(copies) > 100
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"  # Not those of whoever runs this.
    command = [office, own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr
    return {copy: folder / copy.with_suffix(".pdf").name for copy in copies}


def test_every_copy_opens_and_no_word_of_it_is_lost(opened: dict[Path, Path]) -> None:
    for copy, pdf in opened.items():
        assert pdf.is_file(), f"{copy.name} does not open"
        body = lxml.etree.fromstring(ZipFile(copy).read("word/document.xml"))
        told = squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))
        said = {squeezed("".join(text.text or "" for text in p.iter(f"{W}t"))) for p in body.iter(f"{W}p")}
        long = [one for one in said if len(one) > 20]
        # A paragraph that goes over a page has a head and a foot in its middle.
        lost = [one for one in long if one[:20] not in told or one[-20:] not in told]
        few = 10 if "exercises" in copy.parts else 5  # A certificate is short.
        assert len(long) > few and not lost, f"{copy.name}: {lost}"


def test_no_page_is_empty(opened: dict[Path, Path]) -> None:
    for copy, pdf in opened.items():
        around = "".join(ZipFile(copy).read(f"word/{part}.xml").decode() for part in ("header", "footer"))
        frame = len(re.sub(r"<[^>]+>", " ", around).split())
        words = [len(page.extract_text().split()) for page in PdfReader(pdf).pages]
        assert min(words) > frame + 5, f"{copy.name}: {words}"


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)
