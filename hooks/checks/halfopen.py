"""Signs of emphasis and code that have no second one, and backslashes that readers would see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

_APART = re.compile(r"\s*(?:[-*+]|\d+[.)])\s|#{1,6}\s|\s*/{3}|\s*\||\s{4,}[\w-]+:\s|\s*$|\s*\[[^\]]+\]:")
"""A line that what stands above cannot run on into."""
_MARKS = re.compile(r"^\s*[*+-]\s(?:\[[ x]\])?|^\s*\*(?:\s*\*){2,}\s*$|^\s*_(?:\s*_){2,}\s*$", re.MULTILINE)
_NO_TEXT = re.compile(
    r"\\[^\n]|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<[^<>\n]*>|\{[^{}\n]*\}|https?://[^\s<>]*[^\s<>*_.,;)]|@[\w:.+/-]+"
    r"|\*{3}(?=\S)[^*\n]*\*{3}|_{2,}"
)
_BOLD = re.compile(r"\*\*(?=\S)(?:[^*]|\*(?!\*))*?\*\*")
_STAR = re.compile(r"(?<!\*)\*(?![\s*])[^*]*?(?<![\s*])\*(?!\*)")
_LINE = re.compile(r"(?<!\w)_(?=\S).+?(?<=\S)_(?!\w)", re.DOTALL)
_OPENS = re.compile(r"(?<![^\s(\[“‘\"'—–-])(?P<sign>(?<!\*)\*(?!\*)|_)(?=[^\W_])")
_BACKSLASH = re.compile(r"(?<!\\)\\(?=[$%&<=:;/,?]|\n\S|$)")


def problems(source: Source) -> Iterator[Problem]:
    """Every opening sign of a paragraph, an item or a cell that nothing closes there; every backslash that stays."""
    for first, text in _blocks(source):
        if any(sign in text for sign in "*_`"):
            yield from _half(source, first, text)
        if "\\" in text:
            yield from _backslashes(source, first, text)


def _blocks(source: Source) -> Iterator[tuple[int, str]]:
    """(line, text) of what emphasis cannot cross: paragraphs, items, rows of tables."""
    first, lines = 0, list[str]()
    for number, line in [*source.prose_lines(), (0, "")]:
        if lines and _APART.match(line):
            yield first, "\n".join(lines)
            lines = []
        if line.strip():
            first = first if lines else number
            lines.append(line)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _letters(match: re.Match[str]) -> str:
    """Something in its place, so that what stands beside it still stands beside something."""
    return re.sub(r"[^\n]", "x", match[0])


def _half(source: Source, first: int, text: str) -> Iterator[Problem]:
    bare = _BOLD.sub(lambda bold: bold[0].replace("**", "!!"), _NO_TEXT.sub(_letters, _MARKS.sub(_blank, text)))
    if "**" in bare:
        return  # Told as bold.
    for cell in re.finditer(r"[^|]+", bare) if bare.lstrip().startswith("|") else [re.match(r"(?s).*", bare)]:
        if not cell:
            continue
        rest = _LINE.sub(_blank, _STAR.sub(_blank, cell[0]))
        if (opening := _OPENS.search(rest)) and not re.search(r"\w\*\s", rest[: opening.start()]):
            name = "star" if opening["sign"] == "*" else "low line"
            word = re.match(r"\w+", text[cell.start() + opening.start() + 1 :])
            before = f"before '{word[0]}' " if word else ""
            why = f"The {name} {before}opens emphasis that nothing closes. Add one at its end, or take this one out."
            yield source.problem(*_place(first, text, cell.start() + opening.start()), why, "emphasis-open")
        if (tick := rest.find("`")) >= 0:
            why = "This backtick opens code that nothing closes. Add one at its end, or type a quotation mark."
            yield source.problem(*_place(first, text, cell.start() + tick), why, "emphasis-open")


def _backslashes(source: Source, first: int, text: str) -> Iterator[Problem]:
    for found in _BACKSLASH.finditer(text):
        sign = text[found.end() : found.end() + 1]
        how = "Leave a blank line for a new paragraph, or write <br>" if sign == "\n" else "Take it out"
        what = f"of '\\{sign}'" if sign.strip() else "at the end of this line"
        why = f"Readers would see the backslash {what}. {how}."
        yield source.problem(*_place(first, text, found.start()), why, "backslash-shown")


def _place(first: int, text: str, at: int) -> tuple[int, int]:
    return first + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
