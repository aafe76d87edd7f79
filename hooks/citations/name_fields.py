"""The fields of a work that hold names, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import doubts, roles
from citations.bibtex import Mistake
from citations.people import split_names
from citations.work import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citations.bibtex import Entry

FIELDS = (*PEOPLE, *roles.SECOND, *roles.LEADING, *roles.BESIDE, "bookauthor")


def mistakes(entry: Entry) -> Iterator[Mistake]:
    """Every name that is none, or somebody else's."""
    for role in FIELDS:
        if role in entry.fields:
            yield from _names(entry, role)


def unusable(entry: Entry, keys: Collection[str]) -> Iterator[Mistake]:
    """Only what no work can be made of."""
    for role in FIELDS:
        if written := entry.get(role):
            for name, why, code in doubts.of_field(split_names(written)):
                if code == "bib-name":
                    yield Mistake(role, why, code, written.find(name))


def _names(entry: Entry, role: str) -> Iterator[Mistake]:
    written = entry.get(role)
    if role in entry.fields and not written:
        yield Mistake(role, f"'{role}' of '{entry.key}' is empty. Fill it or take the line away.", "bib-empty-name")
    names = split_names(written)
    for name, why, code in doubts.of_field([name for name in names if not re.search(r"\bet al\b", name)]):
        yield Mistake(role, why, code, written.find(name))
    for name in names:
        if re.match(r"and\b|.*\sand$|[\s{},~]*$", name, re.IGNORECASE):
            why = f"There is an empty name in '{role}' of '{entry.key}'. Put one 'and' between two names."
            yield Mistake(role, why, "bib-empty-name", written.find(name))
        elif re.search(r"\bet al\b", name):
            yield Mistake(role, "Write 'and others' instead of 'et al.'.", "bib-et-al", written.find("et al"))
