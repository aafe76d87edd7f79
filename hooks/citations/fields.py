"""What each work in the bibliography must say about itself, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import dates, dialects, inherit, links, name_fields, notes, programs, roles
from citations.bibtex import Mistake
from citations.latex import raw
from citations.work import STATUSES
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from citations.bibtex import Entry

_CREATOR, _YEAR = ("author", "editor", *roles.LEADING), ("year", "date", "pubstate", "eventdate")
_PUBLISHER = ("publisher", "organization", "institution")
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_CREATOR, ("title",), ("journal", "journaltitle"), _YEAR),
    "book": (_CREATOR, ("title",), _PUBLISHER, _YEAR),
    "incollection": (("author",), ("title",), ("booktitle", "maintitle"), _PUBLISHER, _YEAR),
    "inproceedings": (("author",), ("title",), ("booktitle", "eventtitle"), _YEAR),
    "techreport": (_CREATOR, ("title",), ("institution", "publisher"), _YEAR),
    "phdthesis": (("author",), ("title",), ("school", "institution"), _YEAR),
    "misc": (_CREATOR, ("title", "titleaddon"), ("url", "howpublished", "doi", "publisher", "archive", "eventtitle")),
}
NEEDED |= {"report": NEEDED["techreport"], "online": NEEDED["misc"], "conference": NEEDED["inproceedings"]}
NEEDED |= {"mastersthesis": NEEDED["phdthesis"], "thesis": NEEDED["phdthesis"], "inbook": NEEDED["incollection"]}


_LEGAL = ("legislation", "legadminmaterial", "jurisdiction", "legal", "case", "statute", "bill", "hearing", "treaty")


def mistakes(entry: Entry, keys: Collection[str]) -> Iterator[Mistake]:
    """Everything about one entry that a reader, a reference list or a contributor would stumble over."""
    if entry.kind in dialects.NO_WORKS:
        return
    orphaned = list(_parents(entry, keys))
    yield from orphaned or _kind_and_needs(entry)
    yield from name_fields.mistakes(entry)
    for name in roles.TYPES:
        if (role := entry.get(name)) and not roles.known(role):
            why = f"'{role}' is no role that we print.{suggestion(role, roles.ROLES)} Use one of {', '.join(roles.ROLES)}."
            yield Mistake(name, why, "bib-field", 0)
    for name in ("title", "booktitle"):
        yield from _sentence_case(entry, name)
    yield from _unknown_or_raw(entry)
    yield from dates.mistakes(entry)
    yield from links.mistakes(entry)
    yield from programs.mistakes(entry)
    yield from _status(entry)
    yield from notes.mistakes(entry, keys)


def _kind_and_needs(entry: Entry) -> Iterator[Mistake]:
    kind = dialects.kind(entry.kind)
    if kind not in NEEDED:
        near = suggestion(entry.kind, [*NEEDED, *dialects.KINDS, *dialects.DESCRIBED])
        how = near + f" Use one of {', '.join(sorted(NEEDED))}."
        if entry.kind in _LEGAL:
            how = " Write a law or a case as @misc, and all of its reference into the title, in braces."
        yield Mistake("", f"'@{entry.kind}' is no type of work that we print.{how}", "bib-type")
        return
    unknown = entry.get("annote").partition("Not confirmed:")[2]
    if "status-unverified" in entry.get("keywords"):
        return
    needed = NEEDED[kind]
    for names in needed[:2] if entry.kind in dialects.DESCRIBED else needed:
        if any(entry.get(name) or name in unknown for name in names):
            continue
        why = f"'{entry.key}' has no {' or '.join(map(repr, names[:2]))}, which an @{entry.kind} needs. Add it, "
        if names[0] != "author":
            yield Mistake("", why + "or name it behind 'Not confirmed:' in its annote.", "bib-missing-field")
        elif "no-author" not in entry.get("keywords"):
            yield Mistake("", why + "or, if nobody is named, put no-author among its keywords.", "bib-missing-field")


def _parents(entry: Entry, keys: Collection[str]) -> Iterator[Mistake]:
    for field, key in inherit.parents(entry):
        if key not in keys:
            why = f"No work has the key '{key}', from which '{entry.key}' would take its fields.{suggestion(key, keys)}"
            yield Mistake(field, why, "bib-field", entry.get(field).find(key))


def _sentence_case(entry: Entry, name: str) -> Iterator[Mistake]:
    """Capitals that are neither at a beginning nor in braces nor part of a name of capitals."""
    title = entry.get(name)
    if "status-unverified" in entry.get("keywords"):
        return
    bare = re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", lambda braces: "·" * len(braces[0]), title)
    words = [
        word
        for word in re.finditer(r"(?<![\w’'·-])[A-Z][a-z]+(?!\w|·)", bare)
        if not re.search(r"(?:^|[.:?!—]|---|--)[\s\"“”‘’`'(\[]*$", bare[: word.start()])
    ]
    if not words:
        return
    first, *more = words
    if more:
        why = f"{len(words)} words in the {name} of '{entry.key}' begin with capitals, first '{first[0]}'. "
        why += f"Write them small, or, if they are names, put them in braces: {{{first[0]}}}."
    else:
        why = f"'{first[0]}' in the {name} of '{entry.key}' begins with a capital. "
        why += f"Write it small, or, if it is a name, put it in braces: {{{first[0]}}}."
    yield Mistake(name, why, "bib-sentence-case", first.start())


_ONLY = {
    "journal": ("article",), "journaltitle": ("article",), "eid": ("article",),
    "booktitle": ("incollection", "inbook", "inproceedings", "conference", "misc", "online"),
}  # fmt: skip
"""Fields that only some types print."""


def _unknown_or_raw(entry: Entry) -> Iterator[Mistake]:
    """Fields that nobody would print, and signs that nobody should read."""
    kind = dialects.kind(entry.kind)
    for name, field in entry.fields.items():
        site = kind in ("misc", "online") and name.startswith("journal") and not any(map(entry.get, dialects.PUBLISHERS))
        if name in _ONLY and kind in NEEDED and kind not in _ONLY[name] and field.value and not site:
            why = f"'{name}' is not printed of an @{entry.kind}. Take it away, or write @{_ONLY[name][0]}, if that is what it is."
            yield Mistake(name, why, "bib-field")
        if not dialects.is_known(name):
            near = suggestion(dialects.MEANT.get(name, name), dialects.PRINTED)
            why = f"'{name}' is no field of a work, and nobody would see it.{near or ' Take it away.'}"
            yield Mistake(name, why, "bib-field")
        elif name in dialects.PRINTED - {"url", "doi", "eprint"} and (sign := raw(field.value)):
            why = f"Readers would see '{sign}' in '{name}' as it stands. Write the words or the sign itself."
            yield Mistake(name, why, "bib-source", field.value.find(sign))


def _status(entry: Entry) -> Iterator[Mistake]:
    if ";" in entry.get("keywords"):
        yield Mistake(
            "keywords",
            "Put a comma between keywords, and no semicolon.",
            "bib-status",
            entry.get("keywords").index(";"),
        )
        return
    keywords = [word.strip() for word in entry.get("keywords").split(",")]
    known = [f"status-{status}" for status in STATUSES]
    found = [word for word in keywords if word.startswith("status")]
    if not found:
        why = f"'{entry.key}' does not say whether it was checked. Add {', '.join(known)} to its keywords: one."
        yield Mistake("keywords", why, "bib-status")
    for word in found:
        if word not in known:
            why = f"'{word}' is no status.{suggestion(word, known)} Use one of {', '.join(known)}."
            yield Mistake("keywords", why, "bib-status", entry.get("keywords").find(word))
    if len(found) > 1:
        why = f"'{entry.key}' has {len(found)} statuses. Keep one."
        yield Mistake("keywords", why, "bib-status", entry.get("keywords").find(found[1]))
