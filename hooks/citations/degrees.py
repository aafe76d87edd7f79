"""Doctors, professors and degrees, which a reference leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.joined import dotted
from citations.people import commas, plainly_a_person

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Rev|Hon|Msgr)\.?|(?:Mag|Lic|Ing|Dott|Dott\.ssa|Univ)\.|Professor|Ms\.?|Mme|Frau|Sir|Dame|Baroness")
_SURE_DEGREE = re.compile(r"Ph\.?D\.?|PsyD|EdD|DPhil|DClinPsy\w*|LCSW|MSW|MSc|BSc|FRCPsych|MRCPsych")
_DEGREE = re.compile(
    r"(?:ph\.?\s?d|d\.?\s?phil|psy\.?d|ed\.?d|m\.?d|d\.?o|j\.?d|d\.?s\.?w|d\.?n\.?p|dr\.?p\.?h|d\.?clin\.?psy\w*|sc\.?d|th\.?d"
    r"|m\.?phil|m\.?sc|b\.?sc|m\.?b\.?a|m\.?p\.?h|m\.?s\.?w|m\.?ed|m\.?b\.?b\.?s|m\.?b\.?ch\.?b|m\.?a|b\.?a|m\.?s|b\.?s|r\.?n"
    r"|l\.?c\.?s\.?w|l\.?m\.?f\.?t|l\.?p\.?c|lmhc|licsw|abpp|frcpsych|mrcpsych|frcp|cpsychol|afbpss|fbpss|o\.?b\.?e|c\.?b\.?e"
    r"|m\.?b\.?e|esq|prof|dr)\.?(?:-[a-z]{1,4})?(?:\s?\(?hons\)?)?",
    re.IGNORECASE,
)


_LIKE_ONE = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z.-]+(?: ?\([A-Za-z]+\))?")
"""DipSW, Dipl.-Psych., MBACP (Accred): what stands behind a whole name, and is none."""


def titles(name: str) -> str:
    """Doctors, professors and degrees."""
    parts = commas(name)
    kept = [part for part in parts[1:] if not _DEGREE.fullmatch(part)] if len(parts) > 1 else []
    words = [[word for word in part.split() if not _title(word)] for part in [parts[0], *kept]]
    if len(parts) > 2 and re.search(r"[a-z]", parts[1]) and all(map(_like_a_degree, parts[2:])):
        return f"'{name}' has {', '.join(parts[2:])}, which a reference leaves out. Write: {', '.join(parts[:2])}"
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


def _like_a_degree(part: str) -> bool:
    """Whether nobody is called so: half of its letters are capitals, or a full stop cuts it short."""
    capitals, letters = len(re.findall(r"[A-Z]", part)), len(re.findall(r"[A-Za-z]", part.partition("(")[0]))
    return bool(_DEGREE.fullmatch(part) or (_LIKE_ONE.fullmatch(part) and letters > 1 and (2 * capitals >= letters or "." in part)))


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
    return f"'{last}' in '{', '.join(parts)}' reads like a degree. Write {rest}; if they are initials, with stops: {dotted(last)}"


def _title(word: str) -> bool:
    """Dr. before a name, PhD behind it; initials, as in M. S., are none."""
    return bool((_TITLE.fullmatch(word) and word != "MS") or _SURE_DEGREE.fullmatch(word))
