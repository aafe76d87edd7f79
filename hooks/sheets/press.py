"""From what is known of an exercise to its finished PDFs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets import shorter
from sheets.compose import Material, document
from sheets.model import Field
from sheets.naming import sheets_of
from sheets.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet


@dataclass(frozen=True)
class CachedPdf:
    """A finished PDF in its file, with what `Typeset` says of it."""

    file: Path
    pages: int
    cards: int
    air: float
    full: float

    @property
    def pdf(self) -> bytes:
        return self.file.read_bytes()


def sheets(material: Material, cache: Cache) -> dict[Sheet, CachedPdf]:
    """Every sheet of an exercise. Raises `Unprintable` and `CannotTypeset`."""
    made = cache.cached(pdfs_of_exercise, render=cache.cached(pdf))(exercise=material.data)
    return {sheet: CachedPdf(**one) for sheet, one in zip(sheets_of(material.slug, material.exercise.lengths), made, strict=True)}


def pdfs_of_exercise(exercise: dict[str, Any], render: Cached) -> list[Any]:
    """What `pdf` makes of each sheet. US Letter is asked to keep to as many pages as A4."""
    material = Material.from_data(exercise)
    pages: dict[tuple[str, int], int] = {}
    made = []
    for sheet in sheets_of(material.slug, material.exercise.lengths):
        fields = [dataclasses.astuple(field) for field in material.fields] if sheet.variant == "fillable" else None
        version, kind = shorter.of(material, sheet.minutes), (sheet.variant, sheet.minutes)
        one = render(template="sheets/single.typ", data=document(version, sheet), pages=pages.get(kind, 0), fields=fields)
        pages.setdefault(kind, one["pages"])
        made.append(one)
    return made


def pdf(template: str, data: dict[str, Any], pages: int = 0, fields: list[list[str]] | None = None) -> dict[str, Any]:
    """One finished PDF and what is known of it, for `CachedPdf`; with `fields` it is a form."""
    done = typeset(template, data, pages)
    made = {"file": done.pdf, "pages": done.pages, "cards": done.cards, "air": done.air, "full": done.full}
    if fields is not None:
        from sheets import forms  # With the library that it needs, a fifth of a second that most builds can spare.

        made["file"] = forms.enliven(done.pdf, [Field(*field) for field in fields])
    return made
