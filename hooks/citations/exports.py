"""Works as other programs read them: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING, Any

from citations.bibtex import MONTHS
from citations.export_types import csl_type, ris_type
from citations.organisations import looks_like_one
from citations.people import people
from citations.work import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from citations.names import Name
    from citations.work import Work


def bibtex(works: Iterable[Work]) -> str:
    """As in our own file, in its order of fields."""
    return "\n".join(map(_bibtex, works))


def ris(works: Iterable[Work]) -> str:
    """One tag a line, as reference managers import it."""
    return "".join(map(_ris, works))


def csl_json(works: Iterable[Work]) -> str:
    """What pandoc, Quarto and Zotero read."""
    return "[\n" + ",\n".join(map(_csl, works)) + "\n]\n"


FORMATS: dict[str, tuple[str, Callable[[Iterable[Work]], str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "csl.json": ("CSL-JSON", csl_json),
}
"""File ending, name, writer."""


# A work is written once, however many pages cite it.
@functools.lru_cache(maxsize=8192)
def _bibtex(work: Work) -> str:
    fields = {role: " and ".join(map(_bibtex_name, names)) for role, names in _people(work) if names}
    fields |= work.fields
    width = max(map(len, fields), default=0)
    lines = [f"  {name:<{width}} = {_bibtex_value(name, value)}" for name, value in fields.items()]
    return f"@{work.kind}{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_value(name: str, value: str) -> str:
    return value[:3].lower() if name == "month" and value in MONTHS else f"{{{value}}}"


def _bibtex_name(name: Name) -> str:
    if name.is_others:
        return "others"
    family, given, lineage = (re.sub(r"([&%#_$])", r"\\\1", part) for part in (name.family, name.given, name.lineage))
    if not given:
        return f"{{{family}}}" + (f", {lineage}" if lineage else "")
    made = ", ".join(part for part in (family, lineage, given) if part)
    if "," in f"{family}{given}" or looks_like_one(made):  # braces kept it a person's
        return ", ".join(part for part in (f"{{{family}}}", lineage, f"{{{given}}}") if part)
    return made


def _people(work: Work) -> list[tuple[str, tuple[Name, ...]]]:
    return [("author", work.authors), ("editor", work.editors), ("translator", work.translators)]


@functools.lru_cache(maxsize=8192)
def _ris(work: Work) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(work)) + "ER  - \r\n\r\n"


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", ris_type(work)
    yield "ID", work.key
    for tag, names in (("AU", work.authors), ("ED", work.editors), ("A4", work.translators)):
        for name in (name for name in names if not name.is_others):
            yield tag, ", ".join(part for part in (name.family, name.given, name.lineage) if part)
    yield "TI", work.text("title")
    if where := container(work):
        yield ("JO" if work.kind == "article" else "T2"), where
    first, _, last = re.sub(r"[-–]+", "–", work.text("pages")).partition("–")
    values = {
        "PY": work.plain_year,
        "DA": "/".join(f"{part:02d}" for part in (work.year_number, *work.day) if part) if work.day[0] else "",
        "VL": work.text("volume"),
        "IS": work.text("number"),
        "SP": first,
        "EP": last,
        "C7": work.text("eid"),
        "ET": work.text("edition"),
        "OP": work.original_year,
        "PB": publisher(work),
        "CY": work.text("address"),
        "SN": work.text("isbn"),
        "DO": work.doi,
        "UR": work.link,
        "M3": work.text("type"),
    }
    yield from ((tag, value) for tag, value in values.items() if value)
    yield from (("KW", keyword) for keyword in work.keywords)
    for note in ("annote", "caution"):
        if work.text(note):
            yield "N1", work.text(note)


@functools.lru_cache(maxsize=8192)
def _csl(work: Work) -> str:
    date = [part for part in (work.year_number, *work.day) if part]
    last = [[int(work.plain_year[-4:])]] if re.fullmatch(r"\d{4}–\d{4}", work.plain_year) else []
    item: dict[str, Any] = {
        "id": work.key,
        "type": csl_type(work),
        **_csl_title(work),
        **_csl_roles(work),
        "original-date": {"date-parts": [[int(work.original_year)]]} if work.original_year.isdigit() else {},
        "version": work.text("version"),
        "issued": {"date-parts": [date, *last]} if date else {},
        "container-title": container(work),
        "volume": work.text("volume"),
        "issue" if work.kind == "article" else "number": work.text("number") or work.text("eid"),
        "page": work.text("pages") or work.text("eid"),
        "edition": work.text("edition"),
        "number-of-volumes": work.text("volumes"),
        "part-number": work.text("part"),
        "collection-title": work.text("series"),
        "event-title": work.text("eventtitle"),
        "event-place": work.text("venue") if work.text("eventtitle") else "",
        "archive": work.text("archive"),
        "archive_location": work.text("archivelocation"),
        "publisher": publisher(work),
        "publisher-place": work.text("address") or work.text("location"),
        "ISBN": work.text("isbn"),
        "DOI": work.doi,
        "URL": work.fields.get("url", ""),
        "genre": work.text("type"),
        "status": "" if work.year_number else work.plain_year,
        "keyword": ", ".join(work.keywords),
        "note": " ".join(filter(None, (work.text("annote"), work.text("caution")))),
    }
    return json.dumps({name: value for name, value in item.items() if value}, ensure_ascii=False)


def _csl_title(work: Work) -> dict[str, str]:
    """The title; of a volume of several, theirs and its own."""
    if main := work.text("maintitle"):
        return {"title": main, "volume-title": work.text("title")}
    return {"title": work.text("title") or work.text("titleaddon")}


def _csl_roles(work: Work) -> dict[str, list[dict[str, str]]]:
    """Everybody under the name of what they did."""
    named = [
        (work.fields.get("authortype", "author"), work.authors, "author"),
        (work.fields.get("editortype", "editor"), work.editors, "editor"),
        ("translator", work.translators, "translator"),
        ("container-author", people(work.fields.get("bookauthor", "")), "container-author"),
        *((role, names, "contributor") for role, names in work.beside),
    ]
    made: dict[str, list[dict[str, str]]] = {}
    for role, names, otherwise in named:
        made.setdefault(_CSL_ROLES.get(role, otherwise), []).extend(_csl_names(names))
    return made


_CSL_ROLES = {
    "director": "director", "host": "host", "compiler": "compiler", "composer": "composer", "producer": "producer",
    "executive producer": "executive-producer", "illustrator": "illustrator", "narrator": "narrator", "guest": "guest",
    "interviewer": "interviewer", "organizer": "organizer", "chair": "chair", "redactor": "editor", "writer": "script-writer",
}  # fmt: skip


def _csl_names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_csl_name(name) for name in names if not name.is_others]


def _csl_name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    suffix = {"suffix": name.lineage} if name.lineage else {}
    return {"family": name.family, "given": name.given} | suffix


def container(work: Work) -> str:
    """The journal or the book that a work is part of, or nothing."""
    if work.kind == "article":
        return work.text("journal") or work.text("journaltitle")
    return work.text("booktitle") if work.kind in PARTS else work.text("howpublished")


def publisher(work: Work) -> str:
    """Who published it, or nothing."""
    return next(
        (text for name in ("publisher", "institution", "school", "organization") if (text := work.text(name))), ""
    )
