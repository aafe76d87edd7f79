"""What stands in the place of a person and cannot be one as it is written: why, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations import degrees, joined, strays
from citations.latex import plain
from citations.organisations import looks_like_one
from citations.people import (
    EXTENDED,
    LINEAGE,
    PARTICLES,
    among_people,
    commas,
    extended,
    is_braced,
    plainly_a_person,
    without_braces,
)
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN = re.compile(r"[^\W\d_][a-zß-ÿ]+(?:[ -][^\W\d_][a-zß-ÿ]+)?, [B-Z](?:\.|(?<=[B-Z])[a-z]{2,})(?:[ -][B-Z]\.)*")
"""Bloom, S. L.; Bloom, Sandra L.: nearly every name, in which nothing needs to be looked for."""
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’' -]+")
_NO_SIGN = re.compile(r"[()\[\]@*†‡§¶_=<>|#“”\"!?]|https?:|\d")


def of_field(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(name, sentence, code) for each of the names, as *and* divides them, that is no name of a person."""
    if list(names) == ["others"]:
        yield "others", "'others' stands alone, and names nobody. Write the first author before it: Family, Given and others.", "bib-name"
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
    elif why := joined.in_braces(name) or joined.on_behalf(name) or strays.why(name):
        yield why, "bib-name"
    elif not joined.JOINED.search(bare) and not is_braced(name) and looks_like_one(bare):
        why = _braces_wanted(name, names)
        yield why, "bib-organisation"
    elif why := _no_one_person(name, bare):
        yield why, "bib-name"
    elif (no_name := _NO_SIGN.search(re.sub(r"\\[^A-Za-z\s]", "", bare))) and _no_persons_sign(name, no_name[0]):
        yield _braces_wanted(name, names), "bib-organisation"
    elif no_name:
        yield f"'{name}' has '{no_name[0]}' in it, which no name has. Take it away.", "bib-name"
    elif why := _unclear(name, names):
        yield why, "bib-organisation"


def _no_one_person(name: str, bare: str) -> str:
    """Two people, a title, parts of no person's name, a word that is none."""
    one = degrees.titles(name) or _shape(name, bare)
    return joined.several(name, bare) or one or strays.perhaps_two(name) or strays.small_words(name)


def _no_persons_sign(name: str, sign: str) -> bool:
    """Who Cares? Scotland; Place2Be."""
    return "," not in name and (sign in "?!|#" or sign.isdigit()) and not plainly_a_person(plain(name))


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
