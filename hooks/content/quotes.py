"""Quotation marks and apostrophes as printers set them; in front matter people type the straight ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENS = re.compile(r"(?<![^\s(\[“‘\"'/–—-])(?:\"(?=\S)|'(?=[^\W\d]))")
SET = str.maketrans({'"': "”", "'": "’"})

STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def named(label: str, beginnings: Iterable[str]) -> str | None:
    """The one of these beginnings that a label has, whichever way its quotation marks are typed."""
    straight = label.translate(STRAIGHT)
    return next((start for start in beginnings if straight.startswith(start.translate(STRAIGHT))), None)


def typographic(text: str) -> str:
    """`text` with its straight quotation marks turned towards what they hold."""
    opened = OPENS.sub(lambda mark: "“" if mark[0] == '"' else "‘", text)
    return opened.translate(SET)
