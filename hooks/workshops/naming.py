"""Which files a workshop can be had as, and what they are called."""

from __future__ import annotations

from sheets.naming import PAPERS, Sheet


def packs_of(slug: str) -> list[Sheet]:
    """The four packs of a workshop."""
    return [
        Sheet(slug, variant, paper, f"facilitate/{slug}/{slug}-{variant}-{paper}.pdf")
        for variant in ("participant", "facilitator")
        for paper in PAPERS
    ]


def word_copies_of(slug: str) -> list[Sheet]:
    """The one Word copy of a workshop: its plan."""
    return [Sheet(slug, "plan", "", f"facilitate/{slug}/{slug}-plan.docx")]


def kits_of(slug: str) -> list[Sheet]:
    """The kit of a workshop on both papers."""
    return [Sheet(slug, "kit", paper, f"facilitate/{slug}/{slug}-kit-{paper}.pdf") for paper in PAPERS]
