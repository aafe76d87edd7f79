"""Pages, volumes and issues as people type them, as a range that APA prints: two hyphens, no *pp.*, no short ends."""

from __future__ import annotations

import re

_DASH = re.compile("\\s*[\u2010\u2011\u2012\u2013\u2014\u2015\u2212]\\s*|\\s*-{2,}\\s*")
_ONE_HYPHEN = re.compile(r"(?<![-\w])((?:\w*\d[\w.:]*)|(?:[ivxlc]+))\s*-\s*((?:\w*\d[\w.:]*)|(?:[ivxlc]+))(?![-\w])")
_TO = re.compile(r"(?<=\d)\s+(?:to|bis)\s+(?=\d)")
_SHORT = re.compile(r"(?<![\w-])([A-Za-z]*)(\d{3,})--([A-Za-z]*)(\d+)(?![\w-])")
_SIGN = re.compile(
    r"^(?:pp?|pages?|pg|S|Seiten?|vols?|volume|no|nr|issue|Bd|Heft)\b\.?\s*(?=[\divxlcA-Z])", re.IGNORECASE
)

_NONE = re.compile(r"^no[. ]pagination(?: specified)?(?:[-\u2010-\u2015 ]+no[. ]pagination(?: specified)?)?\.?$", re.IGNORECASE)
"""What PsycInfo writes where a paper has no pages yet."""


def even(written: str) -> str:
    """12--19 for 12-19, pp. 12–19 and 12 - 19; 135--146 for 135-46; anything else as it was."""
    text = _NONE.sub("", written.strip())
    if "\\" in text:
        return written
    text = text if re.match(r"S\d", text) else _SIGN.sub("", text)
    text = _TO.sub("--", re.sub(r"(?<=\d),(?=\w)(?!\d{3}(?!\d))", ", ", text))
    return _SHORT.sub(_whole, _ONE_HYPHEN.sub(r"\1--\2", _DASH.sub("--", text))).rstrip("-")


def even_number(written: str) -> str:
    """3--4 for 3-4, the volume or the issue of a journal; anything that is more than two numbers as it was."""
    return re.sub(r"^\s*(\d+)\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*(\d+)\s*$", r"\1--\2", written)


def _whole(match: re.Match[str]) -> str:
    """135--46 is 135--146."""
    letters, first, again, last = match.groups()
    if len(last) >= len(first) or again not in ("", letters):
        return match[0]
    full = first[: len(first) - len(last)] + last
    return f"{letters}{first}--{letters}{full}" if int(full) > int(first) else match[0]
