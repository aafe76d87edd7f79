"""Which files an exercise can be had as, and what they are called."""

from __future__ import annotations

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

    @property
    def on(self) -> str:
        """The paper as people call it."""
        return PAPERS[self.paper]


def sheets_of(slug: str) -> list[Sheet]:
    """The seven sheets of an exercise."""
    sheets = [
        Sheet(slug, variant, paper, f"exercises/{slug}/{slug}-{variant}-{paper}.pdf")
        for variant in ("handout", "guide", "large-print")
        for paper in PAPERS
    ]
    return [*sheets, Sheet(slug, "fillable", "a4", f"exercises/{slug}/{slug}-fillable.pdf")]
