"""What kit.yml may put from a plan: its times, goals, exercises and tables, each as nodes, or none where there is nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sheets import wording
from sheets.blocks.compare import CompareNode
from sheets.compose import inline, qr
from sheets.nodes import BulletList, Paragraph, Strong, Table, TextCell, WriteCell
from workshops import agenda
from workshops.kit.nodes import Address, Blanks, Ratings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sheets.nodes import Cell, Inline, Node
    from workshops.packs import Plan

    Heads = list[Inline]

NUMBERS = ["1", "2", "3", "4", "5"]
REPORTS = "../how-it-went/"
"""From a plan's page to the page of reports."""


def summary(plan: Plan, heads: Heads) -> list[Node]:
    """The plan in a sentence."""
    return [Paragraph(inline(plan.workshop.summary))]


def for_(plan: Plan, heads: Heads) -> list[Node]:
    """Whom it is for."""
    return [Paragraph(inline(plan.workshop.for_))]


def objectives(plan: Plan, heads: Heads) -> list[Node]:
    """What people can do afterwards."""
    return [bullets(plan.workshop.objectives)]


def times(plan: Plan, heads: Heads) -> list[Node]:
    """A row for each meeting, its date left to write in."""
    rows: list[list[Cell]] = []
    for meeting in plan.workshop.meetings:
        slots = agenda.timetable(meeting)
        said = meeting.start, slots[-1].until if slots else meeting.start, meeting.title
        rows.append([WriteCell(0), *(TextCell(inline(one), False) for one in said)])
    return [CompareNode([], [], heads, ["write", "text", "text", "text"], rows, 1)]


def hours(plan: Plan, heads: Heads) -> list[Node]:
    """The title, how long it lasts, and how much of that is break."""
    items = [item for meeting in plan.workshop.meetings for item in meeting.agenda]
    rest = sum(item.minutes for item in items if item.break_)
    number = len(plan.workshop.meetings)
    lasts = wording.duration(sum(item.minutes for item in items))
    meetings = f", in {number} meetings" if number > 1 else ""
    breaks = f", {wording.duration(rest)} of it breaks" if rest else ""
    return [Paragraph([Strong(inline(plan.workshop.title))]), Paragraph([f"{lasts}{meetings}{breaks}"])]


def holds(plan: Plan, heads: Heads) -> list[Node]:
    """Each exercise in the order of the day, with what is in it."""
    rows: list[list[Cell]] = []
    for at, slot in _slots(plan):
        if slot.item.exercise:
            exercise = plan.exercises[slot.item.exercise]
            rated, _, nothing = wording.INTENSITY[exercise.intensity].partition(": ")
            said = at, exercise.title, exercise.holds or nothing.capitalize(), rated
            rows.append([TextCell(inline(one), False) for one in said])
    return [Table([], heads, ["text"] * 4, rows)] if rows else []


def breaks(plan: Plan, heads: Heads) -> list[Node]:
    """When each begins, what for, and how long it is."""
    found = [f"{at} {slot.item.break_} ({wording.duration(slot.item.minutes)})" for at, slot in _slots(plan) if slot.item.break_]
    return [Paragraph(inline("; ".join(found)))] if found else []


def reading(plan: Plan, heads: Heads) -> list[Node]:
    """What to read before, each once."""
    return [bullets(list(dict.fromkeys(plan.reading.values())))] if plan.reading else []


def register(plan: Plan, heads: Heads) -> list[Node]:
    """A row for each person who may come; over several meetings a column for each."""
    number = len(plan.workshop.meetings)
    came: Heads = [[str(n)] for n in range(1, number + 1)] if number > 1 else heads[2:]
    head: Heads = [*heads[:2], *came]
    return [Blanks([], head, [12, 10, *[2 if number > 1 else 6] * len(came)], [[[]] * len(head)] * plan.workshop.people.most)]


def ratings(plan: Plan, heads: Heads) -> list[Node]:
    """Each objective, with numbers for before and for now."""
    return [Ratings(heads, [inline(one) for one in plan.workshop.objectives], NUMBERS)]


def tally(plan: Plan, heads: Heads) -> list[Node]:
    """Each objective twice, for before and now, with room for strokes."""
    can, before, now, none = heads
    rows: list[list[Inline]] = []
    for one in plan.workshop.objectives:
        rows += [[inline(one), before, *[[]] * 6], [now, *[[]] * 6]]
    numbers: Heads = [[number] for number in NUMBERS]
    head: Heads = [can, [], *numbers, none]
    return [Blanks([], head, [10, 0, *[3] * 6], rows, 2)]


def timings(plan: Plan, heads: Heads) -> list[Node]:
    """The timetable of each meeting, with room for what became of it."""
    made: list[Node] = []
    for meeting in plan.workshop.meetings:
        rows: list[list[Inline]] = []
        for slot in agenda.timetable(meeting):
            item = slot.item
            what = plan.exercises[item.exercise].title if item.exercise else item.talk or item.break_ or ""
            rows.append([[slot.at], inline(what), [str(item.minutes)], [], []])
        title = inline(meeting.title) if plan.workshop.sessions else []
        made.append(Blanks(title, heads, [0, 12, 0, 0, 12], rows))
    return made


def address(plan: Plan, heads: Heads) -> list[Node]:
    """Where a report can be sent; nothing without a public address."""
    url = urljoin(plan.url, REPORTS)
    return [Address(url, qr(url))] if plan.url else []


def bullets(lines: list[str]) -> BulletList:
    """Lines with a dot before them."""
    return BulletList([[Paragraph(inline(one))] for one in lines])


def _slots(plan: Plan) -> list[tuple[str, agenda.Slot]]:
    """Every line of the timetable with when it comes: its time, or its meeting if there are several."""
    meetings = plan.workshop.meetings
    return [
        (f"Meeting {number}" if len(meetings) > 1 else slot.at, slot)
        for number, meeting in enumerate(meetings, 1)
        for slot in agenda.timetable(meeting)
    ]


PUT: dict[str, Callable[[Plan, Heads], list[Node]]] = {
    "summary": summary,
    "for": for_,
    "objectives": objectives,
    "times": times,
    "hours": hours,
    "holds": holds,
    "breaks": breaks,
    "reading": reading,
    "register": register,
    "ratings": ratings,
    "tally": tally,
    "timings": timings,
    "address": address,
}
"""`contents` stands in document.py, which alone knows all the parts."""
