"""What a module promises is tested on it, and what it tests was promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks import places
from content import blocks
from content.frontmatter import Module, load
from content.frontmatter_problems import line_of
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source


def problems(source: Source) -> Iterator[Problem]:
    """Objectives that nothing tests or that have no answer, names that are not there, self-checks that serve none."""
    module = load(source)
    if not isinstance(module, Module):
        return
    tests = [block for block in blocks.find(source) if block.name in ("self-check", "pause")]
    known = [*places.names(source), *module.exercises]
    serving = {name for objective in module.objectives for name in objective.tested}
    for number, objective in enumerate(module.objectives):
        line = line_of(source, ("objectives", str(number)))
        if not objective.tested:
            why = "Nothing tests this objective. Write below it 'tested: [..]', with a self-check, a pause or an exercise by name."
            yield source.problem(line, 1, why, "objective-untested")
        for name in objective.tested:
            if name not in known:
                hint = suggestion(name, known) or f" Names here are: {', '.join(known) or 'none yet'}."
                why = f"Nothing on this page is named '{name}'.{hint}"
                yield source.problem(_line(source, line, name), 1, why, "objective-test-unknown")
        if not objective.answer:
            why = "This objective has no answer. Write below it 'answer: ', and in a sentence or two what a good answer holds."
            yield source.problem(line, 1, why, "objective-answer")
    for block in tests:
        name = block.options.get("name", (0, ""))[1]
        if block.name == "self-check" and (not name or name not in serving):
            why = (
                f"No objective names this self-check. Put '{name}' under 'tested' of the objective that it serves."
                if name
                else "This self-check has no name. Write '    name: ' and a word right below its first line, and that word under "
                "'tested' of an objective."
            )
            yield source.problem(block.line, block.column, why, "self-check-serves-none")


def _line(source: Source, first: int, name: str) -> int:
    """Where a name stands, from an objective's first line on."""
    whole = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])")
    return next((n for n in range(first, source.body_line) if whole.search(source.lines[n - 1])), first)
