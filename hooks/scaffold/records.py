"""What is known of a work, read from BibTeX or CSL-JSON and brought into the style of the bibliography."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from citations import dialects, ranges
from citations.bibtex import Reader
from citations.latex import plain
from citations.names import fold
from citations.roles import LEADING
from scaffold import csl, plain_citation, tagged, unread
from scaffold.asking import NotMade

ORDER = (
    "author", "authortype", "editor", "editortype", "translator", "bookauthor", "director", "host", "illustrator",
    "narrator", "year", "origdate", "month", "day", "title", "titleaddon", "type", "maintitle", "journal", "booktitle",
    "eventtitle", "venue", "archive", "archivelocation", "publisher", "institution", "school", "organization", "address",
    "series", "volume", "volumes", "part", "number", "edition", "version", "chapter", "pages", "eid", "howpublished", "doi", "url",
    "urldate", "annote", "keywords",
)  # fmt: skip
ARCHIVED = ("eprint", "eprinttype", "archiveprefix", "pubstate")
HOLDS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
PUBLISHES = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}
SMALL = re.compile(
    "an?|and|as|at|but|by|for|from|how|in|into|is|of|on|or|the|to|with|within|without|between|what|when|why",
    re.IGNORECASE,
)


@dataclass
class Work:
    """A work on its way into the bibliography."""

    kind: str = "misc"
    fields: dict[str, str] = field(default_factory=dict)


def pasted(text: str) -> Work:
    """A work from the one entry or item that somebody copied. Raises `NotMade` for what is neither."""
    if re.match(r"\s*(?:\{(?!\{)|\[(?!\d))", text):
        try:
            data = json.loads(_whole_json(text))
        except ValueError as error:
            raise NotMade(f"This is not JSON: {error}. Copy it once more, from the first brace to the last.") from None
        if isinstance(data, dict) and isinstance(data.get("items"), list):  # as Zotero and Better BibTeX save a library
            data = data["items"]
        if isinstance(data, list) and len(data) > 1:
            raise NotMade(f"There are {len(data)} works in this. Add them one at a time.")
        return from_csl(data[0] if isinstance(data, list) and data else data)
    if tagged.records(text) > 1:
        raise NotMade(f"There are {tagged.records(text)} works in this. Add them one at a time.")
    if record := tagged.read(text):
        if left_out := tagged.left_out(text, record[1]):
            print(f"Left out, as no reference prints it: {', '.join(left_out)}.")
        return Work(*record)
    reader = Reader("what you pasted", text)
    is_bibtex = any(entry.whole for entry in reader.entries)  # an address may have an @ in it
    if not is_bibtex and (several := plain_citation.several(text)):
        raise NotMade(f"There are {several} works in this. Add them one at a time.")
    if not is_bibtex and (record := plain_citation.read(text)):
        print(
            "This was read from a reference in plain text. Compare each field with the record of the work."
            " A page that a note cites is left out."
        )
        return Work(*record)
    if reader.problems or not reader.entries:
        raise NotMade(unread.why(text, reader.problems[0].message if reader.problems else ""))
    if len(reader.entries) > 1:
        raise NotMade(f"There are {len(reader.entries)} works in this. Add them one at a time.")
    entry = reader.entries[0]
    written = {
        name: field.value for name, field in entry.fields.items() if name not in ("annote", "keywords", "caution")
    }
    for longer, ours in (("journaltitle", "journal"), ("origyear", "origdate")):
        if longer in written:
            written.setdefault(ours, written.pop(longer))
    date = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?.*", written.pop("date", ""))
    if date:
        written.setdefault("year", date[1])
        if entry.kind == "article" and date[2] and "volume" not in written:
            written |= {"month": str(int(date[2]))} | ({"day": str(int(date[3]))} if date[3] else {})
    written = dialects.fields(entry.kind, written)
    left_out = [name for name in written if name not in dialects.PRINTED and dialects.is_known(name)]
    if left_out:
        print(f"Left out, as no reference prints it: {', '.join(left_out)}.")
    if written.get("year") or written.get("doi"):
        written.pop("urldate", "")
    kept = {name: value for name, value in written.items() if name not in left_out and name not in ARCHIVED}
    return Work(entry.kind if entry.kind in dialects.DESCRIBED else dialects.kind(entry.kind), kept)


def from_csl(data: Any) -> Work:
    """A work from one item of CSL-JSON. Raises `NotMade` for what is none."""
    return Work(*csl.read(data))


def _whole_json(text: str) -> str:
    """Without the comma that stands behind an item copied out of a list."""
    return text.strip().rstrip(",")


def tidy(work: Work) -> None:
    """Bring a record into the style of the bibliography: bare DOI, dashes in pages, a title in sentence case."""
    fields = {name: " ".join(value.split()) for name, value in work.fields.items() if value and value.strip()}
    fields["doi"] = re.sub(r"^(https?://)?(dx\.|www\.)?doi\.org/|^doi:\s*", "", fields.get("doi", ""), flags=re.I)
    if not fields["doi"] and (doi := re.match(r"https?://(?:dx\.)?doi\.org/(.+)", fields.get("url", ""))):
        fields["doi"] = doi[1]
    if fields["doi"]:
        fields.pop("url", None)
    if "pages" in fields:
        fields["pages"] = ranges.even(fields["pages"])
    for name in ("title", "booktitle"):
        if name in fields:
            fields[name] = sentence_case(fields[name])
    work.fields = {name: value for name, value in fields.items() if value}


def sentence_case(title: str) -> str:
    """A title whose words are nearly all capitals is written small; in any other, capitals are names and get braces."""
    title = re.sub(r"<[^>]+>", "", title)
    title = re.sub(r"^\{([^{}]+)\}$", r"\1", title)  # Mendeley
    title = re.sub(r"\{\{([^{}]+)\}\}", r"\1", title).rstrip(".")  # Zotero
    if "{" in title:
        return title
    words = re.split(r"(\s+)", title)
    begins = [n == 0 or bool(re.search(r"[:.?!\u2014]$", words[n - 2])) for n in range(len(words))]
    inner = [
        w for n, w in enumerate(words) if n % 2 == 0 and not begins[n] and not SMALL.fullmatch(w) and w[:1].isalpha()
    ]
    shouting = len(inner) > 2 and sum(word[0].isupper() for word in inner) > 0.7 * len(inner)
    made = []
    for number, word in enumerate(words):
        core = re.sub(r"^\W+|\W+$", "", word)
        name = any(len(re.findall(r"[A-Z0-9]", part)) > 1 for part in core.split("-"))  # NHS, COVID-19
        if number % 2 or (name and begins[number]) or not (core[:1].isupper() or name):
            made.append(word)
        elif shouting and not name:
            small = core.casefold()
            made.append(word.replace(core, core[0] + small[1:] if begins[number] else small, 1))
        else:
            made.append(word if begins[number] else word.replace(core, f"{{{core}}}", 1))
    return "".join(made)


def new_key(work: Work, taken: set[str]) -> str:
    """First author, year and first word of weight: sample2018asking; with a letter where that is taken."""
    who = next((work.fields[role] for role in ("author", "editor", *LEADING, "title") if work.fields.get(role)), "")
    family = plain(re.split(r",| and ", who)[0])
    words = [_plain(word) for word in re.split(r"\s+|--+|[–—]", work.fields.get("title", ""))]
    word = next((word for word in words if word and not SMALL.fullmatch(word)), "work")
    year = _plain(work.fields.get("year", "")) or "nd"
    key = f"{_plain(family) or 'anonymous'}{year if not year[:4].isdigit() else year[:4]}{word}"
    key = key if key[0].isalpha() else f"work{key}"
    return next(one for one in [key, *(f"{key}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")] if one not in taken)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(plain(text)).encode("ascii", "ignore").decode())


def written_out(key: str, work: Work) -> str:
    """The entry as it stands in the file."""
    last = ("annote", "keywords")
    names = [*(name for name in ORDER if name not in last), *(name for name in work.fields if name not in ORDER), *last]
    lines = [f"  {name:<12} = {{{work.fields[name]}}}" for name in names if work.fields.get(name)]
    return f"@{work.kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"
