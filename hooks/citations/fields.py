"""What each work in the bibliography must say about itself, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pybtex.bibtex.utils import split_name_list

from citations import dialects, doubts, notes
from citations.latex import raw
from citations.work import PEOPLE, STATUSES
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from citations.bibtex import Entry, Mistake

_CREATOR, _YEAR = ("author", "editor"), ("year", "date")
_PUBLISHER = ("publisher", "organization", "institution")
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (_CREATOR, ("title",), ("journal", "journaltitle"), _YEAR),
    "book": (_CREATOR, ("title",), _PUBLISHER, _YEAR),
    "incollection": (("author",), ("title",), ("booktitle",), _PUBLISHER, _YEAR),
    "inproceedings": (("author",), ("title",), ("booktitle",), _YEAR),
    "techreport": (_CREATOR, ("title",), ("institution", "publisher"), _YEAR),
    "phdthesis": (("author",), ("title",), ("school", "institution"), _YEAR),
    "misc": (_CREATOR, ("title",), ("url", "howpublished", "doi")),
}
NEEDED |= {"report": NEEDED["techreport"], "online": NEEDED["misc"], "conference": NEEDED["inproceedings"]}
NEEDED |= {"mastersthesis": NEEDED["phdthesis"], "thesis": NEEDED["phdthesis"], "inbook": NEEDED["incollection"]}


def mistakes(entry: Entry, keys: Container[str]) -> Iterator[Mistake]:
    """Everything about one entry that a reader, a reference list or a contributor would stumble over."""
    yield from _kind_and_needs(entry)
    for role in PEOPLE:
        yield from _names(entry, role)
    for name in ("title", "booktitle"):
        yield from _sentence_case(entry, name)
    yield from _unknown_or_raw(entry)
    yield from _dates_and_links(entry)
    yield from _status(entry)
    yield from notes.mistakes(entry, keys)


def unusable(entry: Entry, keys: Container[str]) -> Iterator[Mistake]:
    """Only what no work can be made of."""
    for role in PEOPLE:
        for why, code in doubts.of_field(split_name_list(entry.get(role))):
            if code == "bib-name":
                yield role, why, code


def _kind_and_needs(entry: Entry) -> Iterator[Mistake]:
    kind = dialects.kind(entry.kind)
    if kind not in NEEDED:
        near = suggestion(entry.kind, [*NEEDED, *dialects.KINDS, *dialects.DESCRIBED])
        kinds = ", ".join(sorted(NEEDED))
        yield "", f"'@{entry.kind}' is no type of work that we print.{near} Use one of {kinds}.", "bib-type"
        return
    unknown = entry.get("annote").partition("Not confirmed:")[2]
    if "status-unverified" in entry.get("keywords"):
        return
    needed = NEEDED[kind]
    for names in needed[:2] if entry.kind in dialects.DESCRIBED else needed:
        if any(entry.get(name) or name in unknown for name in names):
            continue
        why = f"'{entry.key}' has no {' or '.join(map(repr, names))}, which an @{entry.kind} needs. Add it, "
        if names[0] != "author":
            yield "", why + "or name it behind 'Not confirmed:' in its annote.", "bib-missing-field"
        elif "no-author" not in entry.get("keywords"):
            yield "", why + "or, if nobody is named, put no-author among its keywords.", "bib-missing-field"


def _names(entry: Entry, role: str) -> Iterator[Mistake]:
    written = entry.get(role)
    if role in entry.fields and not written:
        yield role, f"'{role}' of '{entry.key}' is empty. Fill it or take the line away.", "bib-empty-name"
    names = split_name_list(written)
    for why, code in doubts.of_field([name for name in names if not re.search(r"\bet al\b", name)]):
        yield role, why, code
    for name in names:
        if re.match(r"and\b|.*\sand$|[\s{},]*$", name, re.IGNORECASE):
            why = f"There is an empty name in '{role}' of '{entry.key}'. Put one 'and' between two names."
            yield role, why, "bib-empty-name"
        elif re.search(r"\bet al\b", name):
            yield role, "Write 'and others' instead of 'et al.'.", "bib-et-al"


def _sentence_case(entry: Entry, name: str) -> Iterator[Mistake]:
    """A capital that is neither at a beginning nor in braces nor part of a name of capitals."""
    title = entry.get(name)
    if "status-unverified" in entry.get("keywords"):
        return
    bare = re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", lambda braces: "·" * len(braces[0]), title)
    for word in re.finditer(r"(?<![\w’'·-])[A-Z][a-z]+(?!\w|·)", bare):
        if re.search(r"(?:^|[.:?!—]|---|--)[\s\"“”‘’`'(\[]*$", bare[: word.start()]):
            continue
        why = f"'{word[0]}' in the {name} of '{entry.key}' begins with a capital. "
        yield name, why + f"Write it small, or, if it is a name, put it in braces: {{{word[0]}}}.", "bib-sentence-case"
        return


def _unknown_or_raw(entry: Entry) -> Iterator[Mistake]:
    """Fields that nobody would print, and signs that nobody should read."""
    for name, field in entry.fields.items():
        if not dialects.is_known(name):
            near = suggestion(name, dialects.PRINTED)
            why = f"'{name}' is no field of a work, and nobody would see it.{near or ' Take it away.'}"
            yield name, why, "bib-field"
        elif name in dialects.PRINTED - {"url", "doi", "eprint"} and (sign := raw(field.value)):
            why = f"Readers would see '{sign}' in '{name}' as it stands. Write the words or the sign itself."
            yield name, why, "bib-source"


def _dates_and_links(entry: Entry) -> Iterator[Mistake]:
    doi, url, year = entry.get("doi"), entry.get("url"), entry.get("year")
    if re.match(r"https?://|doi:|www\.", doi, re.IGNORECASE):
        bare = re.sub(r"^(https?://)?(www\.|dx\.)?doi\.org/|^doi:\s*", "", doi, flags=re.IGNORECASE)
        yield "doi", f"The DOI is written as an address. Write only '{bare}'.", "bib-doi-url"
    elif doi and not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        yield "doi", f"'{doi}' is not a DOI. A DOI begins with 10. and has a slash and no spaces.", "bib-doi"
    elif doi[-1:] in (".", ",", ";"):
        yield "doi", f"The DOI ends with '{doi[-1]}', which is no part of it. Write '{doi.rstrip('.,;')}'.", "bib-doi"
    if url and not re.fullmatch(r"https?://\S+", url):
        yield "url", f"'{url}' is not an address. Begin with https:// and leave no spaces.", "bib-url"
    elif re.match(r"https?://(dx\.)?doi\.org/", url):
        why = "This address is a DOI. Put what follows doi.org/ into a field 'doi' and take 'url' away."
        yield "url", why, "bib-doi-url"
    if year and not re.fullmatch(r"\d{4}|in press", year):
        why = f"'{year}' is not a year. Write four digits or 'in press'; leave it out if there is none."
        yield "year", why, "bib-year"
    for name in ("year", "date"):
        if (found := re.match(r"\d{4}", entry.get(name))) and not 1450 <= int(found[0]) < 2100:
            why = (
                f"Nothing was printed in {found[0]}. Write the year of this edition; its first year goes in 'origdate'."
            )
            yield name, why, "bib-year"
    if (date := entry.get("date")) and not re.match(r"\d{4}(?:-\d\d){0,2}(?:/|$)", date):
        yield "date", f"'{date}' is not a date. Write 2019, 2019-03 or 2019-03-22.", "bib-year"


def _status(entry: Entry) -> Iterator[Mistake]:
    keywords = [word.strip() for word in entry.get("keywords").split(",")]
    known = [f"status-{status}" for status in STATUSES]
    found = [word for word in keywords if word.startswith("status")]
    if not found:
        yield (
            "keywords",
            f"'{entry.key}' does not say whether it was checked. Add {', '.join(known)} to its keywords: one.",
            "bib-status",
        )
    for word in found:
        if word not in known:
            yield (
                "keywords",
                f"'{word}' is no status.{suggestion(word, known)} Use one of {', '.join(known)}.",
                "bib-status",
            )
    if len(found) > 1:
        yield "keywords", f"'{entry.key}' has {len(found)} statuses. Keep one.", "bib-status"
