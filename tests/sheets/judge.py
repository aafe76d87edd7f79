"""Looks at a PDF as somebody who holds it: words with their boxes, lines with their ink, and what stands on which page.

for fault in judge.faults(pdf):
    print(fault)
"""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as c

from tests.sheets import paper

HEAD, FOOT = 56.0, 50.0
"""Points at the top and at the bottom of a page where its running head and its number stand."""
QUARTER = 0.25
THINNEST = 0.5
TOUCH = 1.0
"""Points by which two boxes may meet."""
CARDS = "Cards to cut out"


@dataclass(frozen=True)
class Word:
    """A word with its box, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Stroke:
    """A straight line with its ink: `grey` is 0 for black and 255 for white."""

    left: float
    top: float
    right: float
    bottom: float
    width: float
    grey: float
    order: int
    """When it was drawn: what comes later covers it."""
    single: bool
    """Whether it is one line, and not a path of several."""

    @property
    def upright(self) -> bool:
        return self.single and self.right - self.left < 0.5 and self.bottom - self.top > 2

    @property
    def level(self) -> bool:
        return self.single and self.bottom - self.top < 0.5 and self.right - self.left > 2


@dataclass(frozen=True)
class Page:
    """What stands on one page."""

    number: int
    width: float
    height: float
    words: list[Word]
    strokes: list[Stroke]
    covers: list[Stroke]
    """Filled boxes, which hide what was drawn before."""

    def seen(self, line: Stroke, word: Word) -> bool:
        """Whether a line can be seen where a word stands."""
        later = (box for box in self.covers if box.order > line.order)
        return not any(
            box.left <= word.left and word.right <= box.right and box.top <= word.top and word.bottom <= box.bottom
            for box in later
        )

    @property
    def text(self) -> list[Word]:
        """Its words without the running head and the foot."""
        return [word for word in self.words if HEAD < word.middle < self.height - FOOT]

    @property
    def rows(self) -> list[list[Word]]:
        """The words that stand on one line, from top to bottom."""
        found: list[list[Word]] = []
        for word in sorted(self.text, key=lambda word: (word.middle, word.left)):
            if found and abs(found[-1][0].middle - word.middle) < 4:
                found[-1].append(word)
            else:
                found.append([word])
        return [sorted(row, key=lambda word: word.left) for row in found]

    @property
    def full(self) -> float:
        """How far down its last ink stands, from 0 to 1."""
        ends = [word.bottom for word in self.text] + [line.bottom for line in self.strokes if line.bottom < self.height - FOOT]
        return (max(ends, default=HEAD) - HEAD) / (self.height - HEAD - FOOT)

    @property
    def said(self) -> str:
        return " ".join(word.text for word in self.words)


def pages(pdf: bytes) -> list[Page]:
    """Every page of a PDF, read."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(number, document[number - 1]) for number in range(1, len(document) + 1)]
    finally:
        document.close()


def faults(pdf: bytes, least_full: float = QUARTER) -> list[str]:
    """Everything about a PDF that would be in the way of whoever holds it."""
    read = pages(pdf)
    found = [f"page {page.number}: {why}" for page in read for why in _on_page(page)]
    return [*found, *_between(read, least_full), *_torn(pdf)]


def _on_page(page: Page) -> Iterator[str]:
    yield from _overlaps(page)
    uprights = [line for line in page.strokes if line.upright]
    levels = [line for line in page.strokes if line.level]
    for word in page.words:
        if word.left < 30 or word.right > page.width - 30 or word.top < 15 or word.bottom > page.height - 15:
            yield f"'{word.text}' leaves the page or its margin"
        for line in uprights:
            if word.left + TOUCH < line.left < word.right - TOUCH and line.top < word.middle < line.bottom and page.seen(line, word):
                yield f"'{word.text}' leaves its cell"
        for line in levels:
            inside = line.left < word.left - 3 and word.right + 3 < line.right
            edge = 0.2 * (word.bottom - word.top)
            if inside and word.top + edge < line.top < word.bottom - edge and page.seen(line, word):
                yield f"a line crosses '{word.text}'"
    for line in page.strokes:
        if line.grey > 0 or line.width < THINNEST - 0.01:
            yield f"a line of {line.width:.2f} pt at grey {line.grey:.0f} is too faint for a copier"
            break


