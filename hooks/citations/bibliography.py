"""The bibliography: a file that is read and parsed once, and the works in it, labelled so that they can be cited."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citations import dialects
from citations.bibtex import Entry, Mistake, Reader
from citations.inherit import inherited
from citations.labels import disambiguate
from citations.work import Work
from content.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class Bibliography:
    """A file as everything sees it that asks for works: the checks, the extension, the page of references."""

    path: str
    text: str = ""
    entries: tuple[Entry, ...] = ()
    """In the order of the file, also those whose key stands twice and those that break off."""
    problems: tuple[Problem, ...] = ()
    """What kept it from being read; `check.bibliography_problems` says what else is wrong."""
    torn: bool = False
    """Whether a merge left marks in it, of which everything else that is wrong may come."""

    @classmethod
    def read(cls, file: Path) -> Bibliography:
        """Read a file; one that is not there is empty. Raises `OSError` for one that may not be read."""
        raw = file.read_bytes() if file.is_file() else b""
        try:
            return cls.parse(file.name, raw.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            why = "This file is not UTF-8 text. Save it again with the encoding UTF-8."
            line = raw[: error.start].count(b"\n") + 1
            text = raw.decode("utf-8", errors="replace")
            return cls(file.name, text, (), (Problem(file.name, line, 1, why, "not-utf-8"),))

    @classmethod
    @functools.lru_cache(maxsize=1)  # A preview asks for the same again after most changes.
    def parse(cls, path: str, text: str) -> Bibliography:
        """The same from a text that is called `path` in messages."""
        reader = Reader(path, text)
        return cls(path, text, inherited(reader.entries), tuple(reader.problems), reader.torn)

    def place(self, entry: Entry, mistake: Mistake) -> tuple[int, int]:
        """Line and column, from 1, of what is wrong: within the value, at its field, or at the entry."""
        field = entry.fields.get(mistake.field)
        if field is None:
            return entry.line, entry.column
        if mistake.at < 0 or not field.begin:
            return field.line, field.column
        before = len("".join(field.value[: mistake.at].split()))
        signs = re.compile(r"\S").finditer(self.text, field.begin)
        at = next(itertools.islice(signs, before, None)).start()
        return bisect_left(self._line_ends, at) + 1, at - self.text.rfind("\n", 0, at)

    @functools.cached_property
    def by_key(self) -> dict[str, Entry]:
        """The first entry of each key; keys that differ in capitals alone are the same."""
        first: dict[str, Entry] = {}
        for entry in self.entries:
            first.setdefault(entry.key.casefold(), entry)
        return {entry.key: entry for entry in first.values()}

    @functools.cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @functools.cached_property
    def library(self) -> Library:
        """The works of a file without problems."""
        return Library.of(self.by_key.values())


@dataclass(frozen=True)
class Library(Mapping[str, Work]):
    """Every work by its key, labelled so that no two are cited alike anywhere on the site."""

    works: dict[str, Work] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> Library:
        """The works of a file without problems."""
        return Bibliography.read(file).library

    @classmethod
    def parse(cls, text: str) -> Library:
        """The works of a text without problems."""
        return Bibliography.parse("", text).library

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Library:
        """Works in the order of their entries, which have to differ in their keys."""
        works = [Work.of(entry) for entry in entries if entry.kind not in dialects.NO_WORKS]
        told_apart = {work.key: work for work in disambiguate(works)}
        return cls({work.key: told_apart[work.key] for work in works})

    def __getitem__(self, key: str) -> Work:
        return self.works[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.works)

    def __len__(self) -> int:
        return len(self.works)

    def in_order(self, keys: Iterable[str] | None = None) -> list[Work]:
        """These works (or all) as a reference list has them."""
        chosen = self.works if keys is None else [key for key in dict.fromkeys(keys) if key in self.works]
        return sorted((self.works[key] for key in chosen), key=lambda work: work.sort_key)
