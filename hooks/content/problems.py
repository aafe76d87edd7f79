"""One way to say what is wrong: path:line:column, what is wrong, what to do. Knows nothing about MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a source file, worded for the person who made it."""

    path: str
    """Relative to the repository, with forward slashes."""
    line: int
    """Counted from 1, the front matter included."""
    column: int
    """Counted from 1."""
    message: str
    """What is wrong. What to do. Whole sentences."""
    code: str
    """A lasting name such as `unknown-citation`, explained on contribute/messages."""
    mended: str | None = field(default=None, compare=False)
    """The whole line as it should read, where the remedy is mechanical."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} [{self.code}]"


def listed(words: Sequence[str]) -> str:
    """a, b and c."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def suggestion(word: str, known: Iterable[str]) -> str:
    """'Did you mean 'x'?' with a leading space, or nothing if no known word comes near."""
    from difflib import get_close_matches  # a course without mistakes never needs it

    folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f" Did you mean '{folded[near[0]]}'?" if near else ""
