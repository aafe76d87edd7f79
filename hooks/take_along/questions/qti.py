"""QTI 2.1: a test for each strand and an item for each self-check, in an IMS content package."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from publish.archive import packed
from take_along.packages import Maker
from take_along.questions.bank import items, packages, strand_of
from take_along.templating import template

if TYPE_CHECKING:
    from take_along.courseware import Courseware
    from take_along.packages import Package


def make(courseware: Courseware, package: Package) -> bytes:
    """The package of one strand."""
    strand = strand_of(courseware, package)
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
    partial(packages, folder="qti", ending=".zip"),
    make,
)
