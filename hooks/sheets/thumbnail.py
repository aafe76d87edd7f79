"""The first page of a handout, small enough to be seen beside sixty others: WebP of some 3 kB, the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets.compose import ExerciseSource, document
from sheets.naming import sheets_of
from sheets.typeset import first_page

if TYPE_CHECKING:
    from build_cache.cache import Cache

WIDE = 176
"""Pixels: twice what a list gives it, for screens that are finer."""
PPI, QUALITY = 72, 24


def uri(slug: str) -> str:
    """Where the thumbnail of an exercise is, from the site's folder."""
    return f"exercises/{slug}/{slug}-handout.webp"


def show(source: ExerciseSource, spacing_scale: float, cache: Cache, held: bool = False) -> Path:
    """The file with the thumbnail of an exercise, set as its handout is. Raises `CannotTypeset` and `NoEngine`."""
    made = cache.cached(render_thumbnail)(exercise=source.data, spacing_scale=spacing_scale, held=held)
    return Path(made["file"])


def render_thumbnail(exercise: dict[str, Any], spacing_scale: float, held: bool = False) -> dict[str, Any]:
    """The picture of a handout's first page under `file`, from what `ExerciseSource.data` tells of the exercise."""
    from PIL import Image  # A tenth of a second that builds can spare which find every thumbnail made.

    source = ExerciseSource.from_data(exercise)
    data = document(source, sheets_of(source.slug)[0]) | {"spacing_scale": spacing_scale, "held": held}
    with Image.open(io.BytesIO(first_page("sheets/single.typ", data, PPI))) as page:
        small = page.convert("L").resize((WIDE, round(WIDE * page.height / page.width)), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    small.save(made, "WEBP", quality=QUALITY, method=6)
    return {"file": made.getvalue()}
