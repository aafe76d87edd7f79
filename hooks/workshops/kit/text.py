"""Lines of plans and of kit.yml as text: *emphasis* counts in them, and nothing else that Markdown or HTML would make something of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.templates import text
from sheets.compose import inline
from sheets.nodes import plain

if TYPE_CHECKING:
    from sheets.nodes import Inline


def line(words: str) -> Inline:
    """As nodes."""
    return inline(str(text(words, but="*_")))


def bare(words: str) -> str:
    """As words alone."""
    return plain(line(words))
