"""Blocks as they stand in the source: name, argument, options and body, each with its line. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.problems import Problem
    from content.source import Source

FENCE = re.compile(
    r"(?P<indent> *)(?P<slashes>/{3,})(?:[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<argument>.*?))?)?[ \t]*$"
)
NEARLY = re.compile(r"(?P<indent> *)(?:(?P<slashes>/{3,}).*|/{1,2}[ \t]*[a-z][\w-]*[ \t]*\|.*|\\{3,}[ \t]*([a-z].*)?)$")
OPTION = re.compile(r"(?: {4}|\t)(?P<name>[^\s:-][^:]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")


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
    lines = source.prose_lines()
    blocks: list[Block] = []
    open_: list[tuple[int, str, int]] = []  # index in `opened`, its slashes, index of its first line
    opened: list[tuple[re.Match[str], int]] = []
    bodies: dict[int, tuple[int, int, bool]] = {}
    for index, (_, text) in enumerate(lines):
        fence = FENCE.match(text)
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
    return blocks


def _options(lines: list[tuple[int, str]], start: int, end: int) -> tuple[dict[str, tuple[int, str]], int]:
    options: dict[str, tuple[int, str]] = {}
    while start < end and (option := OPTION.match(lines[start][1])):
        options[option["name"]] = (lines[start][0], (option["value"] or "").strip())
        start += 1
    return options, start


def problems(source: Source) -> list[Problem]:
    """Blocks that are not closed, closing lines that close nothing, and lines that nearly open one."""
    found = [
        source.problem(
            block.line, block.column,
            f"The block '{block.name}' is not closed. Add a line with as many slashes as it opens with, below its text.",
            "block-open",
        )
        for block in find(source) if not block.closed
    ]  # fmt: skip
    depth: list[str] = []
    for line, text in source.prose_lines():
        if not (fence := FENCE.match(text)):
            if nearly := NEARLY.match(text):
                why = "This line opens no block. Write three slashes, the block's name, a bar and its title: /// name | Title."
                found.append(source.problem(line, len(nearly["indent"]) + 1, why, "block-opening"))
                depth.append(nearly["slashes"] or "///")  # So that its closing line is not held against it.
            continue
        if fence["name"]:
            depth.append(fence["slashes"])
        elif fence["slashes"] in depth:
            while depth.pop() != fence["slashes"]:
                pass
        else:
            why = (
                f"'{fence['slashes']}' closes no block. Take it out, or write as many slashes as the block opens with."
            )
            found.append(source.problem(line, len(fence["indent"]) + 1, why, "block-close"))
    return found
