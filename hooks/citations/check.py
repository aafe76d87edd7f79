"""Every mistake in the citations of a page, and by `bibliography_check` in the bibliography, with its place and remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citations import lookalikes
from citations.bibliography_check import UNUSABLE as UNUSABLE
from citations.bibliography_check import bibliography_problems as bibliography_problems
from citations.markdown import ITEM, KEY, LOCATOR, NARRATIVE
from citations.prose import blank_code_blocks, blank_untouched, set_apart
from content.problems import Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citations.bibtex import Entry
    from content.source import Source

_GROUP = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]+)\]")
_NO_COMMA = re.compile(rf"@{KEY}(?P<gap>\s+)(?={LOCATOR})")
_UNCLOSED = re.compile(rf"\[(?=[^\[\]]*@(?P<key>{KEY}))[^\[\]]*\Z")
_PAGES = re.compile(r"(?:pp?\.? ?)?\d[\d–, -]*")
_UNOPENED = re.compile(rf"(?<![\w\[/.\\-])@(?P<key>{KEY})(?:,[^\[\]\n]*)?\](?![\](:\[])")
_NESTED = re.compile(rf"\[[^\[\]]*@(?P<key>{KEY})[^\[\]]*(?P<inner>\[)[^\[\]@]*\][^\[\]]*\]")
_ROUND = re.compile(rf"\((?:see |e\.g\.,? |cf\. )?@(?P<key>{KEY})[^()\[\]]*\)")
_AS_REPORTED = re.compile(r"[^\[\]]*\],?\s+as\s+(?:discussed|quoted|cited|reported|described)\s+(?:by|in)\b")
_THROUGH = re.compile(r"\b(?:cited|quoted) (?:in|by)\b")
_WITHOUT_AT = re.compile(rf"\[(?<![\w\]!]\[)(?P<key>{KEY})(?:,[^\[\]]*)?\](?![(\[:])")
_BARE = re.compile(r"(?<![\w@/.\-\[\\])[A-Za-z][A-Za-z0-9:+-]*[\d_]\w*(?![\w/]|\.\w)")
"""A word with a digit or an underscore in it, as most keys have."""


@dataclass(frozen=True)
class _Finding:
    """A mistake at an offset of the prose; `old`, which stands there, can be mended by putting `new`."""

    at: int
    message: str
    code: str
    old: str = ""
    new: str = ""


def problems(source: Source, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Everything on a page that a writer meant as a citation and a reader would not get as one."""
    yield from _in_front_matter(source, works)
    text = blank_code_blocks("\n".join(line for _, line in source.prose_lines()), source.body)
    found: list[_Finding] = []
    for start, key, where in set_apart(text, KEY):
        if key in works:
            why = f"'@{key}' stands in {where}, where it is not made a citation. {_OUT[where]}"
            found.append(_Finding(start, why, "citation-left"))
    found += [
        _Finding(at, why, code, old, new) for at, old, new, why, code in lookalikes.found_in(text, works, source.body)
    ]
    text = blank_untouched(text)
    for match in _GROUP.finditer(text):
        found += _in_group(match["inside"], match.start("inside"), works)
    found += _outside(_GROUP.sub(lambda group: " " * len(group[0]), text), works)
    for finding in found:
        if finding.code == "unverified-cited" and _AS_REPORTED.match(text, finding.at):
            continue
        line = source.body_line + text.count("\n", 0, finding.at)
        column = finding.at - text.rfind("\n", 0, finding.at)
        written = source.lines[line - 1]
        mended = None
        if finding.old != finding.new and written.startswith(finding.old, column - 1):
            mended = written[: column - 1] + finding.new + written[column - 1 + len(finding.old) :]
        yield replace(source.problem(line, column, finding.message, finding.code), mended=mended)


_OUT = {
    "the text of a link": "Put the citation behind the link.",
    "the description of a picture": "Put the citation into the text or the caption.",
    "a raw HTML block": 'Write that part in Markdown, or add markdown="1" to the tag.',
}


def _in_front_matter(source: Source, works: Mapping[str, Entry]) -> Iterator[Problem]:
    """Nothing there is made a citation: templates print it as it stands."""
    name = ""
    if source.body_line == 1:
        return
    for number, line in enumerate(source.lines[1 : source.body_line - 2], 2):
        name = line.split(":")[0] if re.match(r"\w+:", line) else name
        for match in re.finditer(rf"(?<![\w@./\\-])@(?P<key>{KEY})", line):
            if match["key"] in works or (line[match.start() - 1] == "[" and suggestion(match["key"], works)):
                why = f"'{match[0]}' stands in '{name}', where it is not made a citation. Cite it in the text below."
                yield source.problem(number, match.start() + 1, why, "citation-left")


