"""Every mistake in the citations of a page and in the bibliography, with its place and its remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citing import fields
from citing.bibtex import Entry, Reader
from citing.markdown import ITEM, KEY, LOCATOR, NARRATIVE
from citing.prose import blank_code_blocks, blank_untouched, set_apart
from content.problems import Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from content.source import Source

LOADER_FAILS = {"bib-syntax", "bib-field-twice", "bib-duplicate", "bib-name", "not-utf-8"}
"""The problems with which mkdocs-bibtex cannot load the file."""
_SAFE_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.+-]*")
_GROUP = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]+)\]")
_NO_COMMA = re.compile(rf"@{KEY}(?P<gap>\s+)(?={LOCATOR})")
_UNCLOSED = re.compile(rf"\[(?=[^\[\]]*@(?P<key>{KEY}))[^\[\]]*\Z")
_ROUND = re.compile(rf"\((?:see |e\.g\.,? |cf\. )?@(?P<key>{KEY})[^()\[\]]*\)")
_WITHOUT_AT = re.compile(rf"(?<![\w\]!])\[(?P<key>{KEY})(?:,[^\[\]]*)?\](?![(\[:])")


def read_bibliography(file: Path) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries by their keys, and everything wrong with them."""
    raw = file.read_bytes() if file.is_file() else b""
    try:
        return parse_bibliography(file.name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        why = "This file is not UTF-8 text. Save it again with the encoding UTF-8."
        return {}, [Problem(file.name, raw[: error.start].count(b"\n") + 1, 1, why, "not-utf-8")]


def parse_bibliography(path: str, text: str) -> tuple[dict[str, Entry], list[Problem]]:
    """The same for the text of a file."""
    reader = Reader(path, text)
    problems = list(reader.problems)
    by_folded_key: dict[str, Entry] = {}
    before = ""
    for entry in reader.entries:
        first = by_folded_key.setdefault(entry.key.casefold(), entry)
        mistakes = list(fields.mistakes(entry))
        if first is not entry:
            twice = f"The key '{entry.key}' stands twice (first on line {first.line}). Keep one entry, or rename one."
            mistakes.append(("", twice, "bib-duplicate"))
        elif entry.key.casefold() < before.casefold():
            why = f"'{entry.key}' stands below '{before}'. Keep the file sorted by key."
            mistakes.append(("", why, "bib-order"))
        if not _SAFE_KEY.fullmatch(entry.key):
            why = f"The key '{entry.key}' cannot be cited. Use a letter, then letters, digits, hyphens, underscores."
            mistakes.append(("", why, "bib-key"))
        before = max(before, entry.key, key=str.casefold)
        for name, message, code in mistakes:
            at = entry.fields.get(name, entry)
            problems.append(Problem(path, at.line, at.column, message, code))
    return {entry.key: entry for entry in by_folded_key.values()}, sorted(problems)


def problems(source: Source, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Everything on a page that a writer meant as a citation and a reader would not get as one."""
    yield from _in_front_matter(source, works)
    text = blank_code_blocks("\n".join(line for _, line in source.prose_lines()))
    found: list[tuple[int, str, str]] = []
    for start, key, where in set_apart(text, KEY):
        if key in works:
            found.append(
                (start, f"'@{key}' stands in {where}, where it is not made a citation. {_OUT[where]}", "citation-left")
            )
    text = blank_untouched(text)
    for match in _GROUP.finditer(text):
        found += _in_group(match["inside"], match.start("inside"), works)
    outside = _GROUP.sub(lambda group: " " * len(group[0]), text)
    found += _outside(outside, works)
    for start, message, code in found:
        line = text.count("\n", 0, start)
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        yield source.problem(source.body_line + line, column, message, code)


_OUT = {
    "the text of a link": "Put the citation behind the link.",
    "the description of a picture": "Put the citation into the text or the caption.",
    "a raw HTML block": 'Write that part in Markdown, or add markdown="1" to the tag.',
}


def _in_front_matter(source: Source, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Only key points are Markdown; anything else would show the key as it is."""
    name = ""
    for number, line in enumerate(source.lines[1 : source.body_line - 2], 2):
        name = line.split(":")[0] if re.match(r"\w+:", line) else name
        for match in re.finditer(rf"(?<![\w@./\\-])@(?P<key>{KEY})", line):
            if match["key"] in works and name != "key_points":
                why = f"'{match[0]}' stands in '{name}', where it is not made a citation. Cite it in the text below."
                yield source.problem(number, match.start() + 1, why, "citation-left")


def _in_group(inside: str, start: int, works: Mapping[str, Entry]) -> Iterator[tuple[int, str, str]]:
    """One pair of square brackets with an @ in it."""
    at = start
    for part in inside.split(";"):
        place = at + part.find("@")
        at += len(part) + 1
        if match := ITEM.fullmatch(part):
            yield from _key(match["key"], place, works, sure=True)
        elif not re.search(rf"(?:^|[\s-])@{KEY}", part):
            continue
        elif part.count("@") > 1:
            yield place, f"'{part.strip()}' names two works in one. Put a semicolon between them.", "citation-semicolon"
        elif gap := _NO_COMMA.search(part):
            key = gap[0].strip()
            yield (
                place,
                f"There is no comma after '{key}'. Write [{key}, {part[gap.end() :].strip()}].",
                "citation-comma",
            )
        elif match := re.search(rf"@{KEY}", part):
            why = f"'{part.strip()}' is not a citation. Put a comma after the key, and words such as see before the @."
            yield place, why, "citation-comma" if match[0][1:] in works else "citation-left"


def _outside(text: str, works: Mapping[str, Entry]) -> Iterator[tuple[int, str, str]]:
    """Everything that is not in square brackets with an @."""
    claimed: set[int] = set()
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", text):
        if match := _UNCLOSED.search(paragraph[0]):
            place = paragraph.start() + match.start()
            if match["key"] in works:
                yield (
                    place,
                    f"The bracket before '@{match['key']}' is not closed. Add ] behind it.",
                    "citation-unclosed",
                )
    for match in _ROUND.finditer(text):
        if match["key"] in works and ";" not in match[0].split("@")[0]:
            claimed.add(match.start("key"))
            inside = match[0][1:-1]
            yield match.start(), f"'{match[0]}' has round brackets. Write [{inside}].", "citation-round"
    for match in _WITHOUT_AT.finditer(text):
        if match["key"] in works:
            yield match.start(), f"'{match[0]}' lacks its @. Write [@{match[0][1:]}", "citation-at"
    for match in re.finditer(NARRATIVE, text):
        if match.start("key") not in claimed:
            yield from _key(match["key"], match.start(), works, sure=bool(re.search(r"\d{4}", match["key"])))


def _key(key: str, place: int, works: Mapping[str, Entry], sure: bool) -> Iterator[tuple[int, str, str]]:
    """`sure` tells a citation from a name in a network that also begins with @."""
    if key not in works:
        near = suggestion(key, works)
        if sure or near:
            hint = near or " Add the work to bibliography.bib, or write \\@ if this is no citation."
            yield place, f"No work has the key '{key}'.{hint}", "unknown-citation"
    elif "status-unverified" in works[key].get("keywords"):
        why = f"'{key}' was not found when sources were checked, so nothing can rest on it. "
        yield (
            place,
            why + f"Cite the work that mentions it, or check '{key}' and change its status.",
            "unverified-cited",
        )
