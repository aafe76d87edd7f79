"""Who wrote a work, read from the forms in which lists of authors are found; what is plain is put right."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person

from citations.latex import plain
from citations.names import Name, decoded
from citations.organisations import looks_like_one

if TYPE_CHECKING:
    from collections.abc import Sequence

LINEAGE = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|II|III|IV", re.IGNORECASE)
PARTICLES = frozenset(
    re.split(
        " ",
        "af al am aus bin da dal dalla das de degli dei del della den der des di do dos du e el el- het ibn "
        "la las le los 't 's op ten ter uit van vom von y zu zum zur",
    )
)
"""What stands before a family name and belongs to it, in small letters."""
EXTENDED = ("family", "given", "prefix", "suffix")
"""The parts of a name in biblatex's extended form: family=Kolk, given=Bessel, prefix=van der."""
_EXTENDED_PART = re.compile(r"\s*([a-z]+(?:-i)?)\s*=\s*(.*)", re.DOTALL)
_BRACES = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_AND = re.compile(r"\s*[ ][Aa][Nn][Dd][ ]\s*")
_LOOSE_AND = re.compile(r"^(?:and(?:\s+|$))+|\s+and$", re.IGNORECASE)
_CLOSE_INITIALS = re.compile(r"[A-Z]{2,4}")
ON_BEHALF = re.compile(
    r"(?P<person>[^,]+,[^,]*?\w\.?|[\w’'-]+ [A-Z]{1,3}|)[,;]?\s*\(?(?:(?<=[\w.,;)] )for (?=the )|on behalf of |pour le |im Namen )"
    r"(?P<group>[^()]+)\)?"
)
"""Zzz, A. for the Example Trial Group: somebody, and those for whom they wrote."""
_INITIAL = re.compile(r"[B-Z]|(?:[A-Z]\.-?)+")


@functools.cache
def given_names() -> frozenset[str]:
    """Names that people are given, of many countries; none of them begins the name of a firm or a ministry often."""
    return frozenset((Path(__file__).parent / "given-names.txt").read_text("utf-8").split())


def plainly_a_person(name: str) -> bool:
    """Whether a name without a comma begins with a given name or an initial and ends in a family name."""
    first, *rest = name.split() or [""]
    initials = any(re.fullmatch(r"[A-Z]\.(?:-?[A-Z]\.)*", word) for word in rest[:-1])  # Brett A. Becker
    if not rest or not (initials or _INITIAL.fullmatch(first) or first.split("-")[0] in given_names()):
        return False
    return rest[-1][0].isupper() and all(word[0].isupper() or word in PARTICLES or word[1:2] in "’'" for word in rest)


def among_people(name: str, names: Sequence[str]) -> bool:
    """Whether a name of two or three words stands in a list of which most are plainly people, none with a comma."""
    others = [plain(one) for one in names if one not in ("others", name)]
    if any("," in one for one in others) or not (name.istitle() and 1 <= name.count(" ") <= 2):
        return False
    return sum(map(plainly_a_person, others)) > len(others) / 2


@functools.lru_cache(maxsize=8192)
def people(written: str) -> tuple[Name, ...]:
    """Every name of a field; what may be no person's is left whole, as an organisation's is."""
    names = [name for one in split_names(written) if (name := _LOOSE_AND.sub("", one))]
    return tuple(_whole(name) if _may_be_no_person(name, names) else _read(name) for name in names)


def _whole(name: str) -> Name:
    return Name(decoded(name))


def _may_be_no_person(name: str, names: Sequence[str]) -> bool:
    """As `doubts` tells it: printed as a person it would be somebody whom nobody named."""
    if is_braced(name) or extended(name):
        return False
    name = name.rstrip(", ")
    if len(commas(name)) > 3 or ON_BEHALF.fullmatch(name) or looks_like_one(without_braces(name)):
        return True
    shown = plain(name)
    if "," in name or " " not in shown.strip() or shown.split()[0] in PARTICLES:
        return False
    return not plainly_a_person(shown) and not among_people(shown, names)


def without_braces(name: str) -> str:
    """The name with signs for what stands in braces, at the same places."""
    return _BRACES.sub(lambda braces: "x" * len(braces[0]), name)


def is_braced(name: str) -> bool:
    """Whether all of it stands in one pair of braces."""
    return bool(_BRACES.fullmatch(name))


def split_names(written: str) -> list[str]:
    """The names of a field, as *and* divides them."""
    return _AND.split(written.strip()) if written and "{" not in written else split_name_list(written)


def commas(name: str) -> list[str]:
    """What stands between the commas of one name, those in braces left out; a last comma is none."""
    parts = [part.strip(" ~") for part in (split_tex_string(name, ",") if "{" in name else name.split(","))]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def extended(name: str) -> dict[str, str]:
    """The parts of a name in biblatex's extended form, or nothing."""
    if "=" not in name:
        return {}
    parts = [_EXTENDED_PART.fullmatch(part.strip('" ')) for part in commas(name)]
    if not parts or not all(parts) or not any(part and part[1] in EXTENDED for part in parts):
        return {}
    return {part[1]: part[2].strip('" ') for part in parts if part}


def _read(name: str) -> Name:
    parts = commas(name)
    if found := extended(name):
        family = f"{found.get('prefix', '')} {found.get('family', '')}".strip()
        return Name.of(Person(first=found.get("given", ""), last=f"{{{family}}}", lineage=found.get("suffix", "")))
    if len(parts) == 2 and LINEAGE.fullmatch(parts[1]):  # Martin Luther King, Jr.
        parts = [" ".join(parts)]
    if len(parts) == 1:
        whole, lineage = _without_lineage(parts[0])
        return replace(Name.of(Person(whole)), lineage=lineage) if " " in whole else Name.of(Person(f"{{{parts[0]}}}"))
    if len(parts) == 3 and LINEAGE.fullmatch(parts[2]):  # King, Martin Luther, Jr.
        parts = [parts[0], parts[2], parts[1]]
    family, given, between = parts[0], parts[-1], parts[1:-1]
    family, at_family = _without_lineage(family)
    given, at_given = _without_lineage(given)
    given, particles = _without_particles(given)
    family = " ".join([*particles, family])
    if LINEAGE.fullmatch(given):  # King, Jr. de
        given, at_given = "", given
    if _CLOSE_INITIALS.fullmatch(given) and not family.isupper():  # Smith, JA
        given = " ".join(f"{letter}." for letter in given)
    between = between or [found for found in (at_given, at_family) if found][:1]
    if "{" not in name and "\\" not in name:
        return Name(decoded(family), decoded(given), decoded(" ".join(between)))
    return Name.of(Person(", ".join([family, *between, given])))


def _without_lineage(text: str) -> tuple[str, str]:
    """King Jr. gives King and Jr.; a name that is nothing else stays."""
    before, _, last = text.rpartition(" ")
    return (before.rstrip(), last) if before and LINEAGE.fullmatch(last) else (text, "")


def _without_particles(given: str) -> tuple[str, list[str]]:
    """Bessel van der gives Bessel, and van der, which belongs to the family name."""
    words = given.split()
    keep = len(words)
    while keep > 1 and words[keep - 1] in PARTICLES:
        keep -= 1
    return " ".join(words[:keep]), words[keep:]
