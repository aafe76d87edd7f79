"""A shorter version of an exercise, as an exercise of its own: fewer steps, boxes and cards, and other minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, TypeVar

from content.frontmatter import Exercise, Minutes, Short
from content.quotes import named
from sheets import timing
from sheets.blocks.cards import CardsNode
from sheets.blocks.debrief import DebriefNode
from sheets.compose import ExerciseSource, inline
from sheets.nodes import Field, Inline, Item, Node, OrderedList, Paragraph, Strong, plain
from sheets.timing import Step

SAID_MINUTES = re.compile(r"\(\d+ minutes?\)")
T = TypeVar("T")


@dataclass(frozen=True)
class Shorter(ExerciseSource):
    """What is known of an exercise, as far as one of its shorter versions goes."""

    whole: ExerciseSource
    short: Short

    @cached_property
    def _read(self) -> tuple[list[Node], list[Field]]:
        return list(_nodes(self.whole, self.short)), self.whole.fields


def of(material: ExerciseSource, minutes: int) -> ExerciseSource:
    """The version of an exercise that takes so many minutes; for 0, and for any other length, the exercise itself."""
    short = material.exercise.shorter(minutes)
    if not short:
        return material
    title = f"{material.exercise.title} in {minutes} minutes"
    exercise = material.exercise.model_copy(update={"title": title, "minutes": taken(short)})
    own = {"exercise": exercise, "steps": timing.kept(material.steps, short), "whole": material, "short": short}
    known = {field.name: getattr(material, field.name) for field in fields(ExerciseSource)}
    return Shorter(**known | own)


def taken(short: Short) -> Minutes:
    """Its minutes, as those of an exercise."""
    return Minutes(setup=short.setup, run=sum(short.steps.values()), debrief=short.debrief)


def outlines(exercise: Exercise, steps: list[Step]) -> list[dict[str, Any]]:
    """Each shorter version as its facilitator wants to know it.

    `short` is its front matter, `clock` rows of (time, what, minutes), `left_out` the names of steps.
    """
    return [
        {
            "short": short,
            "clock": timing.clock(0, timing.schedule(taken(short), timing.kept(steps, short))),
            "left_out": [step.name for step in steps if step.name not in short.steps],
        }
        for short in exercise.short
    ]


def _nodes(material: ExerciseSource, short: Short) -> Iterable[Node]:
    """The page as data, without what the version leaves out."""
    listed = False
    for node in material.nodes:
        label = plain(_label(node))
        if isinstance(node, OrderedList) and not listed and len(node.items) == len(material.steps):
            listed = True
            yield from _given(short.given)
            yield OrderedList(list(_items(node.items, material.steps, short)))
        elif isinstance(node, DebriefNode):
            if short.debrief:
                yield _debrief(node, short)
        elif not named(label, short.without):
            numbers = short.only.get(named(label, short.only) or "", [])
            part = node.list_field if numbers else ""
            yield replace(node, **{part: _kept(getattr(node, part), numbers)}) if part else node


def _label(node: Node) -> Inline:
    return node.label if isinstance(node, Item) else node.title if isinstance(node, CardsNode) else []


def _given(given: Mapping[str, str]) -> Iterable[Node]:
    for name, said in given.items():
        yield Paragraph([Strong([f"Instead of “{name}”:"]), " ", *inline(said)])


def _items(items: list[list[Node]], whole: list[Step], short: Short) -> Iterable[list[Node]]:
    """The numbered steps; what a step says beyond its first paragraph stays with it."""
    staying = {step.name: step for step in timing.kept(whole, short)}
    for item, before in zip(items, whole, strict=True):
        if step := staying.get(before.name):
            each = f", {step.each} each" if step.each else ""
            head = Strong([f"{step.name} ({step.minutes} minute{'s' if step.minutes != 1 else ''}{each})."])
            changed = short.changed.get(step.name)
            first = item[0].children[1:] if isinstance(item[0], Paragraph) else []
            yield [Paragraph([head, *([" ", *inline(changed)] if changed else first)]), *([] if changed else item[1:])]


def _debrief(node: DebriefNode, short: Short) -> Node:
    minutes = f"({short.debrief} minute{'s' if short.debrief != 1 else ''})"
    title: Inline = [SAID_MINUTES.sub(minutes, part) if isinstance(part, str) else part for part in node.title]
    inside: list[Node] = [
        OrderedList(_kept(part.items, short.questions)) if isinstance(part, OrderedList) and short.questions else part
        for part in node.children
    ]
    return replace(node, title=title, children=inside)


def _kept(parts: list[T], numbers: list[int]) -> list[T]:
    return [part for number, part in enumerate(parts, 1) if number in numbers]
