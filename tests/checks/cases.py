"""Reads the corpus: what a contributor did to a small sound site, and what they are told.

A case is a document of three parts with a dot between them: what was done; the edit, as a pull request shows it (a file's
path, then lines to take out with -, to put in with +, to find one's place by with a space); every message that follows.
Signs that cannot be seen are written as <TAB>, <SPACE>, <NBSP>, <ZWSP>, <RLO> and <ZWJ>.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checks.run import all_problems

if TYPE_CHECKING:
    from content.problems import Problem

HERE = Path(__file__).parent
GOOD = HERE / "good"
UNSEEN = {"<TAB>": "\t", "<SPACE>": " ", "<NBSP>": "\u00a0", "<ZWSP>": "\u200b", "<RLO>": "\u202e", "<ZWJ>": "\u200d"}


@dataclass(frozen=True)
class Case:
    """One mistake that a contributor made."""

    name: str
    done: str
    edit: str
    said: list[str]

    @classmethod
    def read(cls, file: Path) -> Case:
        done, edit, said = file.read_text("utf-8").split("\n.\n")
        return cls(file.stem, done.strip(), edit, [line for line in said.split("\n") if line.strip()])

    def make(self, root: Path) -> None:
        """Copy the sound site to `root` and do to it what was done."""
        shutil.copytree(GOOD, root, dirs_exist_ok=True)
        for path, hunks in hunks_of(self.edit):
            file = root / path
            text = file.read_text("utf-8") if file.is_file() else ""
            for old, new in hunks:
                assert old in text, f"{self.name}: {path} has no\n{old}"
                text = text.replace(old, new, 1) if old else new
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")


def hunks_of(edit: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """(path, [(old text, new text)]) for each file; a line with only @ begins a new place in the same file."""
    files: list[tuple[str, list[tuple[str, str]]]] = []
    for line in edit.strip("\n").split("\n"):
        if line and line[0] not in "+- @":
            files.append((line, [("", "")]))
        elif line == "@":
            files[-1][1].append(("", ""))
        elif line:
            for written, sign in UNSEEN.items():
                line = line.replace(written, sign)
            old, new = files[-1][1][-1]
            kept = line[1:] + "\n"
            files[-1][1][-1] = (old + kept * (line[0] in "- "), new + kept * (line[0] in "+ "))
    return files


def all_cases() -> list[Case]:
    return [Case.read(file) for file in sorted((HERE / "cases").glob("*.md"))]


@functools.cache
def told(name: str) -> tuple[Problem, ...]:
    """What the check says of one case."""
    with tempfile.TemporaryDirectory() as folder:
        Case.read(HERE / "cases" / f"{name}.md").make(Path(folder))
        return tuple(all_problems(Path(folder)))


def write_messages_again() -> None:
    """Put what the check says now into every case, to be read through before it is committed."""
    for file in sorted((HERE / "cases").glob("*.md")):
        done, edit, _ = file.read_text("utf-8").split("\n.\n")
        said = "\n".join(str(problem) for problem in told(file.stem))
        file.write_text(f"{done}\n.\n{edit}\n.\n{said}\n", "utf-8")


if __name__ == "__main__":  # PYTHONPATH=hooks python -m tests.checks.cases
    write_messages_again()
