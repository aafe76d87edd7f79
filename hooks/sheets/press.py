"""From what is known of an exercise or a workshop to its finished PDFs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sheets import forms, typeset
from sheets.compose import document
from sheets.naming import Sheet, sheets_of

if TYPE_CHECKING:
    from sheets.cache import Cache
    from sheets.compose import Material
    from sheets.typeset import Typeset


def sheets(material: Material, cache: Cache) -> Iterator[tuple[Sheet, Typeset]]:
    """Every sheet of an exercise. US Letter is asked to keep to as many pages as A4."""
    pages: dict[str, int] = {}
    for sheet in sheets_of(material.slug):
        done = _sheet(material, sheet, cache, pages.get(sheet.variant, 0))
        pages.setdefault(sheet.variant, done.pages)
        yield sheet, done


def _sheet(material: Material, sheet: Sheet, cache: Cache, pages: int) -> Typeset:
    data = document(material, sheet)
    fields = [dataclasses.astuple(field) for field in material.fields] if sheet.variant == "fillable" else []
    key = cache.key(data, fields, pages)
    if kept := cache.find(key):
        return kept
    done = typeset.typeset("single.typ", data, pages)
    if sheet.variant == "fillable":
        done = dataclasses.replace(done, pdf=forms.enliven(done.pdf, material.fields))
    return cache.keep(key, done)


def pack(data: dict[str, Any], cache: Cache) -> Typeset:
    """One workshop pack, set as one document: PDFs that are merged lose their tags."""
    key = cache.key(data)
    return cache.find(key) or cache.keep(key, typeset.typeset("pack.typ", data))
