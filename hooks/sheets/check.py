"""What would keep an exercise from becoming good sheets, found in its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content import blocks, frontmatter
from content.problems import suggestion
from sheets import timing
from sheets.blocks import BLOCKS
from sheets.glyphs import missing
from sheets.options import written

if TYPE_CHECKING:
    from content.blocks import Block
    from content.problems import Problem
    from content.source import Source

LISTED = re.compile(r"\*\*Timing[^*]*\*\* (?P<list>Set-up \d+,[^.]*debrief \d+)\.")
TIMES = re.compile(r" (of|each)\b")
"""Three rounds of 11: more than a sum can tell."""
MINUTES = re.compile(r"\((\d+) minutes?\b")


def problems(source: Source) -> Iterator[Problem]:
    """Everything about one exercise that a facilitator would trip over."""
    found = blocks.find(source)
    for block in found:
        if block.name in BLOCKS:
            yield from _block(source, block)
    yield from _nested(source, found)
    yield from _parts(source, found)
    yield from _minutes(source, found)
    yield from unprintable(source)


def has_cards(source: Source) -> bool:
    """Whether something on its sheets is to be cut out or handed to one person."""
    return any(block.name in ("cards", "role", "observer") for block in blocks.find(source))


def _block(source: Source, block: Block) -> Iterator[Problem]:
    kind = BLOCKS[block.name]
    if not block.argument.strip():
        why = f"This {block.name} has no label. Write /// {block.name} | What is asked."
        yield source.problem(block.line, block.column, why, "sheet-label")
    yield from _options(source, block)
    pattern, why = kind.HOLDS
    if pattern and not any(re.match(pattern, text) for _, text in block.body):
        yield source.problem(block.line, block.column, f"This {block.name} {why}.", "sheet-empty")
    yield from kind.problems(source, block)


def _options(source: Source, block: Block) -> Iterator[Problem]:
    kind = BLOCKS[block.name]
    known = kind.OPTIONS
    values = {name: default for name, (default, _) in known.items()}
    all_right = True
    for name, (line, text) in block.options.items():
        if name not in known:
            near = suggestion(name, known) or (f" It has: {', '.join(known)}." if known else " It has none.")
            yield source.problem(line, 5, f"'{block.name}' has no option '{name}'.{near}", "sheet-option")
            all_right = False
            continue
        try:
            values[name] = known[name][1](written(text))
        except ValueError as error:
            yield source.problem(line, 5, f"'{name}' is '{text}'. {error}", "sheet-option-value")
            all_right = False
    if all_right and (why := kind.disagreement(values)):
        yield source.problem(block.line, block.column, why, "sheet-options-disagree")
    for name in kind.MUST_BE_SAID:
        if not values[name]:
            why = f"This {block.name} does not say '{name}'. Write '    {name}: ' and a few words below its first line."
            yield source.problem(block.line, block.column, why, "sheet-ends")


def _nested(source: Source, found: list[Block]) -> Iterator[Problem]:
    """Items may stand in a debrief or in the notes; elsewhere one block ends before the next begins."""
    for outer in found:
        if outer.column > 1 and outer.name in BLOCKS and BLOCKS[outer.name].STANDS_ALONE:
            why = f"This {outer.name} stands inside a list. Take the spaces before its lines out."
            yield source.problem(outer.line, outer.column, why, "sheet-nested")
        inside = {line for line, _ in outer.body}
        holds_blocks = outer.name in BLOCKS and BLOCKS[outer.name].HOLDS_BLOCKS
        for inner in (block for block in found if block.name in BLOCKS):
            if inner.line in inside and (BLOCKS[inner.name].STANDS_ALONE or not holds_blocks):
                why = f"This {inner.name} stands inside a {outer.name}. Close the {outer.name} above it with ///."
                yield source.problem(inner.line, inner.column, why, "sheet-nested")
                break


def _parts(source: Source, found: list[Block]) -> Iterator[Problem]:
    for name in (name for name, kind in BLOCKS.items() if kind.HAS_TO_BE_THERE):
        there = [block for block in found if block.name == name]
        if not there:
            why = f"There is no {name} block. Add /// {name} | Title, its text, and /// at the end."
            yield source.problem(source.body_line, 1, why, f"{name}-missing")
        for again in there[1:]:
            why = f"This is a second {name} block (first on line {there[0].line}). Join the two."
            yield source.problem(again.line, again.column, why, f"{name}-twice")


def _minutes(source: Source, found: list[Block]) -> Iterator[Problem]:
    exercise = frontmatter.load(source)
    if not isinstance(exercise, frontmatter.Exercise):
        return
    minutes, inside = exercise.minutes, {line for block in found for line, _ in block.body}
    steps = timing.steps((line, text) for line, text in source.prose_lines() if line not in inside)
    total = sum(step.minutes for step in steps)
    for line, text in source.prose_lines() if total != minutes.run else ():
        if line not in inside and (right := timing.almost(text)):
            why = f"The minutes of this step are not counted. Begin it as {right}, with one number."
            yield source.problem(line, 1, why, "step-form")
    if steps and total != minutes.run:
        why = f"The steps take {total} minutes, the front matter says run: {minutes.run}. Make them agree."
        yield source.problem(steps[0].line, steps[0].column, why, "minutes-steps")
    for block in found:
        if block.name == "debrief" and (said := MINUTES.search(block.argument)) and int(said[1]) != minutes.debrief:
            why = f"The debrief says {said[1]} minutes, the front matter says debrief: {minutes.debrief}. Make them agree."
            yield source.problem(block.line, block.column, why, "minutes-debrief")
        if block.name == "facilitator":
            for line, text in block.body:
                yield from _notes(source, line, text, minutes)


def _notes(source: Source, line: int, text: str, minutes: frontmatter.Minutes) -> Iterator[Problem]:
    for said in re.finditer(r"\*\*(?P<what>Set-up|Timing) \((?P<n>\d+) minutes?\)", text):
        name, expected = (
            ("setup", minutes.setup) if said["what"] == "Set-up" else ("setup + run + debrief", minutes.total)
        )
        if int(said["n"]) != expected:
            why = f"{said['what']} says {said['n']} minutes, the front matter {name}: {expected}. Make them agree."
            yield source.problem(line, said.start("n") + 1, why, "minutes-notes")
    listed = LISTED.match(text)
    if not listed or TIMES.search(listed["list"]):
        return
    if (summed := sum(map(int, re.findall(r" (\d+)(?=,|$)", listed["list"])))) != minutes.total:
        why = f"These add up to {summed} minutes, the exercise takes {minutes.total}. Make them agree."
        yield source.problem(line, listed.start("list") + 1, why, "minutes-notes")


def unprintable(source: Source) -> Iterator[Problem]:
    """Every character that paper would have to leave out."""
    for number, text in enumerate(source.lines, 1):
        for column, sign in missing(text):
            why = f"No font for paper has the character '{sign}' (U+{ord(sign):04X}). Write it in words, or add a font."
            yield source.problem(number, column, why, "glyph-missing")
