"""Pictures that everybody gets: a text alternative that says what they show, a file that is small and safe."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from checks.project import PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.project import Project

MOST_KILOBYTES = 200
SHORTEST = 12
"""Letters in a text alternative; less says nothing that a reader could do without the picture for."""


def alternative(text: str, target: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a picture's text alternative."""
    said = " ".join(text.split())
    name = target.rsplit("/", 1)[-1]
    if not said:
        yield "This picture has no text alternative. Say in the square brackets what it shows.", "no-alt-text"
    elif said.casefold() in (name.casefold(), name.rsplit(".", 1)[0].casefold()) or re.search(
        r"\.(svg|png|jpe?g|webp)$", said, re.I
    ):
        yield "The text alternative is only the file's name. Say what the picture shows.", "alt-text-empty"
    elif re.match(r"(an? )?(image|picture|photo|photograph|graphic|screenshot) (of|showing)\b", said, re.I):
        why = "A screen reader says that this is a picture. Begin with what it shows."
        yield why, "alt-text-opening"
    elif len(said) < SHORTEST:
        why = f"The text alternative '{said}' says too little. Say what somebody would miss who cannot see the picture."
        yield why, "alt-text-empty"


def file_problems(project: Project, page: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a picture's file, named from docs/."""
    file = project.root / "docs" / page
    if not page.casefold().endswith(PICTURES):
        yield f"'{page}' is not a picture that every browser shows. Use one of {', '.join(PICTURES)}.", "picture-kind"
    elif page.endswith(".svg"):
        yield from _drawing(project, page)
    elif file.is_file() and file.stat().st_size > MOST_KILOBYTES * 1024:
        size = file.stat().st_size // 1024
        why = (
            f"This picture has {size} kB, and a weak network has to fetch it. Make it smaller than {MOST_KILOBYTES} kB."
        )
        yield why, "picture-large"


def _drawing(project: Project, page: str) -> Iterator[tuple[str, str]]:
    try:
        root = etree.fromstring((project.root / "docs" / page).read_text("utf-8"))
    except (etree.ParseError, OSError, UnicodeDecodeError) as error:
        yield f"The drawing '{page}' cannot be read: {error}. Save it again as SVG.", "drawing-unreadable"
        return
    names = {str(element.tag).rsplit("}", 1)[-1] for element in root.iter()}
    if missing := [name for name in ("title", "desc") if name not in names]:
        what = "> and no <".join(missing)
        why = f"The drawing '{page}' has no <{what}>. Add it: people who cannot see the drawing hear it."
        yield why, "drawing-words"
    scripted = any(name.startswith("on") or name == "style" for element in root.iter() for name in element.attrib)
    if scripted or {"script", "style", "foreignObject"} & names:
        why = f"The drawing '{page}' holds a script or style. Use attributes such as stroke=\"currentColor\"."
        yield why, "drawing-style"
    if not root.get("viewBox"):
        yield f"The drawing '{page}' has no viewBox, so it cannot shrink to a phone. Add one.", "drawing-size"
