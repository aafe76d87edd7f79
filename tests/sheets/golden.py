"""Cases that anyone can read and add to: a name, a dot, what is typed, a dot, what comes of it, a dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One case of a file, named as it stands there."""

    name: str
    source: str
    result: str


def cases(name: str) -> list[Case]:
    """The cases of cases/<name>.md."""
    lines = (HERE / "cases" / f"{name}.md").read_text("utf-8").splitlines()
    dots = [number for number, line in enumerate(lines) if line == "."]
    assert dots and len(dots) % 3 == 0, f"cases/{name}.md: each case has three lines with a dot"
    return [
        Case(lines[a - 1], "\n".join(lines[a + 1 : b]), "\n".join(lines[b + 1 : c]))
        for a, b, c in zip(dots[::3], dots[1::3], dots[2::3], strict=True)
    ]
