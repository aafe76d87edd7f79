"""From nodes to the bytes of a .docx: a folder of XML, packed."""

from __future__ import annotations

import datetime
import functools
import io
import traceback
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jinja2 import Environment, FileSystemLoader

from content.course_file import CC_BY
from publish import archive
from sheets.errors import BrokenBlock, UnsupportedElement
from sheets.nodes import Inline, Node, plain
from sheets.typeset import CannotTypeset, NoEngine
from sheets.word.writer import BEGINS_RIGHT, Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

SHEETS = Path(__file__).parents[1]
PACKAGE = Path(__file__).parent / "package"
"""The parts of a .docx, each where it stands in the file."""
TYPES = "[Content_Types].xml"
"""Readers look for it first."""


@dataclass(frozen=True)
class About:
    """What a file says of itself."""

    title: str
    site: str
    kind: str
    """What it is, for the head of each page."""
    summary: str
    stamp: str
    """Its version and date, for the foot of each page."""
    changed: datetime.date
    url: str = ""
    """Where the page is that it was made from, if that is public."""
    guide: bool = False
    """Whether it is for somebody who leads: questions are told, without the room to answer."""
    language: str = "en-GB"
    licence: str = CC_BY
    """Under which it may be used."""


@dataclass(frozen=True)
class Source:
    """A work in the list of sources."""

    key: str
    children: Inline


@dataclass(frozen=True)
class Sources(Node):
    """Where claims come from, and how to cite what they are made in. Citations in the document lead here."""

    type: ClassVar[str] = "sources"
    works: list[Source]
    colophon: Inline

    @classmethod
    def of(cls, works: list[dict[str, Any]], colophon: Inline) -> Sources:
        """From what `compose.sources` found."""
        return cls([Source(one["key"], one["children"]) for one in works], colophon)


@dataclass(frozen=True)
class Aside(Node):
    """Something to know before one begins, set apart by a line."""

    type: ClassVar[str] = "aside"
    children: Inline


def write(nodes: list[Node], about: About, pictures: Mapping[str, Any] | None = None) -> bytes:
    """The file; `pictures` are those that the nodes name, as `sheets.pictures.beside` has them.

    Raises `UnsupportedElement` for a node that has no form in Word, `BrokenBlock` for a mistake in a template, and for a
    drawing `CannotTypeset` and `NoEngine`.
    """
    env = _environment()
    writer = Writer(env, about.guide, about.title, pictures or {})
    try:
        filled = {part: env.get_template(f"word/package/{part}").render(word=writer, about=about, nodes=nodes) for part in _parts()}
    except (UnsupportedElement, CannotTypeset, NoEngine):
        raise
    except Exception as error:
        raise BrokenBlock(_explained(error)) from error
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in sorted(filled, key=lambda part: (part != TYPES, part)):
            archive.add(made, name, filled[name].encode(), 6)
        for picture in writer.placed:
            archive.add(made, f"word/{picture.name}", picture.data, 6)
    return packed.getvalue()


def _explained(error: Exception) -> str:
    """What went wrong in which line of which template, as far as Jinja knows."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".xml")]
    place = f"{Path(places[-1].filename).relative_to(SHEETS.parent).as_posix()}:{places[-1].lineno}" if places else "sheets/word"
    return f"hooks/{place}: The template is broken ({type(error).__name__}: {error}). Mend it."


@functools.cache
def _environment() -> Environment:
    env = Environment(loader=FileSystemLoader(SHEETS), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.filters["plain"] = plain
    env.tests["turned"] = BEGINS_RIGHT.match
    return env


@functools.cache
def _parts() -> list[str]:
    """Every part, the document before those that list what it links to and counts."""
    found = (file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*") if file.is_file())
    return sorted(found, key=lambda part: (part != "word/document.xml", part))
