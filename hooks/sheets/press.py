"""From what is known of an exercise to its finished PDFs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sheets import typeset
from sheets.compose import document
from sheets.naming import sheets_of

if TYPE_CHECKING:
    from sheets.cache import Cache, Kept
    from sheets.compose import Material
    from sheets.naming import Sheet


def sheets(material: Material, cache: Cache) -> dict[Sheet, Kept]:
    """Every sheet of an exercise. US Letter is asked to keep to as many pages as A4."""
    names = sheets_of(material.slug)
    key = cache.key(material.parts)
    if kept := cache.group(key):
        return dict(zip(names, kept, strict=True))
    pages: dict[str, int] = {}
    done = {}
    for sheet in names:
        done[sheet] = _sheet(material, sheet, cache, pages.get(sheet.variant, 0))
        pages.setdefault(sheet.variant, done[sheet].pages)
    cache.keep_group(key, done.values())
    return done


def _sheet(material: Material, sheet: Sheet, cache: Cache, pages: int) -> Kept:
    data = document(material, sheet)
    fields = [dataclasses.astuple(field) for field in material.fields] if sheet.variant == "fillable" else []
    key = cache.key(data, fields, pages)
    if kept := cache.find(key):
        return kept
    done = typeset.typeset("sheets/single.typ", data, pages)
    if sheet.variant == "fillable":
        from sheets import forms  # With the library that it needs, a fifth of a second that most builds can spare.

        done = dataclasses.replace(done, pdf=forms.enliven(done.pdf, material.fields))
    return cache.keep(key, done)
