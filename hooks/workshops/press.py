"""From what is known of a workshop to its finished PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets import typeset
from workshops import packs
from workshops.naming import packs_of

if TYPE_CHECKING:
    from sheets.cache import Cache, Kept
    from sheets.naming import Sheet
    from workshops.packs import Plan


def packs_for(plan: Plan, cache: Cache) -> dict[Sheet, Kept]:
    """Every pack of a workshop. Each is set as one document: PDFs that are merged lose their tags."""
    names = packs_of(plan.slug)
    key = cache.key(plan.parts)
    if kept := cache.group(key):
        return dict(zip(names, kept, strict=True))
    done = {}
    for pack in names:
        data = packs.data(plan, pack)
        key_of_one = cache.key(data)
        done[pack] = cache.find(key_of_one) or cache.keep(key_of_one, typeset.typeset("workshops/pack.typ", data))
    cache.keep_group(key, done.values())
    return done
