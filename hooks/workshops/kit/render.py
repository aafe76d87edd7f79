"""From a plan and the words of the kit to the finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.press import CachedPdf
from workshops.kit.document import document
from workshops.naming import kits_of
from workshops.press import render_kit

if TYPE_CHECKING:
    from build_cache.cache import Cache
    from sheets.naming import Sheet
    from workshops.kit.words import KitWords
    from workshops.packs import Plan


def render_kits(plan: Plan, words: KitWords, cache: Cache) -> dict[Sheet, CachedPdf]:
    """The kit of a plan on both papers. Raises `CannotTypeset`."""
    render = cache.cached(render_kit)
    return {kit: CachedPdf(**render(data=document(plan, words, kit.paper))) for kit in kits_of(plan.slug)}
