"""Headings in order, lists that come out as lists, footnotes that exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.project import HEADING
from content.blocks import FENCE, OPTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<colon>:?)")
TAGGED = re.compile(r"(?:\s*(?:[-*+]|\d{1,3}\.|>)\s+)+#(?P<word>[^\W_][\w-]*)")
"""- #teamwork, > #teamwork: at the beginning of an item or a quotation."""
COLONLESS = re.compile(r"\[\^(?P<name>[^\]\s]+)\][^:\n]*[^:\s]")
ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,3}[.)])(?P<space>\s+)\S")
BULLET_OF_A_WORD_PROCESSOR = re.compile(
    r"(?P<indent>\s*)(?P<sign>[\u2022\u00b7\u25cf\u25e6\u25aa\u2013\u2014\uf0a7\uf0b7\uf0d8\uf0fc]|o(?=\s{2,}))\s+\S"
)
OWN_NUMBER = re.compile(
    r"(?P<indent>\s*)(?P<sign>(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})\)|\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)|(?:[a-h]|[ivx]{1,4})\.)\s+(?=\S)"
)
"""a), (1) or ii. as a word processor numbers a list."""
CLOSE = re.compile(r"(?P<indent> *)(?P<sign>[-+]|\d{1,2}\.)(?=[^\W\d_])")
"""An item short of the blank behind its sign."""
BOX = re.compile(r"\s*[\u2610\u25a1\u25a2\u2751\u2752\uf06f\uf0a8]\s*(?=\S)")


def problems(source: Source) -> Iterator[Problem]:
    """Every slip of form in the running text."""
    lines = source.prose_lines()
    yield from _headings(source, lines)
    yield from _lists(source, lines)
    yield from _footnotes(source, lines)


