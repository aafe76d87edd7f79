"""What is wrong with an entry among the others: its key, its place in the file, a work that stands there already."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from citations.bibtex import Mistake
from citations.latex import plain
from citations.links import bare_doi
from citations.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citations.bibtex import Entry

_SAFE_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]*")


def mistakes(entries: Sequence[Entry], whole: bool) -> Mapping[int, list[Mistake]]:
    """By the number of the entry; works are compared in a file that could be read as a `whole`."""
    found: defaultdict[int, list[Mistake]] = defaultdict(list)
    first: dict[str, Entry] = {}
    same: dict[tuple[str, ...], Entry] = {}
    misplaced = _misplaced(entries)
    for number, entry in enumerate(entries):
        earlier = first.setdefault(entry.key.casefold(), entry)
        if earlier is not entry:
            why = f"The key '{entry.key}' stands twice (first on line {earlier.line}). Keep one entry, or rename one."
            found[number].append(Mistake("", why, "bib-duplicate"))
        elif number in misplaced:
            if misplaced[number]:
                found[number].append(Mistake("", misplaced[number], "bib-order"))
        elif whole:
            twins = [twin for identity in _identities(entry) if (twin := _twin(entry, same, identity))]
            found[number] += twins[:1]
        if not _SAFE_KEY.fullmatch(entry.key):
            why = f"The key '{entry.key}' cannot be cited. Use a letter, then letters, digits, hyphens, underscores."
            found[number].append(Mistake("", why, "bib-key"))
    return found


def _misplaced(entries: Sequence[Entry]) -> dict[int, str]:
    """The fewest entries that would have to move for the file to be sorted; one message for those that follow another."""
    keys = [entry.key.casefold() for entry in entries]
    if all(one <= two for one, two in itertools.pairwise(keys)):
        return {}
    stay = _longest_rising(keys)
    found: dict[int, str] = {}
    for number, entry in enumerate(entries):
        if number in stay:
            continue
        if number - 1 in found:
            found[number] = ""
            continue
        more = next(n for n in range(number, len(entries) + 1) if n in stay or n == len(entries)) - number - 1
        who = f"'{entry.key}'" + (
            f" and the {more} works below it" if more > 1 else " and the work below it" if more else ""
        )
        above = max((n for n in stay if n < number), default=-1)
        if above >= 0 and keys[above] > keys[number]:
            where = f"below '{entries[above].key}'"
        else:
            below = min(n for n in stay if n > number)
            where = f"above '{entries[below].key}'"
        found[number] = f"{who} stand{'' if more else 's'} {where}. Keep the file sorted by key."
    return found


def _longest_rising(keys: Sequence[str]) -> set[int]:
    """The positions of the longest row of keys that is in order; of two that are equally long, the earlier."""
    ranks = {key: number for number, key in enumerate(sorted(set(keys)))}
    ends: list[int] = []  # from the last entry to the first, so that what stands first stays
    at: list[int] = []
    before: dict[int, int] = {}
    for number in range(len(keys) - 1, -1, -1):
        place = bisect_right(ends, -ranks[keys[number]])
        before[number] = at[place - 1] if place else -1
        ends[place : place + 1] = [-ranks[keys[number]]]
        at[place : place + 1] = [number]
    stay, number = set(), at[-1]
    while number >= 0:
        stay.add(number)
        number = before[number]
    return stay


def _identities(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What no two works share: a DOI; title, year and author."""
    if doi := entry.get("doi"):
        yield ("DOI", bare_doi(doi).casefold())
    if entry.get("title") and entry.get("author"):
        year = entry.get("year") or entry.get("date")[:4]
        yield ("title, year and author", fold(plain(entry.get("title"))), year, fold(entry.get("author")[:8]))


def _twin(entry: Entry, same: dict[tuple[str, ...], Entry], identity: tuple[str, ...]) -> Mistake | None:
    first = same.setdefault(identity, entry)
    if first is entry:
        return None
    what = f"'{entry.key}' has the {identity[0]} of '{first.key}' (line {first.line})"
    if identity[0] != "DOI":
        if entry.get("doi") and first.get("doi"):  # a reply of the same title, a second edition of the same year
            return None
        return Mistake("", f"{what}. Keep one entry, and cite that.", "bib-same-work")
    if fold(plain(first.get("title"))) == fold(plain(entry.get("title"))):
        return Mistake("", f"{what}. Keep one entry, and cite that.", "bib-same-work")
    if _share_a_book(first, entry):
        return None
    why = f"{what}, and another title. One of the two DOIs is wrong: give each work its own."
    return Mistake("doi", why, "bib-same-work", 0)


def _share_a_book(one: Entry, other: Entry) -> bool:
    """Chapters and their book, some of which are registered under one DOI."""
    books = [{fold(plain(each.get(name))) for name in ("title", "booktitle")} for each in (one, other)]
    return bool((one.get("booktitle") or other.get("booktitle")) and books[0] & books[1] - {""})
