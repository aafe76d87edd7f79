"""Exercises read for paper without building a site, and questions to ask of a PDF."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import yaml
from markdown import Markdown
from pikepdf import Array, Dictionary, Name

from build_cache.cache import Cache
from citations.bibliography import Library
from citations.markdown import CiteExtension
from content import frontmatter
from content.source import read
from learning.blocks import LessonBlocks
from learning.headings import Headings
from learning.lists import Lists
from sheets import compose, pictures, timing
from sheets.compose import ExerciseSource
from sheets.markdown import SheetExtension
from sheets.naming import Sheet
from sheets.press import CachedPdf
from sheets.render import render_sheets

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LIBRARY = """
@book{example2020, author = {Example, Ada}, title = {An example}, year = {2020}, publisher = {Press}}
@book{secret2021, author = {Secret, Sam}, title = {A secret}, year = {2021}, publisher = {Press}}
"""


@functools.cache
def settings() -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The Markdown extensions of mkdocs.yml, and how each is set."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8").split("markdown_extensions:")[1].split("\n# ---")[0]
    entries = [entry if isinstance(entry, dict) else {entry: {}} for entry in yaml.safe_load(text)]
    return [name for entry in entries for name in entry], {k: v for entry in entries for k, v in entry.items()}


def markdown(library: Library) -> Markdown:
    """As the site reads an exercise."""
    names, options = settings()
    ours = LessonBlocks(), Lists(), Headings(), SheetExtension(), CiteExtension(library)
    return Markdown(extensions=[*names, *ours], extension_configs=options)


def material(file: Path, library: Library, url: str = "https://example.org/a-course/") -> ExerciseSource:
    """An exercise from its source file."""
    source = read(file, file.parent.parent)
    exercise = frontmatter.Exercise.model_validate(source.meta)
    html = markdown(library).convert(source.body)
    home = f"{url}exercises/{source.stem}/" if url else ""
    steps = timing.steps(source.prose_lines())
    references = compose.references(html, library)
    shown = pictures.beside(html, file.parent)
    return ExerciseSource(source.stem, exercise, html, steps, references, "A course", home, pictures=shown)


@functools.cache
def everything(url: str = "https://example.org/a-course/") -> ExerciseSource:
    """The exercise that has one of each block."""
    return material(HERE / "everything.md", Library.parse(LIBRARY), url)


@functools.cache
def real() -> list[ExerciseSource]:
    """Every exercise of the project, as a build without a public address has it."""
    library = Library.read(ROOT / "bibliography.bib")
    return [material(file, library, "") for file in sorted((ROOT / "exercises").glob("[!_]*.md"))]


def printed(one: ExerciseSource, cache: Cache) -> dict[str, tuple[Sheet, CachedPdf]]:
    """Every sheet of an exercise by its name."""
    return {name(sheet): (sheet, done) for sheet, done in render_sheets(one, cache).items()}


def name(sheet: Sheet) -> str:
    """Such as handout-a4, or handout-30-letter for a shorter version."""
    return "-".join(filter(None, (sheet.variant, str(sheet.minutes or ""), sheet.paper)))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def tags(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every structure element, by its type, in reading order."""
    waiting: list[Any] = [document.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Array):
            waiting = [*one, *waiting]
        elif isinstance(one, Dictionary) and "/S" in one:
            yield str(one.S).lstrip("/"), one
            if "/K" in one:
                waiting.insert(0, one.K)


def pages_of(element: Any) -> set[tuple[int, int]]:
    """The pages that an element's content stands on."""
    found, waiting = set(), [(element, element.get("/Pg"))]
    while waiting:
        one, page = waiting.pop()
        if isinstance(one, Array):
            waiting += [(child, page) for child in one]
        elif isinstance(one, Dictionary):
            page = one.get("/Pg", page)
            if one.get("/Type") in (Name.MCR, Name.OBJR) or "/MCID" in one:
                found.add(page.objgen)
            elif "/K" in one:
                waiting.append((one.K, page))
        elif page is not None:  # A bare number: marked content on the element's own page.
            found.add(page.objgen)
    return found


def untagged(page: pikepdf.Page) -> list[str]:
    """Operators that draw outside every tag and artifact."""
    draws = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
    depth, found = 0, []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
        if operator in draws and depth == 0:
            found.append(operator)
    return found


def fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every font descriptor in the file."""
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor:
            yield one
