"""What the run of an exercise needs on paper: which pages of which file, and how many people share one.

Packs, the pages of plans and the workshop builder all count from this list, so that a table says what comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets import shorter
from sheets.blocks.cards import CardsNode
from sheets.compose import ExerciseSource
from sheets.naming import PAPERS, Sheet, cards_of, sheets_of
from workshops import agenda

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.frontmatter import Exercise
    from sheets.nodes import Node
    from sheets.press import CachedPdf


@dataclass(frozen=True)
class Part:
    """Some pages of a file, from `first` to `last`; both are 0 where no sheets are set."""

    kind: str
    """`handout`, `cards` or `guide`."""
    sheet: Sheet
    minutes: int
    """The length of the shorter version it is for; 0 is the whole exercise, and every length for a guide."""
    first: int
    last: int
    share: int
    """How many people one is for; 0 is the whole room."""
    extra: int = 0
    """As many people share one more; 0 if there is no more."""

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.last - self.first + 1 if self.last else 0

    @property
    def address(self) -> str:
        """Where it is; in a file that begins with something else, with its page."""
        return self.sheet.uri if self.first <= 1 else f"{self.sheet.uri}#page={self.first}"

    def copies(self, people: int) -> int:
        """How many a room needs. A guide is for whoever leads, once."""
        return 1 if self.kind == "guide" else agenda.needed(people, self.share, self.extra)


def cards_in(nodes: Iterable[Node]) -> int:
    """How many cards there are to cut out."""
    return sum(len(node.cards) for node in nodes if isinstance(node, CardsNode))


def count_cards(exercise: dict[str, Any]) -> list[tuple[int, int]]:
    """Each length of an exercise, from its data, with how many cards it has; the first is 0, the whole of it."""
    source = ExerciseSource.from_data(exercise)
    return [(minutes, cards_in(shorter.of(source, minutes).nodes)) for minutes in (0, *source.exercise.lengths)]


def of(
    slug: str, exercise: Exercise, minutes: int, paper: str, printed: Mapping[str, CachedPdf], cards: int
) -> list[Part]:
    """Handout, cards if there are any, and guide of an exercise, or of its version of so many minutes with `cards` cards.

    The cards of the whole exercise have a file of their own; those of a shorter version are the last pages of its handout.
    """
    length = [minutes] if minutes else []
    found = {(sheet.variant, sheet.paper, sheet.minutes): sheet for sheet in sheets_of(slug, length)}
    handout, guide = found["handout", paper, minutes], found["guide", paper, 0]
    pages, with_cards = _pages(printed, handout)
    alone = next(sheet for sheet in cards_of(slug) if sheet.paper == paper)
    shares = agenda.handout_share(exercise), agenda.extra_share(exercise)
    made = [Part("handout", handout, minutes, min(pages, 1), pages - with_cards, *shares)]
    if cards:
        share = agenda.card_share(exercise, cards)
        own = _pages(printed, alone)[0] or with_cards  # A pack sets its cards itself, and knows the handout alone.
        made.append(
            Part("cards", handout, minutes, pages - with_cards + 1 if pages else 0, pages, share)
            if minutes
            else Part("cards", alone, 0, min(own, 1), own, share)
        )
    guide_pages = _pages(printed, guide)[0]
    return [*made, Part("guide", guide, 0, min(guide_pages, 1), guide_pages, 0)]


def every(slug: str, exercise: Exercise, printed: Mapping[str, CachedPdf], cards: Mapping[int, int]) -> list[Part]:
    """Those of every length and on every paper, each once; `cards` are how many each length has."""
    runs = [(minutes, paper) for minutes in (0, *exercise.lengths) for paper in PAPERS]
    found = (part for minutes, paper in runs for part in of(slug, exercise, minutes, paper, printed, cards[minutes]))
    return list(dict.fromkeys(found))


def _pages(printed: Mapping[str, CachedPdf], sheet: Sheet) -> tuple[int, int]:
    """All pages of a sheet, and how many of them are cards."""
    done = printed.get(sheet.uri)
    return (done.pages, done.cards) if done else (0, 0)
