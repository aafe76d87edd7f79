"""A work from CSL-JSON, as Zotero, Mendeley, pandoc and doi.org give it."""

from __future__ import annotations

import re
from typing import Any

from scaffold.asking import NotMade

KINDS = {
    "article-journal": "article", "article-magazine": "magazine", "article-newspaper": "newspaper", "review": "article",
    "review-book": "article", "book": "book", "classic": "book", "pamphlet": "booklet", "chapter": "incollection",
    "entry": "inreference", "entry-encyclopedia": "inreference", "entry-dictionary": "inreference", "report": "techreport",
    "thesis": "phdthesis", "paper-conference": "inproceedings", "speech": "presentation", "event": "presentation",
    "webpage": "online", "post": "online", "post-weblog": "blogpost", "motion_picture": "movie", "broadcast": "broadcast",
    "song": "audio", "musical_score": "music", "software": "software", "dataset": "dataset", "graphic": "artwork",
    "figure": "image", "map": "map", "interview": "interview", "manuscript": "unpublished",
    "personal_communication": "letter", "patent": "patent", "standard": "standard", "performance": "performance",
    "journal-article": "article", "book-chapter": "incollection", "book-section": "incollection",
    "proceedings-article": "inproceedings", "monograph": "book", "edited-book": "book", "reference-book": "book",
    "dissertation": "phdthesis", "collection": "misc", "document": "misc", "periodical": "periodical",
}  # fmt: skip
"""The type of an item, and the entry that it becomes."""
HOLDS = {
    "article": "journal", "magazine": "journal", "newspaper": "journal", "blogpost": "journal", "incollection": "booktitle",
    "inreference": "booktitle", "inproceedings": "booktitle", "broadcast": "booktitle", "audio": "booktitle",
}  # fmt: skip
"""What the whole is called, of which a work is part."""
PUBLISHES = {
    "techreport": "institution",
    "phdthesis": "school",
    "unpublished": "institution",
    "artwork": "organization",
}
PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator", "director": "director", "host": "host",
    "compiler": "compiler", "composer": "composer", "interviewer": "interviewer", "illustrator": "illustrator",
    "narrator": "narrator", "container-author": "bookauthor", "producer": "producer", "script-writer": "writer",
}  # fmt: skip
PLAIN = {
    "volume": "volume", "page": "pages", "edition": "edition", "version": "version", "number-of-volumes": "volumes",
    "part-number": "part", "volume-title": "maintitle", "event-title": "eventtitle", "event": "eventtitle",
    "event-place": "venue", "archive": "archive", "archive_location": "archivelocation", "genre": "type", "DOI": "doi",
    "URL": "url", "title-short": "shorttitle",
}  # fmt: skip
"""Names of text, and the fields that they become."""


def read(data: Any) -> tuple[str, dict[str, str]]:
    """The type and the fields of one item. Raises `NotMade`."""
    if not isinstance(data, dict) or not data.get("title"):
        raise NotMade("This JSON is no CSL item: it has no title. Export it as CSL-JSON, one work.")
    named = str(data.get("type") or "")
    within = _one(data.get("container-title"))
    kind = KINDS.get(named, "misc")
    if named == "article":  # a preprint, or what an old exporter calls an article
        kind = "article" if within else "misc"
    if kind == "inproceedings" and not within:
        kind = "presentation"
    fields = {ours: _people(data.get(theirs)) for theirs, ours in PEOPLE.items()}
    for theirs, ours in PLAIN.items():
        fields[ours] = fields.get(ours) or _one(data.get(theirs))
    year, month, day = _date(data.get("issued"))
    fields |= {
        "year": year,
        "month": month if kind in ("magazine", "newspaper", "blogpost") or HOLDS.get(kind) is None else "",
        "origdate": _date(data.get("original-date"))[0],
        "title": _one(data["title"]),
        "number": _one(data.get("issue") or data.get("number")),
        HOLDS.get(kind, "howpublished"): within,
    }
    fields["day"] = day if fields["month"] else ""
    publisher = _one(data.get("publisher"))
    if not HOLDS.get(kind) or HOLDS[kind] != "journal":
        fields[PUBLISHES.get(kind, "publisher")] = publisher
    if kind == "techreport":
        fields["series"] = _one(data.get("collection-title"))
        fields["number"] = fields["number"] or _one(data.get("collection-number"))
        fields.pop("month"), fields.pop("day")
    if kind == "artwork":
        fields["organization"] = fields.pop("archive", "") or publisher
        fields["address"] = fields.pop("venue", "") or _one(data.get("archive-place") or data.get("publisher-place"))
    if kind in ("book", "booklet", "phdthesis"):
        fields.pop("month"), fields.pop("day")
    if not year:
        fields["urldate"] = "-".join(part.zfill(2) for part in _date(data.get("accessed")) if part)
        fields["year"] = "in press" if str(data.get("status", "")).casefold() in ("in press", "forthcoming") else ""
    return kind, fields


def _date(date: Any) -> tuple[str, str, str]:
    """Year, month and day, as far as they are known."""
    if not isinstance(date, dict):
        return "", "", ""
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        whole = [str(part) for part in parts[0][:3]] + ["", "", ""]
        return whole[0], whole[1], whole[2]
    found = re.search(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(date.get("raw") or date.get("literal") or ""))
    return (found[1], (found[2] or "").lstrip("0"), (found[3] or "").lstrip("0")) if found else ("", "", "")


def _one(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value or "")


def _people(people: Any) -> str:
    return " and ".join(filter(None, map(_person, people))) if isinstance(people, list) else ""


def _person(person: Any) -> str:
    """One name: particles before the family name, an organisation in braces."""
    if not isinstance(person, dict):
        return str(person or "")
    part = {name: str(person.get(name) or "").strip() for name in ("family", "given", "suffix", "literal", "name")}
    particles = [str(person.get(f"{name}-particle") or "") for name in ("dropping", "non-dropping")]
    family = " ".join(filter(None, [*particles, part["family"]]))
    if not family or (not part["given"] and " " in family):
        whole = part["literal"] or part["name"] or family
        return f"{{{whole}}}" if whole else ""
    return ", ".join(filter(None, [family, part["suffix"], part["given"]]))
