"""Minutes that can be kept: a module that can be read in them, an agenda that leaves each exercise its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.frontmatter import Module, Workshop, load
from content.problems import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project
    from content.problems import Problem
    from content.source import Source

FASTEST = 150
"""Words a minute, self-checks and all: above this, the promise on the page cannot be kept."""


def problems(source: Source, project: Project) -> Iterator[Problem]:
    """Everything that takes longer, or shorter, than it says."""
    match load(source):
        case Module() as module:
            words = len(re.findall(r"\w[\w'\u2019-]*", "\n".join(text for _, text in source.prose_lines())))
            if words > module.minutes * FASTEST:
                fair = round(words / 90 / 5) * 5
                why = f"{words} words do not fit into {module.minutes} minutes. Give about {fair}, or shorten the page."
                yield source.problem(source.meta_lines.get("minutes", 1), 1, why, "minutes-reading")
        case Workshop() as workshop:
            yield from _workshop(source, workshop, project)


def _workshop(source: Source, workshop: Workshop, project: Project) -> Iterator[Problem]:
    for meeting in workshop.meetings:
        for item in meeting.agenda:
            exercise = project.course.exercises.get(item.exercise or "")
            if exercise and item.minutes < exercise.minutes.total and not exercise.shorter(item.minutes):
                shorter = (
                    f", or {listed([str(n) for n in exercise.lengths])} in a shorter version," if exercise.short else ""
                )
                why = (
                    f"'{item.exercise}' takes {exercise.minutes.total} minutes{shorter} and gets {item.minutes}. "
                    "Give it one of its own lengths."
                )
                yield source.problem(_line_of(source, item.exercise or ""), 1, why, "minutes-agenda")


def _line_of(source: Source, slug: str) -> int:
    header = source.lines[: source.body_line - 1]
    return next((n for n, line in enumerate(header, 1) if re.search(rf"\b{re.escape(slug)}\s*$", line)), 1)
