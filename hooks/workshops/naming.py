"""Which files a workshop can be had as, and what they are called."""

from __future__ import annotations

from sheets.naming import PAPERS, Sheet


def packs_of(slug: str, cards: bool = True) -> list[Sheet]:
    """The packs of a workshop: for participants, the same as a booklet, the cards if there are any, for whoever leads."""
    return [
        Sheet(slug, variant, paper, f"facilitate/{slug}/{slug}-{variant}-{paper}.pdf")
        for variant in ("participant", "booklet", *(("cards",) if cards else ()), "facilitator")
        for paper in PAPERS
    ]


def word_copies_of(slug: str) -> list[Sheet]:
    """The one Word copy of a workshop: its plan."""
    return [Sheet(slug, "plan", "", f"facilitate/{slug}/{slug}-plan.docx")]


def kits_of(slug: str) -> list[Sheet]:
    """The kit of a workshop on both papers."""
    return [Sheet(slug, "kit", paper, f"facilitate/{slug}/{slug}-kit-{paper}.pdf") for paper in PAPERS]
