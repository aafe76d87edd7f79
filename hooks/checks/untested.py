"""What nobody has reported a run of says that it is untested; the word may go when reports.yml has a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.frontmatter import Exercise, Workshop, load
from workshops import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project
    from content.problems import Problem
    from content.source import Source

UNTESTED = re.compile(
    r"\b(untested|not (yet )?(been )?(tested|evaluated|tried)|no (outcome )?(evaluation|trial|study|data)|neither has this"
    r"|(nobody|no one|no study|no trial)\b[^.]{0,60}\b(tests?|tested|evaluated?|tried|tries|shown))\b",
    re.IGNORECASE,
)


def problems(source: Source, project: Project) -> Iterator[Problem]:
    """An exercise or a plan that neither says so nor has a report. A course without a list of reports is not asked."""
    known, page = project.reports, load(source)
    if known is None or not isinstance(page, Exercise | Workshop) or UNTESTED.search(" ".join(source.body.split())):
        return
    found = reports.of_exercise(known, source.stem) if isinstance(page, Exercise) else reports.of_plan(known, source.stem)
    if not found:
        why = f"This does not say that it is untested, and {reports.NAME} has no report of it. Say so in the text."
        yield source.problem(source.body_line, 1, why, "untested-unsaid")
