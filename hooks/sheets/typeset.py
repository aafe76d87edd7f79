"""Data in, PDF out: one Typst compiler in the process, with the vendored fonts and no others."""

from __future__ import annotations

import functools
import json
import re
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
AIRS, LOOSE = (1.0, 0.85, 0.7, 0.55), (1.2, 1.5)
NEARLY_EMPTY, HALF = 0.15, 0.5

_one_at_a_time = threading.Lock()  # A Typst compiler refuses to be used by two threads at once.


class CannotTypeset(Exception):
    """Typst will not set this; the message says why, in its words."""


class NoEngine(Exception):
    """The typesetter is not installed or does not start."""


@dataclass(frozen=True)
class Typeset:
    """A finished PDF."""

    pdf: bytes
    pages: int
    air: float
    """What its spacing was multiplied with to make it fit."""
    full: float
    """How much of its emptiest last page is used, from 0 to 1; a sheet's cards have pages of their own."""


@functools.cache
def _compiler(entry: str) -> Any:
    try:
        import typst
    except (ImportError, OSError) as error:
        raise NoEngine(f"The typesetter cannot be used ({error}). Run 'make site' again, or set SHEETS=off.") from error
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(HERE / entry), root=str(HERE), font_paths=fonts)


def typeset(entry: str, data: dict[str, Any], pages: int = 0) -> Typeset:
    """Set a sheet. One that runs over onto a nearly empty page, or beyond `pages`, is drawn together a little."""
    enough = NEARLY_EMPTY if data["variant"] == "fillable" else HALF  # A screen has no paper to save.
    first = _once(entry, data, AIRS[0])
    if first.pages == 1 or (first.full >= enough and (not pages or first.pages <= pages)):
        return first
    for air in AIRS[1:]:
        tighter = _once(entry, data, air)
        if tighter.pages < first.pages:
            return tighter
    tries = [first] if first.full >= NEARLY_EMPTY else [first, *(_once(entry, data, air) for air in LOOSE)]
    return max(tries, key=lambda done: done.full)


def _once(entry: str, data: dict[str, Any], air: float) -> Typeset:
    inputs = {"data": json.dumps({**data, "air": air}, ensure_ascii=False, sort_keys=True)}
    with _one_at_a_time:
        compiler = _compiler(entry)
        try:
            pdf, warnings = compiler.compile_with_warnings(sys_inputs=inputs, pdf_standards="ua-1", timestamp=0)
            ends = json.loads(compiler.query("<end>", field="value"))
        except RuntimeError as error:
            raise CannotTypeset(_plain(str(error))) from error
    if warnings:
        raise CannotTypeset("; ".join(str(warning.message) for warning in warnings))
    return Typeset(pdf, ends[-1]["page"], air, min(end["full"] for end in ends))


def _plain(message: str) -> str:
    return re.sub(r"\s+", " ", message).strip()
