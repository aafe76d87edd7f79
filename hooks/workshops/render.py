"""From what is known of a workshop to its finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets.render import CachedPdf, render_pdf
from workshops import packs
from workshops.naming import packs_of
from workshops.packs import Plan

if TYPE_CHECKING:
    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet


def render_packs(plan: Plan, cache: Cache) -> dict[Sheet, CachedPdf]:
    """Every pack of a workshop. Raises `UnsupportedElement` and `CannotTypeset`."""
    made = cache.cached(render_workshop, render=cache.cached(render_pack))(plan=plan.data)
    return {pack: CachedPdf(**one) for pack, one in zip(packs_of(plan.slug), made, strict=True)}


def render_workshop(plan: dict[str, Any], render: Cached) -> list[Any]:
    """What `render_pdf` makes of each pack. Each is set as one document: PDFs that are merged lose their tags."""
    whole = Plan.from_data(plan)
    return [render(data=packs.data(whole, pack)) for pack in packs_of(whole.slug)]


def render_pack(data: dict[str, Any]) -> dict[str, Any]:
    """One finished pack, for `CachedPdf`. Here and not in sheets/, so that the cache knows of a change to pack.typ."""
    return render_pdf("workshops/pack.typ", data)
