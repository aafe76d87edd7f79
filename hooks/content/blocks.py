"""Blocks as they stand in the source: name, argument, options and body, each with its line. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from content.source import FAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content.problems import Problem
    from content.source import Source

FENCE = re.compile(
    r"(?P<indent> *)(?P<slashes>/{3,})(?:[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?)?[ \t]*$"
)
NEARLY = re.compile(r"(?P<indent> *)(?:(?P<slashes>/{3,}).*|/{1,2}[ \t]*[a-z][\w-]*[ \t]*\|.*|\\{3,}[ \t]*([a-z].*)?)$")
OPTION = re.compile(r"(?: {4}|\t)(?P<name>[^\s:-][^:]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")

EQUALS = re.compile(r"\s*[\w-]+\s*=.*")
APART = re.compile(r" *(?P<slashes>/(?: +/){2,})[ \t]*(?P<rest>.*)")
WITHIN = re.compile(r"(?<!\S)(?!\S*:/)[^\s/]*(?:/{1,2}[^\s/]+)*(?P<slashes>/{3,})")
ITEM = re.compile(r" *(?:[-*+]|\d{1,3}[.)]|\[\^[^\]]+\]:|:)[ \t]")
"""A line whose neighbours below belong to it when they are indented: an item, a footnote, a definition."""


@dataclass(frozen=True)
class Block:
    """One block; `body` holds (line number, text) without the options."""

    name: str
    argument: str
    line: int
    column: int
    options: dict[str, tuple[int, str]]
    """Name to (line, text as typed)."""
    body: tuple[tuple[int, str], ...]
    closed: bool


def find(source: Source) -> list[Block]:
    """Every block of a file in the order they open, nested ones included; code is skipped."""
    return list(_find(source))


@lru_cache(maxsize=8)  # Several rules ask for the blocks of one file, then of the next.
def _find(source: Source) -> tuple[Block, ...]:
    lines = source.prose_lines()
    blocks: list[Block] = []
    open_: list[tuple[int, str, int]] = []  # index in `opened`, its slashes, index of its first line
    opened: list[tuple[re.Match[str], int]] = []
    bodies: dict[int, tuple[int, int, bool]] = {}
    for index, (_, text) in enumerate(lines):
        fence = FENCE.match(text) if "///" in text else None
        if not fence:
            continue
        if fence["name"]:
            open_.append((len(opened), fence["slashes"], index + 1))
            opened.append((fence, index))
        elif any(slashes == fence["slashes"] for _, slashes, _ in open_):
            while open_:
                number, slashes, start = open_.pop()
                bodies[number] = (start, index, slashes == fence["slashes"])
                if slashes == fence["slashes"]:
                    break
    for number, _, start in open_:
        bodies[number] = (start, len(lines), False)
    for number, (fence, index) in enumerate(opened):
        start, end, closed = bodies[number]
        options, start = _options(lines, start, end)
        column = len(fence["indent"]) + 1
        body = tuple(lines[start:end])
        blocks.append(Block(fence["name"], fence["argument"] or "", lines[index][0], column, options, body, closed))
    return tuple(blocks)


def _options(lines: list[tuple[int, str]], start: int, end: int) -> tuple[dict[str, tuple[int, str]], int]:
    options: dict[str, tuple[int, str]] = {}
    while start < end and (option := OPTION.match(lines[start][1])):
        options[option["name"]] = (lines[start][0], (option["value"] or "").strip())
        start += 1
    return options, start


def problems(source: Source) -> list[Problem]:
    """Blocks that are not closed, closing lines that close nothing, and lines that nearly open a block."""
    found = []
    for block in find(source):
        if not block.closed:
            if short := next((line for line, text in block.body if text.strip() in ("/", "//")), None):
                why = f"Two slashes close no block. Write {'/' * 3}, as many as the block '{block.name}' opens with."
                found.append(source.problem(short, 1, why, "block-close", "///"))
                continue
            why = f"The block '{block.name}' is not closed. Add a line with as many slashes as it opens with, below its text."
            found.append(source.problem(block.line, block.column, why, "block-open"))
    return [*found, *_fences(source), *_options_misread(source)]


def _fences(source: Source) -> Iterator[Problem]:
    depth: list[tuple[str, int]] = []  # slashes and indentation of each open block
    lines = [text for _, text in source.prose_lines()]
    for index, (line, text) in enumerate(source.prose_lines()):
        if "/" not in text and "\\" not in text:
            continue
        fence = FENCE.match(text)
        if not fence and (apart := APART.fullmatch(text)):
            together = apart["slashes"].replace(" ", "")
            why = "Blanks stand between these slashes. Write them side by side: ///."
            mended = f"{together} {apart['rest']}".rstrip()
            yield source.problem(line, apart.start("slashes") + 1, why, "block-opening", mended)
            depth.append((together, 0))
        elif not fence and (nearly := NEARLY.match(text)):
            why = "This line opens no block. Write three slashes, the block's name, a bar and its title: /// name | Title."
            yield source.problem(line, len(nearly["indent"]) + 1, why, "block-opening")
            depth.append((nearly["slashes"] or "///", 0))  # So that its closing line is not held against it.
        elif within := WITHIN.search(text, fence.end("slashes") if fence else 0):
            why = "Slashes open or close a block only on a line of their own. Begin a new line before them."
            yield source.problem(line, within.start("slashes") + 1, why, "block-opening")
        if not fence:
            continue
        indent = len(fence["indent"])
        opened = next((at for slashes, at in reversed(depth) if slashes == fence["slashes"]), 0)
        if indent > 3 and (not in_item(lines[:index], indent) if fence["name"] else indent - opened > 3):
            why = "This line of a block is indented, so it comes out as code. Take the spaces before it out."
            yield source.problem(line, 1, why, "block-indented", source.lines[line - 1].lstrip())
        if fence["name"]:
            depth.append((fence["slashes"], indent))
        elif any(slashes == fence["slashes"] for slashes, _ in depth):
            while depth.pop()[0] != fence["slashes"]:
                pass
        else:
            why = (
                f"'{fence['slashes']}' closes no block. Take it out, or write as many slashes as the block opens with."
            )
            yield source.problem(line, indent + 1, why, "block-close")


def in_item(above: Sequence[str], indent: int) -> bool:
    """Whether a line indented like this, below these lines, lies inside a list item."""
    for text in reversed(above):
        depth = len(text) - len(text.lstrip())
        if text.strip() and depth < indent:
            if ITEM.match(text):
                return indent - depth < 8
            indent = depth
    return False


def _options_misread(source: Source) -> Iterator[Problem]:
    """Indented lines right below the first one are options; one that is none makes the whole block come out as text."""
    for block in find(source):
        first: dict[str, int] = {}
        margin = " " * ((block.column - 1) // 4 * 4 + 4)
        for number in range(block.line + 1, len(source.lines) + 1):
            text = source.lines[number - 1]
            if not text.startswith(margin) or not text.strip():
                break
            if EQUALS.fullmatch(text):
                break  # hooks/checks/boxes.py knows its name.
            option = OPTION.match(text[len(margin) - 4 :])
            if not option or not _reads(option):
                why = "This line is indented like an option and is none. Write name: value, or put a blank line above the text."
                yield source.problem(number, 5, why, "block-option")
                break
            if option["name"] in first:
                why = f"'{option['name']}' stands twice (first on line {first[option['name']]}). Keep one of them."
                yield source.problem(number, 5, why, "block-option-twice")
            first.setdefault(option["name"], number)


def _reads(option: re.Match[str]) -> bool:
    try:
        return isinstance(yaml.load(option[0].strip(), FAST), dict)
    except (yaml.YAMLError, ValueError):
        return False
