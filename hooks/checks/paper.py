"""What may be written in an exercise, so that paper shows all that the page shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sheets.html_reader import IN_A_LINE, PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

TAG = re.compile(r"<(?P<tag>[a-z][\w-]*)(?=[\s/>])[^<>]*>", re.I)
SHOWN = {*IN_A_LINE, "div", "details", "summary", "p", "hr"}
TOLD_ELSEWHERE = {*PICTURES, "a", "script", "style", "link", "iframe", "video", "audio", "source", "object", "embed"}
TASK = re.compile(r" *(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<box>\[[ xX]\])[ \t]")


def problems(source: Source) -> Iterator[Problem]:
    """Everything that the page would show and paper could not, or that both would show as raw signs."""
    for number, line in source.prose_lines():
        for match in TAG.finditer(line) if "<" in line else ():
            tag = match["tag"].casefold()
            if tag not in SHOWN and tag not in TOLD_ELSEWHERE:
                why = f"Paper cannot show <{tag}>. Write it as Markdown, or in words."
                yield source.problem(number, match.start() + 1, why, "paper-tag")
        if task := TASK.match(line):
            why = "A list to tick is a block of its own here. Write /// checks | What is asked, the list with hyphens alone, and ///."
            yield source.problem(number, task.start("box") + 1, why, "paper-task")
