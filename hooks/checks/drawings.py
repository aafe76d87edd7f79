"""What an SVG may hold: lines, shapes and words, and nothing that runs, fetches or leads away. Whether it is shown or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from checks import allowed
from content.problems import Problem, suggestion
from learning.drawings import FOLDER
from sheets.glyphs import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project

XML = "http://www.w3.org/XML/1998/namespace"
SVG = "http://www.w3.org/2000/svg"
MEASURES = re.compile(r"(?:-?[\d.]+[\s,]+){2}0*(?!0*\.?0*[\s,])[\d.]+[\s,]+0*(?!0*\.?0*$)[\d.]+")
"""Four numbers, of which width and height are something."""
CLEAN = "Use attributes such as stroke=\"currentColor\", and save it as plain SVG."


MOST_KILOBYTES = 6
"""A page may show ten of them, each of which comes with the page."""


class _Stop(Exception):
    """Nothing behind this place may be looked at."""


def problems(path: str, content: bytes) -> Iterator[Problem]:
    """Everything wrong with a drawing, given its file's path and content; each at its line."""
    found: list[Problem] = []
    names: set[str] = set()
    root: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ")

    def problem(why: str, code: str) -> None:
        found.append(Problem(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, why, code))

    def element(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not names:
            root.update(attributes)
        names.add(local)
        if space != SVG or local not in allowed.ELEMENTS:
            problem(f"<{local}> cannot stand in a drawing. Take it out. {CLEAN}", "drawing-style")
            return
        for attribute, value in attributes.items():
            if why := _attribute(attribute, value):
                problem(why, "drawing-style")

    def stop(*_: Any) -> None:
        problem("A DOCTYPE cannot stand in a drawing, for it may bring entities. Take it out.", "drawing-style")
        raise _Stop

    def instruction(target: str, data: str) -> None:
        problem(f"<?{target}?> cannot stand in a drawing. Take it out.", "drawing-style")

    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = stop
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(content, True)
    except _Stop:
        pass
    except (expat.ExpatError, ValueError) as error:
        why = f"This drawing cannot be read: {str(error).partition(':')[0]}. Save it again as SVG."
        line, column = getattr(error, "lineno", 1), getattr(error, "offset", 0) + 1
        yield Problem(path, line, column, why, "drawing-unreadable")
        return
    yield from found
    if found:
        return  # What it lacks is told when it holds nothing else.
    if missing := [name for name in ("title", "desc") if name not in names]:
        what = "> and no <".join(missing)
        why = f"This drawing has no <{what}>. Add it: people who cannot see the drawing hear it."
        yield Problem(path, 1, 1, why, "drawing-words")
    if not root.get("viewBox"):
        yield Problem(path, 1, 1, "This drawing has no viewBox, so it cannot shrink to a phone. Add one.", "drawing-size")
    elif path.startswith("exercises/"):
        yield from _for_paper(path, content, root["viewBox"])


def of_pages(project: Project) -> Iterator[Problem]:
    """Drawings that belong to no page, and those that weigh more than a page should carry."""
    for file in sorted((project.root / FOLDER).rglob("*.svg")):
        path = file.relative_to(project.root).as_posix()
        page = path.removeprefix(f"{FOLDER}/").removesuffix(".svg")
        if f"{page}.md" not in project.pages:
            pages = [name.removesuffix(".md") for name in project.pages]
            near = suggestion(page, pages) or " Write it, or name the drawing for a page of docs/."
            yield Problem(path, 1, 1, f"There is no page docs/{page}.md that this drawing could stand on.{near}", "drawing-nowhere")
        if (size := file.stat().st_size) > MOST_KILOBYTES * 1000:
            enough = f"Draw with fewer points: {MOST_KILOBYTES} kB are enough."
            why = f"This drawing has {size / 1000:.1f} kB, and a page shows several. {enough}"
            yield Problem(path, 1, 1, why, "drawing-heavy")


def _for_paper(path: str, content: bytes, view_box: str) -> Iterator[Problem]:
    """What keeps the drawing of an exercise from being set on its sheets."""
    if not MEASURES.fullmatch(view_box.strip()):
        why = "The viewBox of this drawing is not four numbers, so nobody knows its size. Write it as 0 0 480 300."
        yield Problem(path, 1, 1, why, "drawing-size")
    for number, line in enumerate(content.decode("utf-8", errors="replace").split("\n"), 1):
        for column, sign in missing(line):
            why = f"No font for paper has the character '{sign}' (U+{ord(sign):04X}). Draw it, or write it in words."
            yield Problem(path, number, column, why, "glyph-missing")


def _attribute(name: str, value: str) -> str:
    """What is wrong with an attribute; nothing if it may stand there."""
    space, _, local = name.rpartition(" ")
    if space not in ("", XML) or (not space and local not in allowed.DRAWN):
        return f"'{local}' cannot stand in a drawing. Take it out. {CLEAN}"
    if local not in allowed.WORDS_OF_A_DRAWING and not re.fullmatch(allowed.DRAWN_VALUE, value):
        return f"'{local}' cannot be '{value[:60]}' in a drawing. Write a colour, a number or a name."
    return ""
