"""Shorter versions that can be run: their steps and boxes are there, and none needs what has been left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks
from content.frontmatter import Exercise, load
from content.frontmatter_problems import line_of
from content.problems import listed, suggestion
from content.quotes import named
from search.words import NUMBERS
from sheets import timing
from sheets.timing import share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from content.blocks import Block
    from content.frontmatter import Short
    from content.problems import Problem
    from content.source import Source
    from sheets.timing import Step

ROLE = re.compile(r"\*\*([a-z][\w -]+)\*\*")
"""A part that somebody is given, such as **teller**: bold, in small letters, in the step that gives it out."""
PACE = re.compile(r"(?<!\babout )\b(?:half )?\w+ (?:minutes?|seconds)(?: and a half)? (?:an? \w+|for each \w+)")
"""How long a part of a step takes, such as 'three minutes a week'."""
REFERENCE = re.compile(r"\bsteps? (\d+)\b")
ROW = re.compile(r"\s*\|(?![\s:|]*-[\s:|-]*$)")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")


def problems(source: Source) -> Iterator[Problem]:
    """Everything in `short` and `needs` that the text of an exercise does not bear out."""
    exercise = load(source)
    if not isinstance(exercise, Exercise) or not (exercise.short or exercise.needs):
        return
    found = blocks.find(source)
    inside = {line for block in found for line, _ in block.body}
    steps = {s.name: s for s in timing.steps(line for line in source.prose_lines() if line[0] not in inside)}
    for step, needed in exercise.needs.items():
        yield from _names(source, ("needs",), [step, *needed], steps)
    for number, short in enumerate(exercise.short):
        place = ("short", str(number))
        yield from _names(source, (*place, "steps"), short.steps, steps)
        yield from _names(source, (*place, "changed"), short.changed, short.steps)
        yield from _names(source, (*place, "given"), short.given, steps)
        yield from _needs(source, place, exercise, short, steps)
        yield from _shares(source, place, short, steps)
        yield from _paces(source, place, short, steps)
        yield from _boxes(source, place, short, found)
        if short.minutes >= exercise.minutes.total:
            whole = exercise.minutes.total
            why = f"This version takes {short.minutes} minutes, the whole exercise {whole}. Make it shorter, or take it out."
            yield source.problem(line_of(source, place), 1, why, "short-not-shorter")


def _names(source: Source, place: tuple[str, ...], names: Collection[str], known: Collection[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            why = suggestion(name, known) or f" The steps here are {listed(list(known))}."
            yield source.problem(
                line_of(source, (*place, name)), 1, f"There is no step '{name}' here.{why}", "short-step"
            )


def _needs(
    source: Source, place: tuple[str, ...], exercise: Exercise, short: Short, steps: dict[str, Step]
) -> Iterator[Problem]:
    """A step that stays and uses what a step left out would have made, with nothing given in its place."""
    gone = {name: step for name, step in steps.items() if name not in short.steps and name not in short.given}
    order = list(steps)
    for name in filter(steps.get, short.steps):
        text = short.changed.get(name, steps[name].text)
        line = line_of(source, (*place, "steps", name))
        said = {order[int(n) - 1] for n in REFERENCE.findall(text) if 0 < int(n) <= len(order)}
        for missing in gone:
            parts = [part for part in ROLE.findall(gone[missing].text) if re.search(rf"\b{re.escape(part)}\b", text)]
            if missing in (*exercise.needs.get(name, ()), *said) or parts:
                what = f"'{name}' needs '{missing}'" + (f", which gives out the {parts[0]}" if parts else "")
                why = f"{what}, and this version leaves '{missing}' out. Keep it, or say below 'given' what people get in its place."
                yield source.problem(line, 1, why, "short-needs")


def _shares(source: Source, place: tuple[str, ...], short: Short, steps: dict[str, Step]) -> Iterator[Problem]:
    """A step shared out among people, whose new minutes do not come out even."""
    for name, minutes in short.steps.items():
        if (step := steps.get(name)) and step.each and name not in short.changed and share(step, minutes) is None:
            people = step.minutes // step.each
            even = minutes // people * people or people
            why = f"{minutes} minutes do not come out even among {people}, and the step says '{step.each} each'. Give {even}."
            yield source.problem(line_of(source, (*place, "steps", name)), 1, why, "short-each")


def _paces(source: Source, place: tuple[str, ...], short: Short, steps: dict[str, Step]) -> Iterator[Problem]:
    """A step with other minutes, whose text still gives its parts their old ones."""
    for name, minutes in short.steps.items():
        step = steps.get(name)
        if step and step.minutes != minutes and name not in short.changed and (said := PACE.search(step.text)):
            whole = f"'{name}' takes {minutes} minutes here and {step.minutes} in the whole"
            why = f"{whole}, and its text says '{said[0]}' in both. Say below 'changed' how it goes here."
            yield source.problem(line_of(source, (*place, "steps", name)), 1, why, "short-pace")


def _boxes(source: Source, place: tuple[str, ...], short: Short, found: list[Block]) -> Iterator[Problem]:
    debrief = next((block for block in found if block.name == "debrief"), None)
    asked = len(_rows(debrief)) if debrief else 0
    for question in short.questions:
        if question > asked:
            why = f"The debrief has no question {question}; it has {asked} in all. Mend the number."
            yield source.problem(line_of(source, (*place, "questions")), 1, why, "short-question")
    labels = [block.argument for block in found if block.name not in ("debrief", "facilitator")]
    for field, wanted in (("without", short.without), ("only", short.only)):
        for label in wanted:
            boxes = [block for block in found if block.argument in labels and named(block.argument, [label])]
            if len(boxes) != 1:
                near = suggestion(label, labels) if not boxes else " Write more of its label."
                why = f"{'No box begins' if not boxes else f'{len(boxes)} boxes begin'} with '{label}'.{near}"
                yield source.problem(line_of(source, (*place, field)), 1, why, "short-box")
            elif field == "only":
                yield from _kept(source, (*place, field, label), boxes[0], short.only[label])


def _kept(source: Source, place: tuple[str, ...], box: Block, numbers: list[int]) -> Iterator[Problem]:
    """Rows or cards to keep that are not there, and a label that goes on counting those left out."""
    there, line = len(_rows(box)), line_of(source, place)
    if (most := max(numbers)) > there:
        why = f"'{box.argument}' has no row or card {most}; it has {there} in all. Mend the number."
        yield source.problem(line, 1, why, "short-box")
    elif len(numbers) < there and (counted := NUMBERS.get(there)) and re.search(rf"\b{counted}\b", box.argument, re.I):
        why = f"'{box.argument}' counts {there}, and this version keeps {len(numbers)}. Take the number out of the label."
        yield source.problem(line, 1, why, "short-count")


def _rows(block: Block) -> list[str]:
    """The cards, rows or items of a block."""
    lines = [text for _, text in block.body]
    if block.name == "cards":
        return [text for text in lines if text.startswith("### ")]
    if block.name in ("compare", "grid"):
        return [text for text in lines if ROW.match(text)][1:]
    return [text for text in lines if ITEM.match(text)]
