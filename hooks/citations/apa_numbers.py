"""Editions, volumes and marks, as a reference of APA has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citations.latex import strip_tags

if TYPE_CHECKING:
    from citations.work import Work

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_CALLED_EDITION = re.compile(
    r"\b(?:edn?|edition|éd|édition|edición|edizione|edição|auflage|aufl|uitgave|druk|utgave|upplaga|udgave)\b\.?",
    re.IGNORECASE,
)


def edition(work: Work) -> str:
    """2nd ed.; Rev. ed.; Version 3; nothing if there is none."""
    edition = _CALLED_EDITION.sub("", work.html("edition")).strip(" .")
    edition = {"revised": "Rev.", "rev": "Rev."}.get(edition.casefold(), edition)
    if edition.casefold() in _ORDINALS:
        edition = str(_ORDINALS.index(edition.casefold()) + 1)
    edition = ordinal(edition) if edition.isdigit() else edition
    return edition if edition.casefold().startswith("version") else f"{edition} ed." if edition else ""


def ordinal(number: str) -> str:
    """2nd, 11th."""
    last = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in ("11", "12", "13") else last)


def volume(work: Work) -> str:
    """Vol. 2; Vols. 1–3; Vol. 1, Pt. 2."""
    volume, part, several = work.html("volume"), work.html("part"), work.html("volumes")
    if volume.upper() in _ROMAN:
        volume = str(_ROMAN.index(volume.upper()) + 1)
    if several.isdigit() and not volume:
        return f"Vols.\u00a01–{several}"
    if volume and not re.search("[A-Za-z]{2}", volume):
        volume = f"{'Vols.' if re.search('[–,&]', volume) else 'Vol.'}\u00a0{volume}"
    return ", ".join(filter(None, [volume, f"Pt.\u00a0{part}" if part else ""]))


def institution(work: Work) -> str:
    """Where a thesis or a report was written, as HTML."""
    return work.html("institution") or work.html("school") or work.html("organization")


def italic(text: str) -> str:
    """HTML in italics; nothing stays nothing."""
    return f"<em>{text}</em>" if text else ""


def stop(text: str) -> str:
    """With a full stop, inside closing quotation marks, unless there is an end mark."""
    bare = text.rstrip("”’" if "‘" in text else "”")
    if not text or strip_tags(bare)[-1:] in (".", "?", "!"):
        return text
    return f"{bare}.{text[len(bare) :]}"
