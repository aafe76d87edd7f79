"""Who wrote a work, as the lists of APA, Chicago, MLA, Harvard and Vancouver name them, in BibTeX's way; or nothing."""

from __future__ import annotations

import re

from citations.organisations import looks_like_one
from citations.people import plainly_a_person

_LETTER = "[^\\W\\d_]"
INITIALS = r"(?:[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.)*)"
FAMILY = rf"{_LETTER}[^,;&()\d\"“”]*?"
_INVERTED = re.compile(rf"(?P<family>{FAMILY}), (?P<given>{INITIALS})(?:, (?P<suffix>Jr\.|Sr\.|I{{2,3}}|IV))?")
_WHOLE = r"[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ]\.?(?!\w)|[A-ZÀ-Þ][\w’'-]+))?"
_FORWARD = re.compile(r"(?P<given>(?:[A-ZÀ-Þ][\w’'-]*\.? )+?)(?P<family>(?:(?:van|von|de|der|den|la|di|da) )*[A-ZÀ-Þ][\w’'-]+)")
_FIRST = re.compile(
    rf"(?P<family>(?:(?:van|von|de|der|den|la) )*[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?P<given>{_WHOLE}|{INITIALS})(?=,|$| and )"
)
_OTHERS = re.compile(r",? (?:et al\.?|and others)$")
_LEFT_OUT = re.compile(r"\. \. \.|\u2026|\.\.\.")


def inverted(who: str) -> str:
    """Ada, B., & Cede, D.; Ada, B. and Cede, D."""
    if _LEFT_OUT.search(who):
        return ""
    alone = _OTHERS.sub("", who.strip(" ,"))
    others = " and others" if alone != who.strip(" ,") else ""
    text = re.sub(r",? (?:&|and) ", ", ", alone).replace("; ", ", ")
    text = re.sub(r"(?<=[A-Z]\.)(?=[A-Z]\.)", " ", text)
    names, at = [], 0
    for person in re.finditer(rf"{_INVERTED.pattern}(?:, |$)", text):
        if person.start() != at:
            break
        names.append(", ".join(filter(None, [person["family"], person["suffix"], person["given"]])))
        at = person.end()
    if names and at == len(text):
        return " and ".join(names) + others
    return ""


def first_inverted(who: str) -> str:
    """Kim, Bo, and Cy Ray; Kim, Bo, et al.; Kim, Bo, Cy Ray, and Ann Lee: as Chicago and MLA have them."""
    alone = _OTHERS.sub("", who.strip(" ,."))
    others = " and others" if alone != who.strip(" ,.") else ""
    first = _FIRST.match(alone)
    if not first:
        return ""
    rest = [one for one in re.split(r",? and |, ", alone[first.end() :]) if one.strip(" ,")]
    people = [forward(one.strip(" ,")) for one in rest]
    if not all(people):
        return ""
    return " and ".join([f"{first['family']}, {first['given']}", *people]) + others


def forward(who: str) -> str:
    """A. B. Editor; Bo Kim."""
    name = _FORWARD.fullmatch(who)
    return f"{name['family']}, {name['given'].strip()}" if name else ""


def all_forward(who: str) -> str:
    """A. B. Editor & C. D. Editor; Bo Kim, Cy Ray and Ann Lee."""
    if not re.search(r"[&,.]| and ", who) and not plainly_a_person(who.strip()):
        return ""
    names = [forward(one.strip()) for one in re.split(r",? (?:&|and) |, ", who.strip(" ,"))]
    return " and ".join(names) if names and all(names) else ""


def editors(who: str) -> str:
    """N. Tehrani & M. Payne; Tehrani, N. and Payne, M."""
    return all_forward(who) or inverted(who)


def close(who: str) -> str:
    """Grady JS, Her M, et al: a family name and its letters."""
    alone = _OTHERS.sub("", who)
    names = [re.fullmatch(rf"({_LETTER}[^,]*?) ([A-ZÀ-Þ]{{1,3}})", name.strip()) for name in alone.split(",")]
    if not all(names):
        return ""
    people = [f"{name[1]}, {' '.join(f'{letter}.' for letter in name[2])}" for name in names if name]
    return " and ".join(people) + (" and others" if alone != who else "")


def semicolons(who: str) -> str:
    """Kim, Bo; Ray, Cy: as Wikipedia has them."""
    names = [one.strip() for one in who.split(";")]
    plain = all(re.fullmatch(rf"{FAMILY}, (?:{_WHOLE}|{INITIALS})", one) for one in names)
    return " and ".join(names) if len(names) > 1 and plain else ""


def organisation(name: str) -> str:
    """{Health Office}; nothing for what may be a person, or several."""
    name = name.strip().rstrip(".")
    sure = looks_like_one(name) or (" " not in name and "," not in name)
    return f"{{{name}}}" if name and sure else ""


def anybody(who: str) -> str:
    """Whoever they are, in whatever way they are named."""
    if looks_like_one(who.strip().rstrip(".")) and not re.search(r", [A-Z]\.", who):
        return organisation(who)
    return inverted(who) or first_inverted(who) or semicolons(who) or all_forward(who) or organisation(who)
