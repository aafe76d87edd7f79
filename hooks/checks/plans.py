"""The rules of *Holding the room* that a plan can be held to: rest, an opening, an end, and room for what it asks people to do."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from content.frontmatter import Workshop, load
from content.frontmatter_problems import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project
    from content.frontmatter import AgendaItem, Exercise, Session
    from content.problems import Problem
    from content.source import Source

SITTING = 90
"""Minutes without a break."""
LAST, LAST_BEHIND_HARD = 10, 15
"""Minutes that lie at least between the deepest exercise and the end, and between one of intensity 3 and the end."""
CLOSING = 4
"""Minutes that an ending needs."""
WORK = {
    "a vote": (r"\b(dots?|votes?|voting)\b", r"\b(dots?|votes?|choos\w+)\b"),
    "a wall sheet": (r"\b(wall sheets?|what is on the wall|sheets? on the wall)\b", r"\b(wall|requests?|asking for)\b"),
    "a walk": (r"\b(a walk in pairs|go for a walk)\b", r"\bwalk\b"),
    "a film": (r"\b(show|watch) (a|the) (film|video)\b", r"\b(film|video)\b"),
}
"""Work that takes the room time: how the text of a plan asks for it, and how its agenda gives it minutes."""
CHANGED = "## How to shorten it"


def problems(source: Source, project: Project) -> Iterator[Problem]:
    """Everything in a plan that its own advice would not allow."""
    workshop = load(source)
    if not isinstance(workshop, Workshop):
        return
    known, closing = project.course.exercises, project.course.about.closing
    for number, meeting in enumerate(workshop.meetings):
        here = ("sessions", str(number), "agenda") if workshop.sessions else ("agenda",)
        agenda = [(item, line_of(source, (*here, str(n)))) for n, item in enumerate(meeting.agenda) if not item.read]
        for line, why, code in (*_frame(agenda, closing), *_sitting(agenda), *_deep(agenda, known), *_pairs(agenda, known)):
            yield source.problem(line, 1, why, code)
    yield from _people(source, workshop, known)
    yield from _work(source, workshop.meetings)


Agenda = list[tuple["AgendaItem", int]]
Found = tuple[int, str, str]


def _frame(agenda: Agenda, closing: str | None) -> Iterator[Found]:
    """A welcome first, a close last."""
    if agenda and not agenda[0][0].talk:
        why = "Nothing opens this meeting. Begin with a talk: who is here, how people may pass, when it ends."
        yield agenda[0][1], why, "plan-opening"
    if agenda and not (agenda[-1][0].talk or agenda[-1][0].exercise == (closing or "")):
        why = f"Nothing closes this meeting. End with {f'{closing}, or with ' if closing else ''}a talk."
        yield agenda[-1][1], why, "plan-closing"
    ending = list(takewhile(lambda one: one[0].talk or one[0].exercise == (closing or ""), reversed(agenda)))
    if ending and (minutes := sum(item.minutes for item, _ in ending)) < CLOSING:
        why = f"An ending needs {CLOSING} minutes, and this one has {minutes}. Give it more."
        yield agenda[-1][1], why, "plan-closing"


def _sitting(agenda: Agenda) -> Iterator[Found]:
    minutes = 0
    for item, line in agenda:
        sat, minutes = minutes, 0 if item.break_ else minutes + item.minutes
        if sat <= SITTING < minutes:
            yield (
                line,
                f"With this, people sit for {minutes} minutes. Put a break before it: {SITTING} are the most.",
                "plan-sitting",
            )


def _deep(agenda: Agenda, known: dict[str, Exercise]) -> Iterator[Found]:
    """A break behind whatever goes deepest; where there is no break at all, some minutes before people go home."""
    rated = [(n, known[item.exercise].intensity) for n, (item, _) in enumerate(agenda) if item.exercise in known]
    if not rated:
        return
    top = max(intensity for _, intensity in rated)
    rests = any(item.break_ for item, _ in agenda)
    deepest = [n for n, intensity in rated if intensity == top and top > 1]
    if top < 3 and deepest:
        deepest = [max(deepest, key=lambda n: agenda[n][0].minutes)]
    for n in deepest:
        item, line = agenda[n]
        after = [one for one, _ in agenda[n + 1 :]]
        if (rests or top == 3) and not (after and after[0].break_):
            why = f"'{item.exercise}' is the deepest of this meeting, and no break follows it. Put one behind it."
            yield line, why, "plan-deepest"
        elif sum(one.minutes for one in after) < (least := LAST if top < 3 else LAST_BEHIND_HARD):
            why = f"'{item.exercise}' goes deepest and ends less than {least} minutes before people go. Put something light behind it."
            yield line, why, "plan-deepest"


def _pairs(agenda: Agenda, known: dict[str, Exercise]) -> Iterator[Found]:
    there = {item.exercise for item, _ in agenda}
    for n, (item, line) in enumerate(agenda):
        for behind in known[item.exercise].then if item.exercise in known else []:
            if behind in there and not (n + 1 < len(agenda) and agenda[n + 1][0].exercise == behind):
                why = f"'{behind}' does not come right behind '{item.exercise}', which asks for it. Put them together."
                yield line, why, "plan-parted"


def _people(source: Source, workshop: Workshop, known: dict[str, Exercise]) -> Iterator[Problem]:
    room, line = workshop.people, source.meta_lines.get("people", 1)
    used = {item.exercise for meeting in workshop.meetings for item in meeting.agenda if item.exercise}
    for slug in sorted(used & known.keys()):
        people = known[slug].people
        if room.fewest < people.fewest or room.most > people.most:
            why = (
                f"This plan is for {room.fewest} to {room.most} people, and '{slug}' for {people.fewest} to {people.most}. "
                "Change the plan's numbers, or the exercise."
            )
            yield source.problem(line, 1, why, "plan-people")


def _work(source: Source, meetings: list[Session]) -> Iterator[Problem]:
    """What the text asks the room to do and no line of the agenda gives minutes to."""
    given = "\n".join(item.talk or item.break_ or "" for meeting in meetings for item in meeting.agenda)
    for name, (asked, scheduled) in WORK.items():
        if re.search(scheduled, given, re.IGNORECASE):
            continue
        for line, text in source.prose_lines():
            if text.startswith(CHANGED):
                break
            if said := re.search(asked, text, re.IGNORECASE):
                why = f"This asks for {name}, and no line of the agenda gives it minutes. Add one, or leave it out."
                yield source.problem(line, said.start() + 1, why, "plan-unscheduled")
                break
