"""Presses *Take everything* and looks at what comes: every page, every copy, every byte."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pikepdf
import pypdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNTED = {"Participants": "participants", "Cards": "cards", "Facilitator": "facilitator"}


@dataclass(frozen=True)
class Row:
    """A line of the table of what to print."""

    file: str
    sheet: str
    href: str
    first: int
    last: int
    copies: int


@dataclass(frozen=True)
class Taken:
    """What a press gave."""

    rows: list[Row]
    pages: dict[str, int]
    """How many pages each file to print has, as the table says."""
    pdfs: dict[str, bytes]
    members: dict[str, bytes]
    """What is in the ZIP, without the folder that holds all of it."""


def table(page: Page) -> tuple[list[Row], dict[str, int]]:
    """What the page says of what there is to print."""
    rows, pages, file = [], {}, ""
    for line in page.locator("[data-parts] tbody tr").all():
        cells = line.locator("td").all_inner_texts()
        head = line.locator("th")
        if not cells:
            said, _, number = head.inner_text().partition(", ")
            file = COUNTED[said]
            pages[file] = int(number.split()[0])
        else:
            first, _, last = cells[0].partition("–")
            href = head.locator("a").evaluate("link => link.href")
            rows.append(Row(file, head.inner_text(), href, int(first), int(last or first), int(cells[1])))
    return rows, pages


def take(page: Page, said: str = "Ready. Nothing has left this device.") -> Taken:
    """Press, wait until that is said, and save all that is offered."""
    rows, pages = table(page)
    page.get_by_role("button", name="Take everything").click()
    page.get_by_text(said).wait_for(timeout=120_000)
    saved: dict[str, bytes] = {}
    for link in page.locator("[data-made] a").all():
        with page.expect_download() as begun:
            link.click()
        saved[begun.value.suggested_filename] = Path(begun.value.path()).read_bytes()
    pdfs = {file: data for file in pages for name, data in saved.items() if name.endswith(".pdf") and f"-{file}-" in name}
    (packed,) = (data for name, data in saved.items() if name.endswith(".zip"))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        members = {str(PurePosixPath(*PurePosixPath(name).parts[1:])): archive.read(name) for name in archive.namelist()}
    return Taken(rows, pages, pdfs, members)


def texts(pdf: bytes) -> list[str]:
    """The words of each page; what copies share is read once."""
    known: dict[object, str] = {}
    found = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        drawn = page.raw_get("/Contents") if "/Contents" in page else None
        shared = drawn.idnum if isinstance(drawn, pypdf.generic.IndirectObject) else object()
        if shared not in known:
            known[shared] = page.extract_text() if drawn is not None else ""
        found.append(known[shared])
    return found


def original(href: str, site: Path) -> tuple[bytes, int]:
    """The file that an address of the page names, and the page at which it is opened."""
    parts = urlsplit(href)
    page = int(parts.fragment.removeprefix("page=")) if parts.fragment else 1
    return (site / unquote(parts.path).lstrip("/")).read_bytes(), page


def assert_as_the_table_says(taken: Taken, site: Path, all_copies: bool = False) -> None:
    """Each file has as many pages as said; each part lies on its pages, in order; repeated copies are the same."""
    assert taken.pdfs.keys() == taken.pages.keys()
    for file, number in taken.pages.items():
        pages = texts(taken.pdfs[file])
        assert len(pages) == number
        with pikepdf.open(io.BytesIO(taken.pdfs[file])) as pdf:
            assert not pdf.check_pdf_syntax()
            assert len(pdf.pages) == number
            assert "/StructTreeRoot" not in pdf.Root
            bookmarks = [item.title for item in pdf.open_outline().root]
        rows = [row for row in taken.rows if row.file == file]
        assert len(bookmarks) == len(rows)
        after = 0
        for row, mark in zip(rows, bookmarks, strict=True):
            assert row.first > after
            assert mark.endswith(f"({row.copies} {'copy' if row.copies == 1 else 'copies'})")
            source, begins = original(row.href, site)
            words = texts(source)[begins - 1 : begins + row.last - row.first]
            assert pages[row.first - 1 : row.last] == words
            after = row.last
            if all_copies:
                found = sum(pages[at : at + len(words)] == words for at in range(len(pages)))
                assert found == row.copies
                after = max(at + len(words) for at in range(len(pages)) if pages[at : at + len(words)] == words)


def assert_kept_untouched(taken: Taken, site: Path) -> None:
    """Every sheet in the ZIP has the bytes of the site's; numbers follow the day, and notes are in one folder alone."""
    sheets = {name: data for name, data in taken.members.items() if name.split("/")[0] in ("participants", "cards", "facilitator")}
    assert sheets
    order: dict[int, str] = {}
    for name, data in sheets.items():
        number, _, file = PurePosixPath(name).name.partition("-")
        (found,) = site.glob(f"exercises/*/{file}")
        assert data == found.read_bytes()
        assert order.setdefault(int(number), found.parent.name) == found.parent.name
        assert ("-guide" in file) == name.startswith("facilitator/")
    assert sorted(order) == list(range(1, len(order) + 1))
    assert {"read-me.txt", "plan.html"} <= taken.members.keys()
    plans = [json.loads(data) for name, data in taken.members.items() if name.endswith(".json")]
    used = dict.fromkeys(line["exercise"] for plan in plans for line in plan["plan"] if "exercise" in line)
    assert list(used) == [order[number] for number in sorted(order)]
    for file, data in taken.pdfs.items():
        (inside,) = (held for name, held in taken.members.items() if name.startswith(f"to-print/{file}-"))
        assert inside == data
