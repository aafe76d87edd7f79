"""From a plan and the words of the kit to the finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets.render import CachedPdf, render_pdf
from workshops.kit.document import document
from workshops.naming import kits_of

if TYPE_CHECKING:
    from build_cache.cache import Cache
    from sheets.naming import Sheet
    from workshops.kit.words import KitWords
    from workshops.packs import Plan


def render_kits(plan: Plan, words: KitWords, cache: Cache) -> dict[Sheet, CachedPdf]:
    """The kit of a plan on both papers. Raises `CannotTypeset`."""
    render = cache.cached(render_kit)
    return {kit: CachedPdf(**render(data=document(plan, words, kit.paper))) for kit in kits_of(plan.slug)}


def render_kit(data: dict[str, Any]) -> dict[str, Any]:
    """One finished kit, for `CachedPdf`. Here and not in sheets/, so that the cache knows of a change to kit.typ."""
    return render_pdf("workshops/kit/kit.typ", data)
