"""Data in, PDF out: one Typst compiler in the process, with the vendored fonts and no others."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sheets import pictures

HERE = Path(__file__).parent
ROOT = HERE.parent
"""Below it lies every document that is set, named by its path from here."""
FONTS = HERE / "fonts"
PICTURE_PPI = 220
CLOSE, TIGHT, LOOSE = 0.8, 0.55, (1.1, 1.5, 1.75, 2.0)
"""What spacing is multiplied with. From 1.5 on there is a line more to write on in every place for it."""
BETWEEN = {1.5: (1.25, 1.4)}
"""What to try where one was too much."""
QUARTER = 0.3
"""A last page used less than this is filled or saved. More than a quarter: what is measured ends at the foot of an empty line."""
FILLED = 0.95
"""A last page used more than this has no room to give: places to write have taken it."""
ONE_PAGE_GIVES = 0.12
"""By so much of a page the text of one page shrinks, when it is drawn together as far as it goes."""
WORTH_SAVING = {"handout": 0.4, "guide": 0.3, "facilitator": 0.3}
"""A last page used less than this is worth saving where many copies are made; large print keeps its air."""
AS_THEY_ARE = "cards", "kit"
"""What has a page for each of its parts."""

BREAKS = re.compile(r"[^\W\d_]{25}|[\w.]{41}")
"""What style.typ breaks up; here it finds a little more."""
TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""What text.typ sets from the right."""

UNSETTLED = "did not converge"
PANIC = "panicked with: "
"""How Typst begins what a template of ours says."""
PLACE = re.compile(r"(?P<file>(?:sheets|workshops)/[\w/-]+\.typ):(?P<line>\d+)")
"""Where in our templates Typst stopped, in what it prints for a terminal."""

_one_at_a_time = threading.Lock()  # A Typst compiler refuses to be used by two threads at once.


class CannotTypeset(Exception):
    """Typst will not set this; the message says why, in its words."""

    remedy = "Mend that, or write it in another way."


class DoesNotSettle(CannotTypeset):
    """What stands where depends on itself, and so on without end. With a little more or less room it mostly does settle."""


class NoEngine(Exception):
    """The typesetter is not installed or does not start."""


@dataclass(frozen=True)
class Typeset:
    """A finished PDF."""

    pdf: bytes
    pages: int
    cards: int
    """How many of the pages hold cards to cut out."""
    spacing_scale: float
    """What its spacing was multiplied with to make it fit."""
    full: float
    """How much of the last page of text is used, from 0 to 1; cards have pages of their own."""
    ends: tuple[int, ...]
    """The last page of each run of text: of the text of a sheet and of each set of cards, of each part of a pack."""
    fills: tuple[float, ...]
    """How much of each of these pages is used."""
    held: bool = False
    """Whether so much is held back for the last page that it is filled."""


@functools.cache
def _compiler(entry: str) -> Any:
    try:
        import typst
    except (ImportError, OSError) as error:
        raise NoEngine(f"The typesetter cannot be used ({error}). Run 'make site' again, or set SHEETS=off.") from error
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(ROOT / entry), root=str(ROOT), font_paths=fonts)


def typeset(entry: str, data: dict[str, Any], pages: int = 0, spacing_scale: float = 1.0) -> Typeset:
    """Set a sheet. One that runs over onto a page hardly used, or beyond `pages`, is drawn together if that helps.

    Setting is what takes the time, so few are tried: what suits another paper, which takes so many `pages` with that
    `spacing_scale`, comes first; and of a pack it is the plan alone that is tried.
    """
    if data["variant"] in AS_THEY_ARE:
        return as_is(entry, data)
    draft = {**data, "draft": True} if data.get("sheets") else data

    def spaced(scale: float, held: bool = False) -> Typeset | None:
        try:
            return as_is(entry, {**draft, "spacing_scale": scale, "held": held})
        except DoesNotSettle:
            return None

    chosen = _chosen(spaced, data["variant"], pages, spacing_scale)
    return chosen if draft is data else as_is(entry, {**data, "spacing_scale": chosen.spacing_scale, "held": chosen.held})


