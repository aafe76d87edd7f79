"""Citations typed by hand, such as (Safran et al., 2011): they lead nowhere, whether the file has the work or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.database import InvalidNameString

from citations.bibtex import MONTHS
from citations.people import people
from citations.prose import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry

_FAMILY = r"[^\W\d_][^\s(),;&\[\]]*(?: [A-Z][^\s(),;&\[\]]*){0,2}"
_OTHERS = r"(?:,? et al\.?| (?:and|&) (?:colleagues|others|associates|co-workers))"
_NAMES = rf"(?P<names>(?:(?:van|von|de|der|den|la|del) ){{0,2}}{_FAMILY}(?:(?:,? (?:&|and) |, ){_FAMILY})*?{_OTHERS}?)"
_IN_BRACKETS = re.compile(
    rf"(?P<before>(?:see(?: also)?|e\.g\.,?|cf\.|also|vgl\.|siehe|voir)?)\s*{_NAMES}(?:, (?:[A-Z]\. ?)+)?"
    r",? (?P<year>\d{4})[a-z]?(?:(?:,|:) ?(?P<locator>[^();]*))?"
)
_INITIALS = r", (?:[A-Z]\.[ -]?)+"
_AS_IN_A_LIST = re.compile(
    rf"(?P<names>{_FAMILY}{_INITIALS}(?:(?:, ?)?(?:(?:&|and) )?{_FAMILY}{_INITIALS})*)\((?P<year>\d{{4}})[a-z]?[^()\n]*\)"
)
_YEAR_BEHIND_INITIALS = re.compile(r"\.[ -]?\(\d{4}")
_WITHOUT = re.compile(
    r"(?<![\w(-])(?P<names>[A-Z][\w’'-]+ & [A-Z][\w’'-]+|[A-Z][\w’'-]+ et al\.),? (?P<year>\d{4})(?![\w-])"
)
_SEVERAL = re.compile(r" (?:&|et al\.)")
_BRACKETS = re.compile(r"(?:\(|(?<![!\]])\[)(?P<inside>[^()\[\]@]*\b\d{4}[^()\[\]@]*)(?:\)|\](?![(\[:]))")
_UNDER_A_QUOTATION = re.compile(rf"(?<=[—–] ){_NAMES},? \(?(?P<year>\d{{4}})\)?[ .]*$", re.MULTILINE)
_PARTICLES = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el) ){0,2}"
_SENTENCE = re.compile(
    rf"(?<![\w-])(?P<names>{_PARTICLES}[A-Z][\w’'-]+?(?:(?:,? (?:and|&) |, )[A-Z][\w’'-]+?)*?{_OTHERS}?)(?P<whose>[’']s?)? "
    r"[(\[](?P<year>\d{4})[a-z]?(?:, (?P<locator>[^()\[\]]*))?[)\]]"
)

_YEAR_IN_BRACKETS = re.compile(r" [(\[]\d{4}[^()\[\]]*[)\]]")


def typed(text: str, works: Mapping[str, Entry]) -> Iterator[tuple[int, str]]:
    """(place in the text, what is wrong and what to do) for each that matches a work, or that can be nothing else."""
    for brackets in _BRACKETS.finditer(text):
        parts = [_IN_BRACKETS.fullmatch(part.strip()) for part in brackets["inside"].split(";")]
        known = [meant(part["names"], part["year"], works) if part else [] for part in parts]
        if any(known):
            new = "; ".join(_cited(part, keys) if part else "…" for part, keys in zip(parts, known, strict=True))
            yield brackets.start(), _why(brackets[0], f"[{new}]", known)
        elif all(parts) and (joint := [part for part in parts if part and _can_be_nothing_else(part)]):
            who = f"{joint[0]['names']}, {joint[0]['year']}"
            why = f"'{brackets[0]}' is typed by hand, and no work in bibliography.bib is by {who}. Add it there, and write [@its-key]."
            yield brackets.start(), why
    for sentence in near(_YEAR_IN_BRACKETS, _SENTENCE, text):
        if keys := meant(sentence["names"], sentence["year"], works):
            new = f"@{keys[0]}" + ("'s" if sentence["whose"] else "")
            new += f" [{sentence['locator']}]" if sentence["locator"] else ""
            yield sentence.start(), _why(sentence[0], new, [keys])
    for whole in near(_YEAR_BEHIND_INITIALS, _AS_IN_A_LIST, text):
        names = re.sub(rf"{_INITIALS}", "", whole["names"]).strip(" ,")
        alone = re.split(r",? ?(?:&|and) |, ", names)
        several = " & ".join(filter(None, alone))
        shorter = several.partition(" ")[2] if alone[0].count(" ") else several  # As Sample, B. (2018) found
        if keys := meant(several, whole["year"], works) or meant(shorter, whole["year"], works):
            yield whole.start(), _why(whole[0], f"@{keys[0]}", [keys])
    for under in _UNDER_A_QUOTATION.finditer(text) if "\u2014 " in text or "\u2013 " in text else ():
        if "(" not in under[0] and not _SEVERAL.search(under[0]) and (keys := meant(under["names"], under["year"], works)):
            yield under.start(), _why(under[0], f"[@{keys[0]}]", [keys])
    for bare in near(_SEVERAL, _WITHOUT, text):
        inside = text.rfind("(", 0, bare.start()) > text.rfind(")", 0, bare.start())
        if not inside and (keys := meant(bare["names"], bare["year"], works)):
            yield bare.start(), _why(bare[0], f"[@{keys[0]}]", [keys])


def _can_be_nothing_else(part: re.Match[str]) -> bool:
    """Whether two or more people and a year are named as APA has it: (May & June 2018) and (Q & A, 2020) name nobody."""
    names = re.split(r" & |, ", part["names"])
    if not _SEVERAL.search(part["names"]) or any(name in MONTHS or len(name) < 2 for name in names):
        return False
    return " et al" in part["names"] or f"{part['names']}, {part['year']}" in part[0]


def _cited(part: re.Match[str], keys: list[str]) -> str:
    """see @key, p. 3; what is not in the file as it was."""
    if not keys:
        return part[0]
    before = f"{part['before']} " if part["before"] else ""
    place = part["locator"] or ""
    if re.fullmatch(r"\d+(?: ?[–-] ?\d+)?", place):
        place = f"{'p.' if place.isdigit() else 'pp.'} {place}"
    return f"{before}@{keys[0]}" + (f", {place}" if place else "")


def _why(written: str, new: str, meant: list[list[str]]) -> str:
    several = next((keys for keys in meant if len(keys) > 1), [])
    or_else = f" (or {', '.join(f'@{key}' for key in several[1:])}: which of them is meant?)" if several else ""
    return f"'{written}' is typed by hand and leads to no reference. Write {new}{or_else}."


def meant(names: str, year: str, works: Mapping[str, Entry]) -> list[str]:
    """The keys of the works that Safran et al. and 2011 may mean."""
    return [key for key, entry in works.items() if _ismeant(names, year, entry)]


def _ismeant(names: str, year: str, entry: Entry) -> bool:
    """Whether Safran et al. and 2011 are the names and the year of a work."""
    if year != (entry.get("year") or entry.get("date")[:4]):
        return False
    alone = re.sub(rf"{_OTHERS}$", "", names)
    written = re.split(r",? (?:&|and) |, ", alone)
    who = "author" if entry.get("author") else "editor"
    if written[0].casefold().rstrip("’'") not in f"{entry.get(who)} {entry.get('shortauthor')}".casefold():
        return False
    try:
        families = [name.family.casefold() for name in people(entry.get(who))]
    except InvalidNameString:
        return False
    if alone in (entry.get("shortauthor"), entry.get(who).strip("{}")):
        return True
    wanted = [re.sub(r"(?<=s)[’']$", "", name.casefold()) for name in written]
    return families[: len(wanted)] == wanted and (len(families) > 1 if alone != names else len(families) == len(wanted))
