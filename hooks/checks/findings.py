"""What was found wrong with each source, kept from the last check; a source is looked at again when anything it rests on changes."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from content.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from build_cache.memory import Memory

NAME = "findings"
FAILED = "check-failed"
"""A rule that fails says so again until it does not, whatever was to blame."""


class Findings:
    """The last findings for each place, under a hash of what they rest on; only those that are asked for again stay."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.known: dict[str, tuple[str, list[tuple[object, ...]]]] = memory.recall(NAME, "") or {}
        self.asked: dict[str, tuple[str, list[tuple[object, ...]]]] = {}

    def at(self, place: str, rests_on: str, look: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The problems at a place; it is looked at only if what they rest on is not what it was the last time."""
        before, found = self.known.get(place, ("", []))
        problems = [Problem(*one) for one in found] if before == rests_on else list(look())  # type: ignore[arg-type]
        if all(problem.code != FAILED for problem in problems):
            self.asked[place] = rests_on, [astuple(problem) for problem in problems]
        return problems

    def keep(self) -> None:
        """Keep what this check found for the next, without what was found in a file that is gone."""
        self.memory.keep(NAME, "", self.asked)