def _overlaps(page: Page) -> Iterator[str]:
    words = sorted(page.words, key=lambda word: word.top)
    for number, one in enumerate(words):
        for other in words[number + 1 :]:
            if other.top >= one.bottom:
                break
            wide = min(one.right, other.right) - max(one.left, other.left)
            tall = min(one.bottom, other.bottom) - max(one.top, other.top)
            if wide > TOUCH and tall > TOUCH and not _read_apart(one, other):
                yield f"'{one.text}' and '{other.text}' stand on each other"


def _read_apart(one: Word, other: Word) -> bool:
    """Whether pdfium tells one thing as two: letters that join in Arabic, and a sign that is made of two."""
    joined = all(unicodedata.bidirectional(word.text[0]) == "AL" for word in (one, other))
    near = abs(one.middle - other.middle) < one.size / 2
    twice = len(one.text) == 1 and one.text == other.text and abs(one.left - other.left) < TOUCH
    return near and (joined or twice)


def _between(read: list[Page], least_full: float) -> Iterator[str]:
    """What goes wrong where one page ends and the next begins."""
    text = [page for page in read if CARDS not in page.said]
    for page, after in pairwise(read):
        rows = page.rows
        if rows and after in text and _heads(rows[-1]) and not _ink_below(page, rows[-1]):
            yield f"page {page.number}: '{' '.join(word.text for word in rows[-1])}' is parted from what it heads"
    begins = [page for page, before in zip(read[1:], read, strict=False) if _name(page) != _name(before)]
    for page, after in zip(read, [*read[1:], None], strict=True):
        last = after is None or after in begins or (page in text and after not in text)
        alone = page is read[0] or page in begins or (page.number > 1 and read[page.number - 2] not in text)
        if last and not alone and page in text and page.text and page.full < least_full:
            yield f"page {page.number}: the last page is only {page.full:.0%} full"


def _name(page: Page) -> str:
    """What the foot of a page says of the sheet to which it belongs."""
    foot = sorted((word for word in page.words if word.middle >= page.height - FOOT), key=lambda word: word.left)
    return " ".join(word.text for word in foot if word.left < 0.7 * page.width)


def _heads(row: list[Word]) -> bool:
    """Whether a line is a heading or a label: all of it is bold. The last words of a bold sentence are none."""
    said = [word for word in row if re.search(r"\w", word.text)]
    return bool(said) and all(word.bold for word in said) and not row[-1].text.endswith((".", "”"))


def _ink_below(page: Page, row: list[Word]) -> bool:
    under = max(word.bottom for word in row)
    return any(under + 2 < line.bottom < page.height - FOOT for line in page.strokes)


