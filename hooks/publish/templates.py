"""How templates print values: as text, whatever stands in them, unless a template says that it is HTML. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

# What Markdown makes something of wherever it stands, and what it makes something of at the start of a line.
ANYWHERE = re.compile(r"[\\`*_\[\]{}|@~^$]")
AT_THE_START = re.compile(r"^(?:[#+\-=/:!]|\d(?=\d*[.)]))")
# A line break could begin a block of any kind, and a blank before a value unmake what stands around it.
LAYOUT = re.compile(r"\s*\n\s*|^\s+(?=\S)")


def escape_html(env: Environment, ours: Path) -> None:
    """Have the templates below `ours` print values as text; those of a theme beside them keep their own way."""

    @cache
    def is_ours(name: str | None) -> bool:
        return name is None or (ours / name).is_file()

    env.autoescape = is_ours
    env.trim_blocks = env.lstrip_blocks = True


def escape_markdown(env: Environment) -> None:
    """Have templates whose output is Markdown print values as text; what is Markdown is marked by `safe`.

    The filter `emphasised` lets *emphasis* through, for sentences that may hold it; `cited` lets citations through too.
    """
    env.autoescape = True  # So that what a macro makes is not escaped again.
    env.finalize = lambda value: text(value) if isinstance(value, str) else value
    env.filters |= {"emphasised": lambda value: text(value, but="*_"), "cited": lambda value: text(value, but="[]@*_", also="(")}


def text(value: str, *, but: str = "", also: str = "") -> Markup:
    """A value as Markdown that shows the value, but for some signs, and also others; `Markup` is let through."""
    if isinstance(value, Markup):
        return value

    def reference(sign: re.Match[str]) -> str:
        return "".join(one if one in but else f"&#{ord(one)};" for one in sign[0])

    plain = str(escape(LAYOUT.sub(lambda blank: " " if blank.start() else "", value))).replace("&#39;", "'").replace("&#34;", '"')
    signs = re.compile(f"{ANYWHERE.pattern}|[{re.escape(also)}]") if also else ANYWHERE
    return Markup(AT_THE_START.sub(reference, signs.sub(reference, plain)))

