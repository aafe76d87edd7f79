"""From what is known of an exercise to its finished PDFs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets import shorter
from sheets.blocks.cards import CardsNode
from sheets.compose import ExerciseSource, document
from sheets.naming import cards_of, sheets_of
from sheets.nodes import Field
from sheets.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet


@dataclass(frozen=True)
class CachedPdf:
    """A finished PDF in its file, with what `Typeset` says of it."""

    file: Path
    pages: int
    cards: int
    spacing_scale: float
    full: float
    ends: Sequence[int] = ()

    @property
    def pdf(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()


def render_sheets(source: ExerciseSource, cache: Cache) -> dict[Sheet, CachedPdf]:
    """Every sheet of an exercise. Raises `UnsupportedElement` and `CannotTypeset`."""
    made = cache.cached(render_exercise, render=cache.cached(render_pdf))(exercise=source.data)
    known = sheets_of(source.slug, source.exercise.lengths)
    return {sheet: CachedPdf(**made[sheet.uri]) for sheet in known if sheet.uri in made}


def render_cards(source: ExerciseSource, cache: Cache) -> dict[Sheet, CachedPdf]:
    """The cards of an exercise alone, on both papers, if it has any. Raises as `render_sheets` does."""
    if not any(isinstance(node, CardsNode) for node in source.nodes):
        return {}
    render = cache.cached(render_pdf)
    made = {sheet: render(template="sheets/single.typ", data=document(source, sheet)) for sheet in cards_of(source.slug)}
    return {sheet: CachedPdf(**one) for sheet, one in made.items()}


def render_exercise(exercise: dict[str, Any], render: Cached) -> dict[str, Any]:
    """What `render_pdf` makes of each sheet, by its address. US Letter is asked to keep to as many pages as A4."""
    source = ExerciseSource.from_data(exercise)
    pages: dict[tuple[str, int], int] = {}
    made = {}
    for sheet in sheets_of(source.slug, source.exercise.lengths, form=bool(source.fields)):
        fields = [dataclasses.astuple(field) for field in source.fields] if sheet.variant == "fillable" else None
        version, kind = shorter.of(source, sheet.minutes), (sheet.variant, sheet.minutes)
        one = render(template="sheets/single.typ", data=document(version, sheet), pages=pages.get(kind, 0), fields=fields)
        pages.setdefault(kind, one["pages"])
        made[sheet.uri] = one
    return made


def render_pdf(template: str, data: dict[str, Any], pages: int = 0, fields: list[list[str]] | None = None) -> dict[str, Any]:
    """One finished PDF and what is known of it, for `CachedPdf`; with `fields` it is a form."""
    done = typeset(template, data, pages)
    known = {"pages": done.pages, "cards": done.cards, "spacing_scale": done.spacing_scale, "full": done.full}
    made = {"file": done.pdf, **known, "ends": list(done.ends)}
    if fields is not None:
        from sheets import forms  # With the library that it needs, a fifth of a second that most builds can spare.

        made["file"] = forms.add_form_fields(done.pdf, [Field(*field) for field in fields])
    return made
