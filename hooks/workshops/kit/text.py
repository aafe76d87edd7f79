"""Lines of plans and of kit.yml as words alone."""

from __future__ import annotations

from sheets.compose import inline
from sheets.nodes import plain


def bare(words: str) -> str:
    """Without their emphasis."""
    return plain(inline(words))
