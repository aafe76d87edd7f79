"""A way round: quoted headings in a content note become links to them. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

QUOTED = re.compile(r'"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”')


def with_links(note: str, headings: Mapping[str, str]) -> str:
    """`note` as HTML, each heading that it quotes linked; `headings` gives the anchor of each title on the page."""
    anchors = {_plain(title): anchor for title, anchor in headings.items()}
    out, end = [], 0
    for quote in QUOTED.finditer(note):
        title = quote["straight"] or quote["curly"]
        anchor = anchors.get(_plain(title))
        words = f"“{escape(title, quote=False)}”"
        out += [escape(note[end : quote.start()], quote=False)]
        out += [f'<a href="#{escape(anchor)}">{words}</a>' if anchor else words]
        end = quote.end()
    return "".join(out) + escape(note[end:], quote=False)


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()
