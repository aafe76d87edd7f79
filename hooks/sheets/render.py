"""From what is known of an exercise to its finished PDFs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sheets import shorter
from sheets.blocks.cards import CardsNode
from sheets.compose import ExerciseSource, document
from sheets.naming import cards_of, sheets_of
from sheets.press import CachedPdf, render_pdf

if TYPE_CHECKING:
    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet


def render_sheets(source: ExerciseSource, cache: Cache) -> dict[Sheet, CachedPdf]:
    """Every sheet of an exercise. Raises `UnsupportedElement` and `CannotTypeset`."""
    made = cache.cached(render_exercise, render=cache.cached(render_pdf))(exercise=source.data)
    return {sheet: CachedPdf(**made[sheet.uri]) for sheet in sheets_of(source.slug, source.exercise.lengths) if sheet.uri in made}


def render_cards(source: ExerciseSource, cache: Cache) -> dict[Sheet, CachedPdf]:
    """The cards of an exercise alone, on both papers, if it has any. Raises as `render_sheets` does."""
    made = cache.cached(render_cards_alone, render=cache.cached(render_pdf))(exercise=source.data)
    return {sheet: CachedPdf(**made[sheet.uri]) for sheet in cards_of(source.slug) if sheet.uri in made}


def render_exercise(exercise: dict[str, Any], render: Cached) -> dict[str, Any]:
    """What `render_pdf` makes of each sheet, by its address. US Letter is asked to keep to as many pages as A4."""
    source = ExerciseSource.from_data(exercise)
    on_a4: dict[tuple[str, int], dict[str, Any]] = {}
    made = {}
    for sheet in sheets_of(source.slug, source.exercise.lengths, form=bool(source.fields)):
        fields = [dataclasses.astuple(field) for field in source.fields] if sheet.variant == "fillable" else None
        version, kind = shorter.of(source, sheet.minutes), (sheet.variant, sheet.minutes)
        like = {name: on_a4[kind][name] for name in ("pages", "spacing_scale")} if kind in on_a4 else {}
        one = render(template="sheets/single.typ", data=document(version, sheet), fields=fields, **like)
        on_a4.setdefault(kind, one)
        made[sheet.uri] = one
    return made


def render_cards_alone(exercise: dict[str, Any], render: Cached) -> dict[str, Any]:
    """What `render_pdf` makes of the cards on each paper, by its address; nothing if there are none."""
    source = ExerciseSource.from_data(exercise)
    sheets = cards_of(source.slug) if any(isinstance(node, CardsNode) for node in source.nodes) else []
    return {sheet.uri: render(template="sheets/single.typ", data=document(source, sheet)) for sheet in sheets}
