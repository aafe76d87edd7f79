"""A work that can be cited, and what it is called in a sentence."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citations import dates, dialects
from citations.latex import markup, plain
from citations.names import Name, fold
from citations.people import people
from citations.roles import SECOND

if TYPE_CHECKING:
    from citations.bibtex import Entry

PEOPLE = ("author", "editor", "translator")
"""The fields that hold names."""
STATUSES = ("verified", "partly", "unverified")
PERIODICALS = ("article",)
PARTS = ("incollection", "inbook", "inproceedings", "conference")


@dataclass(frozen=True, eq=False)
class Work:
    """One entry of the bibliography."""

    key: str
    kind: str
    """The entry type, in small letters: article, book, misc."""
    fields: Mapping[str, str]
    """As written, LaTeX included, by names in small letters; `text` and `html` decode one."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    suffix: str = ""
    """The a of 2010a, where two works would otherwise be cited alike."""
    names_shown: int = 1
    """How many names stand before *et al.*"""
    with_initials: bool = False
    """Whether another first author has this surname."""

    @classmethod
    def of(cls, entry: Entry) -> Work:
        """From an entry of the file. Raises pybtex's `InvalidNameString` for a name with too many commas."""
        written = {**entry.inherited, **{name: field.value for name, field in entry.fields.items()}}
        ours = dialects.fields(entry.kind, written)
        names = {role: people(ours.pop(role, "")) for role in PEOPLE}
        return cls(entry.key, dialects.kind(entry.kind), ours, names["author"], names["editor"], names["translator"])

    @functools.cached_property
    def data(self) -> dict[str, Any]:
        """All of it as JSON knows it, for `from_data`."""
        own = {one.name: getattr(self, one.name) for one in dataclasses.fields(self)}
        names = {
            role: [dataclasses.astuple(name) for name in own[role]] for role in ("authors", "editors", "translators")
        }
        return {**own, **names}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Work:
        """From what `data` told."""
        names = {role: tuple(Name(*name) for name in data[role]) for role in ("authors", "editors", "translators")}
        return cls(**{**data, **names})

    def text(self, name: str) -> str:
        """A field as plain text, its LaTeX decoded."""
        return plain(self.fields.get(name, ""))

    def html(self, name: str) -> str:
        """A field as HTML, its LaTeX decoded."""
        return markup(self.fields.get(name, ""))

    @functools.cached_property
    def beside(self) -> tuple[tuple[str, tuple[Name, ...]], ...]:
        """Who did something else for it: (role, people) of biblatex's `editora` and the like."""
        named = [(self.fields.get(f"{field}type", "editor"), people(self.fields.get(field, ""))) for field in SECOND]
        return tuple((role, names) for role, names in named if names)

    @functools.cached_property
    def creators(self) -> tuple[Name, ...]:
        """Who stands in the author's place. A chapter has authors of its own or none."""
        return self.authors or (() if self.kind in PARTS else self.editors)

    @functools.cached_property
    def plain_year(self) -> str:
        """2018, 2005–2008, in press, or nothing."""
        return plain(dates.year(self.fields))

    @functools.cached_property
    def year_number(self) -> int:
        """2018, the first of 2005–2008, or 0 where the year is no number."""
        found = re.fullmatch("(?:ca. )?([0-9]{4})(?:–.*)?", self.plain_year)
        return int(found[1]) if found else 0

    @property
    def year(self) -> str:
        """2018, 2010a, n.d., n.d.-b, in press."""
        year = self.plain_year or "n.d."
        return year + ("-" if self.suffix and not self.year_number else "") + self.suffix

    @functools.cached_property
    def original_year(self) -> str:
        """When a translation or a new edition first appeared: 1968, or nothing."""
        found = re.match(r"(-?)0*(\d{1,4})", (self.fields.get("origdate") or self.fields.get("origyear") or "").strip())
        year = f"{found[2]} B.C.E." if found and found[1] else found[2] if found else ""
        return year if year != self.plain_year else ""

    @functools.cached_property
    def cited_year(self) -> str:
        """As a sentence has it: 1968/1970 (8.15), or the year alone."""
        return "/".join(filter(None, [self.original_year, self.year]))

    @functools.cached_property
    def title_stands_alone(self) -> bool:
        """Whether the title is set in italics: not for part of a larger work."""
        part = self.kind in ("misc", "online") and bool(self.fields.get("booktitle"))  # an episode, a page of a site
        return not part and self.kind not in (*PERIODICALS, *PARTS)

    def names(self, joiner: str) -> str:
        """Who wrote it, as a sentence says it; joined by & in brackets and by *and* outside."""
        if joiner not in self._said:
            self._said[joiner] = self._names_or_title(joiner)
        return self._said[joiner]

    @functools.cached_property
    def _said(self) -> dict[str, str]:
        return {}

    def _names_or_title(self, joiner: str) -> str:
        if not self.creators:
            title = self.text("shorttitle") or self.text("title") or self.key
            return title if self.title_stands_alone else f"“{title}”"
        if short := self.text("shortauthor"):
            return short
        return self._names(joiner)

    def full_names(self, joiner: str) -> str:
        """The same with a long name written out, for its first mention."""
        return self._names(joiner)

    def _names(self, joiner: str) -> str:
        named = [name for name in self.creators if not name.is_others]
        shown = [name.family for name in named]
        if self.with_initials:
            shown[0] = named[0].forward
        if len(self.creators) <= 2 and len(named) == len(self.creators):
            return f" {joiner} ".join(shown)
        if self.names_shown >= len(named) == len(self.creators):
            return ", ".join(shown[:-1]) + f", {joiner} {shown[-1]}"
        stem = ", ".join(shown[: self.names_shown])
        return f"{stem}, et al." if self.names_shown > 1 else f"{stem} et al."

    @functools.cached_property
    def day(self) -> tuple[int, int]:
        """Month and day, counted from 1, where they tell when it appeared."""
        return dates.first_day(self.fields) if self._has_a_day else (0, 0)

    @functools.cached_property
    def days(self) -> str:
        """March 22, or March 30–April 2, where APA prints it: not for an issue that is known by its volume (9.14)."""
        return dates.days(self.fields) if self._has_a_day else ""

    @property
    def _has_a_day(self) -> bool:
        if self.kind not in ("article", "misc", "online") or not self.year_number:
            return False
        if self.kind == "article" and self.fields.get("entrysubtype") not in ("magazine", "newspaper"):
            # A journal without volume; without its number or its DOI, but with a day, it is a paper of every day.
            known = any(self.fields.get(name) for name in ("volume", "number", "doi", "eid"))
            return not known and bool(self.fields.get("day") or self.fields.get("date", "")[8:])
        return True

    @functools.cached_property
    def sort_key(self) -> tuple[Any, ...]:
        """By names, then date (works without one first, those in press last), then title."""
        title = fold(re.sub(r"^(the|an?)\s+", "", self.text("title"), flags=re.IGNORECASE))
        who = tuple(name.sort_key for name in self.creators) or ((title, "", ""),)
        return who, (bool(self.plain_year), not self.year_number, self.plain_year), self.day, title, self.key

    @property
    def keywords(self) -> list[str]:
        """The words of the field keywords, the status among them."""
        return [word.strip() for word in self.text("keywords").split(",") if word.strip()]

    @property
    def status(self) -> str:
        """verified, partly, unverified; or nothing if nobody has looked."""
        return next((status for status in STATUSES if f"status-{status}" in self.keywords), "")

    @property
    def doi(self) -> str:
        """The bare DOI, however it was written."""
        return re.sub(r"^\s*(https?://(dx\.)?doi\.org/|doi:\s*)", "", self.text("doi"), flags=re.IGNORECASE).strip()

    @property
    def link(self) -> str:
        """Where the work is to be found: its DOI as an address, else its URL, else nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.fields.get("url", "").replace("\\", "").strip()
