"""Moodle XML: the self-checks of a strand as multiple-choice questions in a category of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from take_along.packages import Maker
from take_along.questions.bank import Answer, Item, items, packages, strand_of
from take_along.templating import template

if TYPE_CHECKING:
    from take_along.courseware import Courseware
    from take_along.packages import Package


def make(courseware: Courseware, package: Package) -> bytes:
    """The questions of one strand."""
    strand = strand_of(courseware, package)
    said = {"about": courseware.course.about, "strand": strand, "items": items(courseware, strand.name)}
    return template("questions/moodle.xml").render(said, share=share, html=html).encode()


def html(*parts: str) -> Markup:
    """Pieces of HTML as the text of an element."""
    return escape("".join(map(str, parts)))


def share(item: Item, answer: Answer) -> str:
    """Hundredths of the mark: those that fit share it; where several do, each of the others takes its share away."""
    if answer.fits:
        return f"{100 / item.right:.5f}".rstrip("0").rstrip(".")
    wrong = len(item.answers) - item.right
    return f"-{100 / wrong:.5f}".rstrip("0").rstrip(".") if item.several and wrong else "0"


MOODLE = Maker(
    "moodle",
    "Self-checks for Moodle (Moodle XML)",
    "The self-checks of this strand for Moodle (Moodle XML)",
    "The same questions in Moodle's own form, since Moodle reads no QTI.",
    partial(packages, folder="moodle", ending=".xml"),
    make,
)
