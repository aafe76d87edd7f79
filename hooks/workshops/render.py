"""From what is known of a workshop to its finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets.press import CachedPdf
from workshops import packs
from workshops.naming import packs_of
from workshops.packs import Plan
from workshops.press import render_pack

if TYPE_CHECKING:
    from build_cache.cache import Cache, Cached
    from sheets.naming import Sheet

def render_packs(plan: Plan, cache: Cache) -> dict[Sheet, CachedPdf]:
    """Every pack of a workshop. Raises `UnsupportedElement` and `CannotTypeset`."""
    made = cache.cached(render_workshop, render=cache.cached(render_pack))(plan=plan.data)
    return {pack: CachedPdf(**made[pack.uri]) for pack in packs_of(plan.slug) if pack.uri in made}


def render_workshop(plan: dict[str, Any], render: Cached) -> dict[str, Any]:
    """What `render_pack` makes of each pack, by its address. Each is set as one document: PDFs that are merged lose their tags.

    The facilitator's comes last, since it says on which pages of the others everything stands.
    """
    whole = Plan.from_data(plan)
    made: dict[Sheet, Any] = {}
    for pack in packs_of(whole.slug, whole.has_cards):
        ends = {other.variant: one["ends"] for other, one in made.items() if other.paper == pack.paper}
        made[pack] = render(data=packs.data(whole, pack, ends))
    return {pack.uri: one for pack, one in made.items()}