def _chosen(spaced: Callable[..., Typeset | None], variant: str, pages: int, like: float) -> Typeset:
    """The best of some spacings."""
    likely = spaced(TIGHT if like < 1 else like) if like != 1 else None
    if likely and likely.pages <= pages and well_filled(likely):
        return likely
    first = next(filter(None, map(spaced, (1.0, CLOSE, *LOOSE))), None)
    if not first:
        raise DoesNotSettle("The sheets cannot be set: no spacing was found with which every page stays as it is")
    enough = WORTH_SAVING.get(variant, QUARTER)
    text = first.pages - first.cards
    if text == 1 or (first.full >= enough and (not pages or first.pages <= pages)):
        return first
    if like <= 1 and (text > 2 or first.full <= ONE_PAGE_GIVES):
        tightest = likely or spaced(TIGHT)
        if tightest and tightest.pages < first.pages and well_filled(tightest):
            between = spaced(CLOSE) if tightest.full < FILLED else tightest
            return between if between and between.pages == tightest.pages and well_filled(between) else tightest
    if well_filled(first):
        return first
    tried = [first]
    for scale in LOOSE:
        if not (one := spaced(scale)):
            continue
        tried.append(one)
        if one.pages <= first.pages and well_filled(one):
            return one
        if one.pages > first.pages:
            tried += filter(None, map(spaced, BETWEEN.get(scale, ())))
            break
    if not any(map(well_filled, tried)) and (one := spaced(1.0, held=True)):
        tried.append(one)
    return max(tried, key=lambda done: (well_filled(done), -done.pages, done.full))


def well_filled(done: Typeset) -> bool:
    """Whether the last page of its text is worth its paper."""
    return done.pages - done.cards == 1 or done.full >= QUARTER


def as_is(entry: str, data: dict[str, Any]) -> Typeset:
    """Set a document with the spacing it asks for. Raises `CannotTypeset` and `NoEngine`."""
    with _one_at_a_time, _in_our_words():
        compiler = _compiler(entry)
        pdf, warnings = compiler.compile_with_warnings(sys_inputs=_inputs(data), pdf_standards="ua-1", timestamp=0)
        ends = json.loads(compiler.query("<end>", field="value"))
    if missing := [str(warning.message) for warning in warnings if "unknown font family" in str(warning.message)]:
        raise NoEngine(f"The fonts of the sheets are not all there ({missing[0]}). Put {FONTS.name}/ back from Git.")
    if warnings:
        cause = DoesNotSettle if UNSETTLED in str(warnings[0].message) else CannotTypeset
        raise cause(f"The sheets cannot be set: {'; '.join(str(warning.message) for warning in warnings)}")
    on = tuple(end["page"] for end in ends)
    fills = tuple(end["full"] for end in ends)
    return Typeset(pdf, on[-1], on[-1] - on[0], data["spacing_scale"], fills[0], on, fills, data.get("held", False))


def first_page(entry: str, data: dict[str, Any], ppi: int) -> bytes:
    """The first page of a document, with so many pixels to an inch, as PNG. Raises `CannotTypeset` and `NoEngine`."""
    with _one_at_a_time, _in_our_words():
        pages = _compiler(entry).compile(sys_inputs=_inputs(data), format="png", ppi=ppi)
    return bytes(pages[0] if isinstance(pages, list) else pages)


def as_picture(picture: Mapping[str, Any]) -> bytes:
    """A picture as `pictures.on_paper` has it, as PNG. Raises `CannotTypeset` and `NoEngine`."""
    inputs = {"data": json.dumps(pictures.for_typst(picture), sort_keys=True)}
    with _one_at_a_time, _in_our_words():
        return bytes(_compiler("sheets/picture.typ").compile(sys_inputs=inputs, format="png", ppi=PICTURE_PPI))


@contextmanager
def _in_our_words() -> Iterator[None]:
    """A panic within Typst is no Exception; people are not to see its traceback. Raises `CannotTypeset`."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, RuntimeError) or type(error).__name__ == "PanicException":
            raise CannotTypeset(f"The sheets cannot be set: {_explained(error)}") from error
        raise


def _inputs(data: dict[str, Any]) -> dict[str, str]:
    told = json.dumps(_with_pictures(data), ensure_ascii=False, sort_keys=True)
    return {"data": told} | {name: "" for name, sign in (("breaks", BREAKS), ("turned", TURNED)) if sign.search(told)}


def _with_pictures(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a document, and of those within it, with their pictures as Typst takes them."""
    made = dict(data)
    if "pictures" in data:
        made["pictures"] = {name: pictures.for_typst(one) for name, one in data["pictures"].items()}
    for part in ("sheets", "cards"):
        if data.get(part) and "pictures" in data[part][0]:
            made[part] = [_with_pictures(one) for one in data[part]]
    return made


def _explained(error: BaseException) -> str:
    """What Typst says, or what a template of ours says through it, with the place in the templates."""
    said = re.sub(r"\s+", " ", str(error)).strip()
    if said.startswith(PANIC):
        return said.removeprefix(PANIC).strip('"')
    if missing := re.search(r"file not found \(searched at .*?(sheets/blocks/[\w-]+\.typ)\)", said):
        return f"there is no hooks/{missing[1]}, which sets this block on paper"
    place = PLACE.search(str(getattr(error, "diagnostic", "")))
    return f"{said} (hooks/{place['file']}:{place['line']})" if place else said