def _in_group(inside: str, start: int, works: Mapping[str, Entry]) -> Iterator[_Finding]:
    """One pair of square brackets with an @ in it."""
    at = start
    of_works = any(key in works for key in re.findall(rf"@({KEY})", inside))
    for part in inside.split(";"):
        place = at + part.find("@")
        begins = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        if match := ITEM.fullmatch(part):
            yield from _key(match["key"], place, works, sure=True)
            continue
        cited = re.search(rf"(?:^|[\s(-])@(?P<key>{KEY})", part)
        if not cited:
            words = part.strip()
            if of_works and words and "@" not in words and not _PAGES.fullmatch(words):
                yield _of_no_work(words, begins, works)
            continue
        if len(re.findall(r"(?:^|[\s,])-?@\w", part)) > 1 and not _THROUGH.search(part):
            old = part[part.find("@") :]
            new = re.sub(r",?\s+(?=@)", "; ", old)
            why = f"'{part.strip()}' names two works in one. Put a semicolon between them."
            yield _Finding(place, why, "citation-semicolon", old, new)
        elif gap := _NO_COMMA.search(part):
            key = gap[0].strip()
            why = f"There is no comma after '{key}'. Write [{key}, {part[gap.end() :].strip()}]."
            yield _Finding(place, why, "citation-comma", key, f"{key},")
        elif cited["key"] in works and not part.endswith("\\") and not _THROUGH.search(part):
            why = f"'{part.strip()}' is not a citation. Put a comma after the key, and words such as see before the @."
            yield _Finding(place, why, "citation-comma")


def _of_no_work(words: str, begins: int, works: Mapping[str, Entry]) -> _Finding:
    """What stands between semicolons and has no key behind an @: then nothing in the brackets is made a citation."""
    if words.partition(",")[0] in works:
        return _Finding(begins, f"'{words}' lacks its @. Write @{words}.", "citation-at", words, f"@{words}")
    why = f"'{words}' names no work, so that readers would see all of this as it stands. "
    return _Finding(begins, f"{why}Put a comma before it, and semicolons between works alone.", "citation-semicolon")


def _outside(text: str, works: Mapping[str, Entry]) -> Iterator[_Finding]:
    """Everything that is not in square brackets with an @."""
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", text) if "@" in text else ():
        match = _UNCLOSED.search(paragraph[0])
        if match and match["key"] in works:
            why = f"The bracket before '@{match['key']}' is not closed. Add ] behind it."
            yield _Finding(paragraph.start() + match.start(), why, "citation-unclosed")
    for match in _UNOPENED.finditer(text) if "]" in text else ():
        if match["key"] in works:
            why = f"Nothing opens the bracket behind '@{match['key']}'. Put [ before the @, or take the ] out."
            yield _Finding(match.start(), why, "citation-unclosed")
    for match in _NESTED.finditer(text) if "]" in text else ():
        if match["key"] in works:
            why = f"Square brackets within those of '@{match['key']}' keep it from being a citation. Write round ones, or none."
            yield _Finding(match.start("inner"), why, "citation-form")
    for match in _WITHOUT_AT.finditer(text):
        if match["key"] in works:
            new = f"[@{match[0][1:]}"
            yield _Finding(match.start(), f"'{match[0]}' lacks its @. Write {new}.", "citation-at", match[0], new)
    for match in _BARE.finditer(text):
        if match[0] in works:
            why = f"'{match[0]}' is the key of a work, and readers would see it as it stands. Write [@{match[0]}]."
            yield _Finding(match.start(), why, "citation-at", match[0], f"[@{match[0]}]")
    round_keys = set()
    if "@" not in text:
        return
    for match in _ROUND.finditer(text):
        if match["key"] in works:
            round_keys.add(match.start("key"))
            new = f"[{match[0][1:-1]}]"
            why = f"'{match[0]}' has round brackets. Write {new}."
            yield _Finding(match.start(), why, "citation-round", match[0], new)
    for match in re.finditer(NARRATIVE, text):
        if match.start("key") not in round_keys:
            yield from _key(match["key"], match.start(), works, sure=bool(re.search(r"\d{4}", match["key"])))


def _key(key: str, place: int, works: Mapping[str, Entry], sure: bool) -> Iterator[_Finding]:
    """`sure` tells a citation from a name in a network that also begins with @."""
    if key not in works:
        near = suggestion(key, works)
        if sure or near:
            hint = near or " Add the work to bibliography.bib, or write \\@ if this is no citation."
            yield _Finding(place, f"No work has the key '{key}'.{hint}", "unknown-citation")
    elif "status-unverified" in works[key].get("keywords"):
        why = f"'{key}' was not found when sources were checked, so nothing can rest on it. "
        why += f"Add 'as discussed by' and the work that tells of it, or check '{key}' and change its status."
        yield _Finding(place, why, "unverified-cited")
