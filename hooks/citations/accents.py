r"""Letters with signs as TeX writes them, `{\'e}` and `{\o}`, turned into Unicode without a table of every command."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
}  # fmt: skip
_BASE = r"(?:\{(?P<braced>\\[ij]|[A-Za-z])\}|(?P<dotless>\\[ij])(?![A-Za-z])\s*|(?P<letter>[A-Za-z]))"
_SIGNED = re.compile(rf"\\(?:(?P<mark>[`'^~=.\"])\s*|(?P<named>[uvHcdbkr])(?=[\s{{\\])\s*){_BASE}")
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])(?:\{{\}}|\s+)?")


def signed(text: str) -> str:
    r"""Josè for `Jos\`e`, Dvořák for `Dvo{\v{r}}{\'a}k`; every other command stays."""
    return _LETTER.sub(lambda letter: _LETTERS[letter[1]], _SIGNED.sub(_one, text))


def _one(match: re.Match[str]) -> str:
    base = (match["braced"] or match["dotless"] or match["letter"]).lstrip("\\")
    return unicodedata.normalize("NFC", base + _SIGNS[match["mark"] or match["named"]])
