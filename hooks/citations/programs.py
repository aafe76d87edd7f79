"""What a program that keeps references writes for itself, or for another way of printing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.bibtex import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citations.bibtex import Entry

_ON_A_DISK = re.compile(r"(?:^|[:;{])\s*(?:[A-Za-z]\\*:\\*[\\/]|/(?:Users|home|Volumes)/|file:)")
_WORD = re.compile(r"(vol(ume)?|no|nr|issue|iss)\b\.?\s*(?=\d)", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*(?:--?|\u2013)\s*(\d+)")
_HTML = re.compile(r"</?[a-z][a-z0-9]*>|&(?:[a-z]+|#\d+);", re.IGNORECASE)


def mistakes(entry: Entry) -> Iterator[Mistake]:
    """Everything of that kind in one entry."""
    for name, field in entry.fields.items():
        if _ON_A_DISK.search(field.value):
            why = f"'{name}' leads to a file on your own computer, and may tell your name. Take the line away."
            yield Mistake(name, why, "bib-own-disk")
    for name in ("volume", "number"):
        if word := _WORD.match(entry.get(name)):
            why = f"'{word[0].strip()}' is put there by the site. Write only '{entry.get(name)[word.end() :]}'."
            yield Mistake(name, why, "bib-number", 0)
    pages = _PAGES.fullmatch(entry.get("pages"))
    # 135--46 is short for 135--146.
    if (
        pages
        and int(pages[2]) < int(pages[1])
        and (len(pages[2]) == len(pages[1]) or int(pages[1][-len(pages[2]) :]) >= int(pages[2]))
    ):
        why = f"Pages cannot run from {pages[1]} to {pages[2]}. Write {pages[2]}--{pages[1]}, or look them up."
        yield Mistake("pages", why, "bib-number", 0)
    yield from _title(entry)
    for name in ("title", "booktitle", "journal", "publisher"):
        if tag := _HTML.search(entry.get(name)):
            emphasis = tag[0].casefold() in ("<i>", "<em>")
            how = "Write \\emph{...} for emphasis." if emphasis else "Write the sign itself, or take it away."
            yield Mistake(name, f"'{tag[0]}' is how a web page writes it. {how}", "bib-source", tag.start())


def _title(entry: Entry) -> Iterator[Mistake]:
    title = entry.get("title")
    if title.endswith(".") and not title.endswith(("..", "etc.")) and not re.search(r"\b[A-Z]\.$", title):
        why = "The title ends with a full stop, and the site puts one there. Take it away."
        yield Mistake("title", why, "bib-sentence-case", len(title) - 1)
    letters = re.sub(r"\{[^{}]*\}|[^A-Za-z]", "", title)
    if len(letters) > 10 and letters.isupper():
        why = "The title is in capitals. Write it as a sentence, with braces round names: Noticing in {Dublin}."
        yield Mistake("title", why, "bib-sentence-case", 0)
