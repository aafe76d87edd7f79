"""Headings in order, tables with headers, footnotes that exist, and words that respect people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.book import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.problems import Problem
    from content.source import Source

SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]]+)\](?P<colon>:?)")
ADMONITION = re.compile(r"^\s*(!!!|\?\?\?\+?)\s")
RAW_BLOCK = re.compile(r"<(?P<close>/?)(?P<tag>div|section|details|figure|table|aside)\b[^>]*>", re.I)
QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”')


def problems(source: Source, avoid: Mapping[str, str]) -> Iterator[Problem]:
    """Every slip of form or wording on a page."""
    lines = source.prose_lines()
    yield from _headings(source, lines)
    yield from _tables(source, lines)
    yield from _footnotes(source, lines)
    yield from _leftovers(source, lines)
    yield from _words(source, lines, avoid)
    yield from _white_space(source)


def _headings(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    level = 1
    for number, line in lines:
        if re.match(r"#{1,6}[^#\s]", line):
            yield source.problem(
                number,
                1,
                "A heading needs a space after its # signs. Add it.",
                "heading-space",
                re.sub(r"^(#+)", r"\1 ", source.lines[number - 1]),
            )
        if not (heading := HEADING.match(line)):
            continue
        new = len(heading["marks"])
        if new == 1:
            why = "The title comes from the front matter. Begin headings in the text with ##."
            yield source.problem(number, 1, why, "heading-one", f"#{source.lines[number - 1]}")
        elif new > level + 1 and not (level == 1 and new == 3 and source.path.startswith("exercises/")):
            why = f"This heading has {new} # signs after one with {level}. Use {level + 1}."
            yield source.problem(number, 1, why, "heading-jump")
        level = new


def _tables(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    previous = ""
    columns = 0
    for number, line in lines:
        cells = _cells(line)
        if SEPARATOR.match(line) and "|" in line and "-" in line and _cells(previous):
            columns = len(_cells(previous))
            if len(cells) != columns:
                why = f"The table's header has {columns} cells and the line of hyphens {len(cells)}. Make them equal."
                yield source.problem(number, 1, why, "table-columns")
            if not any(cell.strip() for cell in _cells(previous)):
                why = "This table has no headers. Say above each column what it holds."
                yield source.problem(number - 1, 1, why, "table-header")
        elif cells and columns and len(cells) != columns:
            why = f"This row has {len(cells)} cells, its table {columns} columns. Add or remove a cell."
            yield source.problem(number, 1, why, "table-columns")
        elif not cells:
            columns = 0
        elif not columns and not _cells(previous) and len(cells) > 1:
            following = lines[number - source.body_line + 1][1] if number - source.body_line + 1 < len(lines) else ""
            if not SEPARATOR.match(following):
                why = "This table has no line of hyphens under its headers. Add one, such as |---|---|."
                yield source.problem(number, 1, why, "table-header")
        previous = line


def _cells(line: str) -> list[str]:
    """The cells of a line that begins with a bar; nothing for any other line."""
    stripped = line.strip()
    if not stripped.startswith("|") or stripped.count("|") < 2:
        return []
    return re.split(r"(?<!\\)\|", stripped.strip("|") if stripped.endswith("|") else stripped[1:])


def _footnotes(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    found = [
        (n, m.start() + 1, m["name"], bool(m["colon"]) and not line[: m.start()].strip())
        for n, line in lines
        for m in FOOTNOTE.finditer(line)
    ]
    defined = {name for _, _, name, defines in found if defines}
    used = {name for _, _, name, defines in found if not defines}
    for number, column, name, defines in found:
        if not defines and name not in defined:
            yield source.problem(
                number,
                column,
                f"The footnote '{name}' has no text. Add a line [^{name}]: with what it says.",
                "footnote-undefined",
            )
        if defines and name not in used:
            yield source.problem(
                number,
                column,
                f"Nothing refers to the footnote '{name}'. Take it out or refer to it.",
                "footnote-unused",
            )


def _leftovers(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    tags: list[tuple[str, int, int]] = []
    for number, line in lines:
        if ADMONITION.match(line):
            why = "Boxes are written as blocks here: /// scenario | Title, the text, and ///. Write it so."
            yield source.problem(number, 1, why, "admonition")
        if "--8<--" in line:
            yield source.problem(
                number,
                line.index("--8<--") + 1,
                "Pages do not include one another here. Write the text in, or link to it.",
                "snippet",
            )
        for match in RAW_BLOCK.finditer(line):
            tag = match["tag"].casefold()
            if not match["close"]:
                tags.append((tag, number, match.start() + 1))
            elif tags and tags[-1][0] == tag:
                tags.pop()
            else:
                yield source.problem(
                    number, match.start() + 1, f"</{tag}> closes nothing. Take it out.", "raw-html-open"
                )
    for tag, number, column in tags:
        yield source.problem(
            number, column, f"This <{tag}> is never closed. Add </{tag}> below its content.", "raw-html-open"
        )


def _words(source: Source, lines: list[tuple[int, str]], avoid: Mapping[str, str]) -> Iterator[Problem]:
    patterns = [(re.compile(rf"\b{re.escape(word)}\b", re.I), word, instead) for word, instead in avoid.items()]
    for number, line in lines:
        said = QUOTED.sub(lambda m: " " * len(m[0]), line)  # Somebody's own words stay as they were said.
        for pattern, word, instead in patterns:
            for match in pattern.finditer(said):
                yield source.problem(
                    number, match.start() + 1, f"'{word}' names people by a problem. Write {instead}.", "person-first"
                )


def _white_space(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.text.split("\n"), 1):
        if line != line.rstrip():
            yield source.problem(
                number,
                len(line.rstrip()) + 1,
                "There is white space at the end of this line. Take it out.",
                "white-space",
                line.rstrip(),
            )
        elif "\t" in line:
            yield source.problem(
                number,
                line.index("\t") + 1,
                "There is a tab in this line. Use four spaces.",
                "tab",
                line.replace("\t", "    "),
            )
