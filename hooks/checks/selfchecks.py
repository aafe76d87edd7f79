"""Self-checks that can be answered: two options or more, one that fits, one that does not, a word on each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

OPTION = re.compile(r"[-*+] (?:\[(?P<mark>[^\]]{0,3})\](?P<space>\s*))?(?P<text>.*)")


def problems(source: Source) -> Iterator[Problem]:
    """Everything about the self-checks of a page that would leave a reader without an answer."""
    found = blocks.find(source)
    for block in found:
        if block.name == "self-check":
            lines = {line for line, _ in block.body}
            inner = [other for other in found if other.line in lines and any(map(_has_a_box, other.body))]
            for other in inner:
                why = (
                    f"Answers stand inside this {other.name}, where nobody can choose them. Take the {other.name} out."
                )
                yield source.problem(other.line, other.column, why, "self-check-answers")
            if not inner:
                yield from _selfcheck(source, block)


def _has_a_box(numbered: tuple[int, str]) -> bool:
    option = OPTION.match(numbered[1])
    return bool(option and option["mark"])


def _selfcheck(source: Source, block: blocks.Block) -> Iterator[Problem]:
    options: list[list[int | bool]] = []  # line, whether it fits, whether something is said about it
    before = ""
    for line, text in block.body:
        if option := OPTION.match(text):
            mark = option["mark"]
            if mark is None or mark not in (" ", "x", "X") or not option["space"]:
                why = "This answer has no box that can be read. Write - [ ] before it, or - [x] if it fits."
                yield source.problem(line, 3, why, "self-check-mark")
            if not option["text"].strip():
                yield source.problem(line, 1, "This answer is empty. Write it behind its box.", "self-check-answers")
            options.append([line, mark in ("x", "X"), False])
        elif options and text.startswith("    ") and text.strip():
            if not before.strip():
                options[-1][2] = True
            elif not options[-1][2]:
                why = "This line runs on from the answer above, so it shows before anybody answers. Put a blank line above it."
                yield source.problem(line, 5, why, "self-check-blank-line", f"\n{source.lines[line - 1]}")
                options[-1][2] = True
        before = text
    if len(options) < 2:
        why = "A self-check needs at least two answers. Write each as - [ ] or - [x]."
        yield source.problem(block.line, block.column, why, "self-check-answers")
    elif not any(fits for _, fits, _ in options):
        why = "No answer of this self-check is marked as fitting. Mark at least one with [x]."
        yield source.problem(block.line, block.column, why, "self-check-right")
    elif all(fits for _, fits, _ in options):
        why = "Every answer of this self-check fits, so it asks nothing. Add one that does not."
        yield source.problem(block.line, block.column, why, "self-check-wrong")
    for line, _, said in options:
        if not said:
            why = (
                "This answer has no feedback. Below a blank line, indented by four spaces, say why it fits or does not."
            )
            yield source.problem(int(line), 1, why, "self-check-feedback")
