"""What stands in the place of a person and cannot be one as it is written: why, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import strays
from citations.latex import plain
from citations.organisations import looks_like_one
from citations.people import (
    EXTENDED,
    LINEAGE,
    ON_BEHALF,
    PARTICLES,
    among_people,
    commas,
    extended,
    given_names,
    is_braced,
    plainly_a_person,
    without_braces,
)
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_JOINED = re.compile(r"\s*,?\s*(?:\\?&(?!\w+;)|&amp;|;|\s/\s|\s\+\s|\s\|\s)\s*(?:and\s+)?")
_OTHER_AND = re.compile(r",?\s(?:und|et|och|og|en|with|plus|mit|avec|con|y|e)\s")
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Rev|Hon)\.?|Professor|Ms\.?|Sir|Dame")
_SURE_DEGREE = re.compile(r"Ph\.?D\.?|PsyD|EdD|DPhil|DClinPsy\w*|LCSW|MSW|MSc|BSc|FRCPsych|MRCPsych")
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|d\.?\s?phil|psy\.?d|ed\.?d|m\.?d|d\.?o|j\.?d|d\.?s\.?w|d\.?n\.?p|dr\.?p\.?h|d\.?clin\.?psy\w*|sc\.?d|th\.?d"
    r"|m\.?phil|m\.?sc|b\.?sc|m\.?b\.?a|m\.?p\.?h|m\.?s\.?w|m\.?ed|m\.?b\.?b\.?s|m\.?b\.?ch\.?b|m\.?a|b\.?a|m\.?s|b\.?s|r\.?n"
    r"|l\.?c\.?s\.?w|l\.?m\.?f\.?t|l\.?p\.?c|lmhc|licsw|abpp|frcpsych|mrcpsych|frcp|cpsychol|afbpss|fbpss|o\.?b\.?e|c\.?b\.?e"
    r"|m\.?b\.?e|esq|prof|dr)\.?(?:-[a-z]{1,4})?(?:\s?\(?hons\)?)?",
    re.IGNORECASE,
)
_INITIALS = r"(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,4})"
_VANCOUVER = re.compile(rf"(?P<family>[^\W\d_][\w’'-]+(?: [\w’'-]+)*) (?P<given>{_INITIALS})")
_INITIALS_FIRST = re.compile(r"(?:[A-Z]\.[ -]?)+[^\W\d_][\w’'-]+(?: [\w’'-]+)?")
_FAMILY_FIRST = re.compile(r"[^\W\d_][\w’'-]+(?: [\w’'-]+){0,2}, [^\W\d_][\w.’' -]*")
_DOTTED = re.compile(r", (?:[A-Z]\.[ -]?)+$")
_PLAIN = re.compile(r"[^\W\d_][a-zß-ÿ]+(?:[ -][^\W\d_][a-zß-ÿ]+)?, [B-Z](?:\.|(?<=[B-Z])[a-z]{2,})(?:[ -][B-Z]\.)*")
"""Bloom, S. L.; Bloom, Sandra L.: nearly every name, in which nothing needs to be looked for."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]+")
_NO_SIGN = re.compile(r"[()\[\]@*†‡§¶_=<>|#“”\"!?]|https?:|\d")


