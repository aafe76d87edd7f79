"""The handbook among what can be taken along: as EPUB and as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from take_along.packages import FOLDER, Maker, Package

if TYPE_CHECKING:
    from learning.course import Course
    from take_along.courseware import Courseware


def _offers(course: Course, ending: str) -> list[Package]:
    uri = f"{FOLDER}/{course.about.slug}-handbook.{ending}"
    return [Package(uri, f"{course.about.name}: the handbook")] if course.modules else []


def _epub(courseware: Courseware, package: Package) -> bytes:
    from take_along.handbook import book, epub

    return epub.make(book.make(courseware))


def _pdf(courseware: Courseware, package: Package) -> bytes:
    from take_along.handbook import book, pdf  # With the typesetter.

    return pdf.make(book.make(courseware))


EPUB = Maker(
    name="epub",
    heading="The handbook, to read on a device",
    here="The handbook (EPUB)",
    purpose="Every module with its answers, the glossary and the references, in one book for a telephone, a tablet or an "
    "e-reader. You choose the size and the typeface; a reading voice can read it aloud. The exercises stay out: their "
    "sheets are for printing.",
    offers=lambda course: _offers(course, "epub"),
    make=_epub,
)
PDF = Maker(
    name="book",
    heading="The handbook, to print",
    here="The handbook (PDF)",
    purpose="The same book on A5 pages, two to a sheet of A4, with room to write in and an index of terms. Every work says "
    "on which pages it is cited.",
    offers=lambda course: _offers(course, "pdf"),
    make=_pdf,
)
