"""A plan's kit as data for the typesetter: every part of kit.yml in order, filled from the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.quotes import named
from sheets import wording
from sheets.blocks.lines import LinesNode
from sheets.blocks.scale import ScaleNode
from sheets.compose import colophon, inline
from sheets.nodes import Heading, Paragraph, plain, to_data
from workshops.kit.from_plan import PUT, bullets
from workshops.kit.nodes import Contents
from workshops.kit.text import bare

if TYPE_CHECKING:
    from content.frontmatter import Wall
    from sheets.nodes import Node
    from workshops.kit.words import KitWords, Part, Piece
    from workshops.packs import Plan

SINGLE = "page", "poster", "certificate", "tents"
"""Layouts that are there for every plan; the others come with what a plan or its exercises hang on the wall."""


def document(plan: Plan, words: KitWords, paper: str) -> dict[str, Any]:
    """Everything that the typesetter needs."""
    title = bare(plan.workshop.title)
    parts = [_part(plan, part, words) for part in here(plan, words)]
    year = max(plan.exercises[slug].reviewed.year for slug in plan.slugs) if plan.slugs else 0
    shown = {
        "variant": "kit",
        "paper": paper,
        "site": plan.site,
        "title": f"{wording.VARIANT['kit']}: {title}",
        "plan": title,
        "description": bare(plan.workshop.summary),
        "keywords": ["workshop", "kit"],
        "running": wording.VARIANT["kit"],
        "stamp": f"reviewed {wording.day(plan.workshop.reviewed)}" if plan.workshop.reviewed else "",
        "spacing_scale": 1.0,
        "sheets": [],
        "parts": parts,
        "colophon": colophon(plan.site, title, f"[{wording.VARIANT['kit']}]", year, plan.url, plan.licence),
    }
    made: dict[str, Any] = to_data(shown)
    return made


def here(plan: Plan, words: KitWords) -> list[Part]:
    """The parts that this plan has: signs, strips and wall sheets only where its materials or its text name them."""
    return [part for part in words.parts if part.layout in SINGLE or _hung(plan, part.layout)]


def nodes(plan: Plan, part: Part) -> list[Node]:
    """What stands in a part, as paper and a word processor know it."""
    return [node for piece in part.body for node in _nodes(plan, piece)]


def _part(plan: Plan, part: Part, words: KitWords) -> dict[str, Any]:
    leads = part.reads == "facilitator"
    return {
        "layout": part.layout,
        "title": inline(part.title),
        "name": bare(part.title),
        "running": wording.RUNNING["kit"] if leads else "",
        "nodes": [node for piece in part.body for node in _nodes(plan, piece, words)],
        "hung": _hung(plan, part.layout),
    }


def _nodes(plan: Plan, piece: Piece, words: KitWords | None = None) -> list[Node]:
    if piece.heading:
        return [Heading(2, inline(piece.heading))]
    if piece.say:
        return [Paragraph(inline(piece.say))]
    if piece.list_:
        return [bullets(piece.list_)]
    if piece.ask:
        return [LinesNode(inline(piece.ask), [], piece.rows, 0)]
    heads = [inline(head) for head in piece.columns]
    if piece.put == "contents":
        found = here(plan, words) if words else []
        put: list[Node] = [Contents(heads, [(inline(p.title), inline(p.copies), inline(p.reads)) for p in found])]
    else:
        put = PUT[piece.put or ""](plan, heads)
    if not piece.lead or not put:
        return put
    lead, first = inline(piece.lead), put[0]
    if isinstance(first, Paragraph):
        return [Paragraph([*lead, " ", *first.children]), *put[1:]]
    return [Paragraph(lead), *put]


def _hung(plan: Plan, layout: str) -> list[dict[str, Any]]:
    """What hangs on the wall for the plan itself and for each of its exercises, each thing once."""
    walls: list[tuple[str, Wall, list[Node]]] = [(plan.workshop.title, plan.workshop.wall, [])]
    for run in plan.runs:
        wall = run.exercise.wall
        walls.append((plan.exercises[run.slug].title, wall, run.material.nodes if wall.strips else []))
    found = {"signs": _signs, "strips": _strips, "wall-sheets": _sheets}[layout] if layout not in SINGLE else None
    made = [{"for": inline(title), **one} for title, wall, around in walls for one in (found(wall, around) if found else [])]
    return [one for number, one in enumerate(made) if one not in made[:number]]


def _signs(wall: Wall, around: list[Node]) -> list[dict[str, Any]]:
    return [{"name": bare(sign)} for sign in wall.signs]


def _sheets(wall: Wall, around: list[Node]) -> list[dict[str, Any]]:
    return [{"title": inline(sheet.title), "columns": [inline(one) for one in sheet.columns]} for sheet in wall.sheets]


def _strips(wall: Wall, around: list[Node]) -> list[dict[str, Any]]:
    """The scales that are strips too, as the exercise, or the version of it that is run, has them."""
    return [
        {
            "title": inline(name),
            "left": scale.left,
            "right": scale.right,
            "numbers": [point.number for point in scale.rows[0]],
        }
        for name in wall.strips
        for scale in around
        if isinstance(scale, ScaleNode) and named(plain(scale.label), [name])
    ]
