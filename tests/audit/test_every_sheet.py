"""Every page of every sheet and pack of the course, looked at by the judge of tests/sheets."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests.sheets import judge

NOT_JUDGED = ("kit",)
"""Posters and labels, which have tests of their own."""


def test_every_page_comes_out_well(built_site: Path) -> None:
    files = [file for folder in ("exercises", "facilitate") for file in sorted((built_site / folder).rglob("*.pdf"))]
    judged = [file for file in files if file.stem.rsplit("-", 2)[-2] not in NOT_JUDGED]
    assert len(judged) > 300
    found = {file.name: faults for file in judged if (faults := judge.faults(_as_read(file)))}
    assert not found


def _as_read(file: Path) -> bytes:
    """A PDF page by page; of a booklet, the pages as they follow each other once it is folded."""
    if "-booklet-" not in file.name:
        return file.read_bytes()
    out = io.BytesIO()
    with pikepdf.open(file) as booklet, pikepdf.new() as unfolded:
        halves = {int(name[2:]): form for side in booklet.pages for name, form in side.Resources.XObject.items()}
        for _, form in sorted(halves.items()):
            form = unfolded.copy_foreign(form)
            page = unfolded.add_blank_page(page_size=tuple(float(one) for one in form.BBox[2:]))
            page.Resources, page.Contents = form.Resources, unfolded.make_stream(form.read_bytes())
        unfolded.save(out)
    return out.getvalue()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_large_print_takes_as_many_pages_on_both_papers_but_for_a_few(built_site: Path, paper: str) -> None:
    sheets = sorted((built_site / "exercises").rglob(f"*-large-print-{paper}.pdf"))
    other = "letter" if paper == "a4" else "a4"
    more = [
        sheet.name
        for sheet in sheets
        if length(sheet) > length(sheet.with_name(sheet.name.removesuffix(f"{paper}.pdf") + f"{other}.pdf"))
    ]
    assert len(more) <= 0.3 * len(sheets), more


def length(sheet: Path) -> int:
    return len(judge.pages(sheet.read_bytes()))
