"""What the note of a work (its annote) must say, and in one shape: what it holds. Not confirmed: pages. Seen: where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.bibtex import Mistake

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from citations.bibtex import Entry

SHOWN = ("annote", "caution")
"""The fields that are printed as they stand."""
NAMED: dict[str, str] = {
    "author": r"(?:co-)?authors?|byline|initials|first name",
    "editor": r"editors?",
    "year": r"year|date|month",
    "title": r"title|subtitle",
    "journal": r"journal",
    "booktitle": r"(?:host )?book",
    "volume": r"volume",
    "number": r"issue|number",
    "pages": r"(?:end )?pages?",
    "eid": r"article number",
    "edition": r"(?:first|second|third|fourth|fifth) edition|edition",
    "publisher": r"publisher",
    "institution": r"institution|issuing body",
    "doi": r"DOI",
    "url": r"address",
}
"""What a field is called in a note."""
WRITTEN_OUT = frozenset({"CI", "DOI", "OR", "PMC", "SMD", "UK", "US", "USA"})
"""Capitals that need no explanation: statistics, countries, registers."""
_ORDER = ("Not confirmed", "Seen")
_MARK = re.compile(r"(?:(?<=\A)|(?<=[.;!?)'’”\"] ))(Not confirmed|Seen): (?=\S)")
_ALMOST = re.compile(r"\b(not confirmed|seen)\b ?:|\bseen(?: \w+)?:", re.IGNORECASE)
_LIST = re.compile(r"\breference lists?\b|\blists? of references\b", re.IGNORECASE)
_UNSEEN = r"(?:not|nor) (?:seen|shown|displayed|printed|confirmed|given)|unconfirmed|recalled"
_WORD = re.compile(r"(?<![\w./@-])[A-Za-z](?:[\w:+-]*\w)?(?![\w/]|\.\w)")
_CAPITALS = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]?[A-Z]+)s?\b")
_LETTER = re.compile(r"\b(?:by|in|of|from|than|as|to|and) ([B-HJ-Z])(?![\w.'’/=-])")
_THE_SOURCE = re.compile(r"\bthe source (?:attaches|cites|gives|has|names|says)\b|\b[Hh]omonym\b")


def parts(annote: str) -> dict[str, str]:
    """The note by its parts: what it holds below '', then 'Not confirmed' and 'Seen', where they stand."""
    holds, *rest = _MARK.split(annote)
    return {"": holds.strip()} | {name: text.strip() for name, text in zip(rest[::2], rest[1::2], strict=True)}


def mistakes(entry: Entry, keys: Container[str]) -> Iterator[Mistake]:
    """A note that contradicts the status, hides a doubt, or does not say where the work was seen."""
    annote = entry.get("annote")
    found = parts(annote)
    status = next((word for word in ("verified", "partly") if f"status-{word}" in entry.get("keywords")), "")
    shapeless = list(_shape(entry, found))
    yield from shapeless
    if status and "Seen" not in found and not shapeless:
        why = f"The note of '{entry.key}' does not say where the work was seen. End it with 'Seen: ' and the place."
        yield Mistake("annote" if annote else "", why, "bib-not-seen")
    doubted = _fields(found.get("Not confirmed", ""))
    if status == "verified" and (printed := [name for name in doubted if _printed(entry, name)]):
        why = f"'{entry.key}' is status-verified and prints {_listed(printed)}, which, says its note, "
        why += "nobody could confirm. Confirm what is printed, or write status-partly."
        yield Mistake("keywords", why, "bib-contradiction", entry.get("keywords").find("status-verified"))
    if status == "verified" and "Seen" in found and all(map(_LIST.search, found["Seen"].split(";"))):
        why = f"'{entry.key}' is status-verified, and only lists of references were seen, which may copy each other. "
        why += "Find its own record, or write status-partly."
        yield Mistake("keywords", why, "bib-list-alone", entry.get("keywords").find("status-verified"))
    if status == "partly" and "Not confirmed" not in found:
        why = f"'{entry.key}' is status-partly, and its note does not say what is missing. "
        why += "Name it behind 'Not confirmed:', before 'Seen:'."
        yield Mistake("annote" if annote else "", why, "bib-nothing-missing")
    for name in SHOWN:
        yield from _shorthand(entry, name)
        yield from _raw_keys(entry, name, keys)


def _raw_keys(entry: Entry, name: str, keys: Container[str]) -> Iterator[Mistake]:
    """Keys of works in what is printed, where no citation is made of them."""
    for word, at in {match[0]: match.start() for match in reversed([*_WORD.finditer(entry.get(name))])}.items():
        if word in keys:
            why = f"'{word}' is a key, and readers see it as it stands. Name the work by its authors and year."
            yield Mistake(name, why, "bib-raw-key", at)


def _shape(entry: Entry, found: dict[str, str]) -> Iterator[Mistake]:
    annote = entry.get("annote")
    marks = [mark[1] for mark in _MARK.finditer(annote)]
    if len(_ALMOST.findall(annote)) > len(marks) or marks not in ([], ["Seen"], ["Not confirmed"], [*_ORDER]):
        why = f"The note of '{entry.key}' has another shape than the rest. Write what the work holds, then, if need "
        why += "be, 'Not confirmed: ' and the fields, then 'Seen: ' and the places: each once, each after a full stop."
        yield Mistake("annote", why, "bib-note-shape")
    for sentence in re.split(r"(?<=[.;]) ", found[""]):
        if doubt := re.search(rf"\b(?:{'|'.join(NAMED.values())})\b[^.;:]*?\b(?:{_UNSEEN})\b", sentence, re.IGNORECASE):
            why = f"'{doubt[0]}' stands among what the work holds. Name the field behind 'Not confirmed:'."
            yield Mistake("annote", why, "bib-note-shape", annote.find(doubt[0]))


def _fields(doubt: str) -> list[str]:
    """The names of fields in 'volume, issue and pages, beyond lists of references'."""
    return [name for name, words in NAMED.items() if re.search(rf"\b(?:{words})\b", doubt)]


def _printed(entry: Entry, name: str) -> bool:
    """Whether readers see it; who hides behind *and others* is not printed."""
    value = entry.get(name) or (entry.get("journaltitle") if name == "journal" else "")
    return bool(value) and not (name == "author" and value.endswith("and others"))


def _listed(names: list[str]) -> str:
    called = ["issue" if name == "number" else name for name in names]
    return ", ".join(called[:-1]) + (" and " if len(called) > 1 else "") + called[-1]


def _shorthand(entry: Entry, name: str) -> Iterator[Mistake]:
    """Letters that stand for a work, and capitals that nobody explained."""
    text = parts(entry.get(name))[""]
    for match in [*_LETTER.finditer(text), *_THE_SOURCE.finditer(text)]:
        why = f"'{match[0]}' is shorthand, and readers see it. Write which work or what is meant."
        yield Mistake(name, why, "bib-shorthand", entry.get(name).find(match[0]))
    own = " ".join(field.value for field_name, field in entry.fields.items() if field_name not in SHOWN)
    for word in dict.fromkeys(_CAPITALS.findall(text)):
        stem = word.removesuffix("s")
        if stem not in WRITTEN_OUT and stem not in own and f"({stem}" not in text and f"{stem})" not in text:
            why = f"Nobody has explained '{word}' here. Write it out."
            yield Mistake(name, why, "bib-shorthand", entry.get(name).find(word))
