"""What is known of a work, as the bibliography tells it: whether it was found, what it holds, what to be careful about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citations import notes
from citations.latex import plain
from content.quotes import typographic

if TYPE_CHECKING:
    from citations.bibliography import Library
    from citations.work import Work

STATUS = {
    "verified": ("Found", "All that is printed here of its record was found apart from the text that cites it."),
    "partly": (
        "Found in part",
        "The work was found, but not all that is printed of its record. What is missing stands beside it.",
    ),
    "unverified": ("Not found", "No record was found. The work may exist as cited; nothing here rests on it."),
    "unidentified": ("Not identified", "Name and year are all there is, and several works could be meant."),
}
"""Each status, what to call it, what it means; best first."""


@dataclass(frozen=True)
class Note:
    """The annote of a work, taken apart."""

    finding: str
    not_confirmed: str
    seen: str


def status(work: Work) -> str:
    """A key of `STATUS`."""
    return "unidentified" if "unidentified" in work.keywords else work.status or "unverified"


def note(work: Work) -> Note:
    """`What it holds. Not confirmed: pages. Seen: example.org.` in three."""
    parts = notes.parts(typographic(plain(work.fields.get("annote", ""))))
    return Note(parts[""], parts.get("Not confirmed", ""), parts.get("Seen", ""))


def by_status(library: Library) -> dict[str, list[Work]]:
    """Every work below its status, as a reference list has them."""
    works = library.in_order()
    return {name: [work for work in works if status(work) == name] for name in STATUS}


def counts(library: Library) -> dict[str, int]:
    """How many works have which status, for the page of references."""
    return Counter(status(work) for work in library.values())


def cited_by_core_texts(library: Library) -> list[tuple[Work, list[Work]]]:
    """Each core text with the works that it cites: all have `cited-in-sample2018`, which is how its own key begins."""
    works = library.in_order()
    names = dict.fromkeys(word for work in works for word in work.keywords if word.startswith("cited-in-"))
    return [
        (core, [work for work in works if name in work.keywords and work is not core])
        for name in names
        for core in works
        if name in core.keywords and core.key.startswith(name.removeprefix("cited-in-"))
    ]
