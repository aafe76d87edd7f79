"""An exercise as a room sees it on a screen: one thing at a time. Notes for facilitators are dropped here, once.

The screen gets the steps, their minutes and the questions. What people hold in their hands (tables, cards, lines to write
on) stays on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sheets import outline, shorter
from sheets.blocks.debrief import DebriefNode
from sheets.blocks.facilitator import FacilitatorNode
from sheets.compose import ExerciseSource, typographic
from sheets.nodes import (
    BulletList,
    DefinitionList,
    Heading,
    Node,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    plain,
    to_data,
    trim,
)
from workshops import agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from content.frontmatter import Exercise, Workshop

TEXT = Paragraph, BulletList, DefinitionList, Quote
Screen = list[Node]
"""What a room sees at a time."""


@dataclass(frozen=True)
class Part:
    """What one clock runs for: the set-up, a step, the debrief."""

    label: str
    """Where it stands, such as Step 2 of 6."""
    name: str
    minutes: int
    """0 if it has no clock."""
    screens: list[Screen]
    each: int = 0
    """Minutes for each person, where a step says so."""


@dataclass(frozen=True)
class Version:
    """An exercise in one of its lengths."""

    minutes: int
    title: str
    parts: list[Part]


@dataclass(frozen=True)
class Item:
    """One line of a day."""

    kind: str
    """exercise, talk or break"""
    name: str
    minutes: int
    parts: list[Any]
    """As `exercise_data` gives them."""
    notes: str
    """Where whoever leads finds notes for it, from the site's folder; nothing if there are none."""
    exercise: Exercise | None = None
    at: str = ""
    until: str = ""


@dataclass(frozen=True)
class Set:
    """What is shown in one go: a meeting, or an exercise in one length. A page that has several lets people choose."""

    id: str
    title: str
    shown: list[Item]
    titled: bool = False
    """Whether its title stands over it where all is read from top to bottom."""


def exercise_data(source: dict[str, Any]) -> dict[str, Any]:
    """All that the room's pages need of an exercise, for `ExerciseSource.data`, as JSON knows it.

    `versions` is for the room, the whole exercise first; `notes` are for whoever leads. Raises `UnsupportedElement`.
    """
    material = ExerciseSource.from_data(source)
    notes = [part for node in material.nodes if isinstance(node, FacilitatorNode) and not node.last for part in node.children]
    versions = [version(shorter.of(material, minutes)) for minutes in (0, *material.exercise.lengths)]
    return {"versions": [to_data(one) for one in versions], "notes": to_data(outline.stepped(notes))}


def version(material: ExerciseSource) -> Version:
    """What the room sees of an exercise in one length."""
    exercise = material.exercise
    shown = [node for node in material.nodes if not isinstance(node, FacilitatorNode)]
    at = next((number for number, node in enumerate(shown) if isinstance(node, OrderedList)), None)
    before = shown[:at] if at is not None else []
    parts = [Part("Set-up", "Set-up", exercise.minutes.setup, [[], *_paragraphs(before)])]  # The first screen is the template's.
    parts += _steps(material, shown[at] if at is not None else None)
    parts += [_debrief(node, exercise.minutes.debrief) for node in shown if isinstance(node, DebriefNode)]
    return Version(exercise.minutes.total, typographic(exercise.title), parts)


def lengths(slug: str, exercise: Exercise, versions: Sequence[Any]) -> list[Set]:
    """An exercise in each of its lengths, as `exercise_data` gives them."""
    return [
        Set(f"{slug}-{one['minutes']}", f"{one['minutes']} minutes", [replace(exercise_item(slug, exercise, one), name=one["title"])])
        for one in versions
    ]


def meetings(slug: str, plan: Workshop, exercises: Mapping[str, Exercise], versions: Mapping[str, Sequence[Any]]) -> list[Set]:
    """The meetings of a plan, for the `versions` of each exercise."""

    def line(slot: agenda.Slot) -> Item:
        item = slot.item
        times: dict[str, Any] = {"at": slot.at, "until": slot.until}
        if item.exercise:
            of = versions[item.exercise]
            one = next((one for one in of if one["minutes"] == item.minutes), of[0])
            return replace(exercise_item(item.exercise, exercises[item.exercise], one), **times)
        return aside(item.kind, item.talk or item.break_ or "", item.minutes, f"{address('facilitate', slug)}notes/", **times)

    return [
        Set(f"meeting-{number}", session.title, [line(slot) for slot in agenda.timetable(session)], True)
        for number, session in enumerate(plan.meetings, 1)
    ]


def aside(kind: str, name: str, minutes: int, notes: str, **times: Any) -> Item:
    """A talk or a break."""
    return Item(kind, typographic(name), minutes, [to_data(Part(kind.capitalize(), typographic(name), minutes, [[]]))], notes, **times)


def script(plan: Workshop) -> list[tuple[str, str, str]]:
    """(time, what, words) for everything that somebody says to the room, for whoever says it."""
    slots = [slot for session in plan.meetings for slot in agenda.timetable(session) if slot.item.kind != "exercise"]
    return [(slot.at, typographic(slot.item.talk or slot.item.break_ or ""), slot.item.say or "") for slot in slots]


def address(folder: str, slug: str) -> str:
    """Where the screen of an exercise or a plan is, from the site's folder."""
    return f"{folder}/{slug}/room/"


def exercise_item(slug: str, exercise: Exercise, one: Mapping[str, Any]) -> Item:
    """An exercise in one of its lengths, as `exercise_data` gives it."""
    return Item("exercise", typographic(exercise.title), one["minutes"], one["parts"], f"{address('exercises', slug)}notes/", exercise)


def _steps(material: ExerciseSource, listed: Node | None) -> Iterator[Part]:
    """A part for each step; where steps do not say their minutes, or not all of them, one part for the running time."""
    items = listed.items if isinstance(listed, OrderedList) else []
    run = material.exercise.minutes.run
    if len(items) != len(material.steps) or sum(step.minutes for step in material.steps) != run:
        yield Part("Exercise", "Exercise", run, items or [[]])
        return
    for number, (item, step) in enumerate(zip(items, material.steps, strict=True), 1):
        yield Part(f"Step {number} of {len(items)}", step.name, step.minutes, [_without_name(item)], step.each)


def _without_name(item: Screen) -> Screen:
    """A step without its bold beginning, which is its name and its minutes."""
    first = item[0]
    if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Strong):
        return [replace(first, children=trim(first.children[1:])), *item[1:]]
    return item


def _debrief(node: DebriefNode, minutes: int) -> Part:
    """Its questions, one at a time, and what is said around them."""
    name = shorter.SAID_MINUTES.sub("", plain(node.title)).removeprefix("Debrief:").strip()
    screens = [screen for part in node.children for screen in (part.items if isinstance(part, OrderedList) else [[part]])]
    return Part("Debrief", name, minutes, screens or [[]])


def _paragraphs(nodes: Sequence[Node]) -> Iterable[Screen]:
    """A screen for each paragraph, with the list that belongs to it."""
    found: list[Screen] = []
    for node in nodes:
        if isinstance(node, Heading):
            continue
        if isinstance(node, Paragraph) or (isinstance(node, TEXT) and not found):
            found.append([node])
        elif isinstance(node, TEXT):
            found[-1].append(node)
    return found
