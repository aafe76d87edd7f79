"""Poppler, which Evince and Okular show forms with, shows all of what is typed as well."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tests.sheets.test_forms import LAST, SENTENCES, filled

MISSING = (
    "Poppler is missing, which reads the forms here. On Debian and Ubuntu: apt install poppler-utils; on macOS: brew install"
    " poppler. Then run 'make audit' again."
)
PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(rf'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">{LAST}<')


def test_three_long_sentences_can_be_read_whole_in_every_box_of_every_form(built_site: Path, tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    assert reader, MISSING
    forms = sorted(built_site.rglob("*-fillable.pdf"))
    assert len(forms) > 45
    for form in forms:
        typed, places = filled(form.read_bytes(), SENTENCES)
        file = tmp_path / form.name
        file.write_bytes(typed)
        run = subprocess.run([reader, "-bbox", str(file), "-"], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        pages = PAGE.findall(run.stdout)
        assert len(pages) == len(places)
        for number, (height, text) in enumerate(pages):
            ends = [[float(side) for side in word] for word in WORD.findall(text)]
            assert len(ends) == len(places[number]), f"{form.name}, page {number + 1}"
            for left, bottom, right, top in places[number]:
                # A word's box is as tall as its line, and poppler's lines overlap by some of that.
                foot = float(height) - bottom + 4
                assert any(
                    left <= end[0] and end[2] <= right and float(height) - top - 4 <= end[1] and end[3] <= foot for end in ends
                ), f"{form.name}, page {number + 1}"
