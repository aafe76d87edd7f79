"""Where pages, headings and sheets went, from moved.yml, so that old addresses lead on. Knows nothing about MkDocs."""

from __future__ import annotations

import shutil
from posixpath import relpath
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter, ValidationError

from content.source import FAST
from learning.coverage import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "moved.yml"
FILE: TypeAdapter[dict[Place, Place]] = TypeAdapter(dict[Place, Place])


def load(root: Path) -> dict[str, str]:
    """Each old address and where it leads in the end; none if the file cannot be read, and none that goes in circles."""
    try:
        written = FILE.validate_python(yaml.load((root / NAME).read_text("utf-8"), FAST) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError, ValueError):
        return {}
    return {old: new for old in written if (new := _end(written, old))}


def _end(moves: Mapping[str, str], old: str) -> str:
    """Where an address leads that may have moved more than once; nothing if that is in a circle."""
    seen, now = {old}, moves[old]
    while True:
        page, _, anchor = now.partition("#")
        onward = moves.get(now) or (moves[page] + (f"#{anchor}" if anchor and "#" not in moves[page] else "") if page in moves else "")
        if not onward:
            return now
        if onward in seen:
            return ""
        seen.add(onward)
        now = onward


def by_page(moves: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each page that has moved, or of which a heading has, where its headings are now; under "" the page itself."""
    found: dict[str, dict[str, str]] = {}
    for old, new in moves.items():
        page, _, anchor = old.partition("#")
        found.setdefault(page, {})[anchor] = new
    return found


def folder(page: str) -> str:
    """The folder of the site in which a page lies: its own, and that of its part for the part's first page."""
    return "." if page == "index" else page.removesuffix("/index")


def way(here: str, place: str) -> str:
    """The address of a place as a page links to it, such as ../asking/#how; `here` is the page's folder."""
    page, _, anchor = place.partition("#")
    return f"{relpath(folder(page), here)}/" + (f"#{anchor}" if anchor else "")


def to_file(here: str, uri: str) -> str:
    """The address of a file of the site from a page's folder."""
    return relpath(uri, here)


def keep_files(site: Path, moves: Mapping[str, str]) -> list[Path]:
    """Put what lies beside a page, such as its sheets, where it lay under the page's old name as well; returns the copies."""
    made = []
    for old, new in moves.items():
        folder = site / new.partition("#")[0]
        if "#" in old or not folder.is_dir():
            continue
        for file in sorted(folder.iterdir()):
            if file.is_file() and file.suffix != ".html":
                name = file.name.replace(folder.name, old.rpartition("/")[2], 1)
                made.append(site / old / name)
                made[-1].parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, made[-1])
    return made