def _headings(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    level, before = 1, ""
    for number, line in lines:
        if (tagged := TAGGED.match(line)) and source.lines[number - 1].startswith(tagged[0]):
            why = f"The # makes a heading of '{tagged['word']}', and is lost. Put a backslash before it: \\#{tagged['word']}."
            mended = source.lines[number - 1].replace(f"#{tagged['word']}", f"\\#{tagged['word']}", 1)
            yield source.problem(number, tagged.start("word"), why, "heading-space", mended)
        if not line.lstrip().startswith(("#", "=", "-")):
            before = line
            continue
        written = source.lines[number - 1]
        if re.match(r"#{7}", line):
            why = "A heading has six # signs at most, and readers would see the rest. Use as many as its place asks for."
            yield source.problem(number, 7, why, "heading-jump")
        elif re.match(r"#{1,6}[^#\s]", line):
            spaced = re.sub(r"^(#+)", r"\1 ", written)
            yield source.problem(
                number, 1, "A heading needs a space after its # signs. Add it.", "heading-space", spaced
            )
        elif re.match(r" {1,3}#{1,6}\s+\S", written) and line.lstrip().startswith("#"):
            why = "This heading is indented, so it comes out as text. Take the spaces before it out."
            yield source.problem(number, 1, why, "heading-indent", written.lstrip())
        elif re.fullmatch(r"#{1,6}\s*", line):
            yield source.problem(number, 1, "This heading is empty. Write it, or take the line out.", "heading-empty")
        elif (
            re.fullmatch(r"=+\s*|-{3,}\s*", line)
            and before.strip()
            and not re.match(r"\s*([|>]|/{3}|[-*+] |#)", before)
        ):
            why = "A line of signs makes the text above it a heading. Write ## before the heading instead, or leave a blank line."
            yield source.problem(number, 1, why, "heading-underlined")
        before = line
        if not (heading := HEADING.match(line)):
            continue
        new = len(heading["marks"])
        if new == 1 and "template" in source.meta:
            pass  # A page with a layout of its own brings its title.
        elif new == 1:
            why = "The title comes from the front matter. Begin headings in the text with ##."
            yield source.problem(number, 1, why, "heading-one", f"#{written}")
        elif new > level + 1 and not (level == 1 and new == 3 and source.path.startswith("exercises/")):
            why = f"This heading has {new} # signs after one with {level}. Use {level + 1}."
            yield source.problem(number, 1, why, "heading-jump", re.sub(r"^#+", "#" * (level + 1), written))
            new = level + 1
        if re.search(r"[^.][.:,;]$", heading["text"].rstrip()):
            stripped = re.sub(r"[.:,;]+\s*$", "", written)
            why = f"This heading ends with a '{heading['text'].rstrip()[-1]}'. Leave it out."
            yield source.problem(number, len(line.rstrip()), why, "heading-stop", stripped)
        level = new


def _lists(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    """Python-Markdown wants a blank line above a list, and four spaces for what lies inside an item."""
    before, in_list, blank = "", False, True
    for (number, line), (_, behind) in zip(lines, [*lines[1:], (0, "")], strict=True):
        written = source.lines[number - 1]
        if BULLET_OF_A_WORD_PROCESSOR.match(line):
            sign = BULLET_OF_A_WORD_PROCESSOR.match(line)
            why = f"'{sign['sign'] if sign else ''}' makes no list. Begin each item with a hyphen and a space."
            mended = BULLET_OF_A_WORD_PROCESSOR.sub(lambda m: m[0].replace(m["sign"], "-", 1), written)
            yield source.problem(number, 1, why, "list-sign", mended)
        if BOX.match(line):
            why = "This sign is no box that can be ticked. Write - [ ] before each answer, or - [x] if it fits."
            yield source.problem(number, 1, why, "list-sign", BOX.sub("- [ ] ", written))
        if (own := OWN_NUMBER.match(line)) and (OWN_NUMBER.match(behind) or OWN_NUMBER.match(before)):
            why = f"'{own['sign']}' makes no list. Begin each item with 1. and a space."
            yield source.problem(number, 1, why, "list-sign", OWN_NUMBER.sub(r"\g<indent>1. ", written))
        if (close := CLOSE.match(line)) and (CLOSE.match(behind) or CLOSE.match(before)):
            why = f"'{close['sign']}' makes no list without a blank behind it. Add one."
            yield source.problem(number, 1, why, "list-sign", CLOSE.sub(r"\g<indent>\g<sign> ", written))
        item = ITEM.match(written) if ITEM.match(line) else None
        if item:
            indent = len(item["indent"])
            if in_list and indent % 4:
                why = f"This item is indented by {indent} spaces, so it does not come out inside the one above. Use four for each step."
                mended = " " * ((indent + 3) // 4 * 4) + written.lstrip()
                yield source.problem(number, 1, why, "list-indent", mended)
            elif not in_list and not blank and not indent and not FENCE.match(before) and not OPTION.match(before):
                why = "This list needs a blank line above it, or it runs on from the text. Add one."
                yield source.problem(number, 1, why, "list-blank-line", f"\n{written}")
            in_list = True
        elif FENCE.match(line) or (blank and line.strip() and not line.startswith("  ")):
            in_list = False
        blank, before = not line.strip(), line


def _footnotes(source: Source, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    found = [
        (n, m.start() + 1, m["name"], bool(m["colon"]) and not line[: m.start()].strip())
        for n, line in lines
        for m in FOOTNOTE.finditer(line)
    ]
    defined = {name for _, _, name, defines in found if defines}
    used = {name for _, _, name, defines in found if not defines}
    colonless = {match["name"] for _, line in lines if (match := COLONLESS.match(line))}
    first: dict[str, int] = {}
    for number, column, name, defines in found:
        if not defines and name not in defined and name in colonless:
            if column == 1:
                why = f"'[^{name}]' lacks the colon before what it says. Write [^{name}]: and the text of the footnote."
                yield source.problem(number, column, why, "footnote-undefined")
        elif not defines and name not in defined:
            why = f"The footnote '{name}' has no text. Add a line [^{name}]: with what it says."
            yield source.problem(number, column, why, "footnote-undefined")
        if defines and first.setdefault(name, number) < number:
            why = f"The footnote '{name}' has a text on line {first[name]} already, and only one would be read. Give it another name."
            yield source.problem(number, column, why, "footnote-twice")
        elif defines and name not in used:
            why = f"Nothing refers to the footnote '{name}'. Take it out or refer to it."
            yield source.problem(number, column, why, "footnote-unused")
