"""A workshop plan with its clock worked out, and what a room of a given size needs for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from content.frontmatter import AgendaItem, Exercise, Session, Workshop
from sheets.wording import group_size

USUAL = 12
ROOMS = (6, 8, 10, 12, 15, 18, 20, 24, 30)
PRINTED = re.compile(r"\bthis sheet\b|\bcards?\b.*\bcut out\b")
A_CARD_EACH = re.compile(r"\bcard each\b")
ALIKE = {r"(a )?pens?( each)?": "a pen each", r"a clock.*": "a clock that everyone can see"}
"""Things that several exercises ask for in different words."""
CARD_SETS = re.compile(
    r"\bset\b.*\bcards\b.*\b(?:for each|for the|per) (?P<per>person|pair|trio|group|room)\b|\bset of cards (?P<each>each)\b"
)
SIZES = {"person": 1, "each": 1, "pair": 2, "trio": 3}


@dataclass(frozen=True)
class Slot:
    """One line of a timetable; times as a clock shows them."""

    item: AgendaItem
    at: str
    until: str
    start: int
    """In minutes after midnight."""


@dataclass(frozen=True)
class Thing:
    """Something to bring, and the exercises that want it."""

    name: str
    slugs: tuple[str, ...]


def clock(minutes: int) -> str:
    """09:05 for 545; after midnight it begins again."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def timetable(session: Session) -> list[Slot]:
    """What happens when. Modules to read come before the day and take no time of it."""
    hours, minutes = session.start.split(":")
    now = int(hours) * 60 + int(minutes)
    slots = []
    for item in session.agenda:
        if item.kind != "read":
            slots.append(Slot(item, clock(now), clock(now + item.minutes), now))
            now += item.minutes
    return slots


def reading(session: Session) -> list[str]:
    """The modules to read before a session."""
    return [item.read for item in session.agenda if item.read]


def exercises(workshop: Workshop) -> list[str]:
    """The exercises of a workshop, each once, in order."""
    return list(dict.fromkeys(i.exercise for session in workshop.meetings for i in session.agenda if i.exercise))


def runs(workshop: Workshop, known: Mapping[str, Exercise]) -> list[tuple[str, int]]:
    """Each exercise with the length of the shorter version that is run, or 0; each such pair once, in order."""
    found = [(item.exercise, item.minutes) for session in workshop.meetings for item in session.agenda if item.exercise]
    return list(dict.fromkeys((slug, minutes if known[slug].shorter(minutes) else 0) for slug, minutes in found))


def things(known: Mapping[str, Exercise], slugs: Iterable[str]) -> list[Thing]:
    """What to bring for all exercises together; sheets and cards are counted with the printing."""
    wanted: dict[str, list[str]] = {}
    for slug in slugs:
        for material in known[slug].materials:
            if not PRINTED.search(material):
                name = next((name for pattern, name in ALIKE.items() if re.fullmatch(pattern, material)), material)
                wanted.setdefault(name, []).append(slug)
    return [Thing(name, tuple(slugs)) for name, slugs in sorted(wanted.items(), key=lambda one: -len(one[1]))]


def handout_share(exercise: Exercise) -> int:
    """How many people one handout is for; 0 if it is for the whole room."""
    return {"person": 1, "pair": 2, "group": group_size(exercise.group) or 0}[exercise.print.per]


def extra_share(exercise: Exercise) -> int:
    """How many people one of the extra handouts is for; 0 if there are none."""
    return {"pair": 2, "group": group_size(exercise.group) or 1000}.get(exercise.print.extra or "", 0)


def card_share(exercise: Exercise, cards: int) -> int:
    """How many people a set of `cards` cards is for, as the materials say; else as many as a handout."""
    for material in exercise.materials:
        if said := CARD_SETS.search(material):
            return SIZES.get(said["per"] or said["each"]) or group_size(exercise.group) or 0
        if A_CARD_EACH.search(material):
            return cards
    return handout_share(exercise)


def needed(people: int, share: int, extra: int = 0) -> int:
    """How many a room needs of what so many people share, the last for those left over; and one more for each `extra` people."""
    return ceil(people / (share or people)) + (ceil(people / extra) if extra else 0)
