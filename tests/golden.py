"""Cases that anyone can read and add to: a name, a dot, what is typed, a dot, what comes of it, a dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One case of a file, and where it begins."""

    place: str
    name: str
    source: str
    result: str

    def __str__(self) -> str:
        return f"{self.place} {self.name}"


def cases(folder: Path, name: str) -> list[Case]:
    """The cases of cases/<name>.md in a folder."""
    lines = (folder / "cases" / f"{name}.md").read_text("utf-8").splitlines()
    dots = [number for number, line in enumerate(lines) if line == "."]
    assert dots and len(dots) % 3 == 0, f"cases/{name}.md: each case has three lines with a dot"
    return [
        Case(f"cases/{name}.md:{a}", lines[a - 1], "\n".join(lines[a + 1 : b]), "\n".join(lines[b + 1 : c]))
        for a, b, c in zip(dots[::3], dots[1::3], dots[2::3], strict=True)
    ]
