"""From the data of a pack or a kit to its finished PDF. It stands here, so that the cache knows of a change to their templates."""

from __future__ import annotations

from typing import Any

from sheets.press import cacheable, render_pdf
from sheets.typeset import QUARTER, Typeset, as_is, typeset

TEMPLATE = "workshops/pack.typ"


def render_pack(data: dict[str, Any]) -> dict[str, Any]:
    """One finished pack, for `CachedPdf`."""
    if data["variant"] != "booklet":
        return cacheable(_well_ended(typeset(TEMPLATE, data), data))
    from workshops.booklet import HALVES, folded  # With a library that builds can spare which find every booklet made.

    pages = {**data, "paper": HALVES[data["paper"]]}
    made = cacheable(_well_ended(typeset(TEMPLATE, pages), pages))
    file = folded(made["file"], data["paper"])
    return {**made, "file": file, "pages": -(-made["pages"] // 4) * 2}


def _well_ended(done: Typeset, data: dict[str, Any]) -> Typeset:
    """A pack in which no sheet ends on a page hardly used.

    The clock of the day makes a guide shorter or longer than it is by itself, and a booklet has small pages, so that
    another spacing may suit a sheet.
    """
    ended = zip(data["sheets"], done.ends, done.ends[1:], done.fills[1:], strict=False)
    poor = [sheet for sheet, before, last, full in ended if last > before + 1 and full < QUARTER]
    if not poor:
        return done
    better = {id(sheet): {**sheet, **_alone(sheet, data["paper"])} for sheet in poor}
    sheets = [better.get(id(sheet), sheet) for sheet in data["sheets"]]
    return as_is(TEMPLATE, {**data, "spacing_scale": done.spacing_scale, "held": done.held, "sheets": sheets})


def _alone(sheet: dict[str, Any], paper: str) -> dict[str, Any]:
    """How a sheet is spaced, and whether its end is held, when it is set by itself on this paper."""
    done = typeset("sheets/single.typ", {**sheet, "paper": paper})
    return {"spacing_scale": done.spacing_scale, "held": done.held}


def render_kit(data: dict[str, Any]) -> dict[str, Any]:
    """One finished kit, for `CachedPdf`."""
    return render_pdf("workshops/kit/kit.typ", data)
