"""How far a long piece of work is: counted on one line of a terminal, told at each tenth elsewhere. Knows nothing about MkDocs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

CLEAR = "\r\x1b[K"
"""Back to the beginning of the line, and nothing more on it."""


class Progress:
    """Counts how much of something is done. It says nothing as long as everything was done before.

        progress = Progress("Sheets of {done} of {total} exercises", 60, log.info)
        for one in sixty:
            progress.step(make(one))
        progress.end()
    """

    def __init__(self, told: str, total: int, say: Callable[[str], object], terminal: TextIO | None = None) -> None:
        self.told, self.total, self.say = told, total, say
        self.terminal = terminal or sys.stderr
        self.counts = self.terminal.isatty()
        self.done = 0
        self.worked = False
        """Whether anything had to be done."""
        self.tenth = 0
        """How many tenths were told of."""

    def step(self, worked: bool = True) -> None:
        """One more is done; `worked` says whether that took any work."""
        self.done += 1
        self.worked = self.worked or worked
        if not self.worked:
            return
        line = self.told.format(done=self.done, total=self.total)
        tenth = 10 * self.done // self.total
        if self.counts:
            self.terminal.write(f"{CLEAR}{line}")
            self.terminal.flush()
        elif tenth > self.tenth:
            self.say(line)
        self.tenth = tenth

    def end(self) -> None:
        """Leave the line to whoever speaks next."""
        if self.counts and self.worked:
            self.terminal.write(CLEAR)
            self.terminal.flush()
