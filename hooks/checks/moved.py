"""Addresses that readers have kept: each that was published is still there, or moved.yml says where it went."""

from __future__ import annotations

import sys
from contextlib import suppress
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from checks import places
from checks.project import HEADING, OWN_ID, anchors_in, open_project, slug_of
from content import blocks
from content.problems import Problem, suggestion
from content.source import parse_list
from publish import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project
    from content.source import Source

LIST = "addresses.txt"
NOTE = (
    "# Every address that was published, written by make addresses: a page, and behind # a heading of it, or a place in which\n"
    "# readers write and by whose name they keep their notes.\n"
    "# What is taken out of the sources stays alive by a line in moved.yml.\n"
)


def published(root: Path) -> dict[str, int]:
    """Every address of the list, with its line; none if there is no list."""
    try:
        lines = (root / LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {line.strip(): number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")}


def addresses(project: Project) -> dict[str, tuple[Source, int]]:
    """Every address that the sources make, with where it is made: pages, their headings and places to write, and terms."""
    found: dict[str, tuple[Source, int]] = {}
    for page, source in project.pages.items():
        name = page.removesuffix(".md")
        found[name] = source, 1
        if not page.startswith("exercises/"):  # Their headings are cards and steps, which nobody links to.
            inside = {line for block in blocks.find(source) for line, _ in block.body}
            for line, anchor in _headings(source):
                if line not in inside:
                    found[f"{name}#{anchor}"] = source, line
        for line, place, before in places.written_in(source):
            found |= {f"{name}#{anchor}": (source, line) for anchor in (*before, place)}
    for source in project.sources:
        if source.path.startswith("glossary/"):
            found[f"glossary#{source.stem}"] = source, 1
    for slug in project.course.paths:
        found[f"start/paths/{slug}"] = project.sources[0], 1
    return found


def _headings(source: Source) -> Iterator[tuple[int, str]]:
    known = set(anchors_in(source))
    for number, line in source.prose_lines():
        if (heading := HEADING.match(line)) and 1 < len(heading["marks"]) < 4:
            own = OWN_ID.search(heading["text"])
            anchor = own["id"] if own else slug_of(heading["text"])
            if anchor in known:
                yield number, anchor


def problems(project: Project) -> Iterator[Problem]:
    """Every address that has vanished, and every line of moved.yml that leads nowhere or does not lead on."""
    now, before = addresses(project), published(project.root)
    written, lines = _moves(project.root)
    moves = moved.load(project.root)
    for old, new in written.items():
        where = Problem(moved.NAME, lines.get(old, 1), 1, "", "")
        if old in now:
            why = f"'{old}' has not moved: it is there. Take this line out, or the page."
            yield Problem(where.path, where.line, 1, why, "moved-there")
        elif old not in moves:
            yield Problem(where.path, where.line, 1, f"'{old}' leads in a circle. Write where it is now.", "moved-nowhere")
        elif (end := moves[old]) not in now and not _is_place(project, end):
            near = suggestion(new, now) or " Write where it is now."
            yield Problem(where.path, where.line, 1, f"'{new}' is no page or heading of this site.{near}", "moved-nowhere")
    gone = {old: line for old, line in before.items() if old not in now and old not in moves}
    pages_gone = {old.partition("#")[0] for old in gone if "#" not in old}
    for old, line in gone.items():
        page, _, anchor = old.partition("#")
        if not anchor:
            yield _page_gone(old, line, now, before)
        elif page in now and not (page in moves or page in pages_gone):
            yield _heading_gone(old, line, now, before)


def _is_place(project: Project, place: str) -> bool:
    page, _, anchor = place.partition("#")
    return f"{page}.md" in project.pages and (not anchor or anchor in project.anchors.get(f"{page}.md", ()))


def _moves(root: Path) -> tuple[dict[str, str], dict[str, int]]:
    try:
        source = parse_list(moved.NAME, (root / moved.NAME).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return {}, {}
    with suppress(ValidationError):  # Otherwise hooks/checks/data.py tells of it.
        return moved.FILE.validate_python(source.meta), source.meta_lines
    return {}, {}


def _page_gone(old: str, line: int, now: dict[str, tuple[Source, int]], before: dict[str, int]) -> Problem:
    fresh = [page for page in now if "#" not in page and page not in before]
    stem = old.rpartition("/")[2]
    best = next((page for page in fresh if page.rpartition("/")[2] == stem), None)
    best = best or next(iter(get_close_matches(old, fresh, 1, 0.5)), None) or (fresh[0] if len(fresh) == 1 else None)
    if best:
        why = f"The page '{old}' is gone, and readers have kept its address. If this is it, add a line to {moved.NAME}: '{old}: {best}'."
        return now[best][0].problem(1, 1, why, "address-gone")
    why = f"The page '{old}' is gone, and readers have kept its address. Say in {moved.NAME} where they find what it held: '{old}: ...'."
    return Problem(LIST, line, 1, why, "address-gone")


def _heading_gone(old: str, line: int, now: dict[str, tuple[Source, int]], before: dict[str, int]) -> Problem:
    page, _, anchor = old.partition("#")
    fresh = [place.partition("#")[2] for place in now if place.startswith(f"{page}#") and place not in before]
    best = max(fresh, key=lambda one: SequenceMatcher(None, one, anchor).ratio(), default=None)
    if not best:
        why = f"The heading '#{anchor}' of '{page}' is gone. Say in {moved.NAME} where readers find what it held: '{old}: {page}'."
        return Problem(LIST, line, 1, why, "address-gone")
    source, at = now[f"{page}#{best}"]
    written = source.lines[at - 1].rstrip()
    if any(at == place for place, _, _ in places.written_in(source)):
        why = f"Readers have kept notes under '#{anchor}'. If they belong here, write below this line: '    was: {anchor}'."
        return source.problem(at, 1, why, "address-gone", f"{written}\n    was: {anchor}")
    if any(f"#{best}" in text.text for text, _ in now.values()):
        why = f"Readers have kept '#{anchor}', which is gone. If this is it, add a line to {moved.NAME}: '{old}: {page}#{best}'."
        return source.problem(at, 1, why, "address-gone")
    why = f"Readers have kept this heading as '#{anchor}'. Let it keep that name: {{ #{anchor} }} behind it."
    mended = None if OWN_ID.search(written) else f"{written} {{ #{anchor} }}"
    return source.problem(at, 1, why, "address-gone", mended)


def write(root: Path) -> int:
    """Write the list again; what has vanished without a word stays on it. Returns how many addresses it has."""
    project = open_project(root)
    stays = {old for old in published(root) if old not in addresses(project)}
    all_of_them = sorted({*addresses(project), *stays})
    (root / LIST).write_text(NOTE + "\n".join(all_of_them) + "\n", encoding="utf-8", newline="\n")
    return len(all_of_them)


if __name__ == "__main__":
    print(f"{LIST}: {write(Path().resolve())} addresses.")
    sys.exit(0)
