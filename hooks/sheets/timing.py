"""The minutes of an exercise, as its steps and its notes give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.frontmatter import Minutes, Short

STEP = re.compile(
    r"\s{0,3}\d+[.)]\s+\*\*(?P<name>[^*(]+?)\s*"
    r"\((?P<minutes>\d+) minutes?\b(?:, (?P<each>\d+) each)?[^)]*\)[.:]?\*\*\s*(?P<text>.*)"
)

ALMOST = re.compile(
    r"\s{0,3}\d+[.)]\s+(?P<bold>\*\*|__|)(?P<name>[A-Z][^*_().:,\n]{0,60}?)"
    r"(?:(?:\*\*|__)?[.:]? ?\([^()]*\bmin(?:ute)?s?\b[^()]*\)|(?<=\w)[:,–—-]? (?:\d+|[a-z]+) min(?:ute)?s?\b[.:]?(?P=bold)(?<=[*_]))",
    re.IGNORECASE,
)
"""A step whose minutes stand where a reader finds them and nothing else does."""


@dataclass(frozen=True)
class Step:
    """One step: `line` and `column` are where its minutes stand."""

    name: str
    minutes: int
    line: int = 0
    column: int = 0
    each: int = 0
    """Minutes for each person, where the step says so."""
    text: str = ""
    """What to do, as it is written."""


def steps(lines: Iterable[tuple[int, str]]) -> list[Step]:
    """The numbered steps that say how long they take: `1. **Name (5 minutes).** …`."""
    found = ((number, STEP.match(text)) for number, text in lines)
    return [_step(number, m) for number, m in found if m]


def almost(text: str) -> str:
    """The beginning of a step as it has to be written, where a line is nearly one; nothing for any other line."""
    found = None if STEP.match(text) else ALMOST.match(text)
    if not found:
        return ""
    number = re.search(r"\d+", found[0].partition(found["name"])[2])
    minutes = number[0] if number else "…"
    return f"**{found['name'].strip()} ({minutes} minutes).**"


def _step(line: int, found: re.Match[str]) -> Step:
    minutes, each = int(found["minutes"]), int(found["each"] or 0)
    return Step(found["name"].strip(), minutes, line, found.start("minutes") + 1, each, found["text"])


def share(step: Step, minutes: int) -> int | None:
    """How many minutes each person has when a step takes `minutes`, or None if that is no whole number."""
    each, rest = divmod(minutes * step.each, step.minutes)
    return None if rest else each


def kept(whole: list[Step], short: Short) -> list[Step]:
    """The steps that stay in a shorter version, with their new minutes and each person's share of them."""
    return [
        Step(step.name, minutes, each=0 if step.name in short.changed else share(step, minutes) or 0, text=step.text)
        for step in whole
        if (minutes := short.steps.get(step.name))
    ]


def schedule(minutes: Minutes, done: list[Step]) -> list[Step]:
    """Set-up, steps and debrief in order; steps that do not fill the running time are left out."""
    fits = sum(step.minutes for step in done) == minutes.run
    middle = done if fits else [Step("Exercise", minutes.run)]
    around = [Step("Set-up", minutes.setup)], [Step("Debrief", minutes.debrief)]
    return [step for part in (around[0], middle, around[1]) for step in part if step.minutes]


def clock(start: int, course: list[Step]) -> list[tuple[str, str, int]]:
    """(time, name, minutes) for each step, from minutes after midnight; 0 counts from the beginning."""
    rows = []
    for step in course:
        rows.append((f"{start // 60}:{start % 60:02d}", step.name, step.minutes))
        start += step.minutes
    return rows
