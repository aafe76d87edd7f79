"""What readers of this course rely on, whatever else changes: the name under which their notes are kept."""

from __future__ import annotations

import re

from content import course_file
from scaffold.machine import files
from tests.conftest import ROOT

COURSE = course_file.read(ROOT)


def test_what_readers_have_kept_is_still_found() -> None:
    """Every browser that kept a note of this course kept it under this name."""
    assert COURSE.slug == "in-parallel"


def test_every_strand_chooses_its_look() -> None:
    assert course_file.notes(COURSE) == []
    assert len({COURSE.look(strand) for strand in COURSE.strands}) == len(COURSE.strands)


def test_the_machine_names_no_page_of_this_course() -> None:
    """Its examples would be of this course's field in every other course, and its tests would rest on this one's pages."""
    machine = {file: file.read_bytes().decode("utf-8", "replace") for file in files(ROOT)}
    taken = {file.stem for file in (*machine, *(ROOT / "hooks/scaffold/starter").rglob("*.md"))}
    places = [ROOT / "exercises", ROOT / "docs/facilitate", *(ROOT / "docs" / folder for folder in COURSE.folders)]
    pages = {page.stem for place in places for page in place.glob("[!_]*.md")} - taken
    names = {name for name in (*COURSE.folders, *pages) if "-" in name} | {COURSE.name, COURSE.slug}
    titles = {strand.title for strand in COURSE.strands if " " in strand.title}
    assert len(names) > 60
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, names | titles), key=len, reverse=True))})(?![\w-])")
    found = {file.relative_to(ROOT).as_posix(): sorted({*known.findall(text)}) for file, text in machine.items()}
    assert {file: said for file, said in found.items() if said} == {}
