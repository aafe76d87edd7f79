"""The title in a reference of APA, and what stands in brackets behind it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from citations import roles
from citations.apa_numbers import edition, institution, italic, stop, volume
from citations.names import before_title

if TYPE_CHECKING:
    from citations.names import Name
    from citations.work import Work

REPORTS = ("techreport", "report")
THESES = ("phdthesis", "mastersthesis", "thesis")


def title_of(work: Work) -> str:
    """The title, what is in brackets behind it, and a full stop."""
    title = work.html("title")
    alone = work.title_stands_alone
    title = italic(with_main_title(work, title)) if alone else title
    details = _details(work) if alone else _episode(work)
    if within := "; ".join(filter(None, [_by_others(work), details])):
        title += f" ({within})"
    if description := _description(work):
        title = f"{title} [{description}]".lstrip()
    return stop(title)


def with_main_title(work: Work, title: str) -> str:
    """One volume of several, with a title of its own: Handbook of women: Vol. 1. History (10.2, example 30)."""
    main = work.html("maintitle")
    return f"{main}: {' '.join(filter(None, [stop(volume(work)), title]))}" if main and title else main or title


def _by_others(work: Work) -> str:
    """Who translated it, and who edited the book of an author: M. B. Ramos, Trans. (10.2, example 29)."""
    whole = bool(work.authors) and work.title_stands_alone
    editing = [(work.fields.get("editortype", "editor"), work.editors)] if whole else []
    did: dict[tuple[Name, ...], list[str]] = {}
    for role, names in (*editing, *work.beside, ("translator", work.translators)):
        if names:
            did.setdefault(names, []).append(roles.word(role, len(names)))
    named = [f"{before_title(names)}, {' & '.join(words)}" for names, words in did.items()]
    return html.escape("; ".join(named), quote=False)


_NAMED = re.compile(r"\bno\b|[A-Za-z]{4}", re.IGNORECASE)
"""Working Paper 12, in which the number says what it counts; (SMA) 14-4884 does not."""


def _details(work: Work) -> str:
    """Edition, volume and report number, which belong to the title of a work that stands alone (9.19)."""
    number = work.html("number") if work.kind in (*REPORTS, *THESES) else ""
    if number and not (" " in number and _NAMED.search(number)):
        kind = "Publication" if work.kind in THESES else work.html("type") or work.html("series") or "Report"
        number = f"{kind.removesuffix(' No.')} No. {number}"
    version = work.html("version")
    version = f"Version {version}" if version[:1].isdigit() else version
    which = "" if work.fields.get("maintitle") else volume(work)
    number = number or _episode(work)
    return ", ".join(part for part in (edition(work), which, number, version) if part)


def _episode(work: Work) -> str:
    number = work.html("number") if work.kind == "misc" else ""
    return f"No. {number}" if number.isdigit() else number


def _description(work: Work) -> str:
    """What an unusual work is (9.21), and a thesis always (10.6)."""
    if work.kind not in THESES:
        kind = "" if work.kind in REPORTS else work.html("type")
        return "; ".join(filter(None, [work.html("titleaddon"), kind]))
    kind = work.html("type") or ("Master’s thesis" if work.kind == "mastersthesis" else "Doctoral dissertation")
    if not work.link:
        return f"Unpublished {kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]}"
    return f"{kind}, {school}" if (school := institution(work)) else kind
