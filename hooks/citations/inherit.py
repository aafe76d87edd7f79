"""What an entry takes from the one that it names in `crossref` or `xdata`, as biblatex has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citations import dialects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citations.bibtex import Entry

_OWN_WORDS = """
    crossref xref xdata ids keywords annote annotation caution note abstract addendum file key label shorthand shortauthor
    shorteditor shorttitle sorttitle sortkey sortname doi url urldate eprint eprinttype archiveprefix pages type
    subtitle titleaddon
"""
_OWN = frozenset(_OWN_WORDS.split())
"""What says something of one work alone."""
_DEEPEST = 5


def inherited(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, each with what it takes from its parents; what stands in an entry itself goes before."""
    if not any("crossref" in entry.fields or "xdata" in entry.fields for entry in entries):
        return tuple(entries)
    by_key = {entry.key.casefold(): entry for entry in reversed(entries)}
    return tuple(replace(entry, inherited=_given(entry, by_key)) for entry in entries)


def parents(entry: Entry) -> list[tuple[str, str]]:
    """The fields that name another entry, and its key."""
    named = [("xdata", key.strip()) for key in entry.get("xdata").split(",")]
    return [(field, key) for field, key in [*named, ("crossref", entry.get("crossref").strip())] if key]


def _given(entry: Entry, by_key: Mapping[str, Entry], depth: int = 0) -> dict[str, str]:
    given: dict[str, str] = {}
    for field, key in parents(entry):
        parent = by_key.get(key.casefold())
        if parent is None or depth >= _DEEPEST:
            continue
        whole = _given(parent, by_key, depth + 1) | {name: one.value for name, one in parent.fields.items()}
        for name, value in (whole if field == "xdata" else _renamed(entry, parent, whole)).items():
            if name not in entry.fields and (field == "xdata" or name not in _OWN):
                given.setdefault(name, value)
    return given


def _renamed(entry: Entry, parent: Entry, whole: Mapping[str, str]) -> dict[str, str]:
    """The title of a book is the *booktitle* of its chapters, its author not theirs."""
    kind = dialects.kind(entry.kind)
    made = {name: value for name, value in whole.items() if name not in ("title", "subtitle")}
    if kind in ("incollection", "inbook", "inproceedings", "conference"):
        within, whose = "booktitle", "bookauthor"
    elif kind == "article":
        within, whose = "journaltitle", "author"
    else:
        within, whose = "maintitle", "author"
    if whole.get("title"):
        made.setdefault(within, dialects.with_subtitle(whole["title"], whole.get("subtitle", "")))
    if whose != "author" and "author" in made:
        made[whose] = made.pop("author")
        if kind == "inbook":
            made["author"] = made[whose]
    return made
