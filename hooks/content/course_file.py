"""What the course is called and what its parts are: course.yml. Whatever bears the name or a strand of it reads it here."""

from __future__ import annotations

import copy
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ValidationError, field_validator

from content.frontmatter import PARTS, FrontMatter, PagePath, Slug, Words
from content.source import parse_list

if TYPE_CHECKING:
    from pathlib import Path

    from content.source import Source

NAME = "course.yml"

Colour = Literal["blue", "green", "rust", "violet", "teal", "crimson", "olive", "slate"]
COLOURS: tuple[str, ...] = ("blue", "green", "rust", "violet", "teal", "crimson", "olive", "slate")
"""Each is legible on every ground, in light, in dark and in print: theme/assets/tokens.css has them."""
ICONS = ("waves", "rings", "stairs", "crossings", "leaf", "bridge", "steps", "knot")
"""The drawings in theme/.icons/ that a strand without one is given."""

MARK = "mark"
"""The drawing that is the sign of the whole course."""

CC_BY = "CC BY 4.0"
Licence = Literal["CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0"]
LICENCES: dict[str, tuple[str, str]] = {
    "CC BY 4.0": (
        "https://creativecommons.org/licenses/by/4.0/",
        "Copy it, change it, give it away, and say where it came from.",
    ),
    "CC BY-SA 4.0": (
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "Copy it, change it, give it away under the same licence, and say where it came from.",
    ),
    "CC0 1.0": (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Copy it, change it, give it away.",
    ),
}
"""Open licences: the address of each, and what a reader may do, as it stands on paper."""


class StrandEntry(FrontMatter):
    """A group of modules that belong together."""

    folder: Slug
    """The folder of docs/ that holds its modules and an index.md."""
    title: Words
    """What it is called."""
    subtitle: Words | None = None
    """What it is about, in three or four words for those who do not know its title. It stands below its name in the tabs."""
    colour: Colour | None = None
    """A colour of the palette; left out, the next one that no other strand has."""
    icon: Slug | None = None
    """A drawing in theme/.icons/, without .svg; left out, the next one that no other strand has."""

    @field_validator("folder")
    @classmethod
    def _its_own(cls, folder: str) -> str:
        if folder in PARTS:
            raise ValueError(f"docs/{folder}/ is a part of every course and no strand. Give the strand another folder.")
        return folder


class CourseFile(FrontMatter):
    """The whole of course.yml."""

    name: Words
    """What the course is called, on every page and sheet."""
    slug: Slug
    """Its name in files and on readers' devices. What they have kept is lost if it changes."""
    purpose: Words
    """One sentence: what the course is, and for whom."""
    motto: Words | None = None
    """One sentence that stands at the foot of each page."""
    licence: Licence = "CC BY 4.0"
    """Under which the text may be used."""
    closing: Slug | None = None
    """The exercise that closes a meeting; plans are asked to end with it."""
    strands: list[StrandEntry]
    """In the order in which the course names them."""
    handbook: list[PagePath] = []
    """Pages that the handbook holds besides those of the strands, as paths below docs/ without .md."""

    @field_validator("strands")
    @classmethod
    def _each_once(cls, strands: list[StrandEntry]) -> list[StrandEntry]:
        folders = [strand.folder for strand in strands]
        if twice := sorted({folder for folder in folders if folders.count(folder) > 1}):
            raise ValueError(f"There are two strands with the folder '{twice[0]}'. Keep one of them.")
        return strands

    @property
    def description(self) -> str:
        """What the site says of itself to machines."""
        return " ".join(filter(None, (self.purpose, self.motto)))

    @property
    def licence_url(self) -> str:
        """Where the licence of the text can be read."""
        return LICENCES[self.licence][0]

    @property
    def allows(self) -> str:
        """What may be done with the text, in a sentence."""
        return LICENCES[self.licence][1]

    @property
    def folders(self) -> list[str]:
        """The folders of its strands, in order."""
        return [strand.folder for strand in self.strands]

    def look(self, strand: StrandEntry) -> tuple[str, str]:
        """The colour and the icon of a strand; where it names none, one that no other strand has, as long as there are some."""
        return self._given(strand, "colour", COLOURS), self._given(strand, "icon", ICONS)

    def _given(self, strand: StrandEntry, field: str, known: tuple[str, ...]) -> str:
        if said := getattr(strand, field):
            return str(said)
        named = [getattr(one, field) for one in self.strands]
        free = [one for one in known if one not in named] or list(known)
        without = [one.folder for one in self.strands if not getattr(one, field)]
        return free[without.index(strand.folder) % len(free)]


def notes(course: CourseFile) -> list[str]:
    """What strands are given that they do not name: nothing to mend, and worth knowing."""
    said = []
    for strand in course.strands:
        colour, icon = course.look(strand)
        if given := [f"{kind} '{one}'" for kind, one in (("colour", colour), ("icon", icon)) if not getattr(strand, kind)]:
            said.append(f"{NAME}: the strand '{strand.folder}' is given the {' and the '.join(given)}. Name another if you like.")
    return said


def icons(root: Path) -> list[str]:
    """Every drawing that a strand may have: those of the machine, and behind them what the course has added."""
    drawn = {file.stem for file in (root / "theme/.icons").glob("*.svg")}
    return [*ICONS, *sorted(drawn - {*ICONS, MARK})]


def source(root: Path) -> Source | None:
    """course.yml as if it were front matter, which lines and problems are told by; None if it cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        return parse_list(NAME, (root / NAME).read_text("utf-8-sig"))
    return None


def read(root: Path) -> CourseFile:
    """The course below `root`. What course.yml does not say, or says wrongly, is made up: checks tell of it."""
    file = source(root)
    meta: dict[str, Any] = file.meta if file else {}
    try:
        return CourseFile.model_validate(meta)
    except ValidationError as errors:
        return CourseFile.model_validate(_made_up(root) | _sound(meta, [error["loc"] for error in errors.errors()]))


def _sound(meta: dict[str, Any], wrong: list[tuple[int | str, ...]]) -> dict[str, Any]:
    """What is said rightly. A strand whose look alone is wrong stays, and is given another."""
    sound = copy.deepcopy(meta)
    for place in wrong:
        match place:
            case ("strands", int(number), "colour" | "icon" as look):
                del sound["strands"][number][look]
    for name in {str(place[0]) for place in wrong if place[2:] not in (("colour",), ("icon",))}:
        sound.pop(name, None)
    return sound


def _made_up(root: Path) -> dict[str, Any]:
    folders = sorted(page.parent.name for page in (root / "docs").glob("*/index.md") if page.parent.name not in PARTS)
    strands = [{"folder": folder, "title": folder.replace("-", " ").capitalize()} for folder in folders]
    made = {"name": "A course without a name", "slug": "course", "purpose": "A course."}
    return made | {"strands": strands}
