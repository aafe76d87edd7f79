"""Where a work appeared, in a reference of APA."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from citations import roles
from citations.apa_numbers import edition, institution, italic, ordinal, stop, volume
from citations.apa_title import THESES, with_main_title
from citations.latex import strip_tags
from citations.names import before_title, in_reference
from citations.people import people

if TYPE_CHECKING:
    from citations.work import Work


def source_of(work: Work) -> list[str]:
    """Where it appeared: each part a sentence."""
    if work.kind == "article":
        return [stop(_periodical(work))]
    if not work.title_stands_alone and (work.fields.get("booktitle") or work.fields.get("maintitle")):
        return [stop(_container(work)), stop(_publisher(work))]
    if work.kind in THESES:
        return [stop(work.html("publisher") or work.html("howpublished") if work.link else institution(work))]
    return [stop(_event(work) or _archive(work)), stop(_publisher(work))]


def _event(work: Work) -> str:
    """Name of the conference, town, country (10.5)."""
    event = ": ".join(filter(None, [work.html("eventtitle"), work.html("eventtitleaddon")]))
    return ", ".join(filter(None, [event, work.html("venue")])) if event else ""


def _archive(work: Work) -> str:
    """Name of the archive (Box 3, Folder 12), town, country: where something is kept that nobody published."""
    archive, shelf = work.html("archive"), work.html("archivelocation")
    kept = f"{archive} ({shelf})" if archive and shelf else archive
    return ", ".join(filter(None, [kept, work.html("venue")])) if kept else ""


def _periodical(work: Work) -> str:
    name = work.html("journal") or work.html("journaltitle")
    volume, issue, pages, number = (work.html(name) for name in ("volume", "number", "pages", "eid"))
    if not number and re.fullmatch(r"e\d+", pages):  # the number of an article, as PubMed and Zotero write it
        number = pages
    if part := work.html("part"):
        issue = f"{issue}, Pt. {part}" if issue else f"Pt. {part}"
    series = {"newseries": "New Series", "oldseries": "Old Series"}.get(series := work.text("series"), series)
    if series.isdigit():
        series = f"{ordinal(series)} Series"
    parts = [
        italic(name),
        italic(series) if series.endswith("Series") else "",
        italic(volume) + (f"({issue})" if issue else ""),
    ]
    return ", ".join(part for part in (*parts, f"Article {number}" if number else pages) if part)


def _container(work: Work) -> str:
    """In A. Editor (Ed.), Book (2nd ed., Vol. 1, pp. 3–9)."""
    pages = work.html("pages")
    inside = [edition(work), "" if work.fields.get("maintitle") else volume(work)]
    if pages:
        inside.append(f"{'pp.' if re.search('[–,]', pages) else 'p.'}\u00a0{pages}")
    elif (chapter := work.html("chapter")).isdigit():
        inside.append(f"Chapter\u00a0{chapter}")
    details = ", ".join(part for part in inside if part)
    whose = people(work.fields.get("bookauthor", ""))
    by = f"{before_title(whose)}, " if whose and whose != work.authors else ""
    if work.editors:
        by += (
            f"{before_title(work.editors)} ({roles.word(work.fields.get('editortype', 'editor'), len(work.editors))}), "
        )
    book = italic(with_main_title(work, work.html("booktitle")))
    return f"In {html.escape(by, quote=False)}{book}" + (f" ({details})" if details else "")


def _publisher(work: Work) -> str:
    """Left out where the author publishes (9.29)."""
    publisher = work.html("publisher") or institution(work) or work.html("howpublished")
    shown = work.kind == "misc" and not work.fields.get("eventtitle") and not work.fields.get("archive")
    if publisher and shown and work.fields.get("venue"):  # a museum
        publisher = f"{publisher}, {work.html('venue')}"
    return "" if strip_tags(publisher) == in_reference(work.creators) else publisher
