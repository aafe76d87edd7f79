"""Suppressions: a rule can be excused, for a line or for a file, by whoever says why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.source import fences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.problems import Problem
    from content.source import Source

SUPPRESSION = re.compile(
    r"(?<!`)<!--\s*excuse(?P<file>-file)?\b\s*(?P<code>[\w-]+)?[ \t]*(?::[ \t]*(?P<reason>.*?))?\s*-->", re.DOTALL
)


@dataclass(frozen=True)
class Suppression:
    """For the whole file, or for its own line and the one below."""

    code: str
    line: int
    column: int
    whole_file: bool
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Whether it excuses a problem: the same code, there or right below, with a reason."""
        near = self.whole_file or self.line <= problem.line <= self.line + 1
        return bool(self.reason) and self.code == problem.code and near


def unsuppressed(problems: Iterable[Problem], sources: Iterable[Source]) -> Iterator[Problem]:
    """The problems that nothing excuses, and the excuses that excuse nothing."""
    suppressions = {source.path: (source, list(find(source))) for source in sources}
    used: set[tuple[str, Suppression]] = set()
    for problem in problems:
        covering = {one for one in suppressions.get(problem.path, (None, []))[1] if one.covers(problem)}
        used |= {(problem.path, one) for one in covering}
        if not covering:
            yield problem
    for path, (source, found) in suppressions.items():
        for one in found:
            if not one.reason or not one.code:
                why = "This excuse gives no reason. Write <!-- excuse code: why it does not apply here -->."
                yield source.problem(one.line, one.column, why, "excuse-reason")
            elif (path, one) not in used:
                why = f"There is no '{one.code}' to excuse here. Take the excuse out, or mend its code."
                yield source.problem(one.line, one.column, why, "excuse-unused")


def find(source: Source) -> Iterator[Suppression]:
    """The excuses of a file; those in fenced code are examples."""
    if "excuse" not in source.text:
        return
    body = source.body.split("\n")
    for first, last in fences(source.body):
        body[first : last + 1] = [""] * (last + 1 - first)
    text = "\n".join(body)
    for match in SUPPRESSION.finditer(text):
        before = text[: match.start()]
        line, column = source.body_line + before.count("\n"), match.start() - before.rfind("\n")
        yield Suppression(match["code"] or "", line, column, bool(match["file"]), (match["reason"] or "").strip())
