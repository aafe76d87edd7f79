"""A work from RIS (EndNote, Zotero, most publishers) or from PubMed's nbib: a tag, a dash and a value on each line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.people import plainly_a_person

if TYPE_CHECKING:
    from collections.abc import Mapping

RIS = re.compile(r"^\ufeff?TY\s{1,3}-", re.MULTILINE)
NBIB = re.compile(r"^PMID\s*- ?\d", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3})\s*- ?(.*)")
_KINDS = {
    "JOUR": "article", "JFULL": "article", "MGZN": "magazine", "NEWS": "newspaper", "EJOUR": "article", "BOOK": "book",
    "EBOOK": "book", "EDBOOK": "book", "CHAP": "incollection", "ECHAP": "incollection", "CPAPER": "inproceedings",
    "CONF": "inproceedings", "RPRT": "techreport", "GOVDOC": "techreport", "THES": "phdthesis", "ABST": "article",
    "INPR": "article", "ENCYC": "inreference", "DICT": "inreference", "PAT": "patent", "STAND": "standard", "MPCT": "movie",
    "VIDEO": "video", "SOUND": "audio", "COMP": "software", "DATA": "dataset", "AGGR": "dataset", "ART": "artwork",
    "MAP": "map", "UNPB": "unpublished", "MANSCPT": "unpublished", "PCOMM": "letter", "BLOG": "blogpost", "ELEC": "online",
    "WEB": "online", "SLIDE": "presentation", "MUSIC": "music",
}  # fmt: skip
_HOLDS = {
    "article": "journal", "magazine": "journal", "newspaper": "journal", "blogpost": "journal", "incollection": "booktitle",
    "inreference": "booktitle", "inproceedings": "booktitle",
}  # fmt: skip
_DATED = ("magazine", "newspaper", "blogpost", "online", "video", "presentation", "movie", "letter")
"""Types of which the day is printed."""
_PUBLISHES = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """The type and the fields of the first record, or nothing if it is neither form."""
    tags = _tags(text)
    if RIS.search(text):
        return _from_ris(tags)
    return _from_nbib(tags) if NBIB.search(text) else None


def records(text: str) -> int:
    """How many there are in one text."""
    return len(RIS.findall(text)) or len(NBIB.findall(text))


def _tags(text: str) -> dict[str, list[str]]:
    """Every value by its tag; a line without a tag goes on with the one above."""
    found: dict[str, list[str]] = {}
    last = ""
    for line in text.lstrip("\ufeff").splitlines():
        if match := _LINE.match(line):
            last = match[1]
            found.setdefault(last, []).append(match[2].strip())
        elif line.strip() and last:
            found[last][-1] += f" {line.strip()}"
    return found


def _from_ris(tags: Mapping[str, list[str]]) -> tuple[str, dict[str, str]]:
    def first(*names: str) -> str:
        return next((value for name in names for value in tags.get(name, ()) if value), "")

    kind = _KINDS.get(first("TY"), "misc")
    date = re.match(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?", first("DA", "PY", "Y1"))
    year = re.match(r"\d{4}", first("PY", "Y1", "DA"))
    dated = kind in _DATED and date
    pages = "--".join(filter(None, [first("SP"), first("EP")])) if "-" not in first("SP") else first("SP")
    fields = {
        "author": _people(tags.get("AU") or tags.get("A1") or []),
        "editor": _people(
            [*tags.get("ED", []), *(tags.get("A2", []) if kind in ("incollection", "inproceedings") else [])]
        ),
        "translator": _people(tags.get("A4", [])),
        "year": year[0] if year else "",
        "month": (date[2] or "") if dated and date else "",
        "day": (date[3] or "") if dated and date and date[2] else "",
        "title": first("TI", "T1", "CT"),
        _HOLDS.get(kind, "howpublished"): first("T2", "JO", "JF", "BT", "JA") if kind != "book" else "",
        _PUBLISHES.get(kind, "publisher"): first("PB") if _HOLDS.get(kind) != "journal" else "",
        "volume": first("VL"),
        "number": first("IS"),
        "edition": first("ET"),
        "pages": pages,
        "eid": first("C7"),
        "origdate": first("OP"),
        "doi": first("DO"),
        "url": first("UR"),
    }
    return kind, fields


def _from_nbib(tags: Mapping[str, list[str]]) -> tuple[str, dict[str, str]]:
    def first(name: str) -> str:
        return next(iter(tags.get(name, ())), "")

    full = tags.get("FAU") or [re.sub(r" ([A-Z]+)$", r", \1", name) for name in tags.get("AU", [])]
    ids = [*tags.get("LID", []), *tags.get("AID", [])]
    doi = next((value.removesuffix("[doi]").strip() for value in ids if value.endswith("[doi]")), "")
    pages = first("PG")
    if short := re.fullmatch(r"(\w*?)(\d+)-(\d+)", pages):  # 135-46 is 135--146
        last = short[3] if len(short[3]) >= len(short[2]) else short[2][: len(short[2]) - len(short[3])] + short[3]
        pages = f"{short[1]}{short[2]}--{short[1]}{last}"
    fields = {
        "author": " and ".join(filter(None, [_people(full), *(f"{{{name}}}" for name in tags.get("CN", []))])),
        "year": first("DP")[:4],
        "title": first("TI").rstrip("."),
        "journal": re.sub(r"\s*[:=(].*", "", first("JT")) or first("TA"),
        "volume": first("VI"),
        "number": first("IP"),
        "pages": pages,
        "doi": doi,
    }
    return "article", fields


def _people(names: list[str]) -> str:
    """Family, Given; what has no comma and more than one word is an organisation, if it is not plainly a person."""
    alone = [" " in name and "," not in name and not plainly_a_person(name) for name in names]
    return " and ".join(f"{{{name}}}" if braces else name for name, braces in zip(names, alone, strict=True) if name)
