"""Which files an exercise can be had as, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PAPERS = {"a4": "A4", "letter": "US Letter"}


@dataclass(frozen=True)
class Sheet:
    """One PDF: `variant` says for whom, `paper` on what."""

    slug: str
    variant: str
    paper: str
    uri: str
    """Relative to the root of the site."""
    minutes: int = 0
    """The length of a shorter version; 0 is the whole exercise."""

    @property
    def on(self) -> str:
        """The paper as people call it; a Word copy has none."""
        return PAPERS.get(self.paper, "Word")


def sheets_of(slug: str, lengths: Iterable[int] = (), form: bool = True) -> list[Sheet]:
    """Six sheets of an exercise, two for each of its shorter versions, and the form if it has something to fill in."""
    sheets = [
        Sheet(slug, variant, paper, f"exercises/{slug}/{slug}-{variant}-{paper}.pdf")
        for variant in ("handout", "guide", "large-print")
        for paper in PAPERS
    ]
    shorter = [
        Sheet(slug, "handout", paper, f"exercises/{slug}/{slug}-{minutes}-minutes-{paper}.pdf", minutes)
        for minutes in lengths
        for paper in PAPERS
    ]
    filled = [Sheet(slug, "fillable", "a4", f"exercises/{slug}/{slug}-fillable.pdf")] if form else []
    return [*sheets, *filled, *shorter]


def cards_of(slug: str) -> list[Sheet]:
    """The cards of an exercise alone, if it has any."""
    return [Sheet(slug, "cards", paper, f"exercises/{slug}/{slug}-cards-{paper}.pdf") for paper in PAPERS]


def word_copies_of(slug: str) -> list[Sheet]:
    """The two Word copies of an exercise."""
    return [Sheet(slug, variant, "", f"exercises/{slug}/{slug}-{variant}.docx") for variant in ("handout", "guide")]
