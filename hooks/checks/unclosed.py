"""What is opened and never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.blocks import FENCE as FENCE_OF_BLOCK
from content.blocks import in_item
from content.source import FENCE, fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

RAW_BLOCK = re.compile(r"<(?P<close>/?)(?P<tag>div|section|details|figure|table|aside)\b[^>]*>", re.I)
STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")


def problems(source: Source) -> Iterator[Problem]:
    """Everything on a page that swallows what follows."""
    yield from _code(source)
    yield from _indented(source)
    yield from _emphasis(source)
    yield from _tags(source)


def _code(source: Source) -> Iterator[Problem]:
    lines = source.body.split("\n")
    for first, last in fences(source.body):
        if last == len(lines):
            ticks = FENCE.match(lines[first])
            why = f"This code is never closed, so the rest of the page is code. Add a line {ticks['ticks'] if ticks else ''} below it."
            yield source.problem(source.body_line + first, 1, why, "code-open")
        lines[first : last + 1] = [""] * (min(last + 1, len(lines)) - first)
    if "<!--" not in source.body:
        return
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines), flags=re.S)
    opening = re.search(r"<!--(?!.*?-->)", bare, re.S)
    if opening:
        before = bare[: opening.start()]
        why = "This comment is never closed, so the rest of the page is hidden. Add --> behind it."
        line, column = source.body_line + before.count("\n"), opening.start() - before.rfind("\n")
        yield source.problem(line, column, why, "comment-open")


def _indented(source: Source) -> Iterator[Problem]:
    """Four spaces below a blank line make code, unless they lie inside a list item."""
    lines = [text for _, text in source.prose_lines()]
    for index, (number, text) in enumerate(source.prose_lines()):
        if not text.startswith("    "):
            continue
        written = source.lines[number - 1]  # A line that begins with code is blank there, and not indented.
        indent = len(written) - len(written.lstrip(" "))
        after_blank = index == 0 or not lines[index - 1].strip()
        if (
            indent > 3
            and text.strip()
            and after_blank
            and not in_item(lines[:index], indent)
            and not FENCE_OF_BLOCK.match(text)
        ):
            why = "This text is indented, so it comes out as code. Take the spaces before it out."
            yield source.problem(number, 1, why, "code-indented")


def _emphasis(source: Source) -> Iterator[Problem]:
    """Bold that is opened in a paragraph, item or cell and never closed there."""
    opened: tuple[int, int] | None = None
    for number, line in [*source.prose_lines(), (0, "")]:
        if opened and (not line.strip() or re.match(r"\s*([-*+]|\d+\.)\s|#|\s*\||\s*/{3}", line)):
            why = "These two stars open bold text that is never closed. Add two stars at its end."
            yield source.problem(*opened, why, "bold-open")
            opened = None
        if "**" not in line:
            continue
        for cell in re.finditer(r"[^|]+", line) if line.lstrip().startswith("|") else [re.match(".*", line)]:
            stars = [match.start() for match in STARS.finditer(cell[0])] if cell else []
            if cell and len(stars) % 2:
                opened = None if opened else (number, cell.start() + stars[-1] + 1)


def _tags(source: Source) -> Iterator[Problem]:
    tags: list[tuple[str, int, int]] = []
    for number, line in source.prose_lines():
        for match in RAW_BLOCK.finditer(line) if "<" in line else ():
            tag, column = match["tag"].casefold(), match.start() + 1
            if not match["close"]:
                tags.append((tag, number, column))
            elif tags and tags[-1][0] == tag:
                tags.pop()
            else:
                yield source.problem(number, column, f"</{tag}> closes nothing. Take it out.", "raw-html-open")
    for tag, number, column in tags:
        why = f"This <{tag}> is never closed. Add </{tag}> below its content."
        yield source.problem(number, column, why, "raw-html-open")
