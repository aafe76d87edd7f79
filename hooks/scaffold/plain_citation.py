"""A work from a reference as a list prints it, in the manner of APA, Harvard or Vancouver, as far as it is plain."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"\s*(?:(?:available at|retrieved from|doi)[: ]\s*)?(?P<link>(?:https?://|10\.\d{4,9}/)\S+?)[.,;]?\s*$", re.I
)
_INITIALS = r"(?:[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.)*)"
_PERSON = rf"(?P<family>[^\W\d_][^,;&()]*?), (?P<given>{_INITIALS})(?:, (?P<suffix>Jr\.|Sr\.|I{{2,3}}|IV))?"
_DATED = re.compile(r"(?P<who>.+?) ?\((?P<year>\d{4}|n\.d\.|in press)[a-z]?(?:, [^)]*)?\)[.,]? (?P<rest>.+)")
_PAGES = r"(?:pp?\. ?)?(?P<pages>[A-Za-z]?\d[\w.]*(?:[–-]+\w+)?)"
_IN_JOURNAL = r"(?P<journal>[^.,?!]+(?:, [^\d.,?!]+)*), (?P<volume>\d+)(?: ?\((?P<number>[^)]+)\))?"
_ARTICLE = re.compile(rf"(?P<title>.+?)(?:\.|(?<=[?!])) {_IN_JOURNAL}(?:, (?:Article (?P<eid>\w+)|{_PAGES}))?")
_QUOTED = re.compile(rf"[‘'“\"](?P<title>.+?)[’'”\"],? {_IN_JOURNAL}(?:, {_PAGES})?")
_CHAPTER = re.compile(
    r"(?P<title>.+?)(?:\.|(?<=[?!])) In (?P<editor>.+?) \(Eds?\.\), (?P<booktitle>.+?)"
    rf" \((?:(?P<edition>\w+) ed\., )?(?:Vol\. (?P<volume>\w+), )?{_PAGES}\)\. (?P<publisher>.+)"
)
_THESIS = re.compile(
    r"(?P<title>.+?) \[(?:Unpublished )?(?P<type>(?:doctoral|master).*?(?:thesis|dissertation))"
    r"(?:, (?P<school>[^\]]+))?\]\. ?(?P<source>.*)",
    re.I,
)
_BOOK = re.compile(
    r"(?P<title>[^.?!\[\]()]+[?!]?)(?: \((?P<edition>\w+) ed\.\))?\.? (?P<publisher>[A-ZÀ-Þ][^.,\[\]()]+)"
)
_VANCOUVER = re.compile(
    r"(?P<who>[^.]+)\. (?P<title>.+?)(?:\.|(?<=[?!])) (?P<journal>[^.]+)\. (?P<year>\d{4})[^;.]*;(?P<volume>\d+)"
    r"(?:\((?P<number>[^)]+)\))?:(?P<pages>\w+(?:[–-]\w+)?)"
)


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """The type and the fields of a reference of which every part is plain; nothing for any other text."""
    text = " ".join(text.split())
    link = _LINK.search(text)
    bare = (text[: link.start()] if link else text).rstrip(". ")
    address = link["link"] if link else ""
    found = {"doi" if "10." in address and ("doi" in address or address.startswith("10.")) else "url": address}
    if vancouver := _VANCOUVER.fullmatch(bare):
        who = _close(vancouver["who"])
        return ("article", {**_given(vancouver), "author": who, **found}) if who else None
    dated = _DATED.fullmatch(bare)
    who = _people(dated["who"]) if dated else ""
    if not dated or not who:
        return None
    found |= {"author": who, "year": "" if dated["year"] == "n.d." else dated["year"]}
    for kind, pattern in (
        ("article", _QUOTED),
        ("incollection", _CHAPTER),
        ("phdthesis", _THESIS),
        ("article", _ARTICLE),
        ("book", _BOOK),
    ):
        if match := pattern.fullmatch(dated["rest"]):
            fields = _given(match)
            if kind == "phdthesis":
                source = fields.pop("source", "").strip(". ")
                fields["publisher" if fields.get("school") else "school"] = source
            if "editor" in fields:
                fields["editor"] = _forward(fields["editor"])
                if not fields["editor"]:
                    return None
            return kind, {**found, **fields}
    return None


def _given(match: re.Match[str]) -> dict[str, str]:
    return {name: value.strip() for name, value in match.groupdict().items() if value and name != "who"}


def _people(who: str) -> str:
    """A, B., & C, D. as BibTeX has them; an organisation without commas in braces; nothing for what is neither."""
    who = re.sub(r",? (?:&|and) ", ", ", who.strip(" ,"))
    who = re.sub(r"(?<=[A-Z]\.)(?=[A-Z]\.)", " ", who)
    names, at = [], 0
    for person in re.finditer(rf"{_PERSON}(?:, |$)", who):
        if person.start() != at:
            break
        names.append(", ".join(filter(None, [person["family"], person["suffix"], person["given"]])))
        at = person.end()
    if names and at == len(who):
        return " and ".join(names)
    return f"{{{who.rstrip('.')}}}" if not names and "," not in who and not re.search(r"\bet al\b", who) else ""


def _forward(who: str) -> str:
    """A. B. Editor & C. D. Editor."""
    names = [re.fullmatch(rf"({_INITIALS}) ([^,&]+)", name.strip()) for name in re.split(r",? & |, ", who)]
    return " and ".join(f"{name[2]}, {name[1]}" for name in names if name) if all(names) else ""


def _close(who: str) -> str:
    """Grady JS, Her M: a family name and its letters."""
    names = [re.fullmatch(r"([^\W\d_][^,]*?) ([A-ZÀ-Þ]{1,3})", name.strip()) for name in who.split(",")]
    return (
        " and ".join(f"{name[1]}, {' '.join(f'{letter}.' for letter in name[2])}" for name in names if name)
        if all(names)
        else ""
    )
