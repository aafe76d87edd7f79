"""References that begin with names and have their year elsewhere: Chicago's notes, MLA, Vancouver, publishers' pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.people import plainly_a_person
from scaffold import plain_people

if TYPE_CHECKING:
    from collections.abc import Callable

_QUOTED = r"[‘'“\"](?P<title>.+?)[,.]?[’'”\"][,.]?"
_JOURNAL = r"(?P<journal>[^.,?!;:\"”]+(?:, [^\d.,?!;:\"”]+)*)"
_P = r"(?P<pages>[A-Za-z]?\d[\w.]*(?:[–-]+\w+)?)"
_YEAR = r"(?P<year>\d{4})"
_HOUSE = r"(?P<publisher>[^.,:;()\d]+(?:[:,] [^.,:;()\d]+)*)"
_EDITOR = r"(?P<editor>[^.,;()“\"]+(?:, [^.,;()“\"]+,? and [^.,;()“\"]+)?)"
_BOOK = r"(?P<booktitle>[^“\"().]+)"
_NO = r"(?:, no\. (?P<no>[\w–-]+))?"
_VOLUME = r"vol\. (?P<volume>\d+),(?P<number>[\w–-]+)"
_CITED = r"(?:, \d[\d–-]*)?"
"""The page on which a note rests, which is none of the work's own."""

_FORMS = tuple(
    (kind, manner, re.compile(rf"(?P<who>{pattern}"))
    for kind, manner, pattern in (
        ("article", "all_forward", rf"[^“\"]+), {_QUOTED} {_JOURNAL} (?P<volume>\d+){_NO} \((?:\w+ )?{_YEAR}\)(?:: \d[\d–-]*)?"),
        ("incollection", "all_forward", rf"[^“\"]+), {_QUOTED} in {_BOOK}, ed\. {_EDITOR} \({_HOUSE}, {_YEAR}\){_CITED}"),
        ("incollection", "first_inverted", rf".+?)\.? {_QUOTED} In {_BOOK}, edited by {_EDITOR}, {_P}\. {_HOUSE}, {_YEAR}"),
        ("incollection", "first_inverted", rf".+?)\.? {_QUOTED} {_BOOK}, edited by {_EDITOR}, {_HOUSE}, {_YEAR}, pp?\. {_P}"),
        ("article", "first_inverted", rf".+?)\.? {_QUOTED} {_JOURNAL} {_VOLUME} \({_YEAR}\): {_P}"),
        ("article", "first_inverted", rf".+?)\.? {_QUOTED} {_JOURNAL} {_VOLUME} {_P}\. (?:\d+ )?(?:[A-Z][a-z]+\.? )?{_YEAR}"),
        ("book", "first_inverted", rf"[^“\"]+?, and [^“\"]+?)\. (?P<title>[^.“\"]+)\. {_HOUSE}, {_YEAR}"),
        (
            "incollection",
            "close",
            rf"[^.]+)\. (?P<title>[^.?!]+[?!]?)\.? In: (?P<editor>[^.]+?), (?:editors?|eds?)\. {_BOOK}\. {_HOUSE}; {_YEAR}\. pp?\. ?{_P}",
        ),
    )
)
_LIST = re.compile(
    rf"(?P<title>[^“\"]+), (?P<journal>[^,]+), Volume (?P<volume>\d+)(?:, Issues? (?P<number>[\w–-]+))?(?:, [A-Z][a-z]+)?, {_YEAR},"
    rf" (?:Pages? {_P}|(?P<eid>\d{{4,}}))"
)
"""As ScienceDirect has it."""
_NOTE = re.compile(rf"(?P<title>[^“\"()]+?) \({_HOUSE}, {_YEAR}\){_CITED}")


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """The type and the fields, as they were written; nothing where a part is not plain."""
    for kind, manner, pattern in _FORMS:
        if (match := pattern.fullmatch(text)) and (who := getattr(plain_people, manner)(match["who"])):
            fields = {**given(match), "author": who}
            if "editor" in fields:
                editors = plain_people.close if manner == "close" else plain_people.all_forward
                fields["editor"] = editors(fields["editor"])
            return (kind, fields) if all(fields.values()) else None
    who, rest = _led_by(text, plain_people.forward)
    if who and (match := _LIST.fullmatch(rest)) and "," not in match["title"] and re.search(r" [a-z]{2}", match["title"]):
        return "article", {**given(match), "author": who}
    who, rest = _led_by(text, plainly_a_person)
    if who and (match := _NOTE.fullmatch(rest)) and " ed." not in match["title"]:
        return "book", {**given(match), "author": who}
    return None


def _led_by(text: str, is_one: Callable[[str], object]) -> tuple[str, str]:
    """The people with whom it begins, as BibTeX names them, and all behind them."""
    names, rest = [], text
    while match := re.match(r"(?:and |& )?(?P<one>[^,“\"()]+?)(?: (?:and|&) (?P<two>[^,“\"()]+?))?, (?P<rest>.+)", rest):
        found = [name for name in (match["one"], match["two"]) if name]
        if not all(is_one(name) and plain_people.forward(name) for name in found):
            break
        names += [plain_people.forward(name) for name in found]
        rest = match["rest"]
    return " and ".join(names), rest


def given(match: re.Match[str]) -> dict[str, str]:
    """What a pattern found, by the names of fields."""
    fields = {name: value.strip(" ,") for name, value in match.groupdict().items() if value and name != "who"}
    if "no" in fields:
        fields["number"] = fields.pop("no")
    return fields
