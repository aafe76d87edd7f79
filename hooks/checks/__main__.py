"""`make check`: prints every mistake in the sources, or mends those whose remedy is mechanical."""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from checks import causes, rates
from checks.project import open_project
from checks.run import all_problems
from content import course_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.problems import Problem

MOST_ROUNDS = 5
"""One remedy may uncover the next; none takes more rounds than this."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 if anything is wrong, else 0."""
    parser = argparse.ArgumentParser(prog="make check", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--format", choices=("text", "github"), default="text")
    parser.add_argument("--fix", action="store_true")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    problems = all_problems(root)
    if options.fix:
        mended = 0
        for _ in range(MOST_ROUNDS):
            if not (now := mend(problems, root)):
                break
            mended, problems = mended + now, all_problems(root)
        print(f"Mended {mended} line{'s' * (mended != 1)}.")
    if options.format == "github":
        on_lines, others = marked(problems)
        print(*map(annotation, on_lines), *others, sep="\n")
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with open(summary, "a", encoding="utf-8") as file:
                file.write(summed_up(problems))
    else:
        print(*problems, sep="\n" if problems else "", end="\n" if problems else "")
    sys.stdout.flush()
    mendable = sum(problem.mended is not None for problem in problems)
    if problems:
        hint = f" {mendable} can be mended for you: make check FIX=1" if mendable else ""
        print(f"{len(problems)} to mend.{hint}", file=sys.stderr)
    else:
        print("Nothing to mend.")
        if options.format == "text":
            project = open_project(root)
            print(*course_file.notes(project.course.about), *rates.report(project.sources), sep="\n")
    return bool(problems)


MOST_MARKS = 10
"""GitHub shows ten on a change, and a reader reads no more."""


def marked(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Those that are marked on their lines, causes first and one of each line, and the others."""
    first: dict[tuple[str, int], Problem] = {}
    for problem in sorted(problems, key=lambda one: (one.code not in causes.FIRST, one)):
        first.setdefault((problem.path, problem.line), problem)
    chosen = list(first.values())[:MOST_MARKS]
    return sorted(chosen), [problem for problem in problems if problem not in chosen]


def summed_up(problems: Sequence[Problem]) -> str:
    """All of them for the page of a run, as text that nothing in them can end."""
    if not problems:
        return "Nothing to mend.\n"
    mendable = sum(problem.mended is not None for problem in problems)
    hint = f" {mendable} of them can be mended for you: `make check FIX=1`." if mendable else ""
    more = f" The first {MOST_MARKS} are marked on their lines." if len(problems) > MOST_MARKS else ""
    lines = "".join(f"    {problem}\n" for problem in problems)
    return f"**{len(problems)} to mend.**{more}{hint}\n\n{lines}\nYou need not get them all: say so, and somebody will do the rest.\n"


def annotation(problem: Problem) -> str:
    """The problem as a workflow command that marks its line in a pull request."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    place = f"file={value(problem.path)},line={problem.line},col={problem.column},title={value(problem.code)}"
    return f"::error {place}::{escaped(problem.message)}"


def mend(problems: Sequence[Problem], root: Path) -> int:
    """Replace each line that has a mechanical remedy, one remedy a line; returns how many."""
    lines_of: dict[str, dict[int, str]] = defaultdict(dict)
    for problem in problems:
        if problem.mended is not None:
            lines_of[problem.path].setdefault(problem.line, problem.mended)
    for path, mended in lines_of.items():
        file = root / path
        written = file.read_bytes().decode("utf-8-sig")
        ends = "\r\n" if "\r\n" in written else "\n"
        lines = written.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in mended.items():
            lines[number - 1] = line
        file.write_bytes("\n".join(lines).replace("\n", ends).encode("utf-8"))
    return sum(map(len, lines_of.values()))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # A Windows console may be older.
    try:
        ended = main()
        sys.stdout.flush()
    except BrokenPipeError:  # Whoever reads, such as head, has read enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ended = 1
    sys.exit(ended)
