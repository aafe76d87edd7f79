"""Pictures that everybody gets: a text alternative that says what they show, a file that is small and safe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.allowed import PICTURES
from sheets import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.project import Project

MOST_KILOBYTES = 200
FEWEST_PIXELS = 600
"""Of the width of a photograph; at 150 to the inch that is four inches of paper."""
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
    file = project.file(page)
    if page.casefold().endswith(PICTURES) and not page.endswith(".svg"):  # hooks/checks/files.py looks at every drawing, shown or not.
        yield from _photograph(file, page)


def _photograph(file: Path, page: str) -> Iterator[tuple[str, str]]:
    size = file.stat().st_size // 1024
    if size > MOST_KILOBYTES:
        why = f"This picture has {size} kB, and a weak network has to fetch it. Make it smaller than {MOST_KILOBYTES} kB."
        yield why, "picture-large"
    kind, width = pictures.kind_and_pixels(file.read_bytes())
    suffix = file.suffix.casefold().removeprefix(".").replace("jpg", "jpeg")
    if not width:
        yield f"The picture '{page}' cannot be read, or its end is missing. Save it again.", "picture-unreadable"
    elif kind != suffix:
        yield f"The picture '{page}' is called {suffix} and is {kind} inside. Save it again as one of them.", "picture-kind"
    elif page.startswith("exercises/") and width < FEWEST_PIXELS:
        why = f"This picture is {width} pixels wide, too few for paper. Give it {FEWEST_PIXELS} or more."
        yield why, "picture-small"


def place(source_path: str, link: str) -> Iterator[tuple[str, str]]:
    """What is wrong with where a picture of an exercise lies."""
    if source_path.startswith("exercises/") and "/" in link.removeprefix("./"):
        name = link.rpartition("/")[2]
        why = f"A picture of an exercise lies beside it, since paper shows it too. Put it into exercises/ and write '{name}'."
        yield why, "picture-place"
