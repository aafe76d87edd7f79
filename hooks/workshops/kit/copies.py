"""Word copies of the parts that people put into words of their own, such as the invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets import word, wording
from sheets.naming import Sheet
from workshops.kit.document import nodes
from workshops.kit.text import bare
from workshops.kit.words import KitWords
from workshops.packs import Plan

if TYPE_CHECKING:
    from build_cache.cache import Cache


def kit_copies_of(slug: str, words: KitWords) -> dict[str, Sheet]:
    """The title of each part that can be had as a Word file, and the file."""
    named = {bare(part.title): part.word for part in words.parts if part.word}
    return {title: Sheet(slug, "kit", "", f"facilitate/{slug}/{slug}-{name}.docx") for title, name in named.items()}


def make_kit_copies(plan: Plan, words: KitWords, cache: Cache) -> dict[Sheet, str]:
    """Each Word copy and the file that holds its bytes."""
    made = cache.cached(write_kit)(plan=plan.data, words=words.model_dump(mode="json", by_alias=True))
    return dict(zip(kit_copies_of(plan.slug, words).values(), map(str, made), strict=True))


def write_kit(plan: dict[str, Any], words: dict[str, Any]) -> list[bytes]:
    """The bytes of each copy, in the order of the kit."""
    whole = Plan.from_data(plan)
    workshop, title = whole.workshop, bare(whole.workshop.title)
    changed = workshop.reviewed or max(exercise.reviewed for exercise in whole.exercises.values())
    made = []
    for part in KitWords.model_validate(words).parts:
        if part.word:
            about = word.About(
                title=bare(part.title),
                site=whole.site,
                kind=title,
                summary=bare(workshop.summary),
                stamp=f"reviewed {wording.day(changed)}",
                changed=changed,
                url=whole.url,
                licence=whole.licence,
            )
            made.append(word.write(nodes(whole, part), about))
    return made