def _torn(pdf: bytes) -> Iterator[str]:
    """Headings whose text begins on the next page, and tables of which a single row stays behind."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if "/StructTreeRoot" not in document.Root:
            return
        order = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        elements = [(kind, sorted(order[one] for one in paper.pages_of(element)), element) for kind, element in paper.tags(document)]
    for number, (kind, on, element) in enumerate(elements):
        if re.fullmatch(r"H[1-6]", kind):
            after = next((place for other, place, _ in elements[number + 1 :] if place and other not in ("Span", "Link", "Lbl")), on)
            if on and after and after[0] > on[-1]:
                yield f"page {on[-1]}: a heading is parted from what it heads"
        if kind == "Table" and len(set(on)) > 1:
            yield from _rows(element, elements, number)


def _rows(table: object, elements: list[tuple[str, list[int], object]], start: int) -> Iterator[str]:
    rows: list[list[int]] = []
    head = 0
    for kind, on, _ in elements[start + 1 :]:
        if kind in ("Table", "H1", "H2", "H3"):
            break
        if kind == "TR":
            rows.append(on)
        head += kind == "THead"
    places = [on[-1] for on in rows[head:] if on]
    for page in {*places}:
        if places.count(page) == 1 and len(places) > 2 and page in (places[0], places[-1]):
            yield f"page {page}: a single row of a table is left behind"


def _page(number: int, page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()
    words = [word for word in _words(page, height) if word.text]
    drawn = list(_strokes(page, height))
    return Page(number, width, height, words, [one for one in drawn if one.width], [one for one in drawn if not one.width])


def _words(page: pdfium.PdfPage, height: float) -> Iterator[Word]:
    text = page.get_textpage()
    try:
        letters: list[tuple[str, float, float, float, float, int]] = []
        for index in range(text.count_chars()):
            sign = chr(c.FPDFText_GetUnicode(text, index))
            if not sign.isspace() and sign not in "\x00\u00ad\ufffe\x02\u200b" and not unicodedata.combining(sign):
                left, bottom, right, top = text.get_charbox(index)
                if right - left > 0.01:
                    if letters and not _joined(letters[-1], left, right, top, bottom, height):
                        yield _word(text, letters)
                        letters = []
                    letters.append((sign, left, height - top, right, height - bottom, index))
                    continue
            if letters and sign != "\x00":
                yield _word(text, letters)
                letters = []
        if letters:
            yield _word(text, letters)
    finally:
        text.close()


def _joined(last: tuple[str, float, float, float, float, int], left: float, right: float, top: float, bottom: float, height: float) -> bool:
    """Whether a letter goes on where the last one ended."""
    tall = max(last[4] - last[2], 4)
    near = -tall < left - last[3] < 0.8 * tall or -tall < last[1] - right < 0.8 * tall
    return near and min(last[4], height - bottom) - max(last[2], height - top) > -0.6 * tall


def _word(text: pdfium.PdfTextPage, letters: list[tuple[str, float, float, float, float, int]]) -> Word:
    at = letters[0][5]
    name, flags = ctypes.create_string_buffer(128), c.c_int()
    c.FPDFText_GetFontInfo(text, at, name, 128, flags)
    bold = b"Bold" in name.value
    size = c.FPDFText_GetFontSize(text, at)
    box = min(one[1] for one in letters), min(one[2] for one in letters), max(one[3] for one in letters), max(one[4] for one in letters)
    return Word("".join(one[0] for one in letters), *box, bold, size)


def _strokes(page: pdfium.PdfPage, height: float) -> Iterator[Stroke]:
    """Lines, and filled boxes so thin that they are lines: Typst draws the side of a block so. Other boxes have no width."""
    for order, one in enumerate(page.get_objects([c.FPDF_PAGEOBJ_PATH], max_depth=1)):
        filled, stroked, thick = c.c_int(), c.c_int(), c.c_float()
        c.FPDFPath_GetDrawMode(one, filled, stroked)
        left, bottom, right, top = one.get_bounds()
        channels = [c.c_uint() for _ in range(4)]
        if filled.value and max(right - left, top - bottom) > 8 and min(right - left, top - bottom) >= 3:
            yield Stroke(left, height - top, right, height - bottom, 0, 0, order, True)
        if stroked.value:
            c.FPDFPageObj_GetStrokeWidth(one, thick)
            c.FPDFPageObj_GetStrokeColor(one, *channels)
            width = grown = thick.value  # So much pdfium adds on either side.
        elif min(right - left, top - bottom) < 3 and max(right - left, top - bottom) > 8:
            c.FPDFPageObj_GetFillColor(one, *channels)
            width = min(right - left, top - bottom)
            grown = width / 2
        else:
            continue
        grey = max(channel.value for channel in channels[:3])
        single = not stroked.value or c.FPDFPath_CountSegments(one) == 2
        box = left + grown, height - top + grown, right - grown, height - bottom - grown
        yield Stroke(*box, width, grey, order, single)
