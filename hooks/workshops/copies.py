"""The Word copy of a workshop's plan: the day with its clock, what to bring and to print, and how to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets import word, wording
from sheets.compose import colophon, inline, sources, typographic
from sheets.nodes import BulletList, Emphasis, Heading, Inline, LineBreak, Node, Paragraph, Strong, Table, TextCell
from workshops import packs
from workshops.naming import word_copies_of
from workshops.packs import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_cache.cache import Cache
    from sheets.naming import Sheet


def make_copies(plan: Plan, cache: Cache) -> dict[Sheet, str]:
    """Each Word copy of a workshop and the file that holds its bytes. Raises `UnsupportedElement`."""
    made = cache.cached(write_workshop)(plan=plan.data)
    return dict(zip(word_copies_of(plan.slug), map(str, made), strict=True))


def write_workshop(plan: dict[str, Any]) -> list[bytes]:
    """The bytes of each of its copies."""
    whole = Plan.from_data(plan)
    workshop = whole.workshop
    changed = max(whole.exercises[slug].reviewed for slug in whole.slugs)
    about = word.About(
        title=typographic(workshop.title),
        site=whole.site,
        kind=wording.RUNNING["plan"],
        summary=typographic(workshop.summary),
        stamp=f"reviewed {wording.day(workshop.reviewed)}" if workshop.reviewed else "",
        changed=workshop.reviewed or changed,
        url=whole.url,
        licence=whole.licence,
    )
    return [word.write(list(_nodes(whole, changed.year)), about, whole.pictures)]


def _nodes(plan: Plan, year: int) -> Iterator[Node]:
    workshop = plan.workshop
    yield Paragraph(inline(workshop.aim))
    yield Paragraph([Strong(["Afterwards people can:"])])
    yield BulletList([[Paragraph(inline(objective))] for objective in workshop.objectives])
    yield Paragraph([Strong(["For:"]), " ", *inline(workshop.for_)])
    for session in workshop.meetings:
        yield from _meeting(packs.meeting(plan, session, leads=True))
    yield Heading(2, ["To bring"])
    yield BulletList([[Paragraph([*inline(thing), f" ({said})" if said else ""])] for thing, said in packs.bring(plan)])
    yield from _copies(packs.counts(plan, "a4"))
    yield from plan.nodes
    kind = f"[{wording.VARIANT['plan']}]"
    cite = colophon(plan.site, typographic(workshop.title), kind, year, plan.url, plan.licence)
    yield word.Sources.of(sources(plan.references, plan.nodes), cite)


def _meeting(told: dict[str, Any]) -> Iterator[Node]:
    yield Heading(2, [told["title"] or "Timetable"])
    if told["before"]:
        yield Paragraph([Strong(["To read beforehand:"]), f" {'; '.join(told['before'])}"])
    rows: list[list[Inline]] = [
        [[at], [*what, *([LineBreak(), Emphasis(say)] if say else [])], [str(minutes)]]
        for at, what, minutes, say in told["rows"]
    ]
    yield _table(["Time", "What", "Minutes"], [*rows, [[told["ends"]], ["End"], []]])


def _copies(counted: dict[str, Any]) -> Iterator[Node]:
    yield Heading(2, ["To print"])
    about = f"Copies for rooms of several sizes, {counted['usual']} people among them."
    yield Paragraph([f"{about} Print a large-print copy as well, and keep it at hand."])
    usual = counted["rooms"].index(counted["usual"])
    rows: list[list[Inline]] = []
    for title, what, numbers in counted["rows"]:
        said: list[Inline] = [[str(number)] for number in numbers]
        said[usual] = [Strong(said[usual])]
        rows.append([[title], [what], *said])
    yield _table(["Exercise", "What", *map(str, counted["rooms"])], rows)


def _table(head: list[str], rows: list[list[Inline]]) -> Table:
    return Table([], [[said] for said in head], ["text"] * len(head), [[TextCell(cell, False) for cell in row] for row in rows])
