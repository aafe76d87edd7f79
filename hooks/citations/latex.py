"""Text as BibTeX writes it, turned into Unicode or HTML; decoding is slow, so each text is decoded once."""

from __future__ import annotations

import functools
import html
import re

from pybtex.backends.html import Backend
from pybtex.richtext import Text

_HTML = Backend()
_EMPHASIS = re.compile(r"\\(?:emph|textit)\s*\{([^{}]*)\}")
_BEGIN, _END = "\ue000", "\ue001"
_QUOTES = (("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"), ("---", "—"), ("--", "–"), ("~", "\N{NO-BREAK SPACE}"))


@functools.cache
def markup(text: str) -> str:
    r"""HTML of a field: `{NASA} \emph{now}` gives `NASA <em>now</em>`. What cannot be decoded stays as it is."""
    if "\\" in text or "$" in text:
        try:
            rich = Text.from_latex(_EMPHASIS.sub(rf"{_BEGIN}\1{_END}", text))
            decoded = re.sub(r"</?span[^>]*>", "", rich.render(_HTML)).replace("&nbsp;", "~")
            decoded = decoded.replace(_BEGIN, "<em>").replace(_END, "</em>")
        except Exception:  # pybtex and latexcodec raise anything; a mistake in LaTeX must not end the build
            decoded = html.escape(text, quote=False)
    else:
        decoded = html.escape(text.replace("{", "").replace("}", ""), quote=False)
    for latex, character in _QUOTES:
        decoded = decoded.replace(latex, character)
    return decoded


@functools.cache
def plain(text: str) -> str:
    """The same without markup."""
    return strip_tags(markup(text))


def strip_tags(markup: str) -> str:
    """The text of a small piece of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))
