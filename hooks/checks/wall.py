"""Signs, strips and wall sheets: what the materials or the text name is printed with the kit, and nothing else is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks
from content.frontmatter import Exercise, Workshop, load
from content.frontmatter_problems import line_of
from content.problems import suggestion
from content.quotes import STRAIGHT, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.frontmatter import Wall
    from content.problems import Problem
    from content.source import Source

SHEET = re.compile(r"\bsheets? on the wall\b|\bwall sheets?\b", re.IGNORECASE)
KINDS = {"signs": re.compile(r"\bsigns?\b"), "strips": re.compile(r"\bstrips? of (wall|table|paper)\b"), "sheets": SHEET}
"""How materials name each kind."""
TITLE = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def problems(source: Source) -> Iterator[Problem]:
    """What an exercise or a plan names and the kit would not have, and what it would have and nobody is told of."""
    page = load(source)
    if isinstance(page, Exercise):
        yield from _exercise(source, page)
    elif isinstance(page, Workshop):
        for kind in ("signs", "sheets"):
            yield from _unnamed(source, page.wall, kind, source.body, "the text below does not name it")
        yield from _unprinted(source, page.wall)


def _exercise(source: Source, exercise: Exercise) -> Iterator[Problem]:
    """Materials that name signs of which nothing says what stands on them, and the other way round."""
    for kind, pattern in KINDS.items():
        said = next((number for number, one in enumerate(exercise.materials) if pattern.search(one)), None)
        given = getattr(exercise.wall, kind)
        if said is not None and not given:
            why = f"The materials name {kind}, and nothing says what stands on them. Write it under 'wall', as '{kind}'."
            yield source.problem(line_of(source, ("materials", str(said))), 1, why, "wall-missing")
        if given and said is None:
            why = f"'wall' has {kind}, and the materials do not name {kind}. Name them there, or leave them out."
            yield source.problem(line_of(source, ("wall", kind)), 1, why, "wall-unnamed")
        elif kind == "strips":
            yield from _strips(source, exercise)
        else:
            yield from _unnamed(source, exercise.wall, kind, "\n".join(exercise.materials), "the materials do not name it")


def _strips(source: Source, exercise: Exercise) -> Iterator[Problem]:
    """Strips that are no scale of the exercise."""
    scales = [block.argument for block in blocks.find(source) if block.name == "scale"]
    for strip in exercise.wall.strips:
        if not any(named(label, [strip]) for label in scales):
            hint = suggestion(strip, [label.partition(":")[0] for label in scales]) or " Write the beginning of a label."
            why = f"No scale of this exercise begins with '{strip}'.{hint}"
            yield source.problem(_line(source, "strips", strip), 1, why, "wall-strip-unknown")


def _unnamed(source: Source, wall: Wall, kind: str, text: str, why_not: str) -> Iterator[Problem]:
    """Signs or sheets of which nobody is told."""
    for name in wall.signs if kind == "signs" else [sheet.title for sheet in wall.sheets]:
        if _folded(name) not in _folded(text):
            why = f"'{name}' would be printed for the wall, and {why_not}. Name it there, or leave it out."
            yield source.problem(_line(source, kind, name), 1, why, "wall-unnamed")


def _unprinted(source: Source, wall: Wall) -> Iterator[Problem]:
    """Sheets on the wall that the text names in italics and the kit would not have."""
    printed = {_folded(sheet.title) for sheet in wall.sheets}
    for number, text in source.prose_lines():
        for title in TITLE.finditer(text, said.end()) if (said := SHEET.search(text)) else ():
            if _folded(title[1]) not in printed:
                why = f"'{title[1]}' is a sheet on the wall, and the kit would not have it. Add it to 'sheets' under 'wall'."
                yield source.problem(number, title.start() + 1, why, "wall-missing")


def _line(source: Source, kind: str, name: str) -> int:
    """Where one of them is given."""
    first = line_of(source, ("wall", kind))
    return next((n for n in range(first, source.body_line) if _folded(name) in _folded(source.lines[n - 1])), first)


def _folded(text: str) -> str:
    return " ".join(text.translate(STRAIGHT).casefold().split())
