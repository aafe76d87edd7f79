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
    "inreference": "booktitle", "inproceedings": "booktitle", "techreport": "series",
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


_USED = re.compile(
    "TY|A[1U24]|ED|DA|PY|Y1|T[I12]|CT|J[OFA2]|BT|C[37]|PB|VL|IS|ET|SP|EP|OP|DO|UR|ER|ID|PMID|FAU|LID|AID|CN|DP|PG|JT|TA|VI|IP"
)
_USUAL = re.compile("A[BDN]|C[12Y]|D[BP]|K[W1]|L[123A]|[MNY]\\d|SN")
_DOI = re.compile(r"(?:doi:? ?|doi\.org/|^)(10\.\d{4,9}/\S+)", re.IGNORECASE)
_NOTES = ("M1", "M3", "N1", "L3", "L2")
"""Where databases put a DOI, a kind or a number, each in its own way."""


def left_out(text: str, fields: Mapping[str, str]) -> list[str]:
    """What no field is made of: the tags, and what stands behind those that are no usual ones."""
    ris = bool(RIS.search(text))
    kept = " ".join(fields.values())

    def is_kept(value: str) -> bool:
        doi = _DOI.search(value)
        return (doi[1] if doi else value) in kept

    tags = {
        tag: values
        for tag, values in _tags(text).items()
        if (not _USED.fullmatch(tag) or (ris and tag == "DP")) and not all(map(is_kept, values))
    }
    return [tag if _USUAL.fullmatch(tag) or not ris else f"{tag} ({'; '.join(values)})" for tag, values in tags.items()]


def _from_ris(tags: Mapping[str, list[str]]) -> tuple[str, dict[str, str]]:
    def first(*names: str) -> str:
        return next((value for name in names for value in tags.get(name, ()) if value), "")

    noted = [value for name in _NOTES for value in tags.get(name, ())]
    kind = _KINDS.get(first("TY"), "misc")
    date = re.match(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?", first("DA", "PY", "Y1"))
    year = re.match(r"\d{4}", first("PY", "Y1", "DA"))
    dated = kind in _DATED and date
    pages = "--".join(filter(None, [first("SP"), first("EP")])) if "-" not in first("SP") else first("SP")
    own = {name: value for name in ("M1", "M3") if (value := first(name)) and not _DOI.search(value)}
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
        "eventtitle": first("T2") if first("C3") else "",
        _HOLDS.get(kind, "howpublished"): first("C3", "JF", "T2", "JO", "BT", "JA", "J2") if kind != "book" else "",
        _PUBLISHES.get(kind, "publisher"): first("PB") if _HOLDS.get(kind) != "journal" else "",
        "volume": first("VL"),
        "number": first("IS") or (own.get("M1", "") if kind == "techreport" else ""),
        "type": own.get("M3", "") if kind in ("techreport", "phdthesis") else "",
        "edition": first("ET"),
        "pages": pages if kind in _HOLDS else "",  # of a book as a whole, their number
        "eid": first("C7"),
        "origdate": first("OP"),
        "doi": first("DO") or next((doi[1] for value in noted if (doi := _DOI.search(value))), "").rstrip(".,;"),
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
