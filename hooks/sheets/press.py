"""From the data of one document to its finished PDF, and no more than that: a change to what makes the data sets nothing again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets.nodes import Field
from sheets.typeset import Typeset, typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class CachedPdf:
    """A finished PDF in its file, with what `Typeset` says of it."""

    file: Path
    pages: int
    cards: int
    spacing_scale: float
    full: float
    ends: Sequence[int] = ()
    held: bool = False

    @property
    def pdf(self) -> bytes:
        """Its bytes."""
        return self.file.read_bytes()


def render_pdf(
    template: str, data: dict[str, Any], pages: int = 0, spacing_scale: float = 1.0, fields: list[list[str]] | None = None
) -> dict[str, Any]:
    """One finished PDF and what is known of it, for `CachedPdf`; with `fields` it is a form. See `typeset` for the rest."""
    made = cacheable(typeset(template, data, pages, spacing_scale))
    if fields is not None:
        from sheets import forms  # With the library that it needs, a fifth of a second that most builds can spare.

        made["file"] = forms.add_form_fields(made["file"], [Field(*field) for field in fields])
    return made


def cacheable(done: Typeset) -> dict[str, Any]:
    """A finished PDF and what is known of it, as a cache can keep it: `file` has the bytes, the rest is as in `CachedPdf`."""
    known = {"pages": done.pages, "cards": done.cards, "spacing_scale": done.spacing_scale, "full": done.full}
    return {"file": done.pdf, **known, "ends": list(done.ends), "held": done.held}
