"""Reads BibTeX as its writer sees it: each entry and field with line and column, every mistake at once.

What this reads without a problem, pybtex reads without an error and to the same text; a test compares the two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from content.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[A-Za-z@!$&*+\-./:;<>?\[\\\]^_`|~\x7f][A-Za-z0-9@!$&*+\-./:;<>?\[\\\]^_`|~\x7f]*")
_KEY = {"{": re.compile(r"[^\s,}]+"), "(": re.compile(r"[^\s,]+")}
_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"[0-9]+")
_NEXT_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_MERGE_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
_FIELD_BELOW = re.compile(r"\n[ \t]*[a-z]+[ \t]*=[ \t]*[{\"]")
_PLAIN_FIELD = re.compile(r"\s*,\s*([A-Za-z]+)\s*=\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}(?=\s*[,})])")
_MORE_OF_A_KEY = re.compile(r"[^\n,={}]+(?=,)")
_GOES_ON = re.compile(r"\s*,?\s*[A-Za-z]+\s*=\s*[{\"\d]")
"""A field, where an entry has just ended."""
_MARK = re.compile(r'[{}"]')
_DEEPEST = 100
_CURLY = {"“": "”", "”": "”", "„": "“", "«": "»", "‘": "’", "’": "’", "'": "'"}


@dataclass(frozen=True)
class Field:
    """A value with its whitespace evened out, and where its name stands."""

    value: str
    line: int
    column: int
    begin: int = 0
    """Where the value begins in the file, behind its brace; 0 if it is made of several."""


@dataclass(frozen=True)
class Entry:
    """One work as it stands in the file."""

    kind: str
    key: str
    line: int
    column: int
    fields: dict[str, Field] = field(default_factory=dict)
    whole: bool = True
    """Whether it could be read to its end."""
    inherited: Mapping[str, str] = field(default_factory=dict)
    """What the entry named in `crossref` or `xdata` gives it."""

    def get(self, name: str) -> str:
        """A field as it was written, its white space evened out; nothing if there is none."""
        return self.fields[name].value if name in self.fields else self.inherited.get(name, "")


class Mistake(NamedTuple):
    """Something wrong with an entry."""

    field: str
    """The field it stands in, or nothing."""
    message: str
    """What is wrong and what to do."""
    code: str
    at: int = -1
    """How many characters into the value, as `Entry.get` gives it; below 0 where no part of it is meant."""


@dataclass
class _Mistake(Exception):
    position: int
    message: str
    code: str = "bib-syntax"


class Reader:
    """One pass over one file; `entries` and `problems` hold what it found."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.at = 0
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._macros = {month[:3].lower(): month for month in MONTHS}
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        marks = [mark.start() for mark in _MERGE_MARK.finditer(text)]
        self.torn = bool(marks)
        """Whether a merge left marks in it: then nothing else is reported."""
        self.text = text = _MERGE_MARK.sub(lambda mark: " " * len(mark[0]), text)
        while (start := text.find("@", self.at)) >= 0:
            self.at = start + 1
            try:
                self._command(start)
            except _Mistake as mistake:
                self._report(mistake)
                after = _NEXT_ENTRY.search(text, max(start + 1, min(mistake.position, len(text))))
                self.at = after.start() if after else len(text)
        if marks:
            why = "This line was left by a merge. Keep one of the two versions between such lines, and take the lines away."
            self.problems = [Problem(path, *self.place(mark), why, "bib-syntax") for mark in marks]

    def place(self, position: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def _report(self, mistake: _Mistake) -> None:
        self.problems.append(Problem(self.path, *self.place(mistake.position), mistake.message, mistake.code))

    def _command(self, start: int) -> None:
        kind = self._match(
            _NAME, "An @ must be followed by the type of the work. Write @article{key, or take the @ away."
        )
        if self._peek() not in ("{", "("):
            if kind.lower() == "comment":
                why = "An @comment is read as one only with braces: @comment{…}. Add them, or take the @ away."
                raise _Mistake(start, why)
            why = (
                f"'@{kind}' begins a work and is not followed by a brace. Write @{kind}{{key, …}}, or take the @ away."
            )
            raise _Mistake(start, why)
        opening = self._one("{(", "")
        closing = "}" if opening == "{" else ")"
        kind = kind.lower()
        if kind == "comment":
            return
        if kind == "preamble":
            self._value("preamble")
        elif kind == "string":
            name = self._match(_NAME, "A @string needs a name and a value. Write @string{name = {value}}.")
            self._one("=", f"The @string '{name}' has no value. Write @string{{{name} = {{value}}}}.")
            self._macros[name.lower()] = self._value(name)
        else:
            self._entry(kind, opening, closing, start)
            return
        self._one(closing, f"This @{kind} is not closed. Add {closing} at its end.")

    def _entry(self, kind: str, opening: str, closing: str, start: int) -> None:
        key = self._match(_KEY[opening], f"This @{kind} has no key. Write @{kind}{{name2020word, …}}.")
        entry = Entry(kind, key, *self.place(start))
        try:
            while True:
                while self._plain_field(entry):
                    pass
                if self._peek() == closing:
                    break
                self._separator(entry, closing)
                if self._peek() not in (closing, ","):
                    self._field(entry)
        except _Mistake:
            self.entries.append(replace(entry, whole=False))
            raise
        if _GOES_ON.match(self.text, self.at + 1):
            self.entries.append(replace(entry, whole=False))
            raise _Mistake(self.at, f"'{entry.key}' is closed here, and its fields go on behind it. Take one {closing} out.")
        self.entries.append(entry)
        self.at += 1

    def _separator(self, entry: Entry, closing: str) -> None:
        if self._peek() == ",":
            self.at += 1
            return
        last = next(reversed(entry.fields), "")
        where = f"'{last}' of '{entry.key}'" if last else f"the key '{entry.key}'"
        if self._at_next_entry():
            raise _Mistake(self._last_mark(), f"'{entry.key}' is not closed. Add {closing} after its last field.")
        if not last and (more := _MORE_OF_A_KEY.match(self.text, self.at)):
            whole = re.sub(r"\s+", "", entry.key + more[0])
            raise _Mistake(self._last_mark(), f"The key '{entry.key} {more[0].strip()}' has a blank in it. Write it in one: {whole}.")
        raise _Mistake(self._last_mark(), f"There is no comma after {where}. Add one.")

    def _field(self, entry: Entry) -> None:
        at = self.at
        if self._at_next_entry():
            raise _Mistake(self._last_mark(), f"'{entry.key}' is not closed. Add a brace after its last field.")
        name = self._match(_NAME, f"This is no field of '{entry.key}'. Write name = {{value}}, with a comma behind it.")
        self._one("=", f"'{name}' in '{entry.key}' has no value. Write {name} = {{value}},")
        self._peek()
        begin = self.at + 1
        value = self._value(name)
        self._add(entry, name, value, at, begin if self.text.startswith(value, begin) else 0)

    def _plain_field(self, entry: Entry) -> bool:
        """Nearly every field is `, name = {value}`: read such a one in one go."""
        plain = _PLAIN_FIELD.match(self.text, self.at)
        if not plain or ("=" in plain[2] and _FIELD_BELOW.search(plain[2])):
            return False
        self._add(entry, plain[1], plain[2], plain.start(1), plain.start(2))
        self.at = plain.end()
        return True

    def _add(self, entry: Entry, name: str, value: str, at: int, begin: int) -> None:
        name = name.lower()
        if name in entry.fields:
            twice = (
                f"'{name}' stands twice in '{entry.key}' (first on line {entry.fields[name].line}). Keep one of them."
            )
            self._report(_Mistake(at, twice, "bib-field-twice"))
        else:
            entry.fields[name] = Field(" ".join(value.split()), *self.place(at), begin)

    def _value(self, name: str) -> str:
        parts = [self._part(name)]
        while self._peek() == "#":
            self.at += 1
            parts.append(self._part(name))
        return "".join(parts)

    def _part(self, name: str) -> str:
        opening = self._peek()
        if opening and opening in '{"':
            return self._string(name, '"' if opening == '"' else "}")
        if opening in _CURLY:
            last = self.text.find(_CURLY[opening], self.at)
            words = self.text[self.at + 1 : last] if 0 < last < self.at + 200 else "value"
            why = f"'{opening}' is no quotation mark of BibTeX. Write {name} = {{{' '.join(words.split())}}},"
            raise _Mistake(self.at, why)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return number[0]
        at = self.at
        macro = self._match(_NAME, f"'{name}' has no value. Write {name} = {{value}},")
        if macro.lower() not in self._macros:
            raise _Mistake(at, f"'{macro}' is neither in braces nor a known name. Write {name} = {{{macro}}},")
        return self._macros[macro.lower()]

    def _string(self, name: str, closing: str) -> str:
        begin = self.at
        end, problem = self._end_of_string(name, closing)
        if field_below := _FIELD_BELOW.search(self.text, begin, end):
            line, _ = self.place(field_below.end())
            why = (
                f"The value of '{name}' runs on into line {line}, where another field begins. Close it with {closing},"
            )
            raise _Mistake(begin, why)
        if problem:
            raise problem
        self.at = end
        return self.text[begin + 1 : end - 1]

    def _end_of_string(self, name: str, closing: str) -> tuple[int, _Mistake | None]:
        depth = 0
        for mark in _MARK.finditer(self.text, self.at + 1):
            if depth == 0 and mark[0] == closing:
                return mark.end(), None
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if depth < 0 or depth > _DEEPEST:
                why = f"The braces in '{name}' do not match. Give each {{ its }}."
                return mark.start(), _Mistake(mark.start(), why)
        kind = "quotation mark" if closing == '"' else "brace"
        why = f"The value of '{name}' has no closing {kind}. Add it at the end of the value."
        return len(self.text), _Mistake(self.at, why)

    def _peek(self) -> str:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at : self.at + 1]

    def _one(self, of: str, otherwise: str) -> str:
        found = self._peek()
        if not found or found not in of:
            raise _Mistake(self.at, otherwise)
        self.at += 1
        return found

    def _match(self, pattern: re.Pattern[str], otherwise: str) -> str:
        self._peek()
        found = pattern.match(self.text, self.at)
        if not found:
            raise _Mistake(self.at, otherwise)
        self.at = found.end()
        return found[0]

    def _at_next_entry(self) -> bool:
        """Whether here is the end of the file or, on a line of its own, the beginning of another work."""
        line = self.text.rfind("\n", 0, self.at) + 1
        return self.at >= len(self.text) or (
            not self.text[line : self.at].strip() and bool(_NEXT_ENTRY.match(self.text, line))
        )

    def _last_mark(self) -> int:
        """The last visible character before here: where something is missing."""
        return max(len(self.text[: self.at].rstrip()) - 1, 0)
