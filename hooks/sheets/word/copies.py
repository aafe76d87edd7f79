"""The Word copies of an exercise: what its handout and its guide say, in the order in which they say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets import compose
from sheets.compose import ExerciseSource
from sheets.naming import word_copies_of
from sheets.nodes import Heading, Inline, Node, Paragraph, Strong, Table, TextCell
from sheets.word.document import About, Aside, Sources, write

if TYPE_CHECKING:
    from build_cache.cache import Cache
    from sheets.naming import Sheet


def make_copies(source: ExerciseSource, cache: Cache) -> dict[Sheet, str]:
    """Each Word copy of an exercise and the file that holds its bytes. Raises `UnsupportedElement`."""
    made = cache.cached(write_exercise)(exercise=source.data)
    return dict(zip(word_copies_of(source.slug), map(str, made), strict=True))


def write_exercise(exercise: dict[str, Any]) -> list[bytes]:
    """The bytes of each of its copies."""
    source = ExerciseSource.from_data(exercise)
    return [_write(source, compose.contents(source, sheet)) for sheet in word_copies_of(source.slug)]


def _write(source: ExerciseSource, shown: dict[str, Any]) -> bytes:
    about = About(
        title=shown["title"],
        site=shown["site"],
        kind=shown["running"],
        summary=shown["description"],
        stamp=shown["stamp"],
        changed=source.exercise.reviewed,
        url=shown["url"],
        guide=shown["variant"] == "guide",
        licence=source.licence,
    )
    return write([*_head(shown), *(_guide(shown) if about.guide else _handout(shown))], about, shown["pictures"])


def _head(shown: dict[str, Any]) -> list[Node]:
    facts = [Paragraph([Strong([f"{name}:"]), " ", *said]) for name, said in shown["facts"]]
    warned: list[Node] = []
    if shown["instead"]:
        warned = [Aside([Strong(["You need not use anything of your own."]), " ", *shown["instead"]])]
    return [Paragraph(shown["purpose"]), *facts, *warned]


def _handout(shown: dict[str, Any]) -> list[Node]:
    return [*shown["body"], Sources.of(shown["sources"], shown["colophon"]), *shown["cards"]]


def _guide(shown: dict[str, Any]) -> list[Node]:
    before = Heading(2, ["What participants have in front of them"])
    theirs = [before, *shown["body"], *shown["cards"]]
    return [_clock(shown["clock"]["rows"]), *shown["notes"], *theirs, Sources.of(shown["sources"], shown["colophon"])]


def _clock(rows: list[tuple[str, str, int]]) -> Table:
    """When to call the time, with a column for the times of the day."""
    head: list[Inline] = [["From"], ["Your clock"], ["What"], ["Minutes"]]
    body = [[TextCell([said], False) for said in (at, "", what, str(minutes))] for at, what, minutes in rows]
    return Table([], head, ["text"] * 4, [list(row) for row in body])
