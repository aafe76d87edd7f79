"""What was found wrong with each source, kept for a preview, which checks them all again after each change to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from content.problems import Problem

    Rests = tuple[object, ...]


class Findings:
    """The last findings for each place, together with all that they rest on; only those that are asked for again stay."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Rests, list[Problem]]] = {}
        self.asked: set[str] = set()

    def at(self, place: str, rests_on: Rests, look: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The problems at a place; it is looked at only if what they rest on is not what it was the last time."""
        self.asked.add(place)
        before, found = self.known.get(place, ((), []))
        if before != rests_on:
            found = list(look())
            self.known[place] = rests_on, found
        return found

    def forget_the_rest(self) -> None:
        """Drop what this round did not ask for, such as what was found in a file that is gone."""
        self.known = {place: found for place, found in self.known.items() if place in self.asked}
        self.asked.clear()


findings = Findings()
