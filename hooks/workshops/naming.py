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
