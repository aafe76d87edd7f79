"""From a plan and the words of the kit to the finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets.press import CachedPdf
from workshops.kit.document import document
from workshops.kit.words import KitWords
from workshops.naming import kits_of
from workshops.packs import Plan
from workshops.press import render_kit

if TYPE_CHECKING:
    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet


def render_kits(plan: Plan, words: KitWords, cache: Cache) -> dict[Sheet, CachedPdf]:
    """The kit of a plan on both papers. Raises `CannotTypeset`."""
    render = cache.cached(render_kit_of, render=cache.cached(render_kit))
    made = render(plan=plan.data, words=words.model_dump(mode="json", by_alias=True))
    return {kit: CachedPdf(**made[kit.uri]) for kit in kits_of(plan.slug)}


def render_kit_of(plan: dict[str, Any], words: dict[str, Any], render: Cached) -> dict[str, Any]:
    """What `render_kit` makes of the kit on each paper, by its address."""
    whole, said = Plan.from_data(plan), KitWords.model_validate(words)
    return {kit.uri: render(data=document(whole, said, kit.paper)) for kit in kits_of(whole.slug)}
