"""Which characters the fonts for paper can show."""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@functools.cache
def printable() -> frozenset[int]:
    """Every character that at least one of the fonts has."""
    from fontTools.ttLib import TTFont  # Slow to import, and not needed while all sheets are known.

    characters: set[int] = set()
    for file in FONTS.glob("*-Regular.ttf"):
        with TTFont(file, lazy=True) as font:
            characters |= font.getBestCmap().keys()
    return frozenset(characters)


def missing(text: str) -> list[tuple[int, str]]:
    """(column, character) for each one that paper would have to leave out; characters without a shape do not count."""
    if text.isascii():
        return []
    return [
        (column, sign)
        for column, sign in enumerate(text, 1)
        if ord(sign) not in printable() and unicodedata.category(sign) not in ("Cf", "Cc", "Zs", "Mn")
    ]
