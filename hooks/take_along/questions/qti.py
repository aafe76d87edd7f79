"""QTI 2.1: a test for each strand and an item for each self-check, in an IMS content package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from take_along.archive import packed
from take_along.packages import FOLDER, Maker, Package
from take_along.questions.bank import items
from take_along.templating import template

if TYPE_CHECKING:
    from learning.course import Course
    from take_along.courseware import Courseware


def _strands(course: Course) -> list[Package]:
    return [
        Package(f"{FOLDER}/qti/{name}.zip", strand.title, f"{name}/index")
        for name, strand in course.strands.items()
        if course.strand(name)
    ]


def make(courseware: Courseware, package: Package) -> bytes:
    """The package of one strand."""
    strand = courseware.course.strands[package.page.removesuffix("/index")]
    found = items(courseware, strand.name)
    said = {"about": courseware.course.about, "courseware": courseware, "strand": strand, "items": found}
    files = {"imsmanifest.xml": template("questions/imsmanifest.xml").render(said)}
    files |= {"test.xml": template("questions/test.xml").render(said)}
    files |= {f"items/{item.id}.xml": template("questions/item.xml").render(said, item=item) for item in found}
    return packed({name: text.encode() for name, text in files.items()})


QTI = Maker(
    "qti",
    "Self-checks for question banks (QTI 2.1)",
    "The self-checks of this strand for question banks (QTI 2.1)",
    "For OpenOlat, Canvas, Blackboard and others: the self-checks of a strand, with what is said of each answer and the works it rests on.",
    _strands,
    make,
)
