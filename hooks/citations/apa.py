"""A work as a reference list has it, in the manner of APA 7; sections of the manual stand beside what they rule."""

from __future__ import annotations

import functools
import html
from typing import TYPE_CHECKING

from citations import dates, roles
from citations.apa_numbers import stop
from citations.apa_source import source_of
from citations.apa_title import title_of
from citations.latex import strip_tags
from citations.names import in_reference

if TYPE_CHECKING:
    from citations.work import Work


@functools.lru_cache(maxsize=8192)
def reference_html(work: Work) -> str:
    """The APA reference, with italics and a link to the DOI or the address."""
    title, source = title_of(work), source_of(work)
    who = html.escape(_who(work), quote=False)
    opening = [stop(who), f"({_date(work)}).", title] if who else [title, f"({_date(work)})."]
    link = html.escape(work.link)
    linked = f'<a href="{link}">{link}</a>' if link.startswith(("http://", "https://")) else link
    retrieved = _retrieved(work) if link and not work.doi else ""
    original = f"(Original work published {html.escape(work.original_year)})" if work.original_year else ""
    return " ".join(part for part in (*opening, *source, retrieved + linked, original) if part)


def reference_text(work: Work) -> str:
    """The same as plain text."""
    return strip_tags(reference_html(work))


def _who(work: Work) -> str:
    names = in_reference(work.creators)
    return f"{names} ({role})" if names and (role := _role(work)) else names


def _role(work: Work) -> str:
    """What they did, where they did not write it: Ed., Director."""
    how_many = len(work.creators)
    if work.creators == work.editors and not work.authors:
        return roles.word(work.fields.get("editortype", "editor"), how_many)
    return roles.word(work.text("authortype"), how_many) if work.fields.get("authortype") else ""


def _date(work: Work) -> str:
    """2018; with month and day where APA has them (9.14)."""
    return html.escape(", ".join(filter(None, [work.year, work.days])), quote=False)


def _retrieved(work: Work) -> str:
    """For pages that are meant to change, which have no date of their own (9.16)."""
    day = "" if work.plain_year else dates.retrieved(work.fields)
    return f"Retrieved {day}, from " if day else ""
