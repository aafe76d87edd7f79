"""When a work appeared: read from the fields of BibTeX and biblatex, written as APA writes it, or told as no date."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from citations.bibtex import MONTHS, Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry

_PUNCTUAL = r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.Z+-]+)?)?)?[?~%]?"
_DATE = re.compile(rf"(?P<begin>{_PUNCTUAL})(?P<on>/(?P<end>{_PUNCTUAL}|\.\.|))?")
_YEARS = re.compile(r"(?P<begin>\d{4})(?:\s*(?:-{1,3}|–|/)\s*(?P<end>\d{4}|present|))?")
_SEASONS = {"21": "Spring", "22": "Summer", "23": "Fall", "24": "Winter", "autumn": "Fall"}
_SEASONS |= {season.casefold(): season for season in ("Spring", "Summer", "Fall", "Winter")}
_NO_DAY = (0, 0)
_EARLIEST = 1450
SAID = ("in press",)
"""What may stand in the place of a year."""


def year(fields: Mapping[str, str]) -> str:
    """2018, 2005–2008, 2020–present, ca. 1900, in press, or nothing."""
    written = fields.get("year", "").strip()
    if years := _YEARS.fullmatch(written):
        return years["begin"] if years["end"] is None else f"{years['begin']}–{years['end'] or 'present'}"
    if written:
        return written
    date = _DATE.fullmatch(fields.get("date", "").strip())
    if not date:
        return fields.get("date", "")[:4]
    begin, end = date["begin"][:4], (date["end"] or "")[:4]
    about = "ca. " if date["begin"][-1] in "?~%" else ""
    if date["on"] and not end.isdigit():
        return f"{about}{begin}–present"
    return f"{about}{begin}–{end}" if end and end != begin else about + begin


def first_day(fields: Mapping[str, str]) -> tuple[int, int]:
    """Month and day, counted from 1; 0 for what is not said."""
    return _days(fields)[0]


def days(fields: Mapping[str, str]) -> str:
    """March 22; March 30–April 2; Spring; or nothing."""
    for name in ("date", "month"):
        season = _SEASONS.get(fields.get(name, "").casefold() if name == "month" else fields.get(name, "")[5:7])
        if season:
            return season
    begin, end = _days(fields)
    if not begin[0]:
        return ""
    first = _said(begin)
    if end[0] and end != begin:
        return f"{first}–{end[1]}" if end[0] == begin[0] and end[1] else f"{first}–{_said(end)}"
    return first


def _days(fields: Mapping[str, str]) -> tuple[tuple[int, int], tuple[int, int]]:
    if date := _DATE.fullmatch(fields.get("date", "").strip()):
        end = date["end"] if date["end"] and date["end"][:4] == date["begin"][:4] else ""
        return _numbers(date["begin"]), _numbers(end)
    first, _, last = re.sub(r"\s*(?:-+|–|/)\s*", "/", fields.get("month", "")).partition("/")
    month = _month(first) or _month(re.sub(r"[\d~\s]", "", first))
    if not month:
        return _NO_DAY, _NO_DAY
    within = re.search(r"(?<!\d)\d{1,2}(?!\d)", first) if not first.strip().isdigit() else None
    day = re.fullmatch(r"0*([1-9]\d?)(?:\s*(?:-+|–)\s*0*([1-9]\d?))?", fields.get("day", "").strip())
    begin = int(day[1]) if day else int(within[0]) if within else 0
    return (month, begin), (month, int(day[2])) if day and day[2] else (_month(last), 0)


def _numbers(date: str) -> tuple[int, int]:
    found = re.match(r"\d{4}-(0[1-9]|1[0-2])(?:-(\d\d))?", date)
    return (int(found[1]), int(found[2] or 0)) if found else _NO_DAY


def _month(name: str) -> int:
    """3 for mar, March, Mar., 03; 0 for what is no month."""
    name = name.strip().rstrip(".").casefold()
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else 0
    whole = [month.casefold() for month in MONTHS]
    return next(
        (n for n, month in enumerate(whole, 1) if len(name) > 2 and month.startswith(name[:4]) and name in month), 0
    )


def _said(day: tuple[int, int]) -> str:
    return MONTHS[day[0] - 1] + (f" {day[1]}" if day[1] else "")


def retrieved(fields: Mapping[str, str]) -> str:
    """January 9, 2020: the day of `urldate`, or nothing."""
    month, day = _numbers(fields.get("urldate", ""))
    return f"{MONTHS[month - 1]} {day}, {fields['urldate'][:4]}" if month and day else ""


def mistakes(entry: Entry) -> Iterator[Mistake]:
    """What stands in the place of a date and is none."""
    said = entry.get("year")
    if said and said not in SAID and not _YEARS.fullmatch(said):
        four = re.fullmatch(r"[\[(\s©]*[cC©]?(\d{4})[a-z]?[\])\s]*\.?", said)  # [2000], ©2000, 2000a
        how = f"Write only {four[1]}." if four else "Write four digits or 'in press'; leave it out if there is none."
        why = f"'{said}' is not a year. {how}"
        yield Mistake("year", why, "bib-year", 0)
    for name in ("date", "origdate", "urldate", "eventdate"):
        written = entry.get(name)
        if written and not _DATE.fullmatch(written) and not (name == "origdate" and re.fullmatch(r"-\d{4}", written)):
            why = f"'{written}' is not a date. Write 2019, 2019-03 or 2019-03-22."
            yield Mistake(name, why, "bib-year", 0)
            continue
        for part in written.split("/"):
            if why := _impossible(part):
                yield Mistake(name, why, "bib-year", 0)
                break
    for name in ("year", "date"):
        if (found := re.match(r"\d{4}", entry.get(name))) and (why := _out_of_range(int(found[0]))):
            yield Mistake(name, why, "bib-year", 0)
    if (written := entry.get("origyear")) and not re.fullmatch(r"-?\d{1,4}", written):
        yield Mistake("origyear", f"'{written}' is not a year. Write four digits.", "bib-year", 0)
    month = entry.get("month")
    if month and not _days({"month": month})[0][0] and month.casefold() not in _SEASONS:
        yield Mistake("month", f"'{month}' is not a month. Write jan, feb, …, dec, or a number.", "bib-year", 0)
    elif (day := re.match(r"\d+", entry.get("day"))) and not 1 <= int(day[0]) <= 31:
        yield Mistake("day", f"No month has a day {day[0]}.", "bib-year", 0)


def _impossible(date: str) -> str:
    """Why there is no such day, or nothing."""
    found = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not found or (found[2] in _SEASONS and not found[3]):
        return ""
    try:
        datetime.date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return f"There is no day {found[0]}. Write year, month and day: 2019-03-22."
    return ""


def _out_of_range(number: int) -> str:
    if number < _EARLIEST:
        return f"Nothing was printed in {number}. Write the year of this edition; its first year goes in 'origdate'."
    latest = max(2026, datetime.date.today().year) + 1
    return (
        f"{number} is still to come. Write the year that stands in the work, or 'in press'." if number > latest else ""
    )
