"""What a step uses stands under `materials`, so that nobody looks for a bell when people are in their chairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks
from content.frontmatter import Exercise, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

THINGS = {
    "a board": (r"(on|off) (a|the) (black|white)?board\b|flip ?chart", r"board|flip ?chart|large paper|wall"),
    "a bell": (r"\bbell\b", r"\bbell"),
    "signs": (
        r"\b(go to|put up|stand at|at each|along|the fifth) (the |a |five |four )?(large )?signs?\b",
        r"\bsigns?\b",
    ),
    "cards": (r"\bcards?\b", r"\bcards?\b"),
    "tape or string": (r"\b(tape|string)\b", r"\b(tape|string)\b"),
    "sticky notes": (r"\bsticky notes?\b", r"\bsticky notes?\b"),
    "slips of paper": (r"\bslips? of paper\b|\bon (a|the) slips?\b|\bhand in\b", r"\bslips?\b"),
    "large paper": (r"\blarge (sheets? of )?paper\b", r"\blarge (sheets? of )?paper\b"),
    "plain paper": (r"\b(plain|blank|scrap) paper\b", r"\b(plain|blank|scrap|any) paper\b"),
    "a bag": (r"\b(into|in|out of|from) (a|the) bag\b", r"\bbag\b"),
    "a clipboard": (r"\bclipboards?\b", r"\bclipboards?\b"),
    "a timer": (r"\b(timer|stopwatch)\b", r"\b(timer|stopwatch|clock|phone)\b"),
    "a diary": (r"\b(in|open) (the|your|a) diary\b", r"\b(diary|diaries|calendar|phone)\b"),
    "scissors": (r"\bscissors\b", r"\b(scissors|cut out)\b"),
    "an envelope": (r"\benvelopes?\b", r"\benvelopes?\b"),
    "coloured pens": (r"\bcolou?red (pens?|pencils?)\b", r"\bcolou?red (pens?|pencils?)\b"),
    "chairs": (r"\b(empty|two|second|other) chairs?\b", r"\bchairs?\b"),
    "a notice": (r"\bnotice on the door\b", r"\bnotice\b"),
}
"""Each with how a step names it and how a list of materials does."""
STEP = re.compile(r"\d+[.)] ")
SETTING_UP = re.compile(r"\*\*(Set-up|Timing|Coaching|Before)\b")


def problems(source: Source) -> Iterator[Problem]:
    """Every common thing that a step or the setting up of an exercise uses and that its materials do not name."""
    exercise = load(source)
    if not isinstance(exercise, Exercise):
        return
    listed = "\n".join(exercise.materials).casefold()
    for name, (used, named) in THINGS.items():
        if re.search(named, listed):
            continue
        for line, text in _told(source):
            if said := re.search(used, text, re.IGNORECASE):
                why = f"This uses '{said[0]}', and the materials do not name {name}. Add it there, or do without."
                yield source.problem(line, said.start() + 1, why, "materials-missing")
                break


def _told(source: Source) -> Iterator[tuple[int, str]]:
    """The steps, and the paragraphs of the notes on setting up and keeping time."""
    found = blocks.find(source)
    inside = {line for block in found for line, _ in block.body}
    notes = [line for block in found if block.name == "facilitator" for line in block.body]
    yield from ((line, text) for line, text in source.prose_lines() if line not in inside and STEP.match(text))
    yield from ((line, text) for line, text in notes if SETTING_UP.match(text))
