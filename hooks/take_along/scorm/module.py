"""One module inside an activity: its rendered text, made fit for it, and what its template says around the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from learning.content_notes import with_links
from take_along import xhtml
from take_along.parts import Inside, adapted, prefix

if TYPE_CHECKING:
    from citations.crossrefs import Listed
    from content import frontmatter
    from learning.course import Strand
    from take_along.courseware import Courseware
    from take_along.xhtml import Element


@dataclass(frozen=True)
class Module:
    """What the template prints of it."""

    id: str
    """What its ids begin with."""
    about: frontmatter.Module
    strand: Strand | None
    body: Markup
    way_round: Markup
    """How to pass by what its content note tells of."""
    checks: int
    """How many self-checks it has; a module without any is finished by a tick at its end."""
    references: list[Listed]
    needs: dict[str, str]
    """What to read first: titles by the ids of the modules that stand in the same activity, or by nothing."""


def read(ware: Courseware, name: str, inside: Inside) -> Module:
    """A module of the course, adapted to the file that it will stand in."""
    about, own = ware.course.modules[name], prefix(name)
    tree = adapted(ware.chapters[name], inside)
    note = about.content_note
    return Module(
        id=own,
        about=about,
        strand=ware.course.strand_of(name),
        body=Markup(xhtml.inner(tree)),
        way_round=Markup(with_links(note.instead, _headings(tree))) if note else Markup(""),
        checks=len(xhtml.having(tree, "self-check")),
        references=ware.crossrefs.references_of(f"{name}.md"),
        needs={
            ware.course.modules[path].title: inside.pages.get(ware.chapters[path].url, "")
            for path in about.needs
            if path in ware.course.modules
        },
    )


def _headings(tree: Element) -> dict[str, str]:
    """The anchor of each heading, by its words."""
    return {xhtml.text(one): one.get("id", "") for one in tree.iter("h2", "h3", "h4")}
