"""Blocks that exist, in the place where they belong, with a title and the options they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content import blocks
from content.problems import suggestion
from learning.blocks import BOXES, GRADES
from learning.conversations import INNER
from sheets.blocks import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

NEARLY = re.compile(r"\s*(?P<name>[\w-]+)\s*[:=]\s*(?P<value>\S.*?)\s*")
IN_MODULES = tuple(block.NAME for block in BOXES)
ON_SHEETS = tuple(BLOCKS)
CAPTIONS = ("table-caption", "figure-caption")
PRACTISED = ("conversation", *INNER)
"""They belong on a page or a sheet; conversations.py looks at what stands in them."""
ANYWHERE = (*CAPTIONS, "details", "tab", *PRACTISED)
OPTIONS = {"details": ("open", "type"), "tab": ("new", "select"), "self-check": ("name",), "pause": ("name", "was")}


def problems(source: Source) -> Iterator[Problem]:
    """Every block that would not come out as a box."""
    sheet = source.path.startswith("exercises/")
    here, elsewhere = (ON_SHEETS, IN_MODULES) if sheet else (IN_MODULES, ON_SHEETS)
    for block in blocks.find(source):
        if block.name in elsewhere:
            where = "modules" if sheet else "exercises"
            why = f"'{block.name}' blocks belong in {where}. Use another block here."
            yield source.problem(block.line, block.column, why, "block-misplaced")
        elif block.name not in (*here, *ANYWHERE):
            near = suggestion(block.name, (*here, *ANYWHERE)) or f" Blocks here are: {', '.join((*here, *ANYWHERE))}."
            why = f"There is no block '{block.name}'.{near}"
            yield source.problem(block.line, block.column, why, "block-unknown")
        elif block.name in (*IN_MODULES, "details", "tab", "conversation") and not block.argument.strip():
            why = f"This {block.name} has no title. Write /// {block.name} | Title."
            yield source.problem(block.line, block.column, why, "block-title")
        elif block.closed and block.name not in (*ON_SHEETS, *INNER) and not block.options and not _text(block):
            why = f"This {block.name} is empty. Write its text between its two lines of slashes."
            yield source.problem(block.line, block.column, why, "block-empty")
        if block.name == "evidence":
            yield from _evidence(source, block)
        elif block.name in IN_MODULES or (block.name in ANYWHERE and block.name not in PRACTISED):
            yield from _options(source, block, OPTIONS.get(block.name, ()))
        if block.name in CAPTIONS:
            yield from _caption(source, block)
        yield from _not_read(source, block)


def _text(block: blocks.Block) -> str:
    return "".join(text for _, text in block.body).strip()


def _options(source: Source, block: blocks.Block, allowed: tuple[str, ...]) -> Iterator[Problem]:
    for name, (line, _) in block.options.items():
        if name not in allowed:
            near = suggestion(name, allowed) or " Leave a blank line before the text, and do not indent it."
            why = f"'{block.name}' has no option '{name}'.{near}"
            yield source.problem(line, 5, why, "block-option")


def _known(name: str) -> tuple[str, ...]:
    """The options that a block has."""
    if name in BLOCKS:
        return tuple(BLOCKS[name].OPTIONS)
    return {"evidence": ("grade",), "conversation": ("you", "with", "name", "was"), "ending": ("how",)}.get(name, OPTIONS.get(name, ()))


def _not_read(source: Source, block: blocks.Block) -> Iterator[Problem]:
    """An option that is not read, for it does not stand right below the first line behind four blanks."""
    blank = False
    for number, text in block.body:
        if not text.strip():
            blank = True
            continue
        option = NEARLY.fullmatch(source.lines[number - 1])
        if option and option["name"].casefold() in _known(block.name):
            right = f"    {option['name'].casefold()}: {option['value']}"
            if blank:
                why = f"An option stands right below the first line of its block. Take the blank line out, and write '{right}'."
            else:
                why = f"An option has four blanks before its name and a colon behind it. Write '{right}'."
            yield source.problem(number, 1, why, "block-option", None if blank else right)
        return


def _evidence(source: Source, block: blocks.Block) -> Iterator[Problem]:
    yield from _options(source, block, ("grade",))
    line, said = block.options.get("grade", (block.line, ""))
    grade = said.strip("\"'")
    if grade not in GRADES:
        what = f"'{grade}' is no grade.{suggestion(grade, GRADES)}" if grade else "This evidence has no grade."
        why = f"{what} Write '    grade: ' right below its first line, with one of {', '.join(GRADES)}."
        yield source.problem(line, block.column, why, "evidence-grade")
    if grade != "concept" and not any("@" in text or "](http" in text for _, text in block.body):
        why = "This evidence names no source. Cite the study it rests on, or grade it as a concept."
        yield source.problem(block.line, block.column, why, "evidence-uncited")


def _caption(source: Source, block: blocks.Block) -> Iterator[Problem]:
    """A caption belongs to what stands right above it, blank lines aside."""
    above = [text for line, text in source.prose_lines() if line < block.line and text.strip()]
    last = above[-1].strip() if above else ""
    if block.name == "table-caption" and not last.startswith("|"):
        why = "This caption has no table above it. Put it right below the table it belongs to."
        yield source.problem(block.line, block.column, why, "caption-alone")
    if block.name == "figure-caption" and not (last.endswith((")", "}")) and "](" in "".join(above[-6:])):
        why = "This caption has no picture above it. Put it right below the picture it belongs to."
        yield source.problem(block.line, block.column, why, "caption-alone")
