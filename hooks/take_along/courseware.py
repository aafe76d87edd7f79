"""All that a package may be made of: the course and its rendered pages, one typed object that knows nothing about MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from citations.bibliography import Library
    from citations.crossrefs import CrossReferences
    from citations.work import Work
    from learning.course import Course
    from sheets.naming import Sheet


@dataclass(frozen=True)
class Chapter:
    """A page of the course as it was rendered, before any template stands round it."""

    name: str
    """As front matter names it: below docs/, without .md."""
    title: str
    html: str
    """Its Markdown, rendered, drawings in it. Links count from `url`; a module ends with its key points and exercises."""
    url: str
    """Where it lies in the site, as practice/asking/."""


@dataclass(frozen=True)
class Courseware:
    """One course, read and rendered. Nothing in it may be changed."""

    course: Course
    """Modules, strands, paths and exercises by name; `course.about` says what it is called and under which licence."""
    chapters: Mapping[str, Chapter]
    """Every page by name, in the order of the menu: modules, strands (`practice/index`), paths (`start/paths/one-hour`)."""
    library: Library
    """Every work by its key."""
    crossrefs: CrossReferences
    """Who cites what, by page and place."""
    meanings: Mapping[str, str]
    """What each term means, as plain text, by its slug."""
    sheets: Mapping[str, list[Sheet]]
    """What is printed of each exercise; `files` has the bytes. Empty where sheets are off."""
    files: Mapping[str, Callable[[], bytes]]
    """How to get the bytes of every file of the site, by its address: sheets, pictures, calendars."""
    theme: Path
    """The folder of our own templates, style sheets and fonts."""
    address: str
    """Where the site is public, ending in a slash, or nothing."""
    language: str

    def references(self, name: str) -> list[Work]:
        """The works that a page cites, as a reference list has them."""
        return [listed.work for listed in self.crossrefs.references_of(f"{name}.md")]

    def handout(self, slug: str) -> Sheet | None:
        """The A4 handout of an exercise; None where nothing is printed."""
        found = (sheet for sheet in self.sheets.get(slug, ()) if not sheet.minutes)
        return next((sheet for sheet in found if (sheet.variant, sheet.paper) == ("handout", "a4")), None)

    @property
    def changed(self) -> datetime.date:
        """The day on which a page was last read against its sources: the only date a package may carry."""
        return max(module.reviewed for module in self.course.modules.values())
