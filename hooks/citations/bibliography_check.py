"""Every mistake in the bibliography, with its place and its remedy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from citations import neighbours
from citations.bibtex import Entry, Mistake
from content.problems import Problem

if TYPE_CHECKING:
    from citations.bibliography import Bibliography

UNUSABLE = {"bib-syntax", "bib-field-twice", "bib-duplicate", "bib-name", "not-utf-8"}
"""The problems with which no works can be made of the file."""

Rules = Callable[[Entry, Collection[str]], Iterable[Mistake]]
"""Given an entry and the keys of all, what is wrong with it."""


def bibliography_problems(bibliography: Bibliography, rules: Rules | None = None) -> list[Problem]:
    """Everything wrong with a file and its entries, sorted by place; causes alone where they have consequences."""
    problems = list(bibliography.problems)
    if bibliography.torn:
        return problems
    keys = {entry.key for entry in bibliography.entries}
    if rules is None:
        from citations import fields  # a build that only cites has no need of it

        rules = fields.mistakes
    among = neighbours.mistakes(bibliography.entries, whole=not problems)
    for number, entry in enumerate(bibliography.entries):
        own = list(rules(entry, keys)) if entry.whole else []
        for mistake in [*own, *among.get(number, ())]:
            if mistake.field not in entry.inherited:  # that is told of the entry it comes from
                place = bibliography.place(entry, mistake)
                problems.append(Problem(bibliography.path, *place, mistake.message, mistake.code))
    return sorted(problems)
