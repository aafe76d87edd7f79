"""One page of each kind of whatever course lies in this checkout, so that tests of the machine name none of its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from content.frontmatter import Workshop, load
from content.source import read
from learning import course

ROOT = Path(__file__).parents[1]


def _listed(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav.removesuffix(".md")
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from _listed(item)


with (ROOT / "mkdocs.yml").open("rb") as settings:
    _nav = yaml_load(settings)["nav"]
MENU: dict[str, list[str]] = {label: list(_listed(pages)) for part in _nav for label, pages in part.items()}
"""The pages of each part of the menu, as front matter names them, by the label of the part."""
COURSE = course.load(ROOT, _listed(_nav))
PAGES = [page for pages in MENU.values() for page in pages]


def title(page: str) -> str:
    """What a page is called, by its name or its address."""
    name = page.rstrip("/")
    file = ROOT / f"{name}.md" if name.startswith("exercises/") and name != "exercises/index" else ROOT / "docs" / f"{name}.md"
    return str(getattr(load(read(file, ROOT)), "title"))  # noqa: B009


def part_of(page: str) -> str:
    """The label of the part of the menu that a page stands in."""
    return next(label for label, pages in MENU.items() if page.rstrip("/") in pages)


_first, _strand = next(iter(COURSE.modules)), next(iter(COURSE.strands))
_elsewhere = [name for name in COURSE.modules if COURSE.strand_of(name) != COURSE.strand_of(_first)]
PLANS = [page for page in PAGES if page.startswith("facilitate/") and isinstance(load(read(ROOT / f"docs/{page}.md", ROOT)), Workshop)]

STRAND = f"{_strand}/"
MODULE = f"{_first}/"
ANOTHER = f"{[*_elsewhere, *COURSE.modules][0 if _elsewhere else 1]}/"
"""A module of another strand, if there is one with modules."""
EXERCISE = f"exercises/{next(slug for module in COURSE.modules.values() for slug in module.exercises)}/"
WORKSHOP = f"{PLANS[0]}/"
PATH = f"start/paths/{list(COURSE.paths)[:2][-1]}/"

KINDS = {
    "home": "",
    "strand": STRAND,
    "module": MODULE,
    "exercise": EXERCISE,
    "exercises": "exercises/",
    "workshop": WORKSHOP,
    "workshop builder": "facilitate/build-a-workshop/",
    "path": PATH,
    "notes": "start/my-notes/",
    "scenarios": "scenarios/",
    "glossary": "glossary/",
    "references": "references/",
    "about": "about/",
    "guide": "contribute/write-a-module/",
    "not found": "404.html",
}
"""One page of each kind; `make audit` looks at every page."""

_read = {page: {"title": module.title, "on": "2026-11-29"} for page, module in COURSE.modules.items()}
_note = {"page": _first, "title": "A note", "asked": "What happened?", "text": "Mine.", "on": "2026-11-29", "at": 1}
_place = {"page": _first, "title": "A module", "anchor": "", "heading": ""}
_kept = {"version": 1, "at": 2, "after": 1, "notes": {f"{_first}#gone": _note}, "read": _read, "ratings": {}, "place": _place}
READ_IT_ALL = f"location.protocol === 'http:' && localStorage.setItem({COURSE.about.slug!r}, {json.dumps(json.dumps(_kept))})"
"""A script after which the browser is that of somebody who has read every module and kept it, for a page that begins."""
