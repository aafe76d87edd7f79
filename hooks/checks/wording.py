"""Words that respect people, no word twice, no white space that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from content.problems import Problem
    from content.source import Source

QUOTED = re.compile(r'"[^"\n]*"|\u201c[^\u201d\n]*\u201d')
TWICE = re.compile(
    r"\b(?P<word>the|a|an|of|to|and|in|is|it|for|with|or|at|on|as|by|be|are|was|this)\s+(?P=word)\b", re.I
)
# Quicker over a whole page, and nearly every page has nothing of this kind.
MAYBE_TWICE = re.compile(r"\b(?P<word>[abfiotw]\w{0,3})\s+(?P=word)\b")
UNSEEN = re.compile(r"[^\S\n](?:\n|\Z)|\t")


def problems(source: Source, avoid: Mapping[str, str]) -> Iterator[Problem]:
    """Every slip of wording on a page, its front matter included."""
    folded = {word.casefold(): instead for word, instead in avoid.items()}
    lowered = source.text.casefold().replace("\n", " ")
    found = {word: instead for word, instead in folded.items() if word in lowered}
    if found or MAYBE_TWICE.search(lowered):
        yield from _words(source, found)
    if UNSEEN.search(source.text):
        yield from _white_space(source)


def _words(source: Source, folded: Mapping[str, str]) -> Iterator[Problem]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(folded, key=len, reverse=True))
    avoided = re.compile(rf"\b(?:{words or '(?!)'})\b", re.I)
    header = list(enumerate(source.lines[: source.body_line - 1], 1))
    lines = header + source.prose_lines()
    for (number, line), (_, behind) in zip(lines, [*lines[1:], (0, "")], strict=True):
        said = QUOTED.sub(lambda m: "." * len(m[0]), line)  # Somebody's own words stay as they were said.
        both = said if re.search('["\u201c]', said) else f"{said}\n{QUOTED.sub(lambda m: '.' * len(m[0]), behind)}"
        for match in avoided.finditer(both):
            if match.start() < len(said):
                found = " ".join(match[0].split())
                why = f"'{found}' is on the list of words we avoid. Write {folded[found.casefold()]}."
                yield source.problem(number, match.start() + 1, why, "person-first")
        if (twice := TWICE.search(both)) and twice.start() < len(said):
            line_alone = twice.end() <= len(said)
            mended = TWICE.sub(lambda m: m["word"], source.lines[number - 1]) if line_alone else None
            why = f"'{twice['word']}' stands twice. Take one out."
            yield source.problem(number, twice.start() + 1, why, "word-twice", mended)


def _white_space(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, 1):
        if line != line.rstrip():
            why = "There is white space at the end of this line. Take it out."
            if line.endswith("  ") and line.strip() and "".join(source.lines[number : number + 1]).strip():
                why = "Two blanks at the end of a line break it there for readers. Take them out, or write <br> if you mean that."
            yield source.problem(number, len(line.rstrip()) + 1, why, "white-space", line.rstrip())
        elif "\t" in line:
            why = "There is a tab in this line. Use four spaces."
            mended: str | None = line.replace("\t", "    ")
            if number >= source.body_line and re.match(r"[^\s|].*\t+\S", line) and not re.match(r"([-*+]|\d+\.)\t", line):
                why, mended = "Tabs divide this line, as in a table that was pasted. Write a bar between cells: | one | two |.", None
            yield source.problem(number, line.index("\t") + 1, why, "tab", mended)
