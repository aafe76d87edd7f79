"""What a program that keeps references writes for itself, or for another way of printing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import publishers
from citations.bibtex import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citations.bibtex import Entry

_ON_A_DISK = re.compile(r"(?:^|[:;{])\s*(?:[A-Za-z]\\*:\\*[\\/]|/(?:Users|home|Volumes)/|file:)")
_WORD = re.compile(r"(vol(ume)?|no|nr|issue|iss)\b\.?\s*(?=\d)", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*(?:--?|\u2013)\s*(\d+)")
_MARKDOWN = re.compile(r"(?<![\w\\*])(?P<sign>\*{1,2}|_)(?P<words>[^\s*_](?:[^*_]*[^\s*_])?)(?P=sign)(?![\w*])")
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
    yield from publishers.mistakes(entry)
    yield from _in_the_wrong_field(entry)
    yield from _title(entry)
    for name in ("title", "booktitle", "journal", "publisher"):
        if tag := _HTML.search(entry.get(name)):
            emphasis = tag[0].casefold() in ("<i>", "<em>")
            how = "Write \\emph{...} for emphasis." if emphasis else "Write the sign itself, or take it away."
            yield Mistake(name, f"'{tag[0]}' is how a web page writes it. {how}", "bib-source", tag.start())
        if stars := _MARKDOWN.search(entry.get(name)):
            why = f"'{stars[0]}' is how Markdown writes it. Write \\emph{{{stars['words']}}}, or take its signs away."
            yield Mistake(name, why, "bib-source", stars.start())


_EDITION = re.compile(
    r"\s*[(,\[]\s*(?P<which>(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|revised|rev\.|new|updated|expanded|abridged|anniversary"
    r"|international|paperback|kindle|reprint|and|&|,|\s)+)\s+(?:edn?|edition)\b\.?[)\]]?$",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s*\[(?:(?:electronic|online) (?:resource|book|version)|internet|online|e-?book|book|kindle(?: edition)?|paperback|hardcover|print"
    r"|text|pdf|microform|monograph)\]",
    re.IGNORECASE,
)
_WHO_WROTE_IT = re.compile(r"\s+/\s+(?=(?:(?:edited |written )?by )?[A-Z][\w.]+(?: [A-Z][\w.]*)+)")


_NO_PAGES = re.compile(
    r"(?:n\.?/?a\.?[-–]*){1,2}|none|null|unknown|n\.?\s?pag\.?|[-–?]+|no\.?\s?pagination\b.*", re.IGNORECASE
)
_OPEN_END = re.compile(r"\d+\s?(?:ff?\.?|\+|sqq?\.?|et seq\.?)")
_PAGES_OF_SITES = ("online", "misc", "webpage", "electronic", "www", "report", "techreport")


def _in_the_wrong_field(entry: Entry) -> Iterator[Mistake]:
    """What belongs into a field of its own, or into none."""
    if both := re.fullmatch(r"(\d+) ?\((\d[\d–-]*)\)", entry.get("volume")):
        why = f"This is a volume and an issue. Write volume = {{{both[1]}}} and number = {{{both[2]}}}."
        yield Mistake("volume", why, "bib-number", 0)
    if _OPEN_END.fullmatch(entry.get("pages")):
        why = f"'{entry.get('pages')}' does not say where the pages end. Write the first and the last: 12--19."
        yield Mistake("pages", why, "bib-number", 0)
    if (many := entry.get("volumes")) and not many.isdigit():
        yield Mistake("volumes", f"'{many}' is no number of volumes. Write it in digits.", "bib-number", 0)
    if _NO_PAGES.fullmatch(entry.get("pages")):
        yield Mistake("pages", f"'{entry.get('pages')}' is no page. Take the line away.", "bib-number", 0)
    for name in ("title", "booktitle"):
        if edition := _EDITION.search(entry.get(name)):
            why = f"An edition is no part of a title. Write edition = {{{edition['which']}}}, and take it out here."
            yield Mistake(name, why, "bib-number", edition.start())
        if medium := _MEDIUM.search(entry.get(name)):
            why = f"'{medium[0].strip()}' is what a catalogue adds to a title. Take it away."
            yield Mistake(name, why, "bib-number", medium.start())
        if who := _WHO_WROTE_IT.search(entry.get(name)):
            why = "What stands behind the stroke says who wrote it, as in a catalogue. Take it away."
            yield Mistake(name, why, "bib-number", who.start())
        if colon := re.search(r"(?<=\w) +:(?= )", entry.get(name)):
            yield Mistake(name, "No blank stands before a colon. Take it away.", "bib-number", colon.start())
        if entry.kind in _PAGES_OF_SITES and (site := re.search(r"(?<=\S) \| (?=\S)", entry.get(name))):
            why = "What stands behind the bar is the name of the site, as a browser's window has it. Take it away."
            yield Mistake(name, why, "bib-number", site.start())
    if before := re.match(r"In:\s*", entry.get("booktitle")):
        yield Mistake("booktitle", f"'{before[0].strip()}' is put there by the site. Take it away.", "bib-number", 0)
    if entry.kind in ("book", "collection", "mvbook") and entry.get("author") and entry.get("author") == entry.get("editor"):
        why = "The same people stand as authors and as editors. Keep the line that the book has on its cover."
        yield Mistake("editor", why, "bib-number", 0)
    years = re.fullmatch(r"(\d{4})/(\d{4})", entry.get("year"))
    if years and int(years[2]) - int(years[1]) > 1:
        why = f"A work that was printed again has year = {{{years[2]}}} and origdate = {{{years[1]}}}. Write it so."
        yield Mistake("year", why, "bib-year", 0)


def _title(entry: Entry) -> Iterator[Mistake]:
    title = entry.get("title")
    if title.endswith(".") and not title.endswith(("..", "etc.")) and not re.search(r"\b[A-Z]\.$", title):
        why = "The title ends with a full stop, and the site puts one there. Take it away."
        yield Mistake("title", why, "bib-sentence-case", len(title) - 1)
    letters = re.sub(r"\{[^{}]*\}|[^A-Za-z]", "", title)
    if len(letters) > 10 and letters.isupper():
        why = "The title is in capitals. Write it as a sentence, with braces round names: Noticing in {Dublin}."
        yield Mistake("title", why, "bib-sentence-case", 0)
