"""Quotation marks and apostrophes as printers set them; in front matter people type the straight ones."""

from __future__ import annotations

import re

OPENS = re.compile(r"(?<![^\s(\[“‘\"'/–—-])(?:\"(?=\S)|'(?=[^\W\d]))")
SET = str.maketrans({'"': "”", "'": "’"})


def typographic(text: str) -> str:
    """`text` with its straight quotation marks turned towards what they hold."""
    opened = OPENS.sub(lambda mark: "“" if mark[0] == '"' else "‘", text)
    return opened.translate(SET)