def of_field(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(name, sentence, code) for each of the names, as *and* divides them, that is no name of a person."""
    for number, name in enumerate(names):
        if name in names[:number] and re.search(r"[a-zß-ÿ]{2}.*[ ,].*[A-ZÀ-Þ][a-zß-ÿ]{2}", name):
            yield name, f"'{name}' stands twice in one list. Take one away.", "bib-name"
        for why, code in _of_name(name.rstrip(", ") or name, names):
            yield name, why, code


def _of_name(name: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    if _PLAIN.fullmatch(name) and not looks_like_one(name):
        return
    bare = without_braces(name)
    if found := extended(name):
        yield from _extended(name, found)
    elif why := _in_braces(name) or _on_behalf(name) or strays.why(name):
        yield why, "bib-name"
    elif not _JOINED.search(bare) and not is_braced(name) and looks_like_one(bare):
        why = _braces_wanted(name, names)
        yield why, "bib-organisation"
    elif why := _several(name, bare) or _titles(name) or _shape(name, bare) or strays.perhaps_two(name) or strays.small_words(name):
        yield why, "bib-name"
    elif (no_name := _NO_SIGN.search(re.sub(r"\\[^A-Za-z\s]", "", bare))) and _no_persons_sign(name, no_name[0]):
        yield _braces_wanted(name, names), "bib-organisation"
    elif no_name:
        yield f"'{name}' has '{no_name[0]}' in it, which no name has. Take it away.", "bib-name"
    elif why := _unclear(name, names):
        yield why, "bib-organisation"


def _no_persons_sign(name: str, sign: str) -> bool:
    """Who Cares? Scotland; Place2Be."""
    return "," not in name and (sign in "?!|#" or sign.isdigit()) and not plainly_a_person(plain(name))


def _in_braces(name: str) -> str:
    """People in the braces of an organisation, as programs put them: {Zzz, A. and Yyy, B.}."""
    if not is_braced(name):
        return ""
    inside = name[1:-1]
    each = re.split(r"\s*;\s*|,?\s+(?:and|\\?&)\s+", inside)
    if not all(_FAMILY_FIRST.fullmatch(one) and (_DOTTED.search(one) or one.split()[-1] in given_names()) for one in each):
        return ""
    return f"'{name}' is no organisation. Take its braces away: {' and '.join(each)}"


def _on_behalf(name: str) -> str:
    """Zzz, A., on behalf of the Example Trial Group."""
    if not (found := ON_BEHALF.fullmatch(name)):
        return ""
    group = f"{{{found['group'].strip()}}}"
    both = f"{found['person'].strip()} and {group}" if found["person"].strip() else group
    return f"'{name}' says for whom somebody wrote. Write the group as an author of its own: {both}"


def _several(name: str, bare: str) -> str:
    """Two people in one."""
    if mark := _JOINED.search(bare):
        sign = mark[0].strip(" ,").removesuffix("and").strip() or mark[0].strip()
        rest = _spliced(name, bare, _JOINED)
        return f"'{name}' joins names by '{sign}'. An organisation needs braces; put 'and' between people: {rest}"
    parts = commas(name)
    if (other := _OTHER_AND.search(bare)) and ("," in bare[: other.start() + 1]) == ("," in bare[other.end() :]):
        iberian = other[0].strip(" ,") in ("y", "e", "en", "con")  # José Ortega y Gasset
        if "," in bare[other.end() :] or (not iberian and "," not in bare):
            rest = _spliced(name, bare, _OTHER_AND)
            return f"'{name}' joins names by '{other[0].strip(' ,')}'. Put 'and' between people: {rest}"
    if len(parts) > 1 and all(_INITIALS_FIRST.fullmatch(part) for part in parts):
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {' and '.join(parts)}"
    people = [_VANCOUVER.fullmatch(part) for part in parts]
    if len(parts) > 1 and all(people):
        rest = " and ".join(f"{one['family']}, {_dotted(one['given'])}" for one in people if one)
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {rest}"
    if len(parts) > 1 and all(map(plainly_a_person, parts)) and name.split()[-1] not in given_names():
        return f"'{name}' is {len(parts)} people in one. Put 'and' between people: {' and '.join(parts)}"
    if len(parts) == 1 and people[0] and people[0]["given"] != "X" and not LINEAGE.fullmatch(people[0]["given"]):
        family, given = people[0]["family"], _dotted(people[0]["given"])
        return f"'{name}' has its initials behind. Put a comma behind the family name: {family}, {given}"
    if len(parts) == 2 and people[0] and not LINEAGE.fullmatch(people[0]["given"]):
        family, given = people[0]["family"], _dotted(people[0]["given"])
        return f"'{name}' has initials before the comma. Put 'and' before the next person: {family}, {given} and …"
    return ""


def _titles(name: str) -> str:
    """Doctors, professors and degrees."""
    parts = commas(name)
    kept = [part for part in parts[1:] if not _DEGREE.fullmatch(part)] if len(parts) > 1 else []
    words = [[word for word in part.split() if not _title(word)] for part in [parts[0], *kept]]
    degrees = [part for part in parts[2:] if _DEGREE.fullmatch(part)]
    if len(parts) == 2 and _DEGREE.fullmatch(parts[1]) and (" " in parts[0] or "." in parts[1]) and len(parts[1]) > 4:
        degrees = [parts[1]]  # Ada Zzz, Ph.D.
    elif not degrees:
        words = [[word for word in part.split() if not _title(word)] for part in parts]
    titles = [word for part in parts for word in part.split() if _title(word)]
    if not (degrees or titles) and (maybe := _maybe_a_degree(parts)):
        return maybe
    if not (degrees or titles) or (len(parts) == 1 and not {parts[0].split()[0], parts[0].split()[-1]} & {*titles}):
        return ""
    rest = ", ".join(" ".join(part) for part in words if part)
    return f"'{name}' has {', '.join(degrees or titles)}, which a reference leaves out. Write: {rest}"


def _maybe_a_degree(parts: Sequence[str]) -> str:
    """Ada Zzz, MD; Zzz, Ada RN: letters that somebody's initials could be, and hardly are."""
    *before, last = parts
    if len(before) == 1 and plainly_a_person(before[0]) and " " in before[0]:
        rest = before[0]
    else:
        given, _, last = last.rpartition(" ")
        rest = f"{', '.join(before)}, {given}"
        if len(before) != 1 or not re.search(r"[A-Z][a-zß-ÿ]", given):
            return ""
    if not re.fullmatch(r"[A-Z]{2,4}(?:-[A-Z]{1,4})?", last) or not _DEGREE.fullmatch(last):
        return ""
    return f"'{last}' in '{', '.join(parts)}' reads like a degree. Write {rest}; if they are initials, with stops: {_dotted(last)}"


def _title(word: str) -> bool:
    """Dr. before a name, PhD behind it; initials, as in M. S., are none."""
    return bool((_TITLE.fullmatch(word) and word != "MS") or _SURE_DEGREE.fullmatch(word))


def _shape(name: str, bare: str) -> str:
    """More parts than a name has, or none where one should be."""
    parts = commas(name)
    if len(parts) > 3:
        return f"'{name}' has too many commas to be one person. Put 'and' between people."
    if len(parts) == 3 and not any(LINEAGE.fullmatch(part) for part in parts[1:]):
        return f"'{name}' has two commas. Write Family, Given, and put 'and' between people."
    inside = bare.split()[1:-1] if len(parts) == 1 else [word for part in commas(bare) for word in part.split()[:-1]]
    if junior := next(filter(LINEAGE.fullmatch, inside), ""):
        return f"'{name}' has '{junior}' in its middle. Write Family, Given, {junior}"
    if len(parts) > 1 and not all(part.strip(" ~{}") not in ("", "and") for part in parts):
        return f"'{name}' has a comma and nothing on one side of it. Write Family, Given."
    if "and" in bare.replace("~", " ").replace(",", " ").split():  # ~and, where TeX has a space that never breaks
        return f"'{name}' has an 'and' that parts nothing. Put a plain blank on both sides of it, between two names."
    words = [word for word in bare.split() if word not in PARTICLES]
    if len(parts) == 1 and len(words) > 1 and bare.split()[0] in PARTICLES:
        return f"'{name}' begins with '{bare.split()[0]}' and has no comma. Put one behind the family name: van der Kolk, Bessel."
    family = parts[0] if len(parts) > 1 else parts[0].rpartition(" ")[2]
    if (len(parts) > 1 or (len(family) > 3 and family != parts[0])) and _CAPITALS.fullmatch(family) and not LINEAGE.fullmatch(family):
        return f"'{family}' is all in capitals. Write {family.title()}, or put it in braces if it is a short form."
    return ""


def _unclear(name: str, names: Sequence[str]) -> str:
    """A name without a comma that does not begin as people's do; one of several that has one word."""
    shown = plain(name)
    if "," in name or is_braced(name) or shown == "others" or shown.split(" ")[0] in PARTICLES:
        return ""
    if " " in shown and not plainly_a_person(shown) and not among_people(shown, names):
        *given, family = name.split()
        person = f"{family}, {' '.join(given)}"
        return f"'{name}' may be an organisation or a person. Write {{{name}}} for the one, or {person} for the other."
    alone = [one for one in names if " " not in one and "," not in one and not is_braced(one) and one != "others"]
    if alone[:1] == [name] and len([one for one in names if one != "others"]) > 1:
        whole = " and ".join(names)
        why = f"'{name}' has no given name. Add it: {name}, Given. If it has none, put it in braces: {{{name}}}."
        return why if "," in whole or "{" in whole else f"{why} If all is one name: {{{whole}}}."
    return ""


def _extended(name: str, found: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not found.get("family"):
        yield f"'{name}' has no 'family'. Write family=Kolk, given=Bessel, prefix=van der.", "bib-name"
    known = (*EXTENDED, "useprefix", "id", "hash", *(f"{part}-i" for part in EXTENDED))
    for part in found:
        if part not in known:
            near = suggestion(part, known)
            yield f"'{part}' is no part of a name.{near} Use {', '.join(EXTENDED)}.", "bib-name"


def _braces_wanted(name: str, names: Sequence[str]) -> str:
    why = f"'{name}' looks like an organisation. Put its name in braces of its own: {{{name}}}."
    if len(names) > 1 and not any("," in each or is_braced(each) for each in names):
        why += f" If all is one name: {{{' and '.join(names)}}}."
    return why


def _dotted(given: str) -> str:
    return " ".join(f"{letter}." for letter in given if letter.isalpha())


def _spliced(name: str, bare: str, mark: re.Pattern[str]) -> str:
    """The name with *and* for every mark outside braces."""
    made, at = "", 0
    for match in mark.finditer(bare):
        made, at = f"{made}{name[at : match.start()]} and ", match.end()
    return made + name[at:]
