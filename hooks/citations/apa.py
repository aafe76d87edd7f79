"""A work as a reference list has it, in the manner of APA 7; sections of the manual stand beside what they rule."""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING

from citations.bibtex import MONTHS
from citations.latex import strip_tags
from citations.names import before_title, in_reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citations.names import Name
    from citations.work import Work

REPORTS = ("techreport", "report")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
THESES = ("phdthesis", "mastersthesis", "thesis")


@functools.lru_cache(maxsize=8192)
def reference_html(work: Work) -> str:
    """The APA reference, with italics and a link to the DOI or the address."""
    title, source = _title(work), _source(work)
    who = html.escape(_who(work), quote=False)
    opening = [_stop(who), f"({_date(work)}).", title] if who else [title, f"({_date(work)})."]
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
    return (
        f"{names} ({_role(work.creators)})" if names and work.creators == work.editors and not work.authors else names
    )


def _role(editors: Sequence[Name]) -> str:
    return "Ed." if len(editors) == 1 else "Eds."


def _date(work: Work) -> str:
    """2018; with month and day where there is no volume to find the issue by (9.14)."""
    month, day = work.day
    return html.escape(work.year + (f", {MONTHS[month - 1]}" if month else "") + (f" {day}" if day else ""))


def _retrieved(work: Work) -> str:
    """For pages that are meant to change, which have no date of their own (9.16)."""
    if work.plain_year:
        return ""
    date = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", work.text("urldate"))
    if not date or not 1 <= int(date[2]) <= 12:
        return ""
    return f"Retrieved {MONTHS[int(date[2]) - 1]} {int(date[3])}, {date[1]}, from "


def _title(work: Work) -> str:
    """The title, what is in brackets behind it, and a full stop."""
    title = work.html("title")
    if work.title_stands_alone:
        title = _italic(title)
        if details := "; ".join(filter(None, [_by_others(work), _details(work)])):
            title += f" ({details})"
    elif others := _by_others(work):
        title += f" ({others})"
    if description := _description(work):
        title += f" [{description}]"
    return _stop(title)


def _by_others(work: Work) -> str:
    """Who translated it, and who edited the book of an author: M. B. Ramos, Trans. (10.2, example 29)."""
    whole = bool(work.authors) and work.title_stands_alone
    editors, translators = work.editors if whole else (), work.translators
    if editors == translators and editors:
        return html.escape(f"{before_title(editors)}, {_role(editors)} & Trans.", quote=False)
    named = [f"{before_title(editors)}, {_role(editors)}"] if editors else []
    named += [f"{before_title(translators)}, Trans."] if translators else []
    return html.escape("; ".join(named), quote=False)


def _details(work: Work) -> str:
    """Edition, volume and report number, which belong to the title of a work that stands alone (9.19)."""
    number = work.html("number") if work.kind in (*REPORTS, *THESES) else ""
    if number and " " not in number:
        kind = "Publication" if work.kind in THESES else work.html("type") or "Report"
        number = f"{kind} No. {number}"
    version = work.html("version")
    version = f"Version {version}" if version[:1].isdigit() else version
    return ", ".join(part for part in (_edition(work), _volume(work), number, version) if part)


def _edition(work: Work) -> str:
    edition = re.sub(r"\s*\b(?:edn?|edition)\b\.?$", "", work.html("edition"), flags=re.IGNORECASE)
    edition = {"revised": "Rev.", "rev": "Rev."}.get(edition.casefold(), edition)
    if edition.casefold() in _ORDINALS:
        edition = str(_ORDINALS.index(edition.casefold()) + 1)
    if edition.isdigit():
        last = {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
        edition += "th" if edition[-2:] in ("11", "12", "13") else last
    return f"{edition} ed." if edition else ""


def _volume(work: Work) -> str:
    volume = work.html("volume")
    return f"Vol.\u00a0{volume}" if volume.isdigit() else volume


def _description(work: Work) -> str:
    """What an unusual work is (9.21), and a thesis always (10.6)."""
    if work.kind not in THESES:
        return "" if work.kind in REPORTS else work.html("type")
    kind = work.html("type") or ("Master’s thesis" if work.kind == "mastersthesis" else "Doctoral dissertation")
    if not work.link:
        return f"Unpublished {kind[:1].lower()}{kind[1:]}"
    return f"{kind}, {school}" if (school := _institution(work)) else kind


def _source(work: Work) -> list[str]:
    """Where it appeared: each part a sentence."""
    if work.kind == "article":
        return [_stop(_periodical(work))]
    if work.kind in ("incollection", "inbook", "inproceedings", "conference"):
        return [_stop(_container(work)), _stop(_publisher(work))]
    if work.kind in THESES:
        return [_stop(work.html("publisher") or work.html("howpublished") if work.link else _institution(work))]
    return [_stop(_publisher(work))]


def _periodical(work: Work) -> str:
    name = work.html("journal") or work.html("journaltitle")
    volume, issue, pages, number = (work.html(name) for name in ("volume", "number", "pages", "eid"))
    parts = [_italic(name), _italic(volume) + (f"({issue})" if issue else "")]
    return ", ".join(part for part in (*parts, f"Article {number}" if number else pages) if part)


def _container(work: Work) -> str:
    pages = work.html("pages")
    inside = [_edition(work), _volume(work)]
    if pages:
        inside.append(f"{'pp.' if re.search('[–,]', pages) else 'p.'}\u00a0{pages}")
    details = ", ".join(part for part in inside if part)
    by = html.escape(before_title(work.editors), quote=False)
    editors = f"{by} ({_role(work.editors)}), " if work.editors else ""
    return f"In {editors}{_italic(work.html('booktitle'))}" + (f" ({details})" if details else "")


def _publisher(work: Work) -> str:
    """Left out where the author publishes (9.29)."""
    publisher = work.html("publisher") or _institution(work) or work.html("howpublished")
    return "" if strip_tags(publisher) == _who(work) else publisher


def _institution(work: Work) -> str:
    return work.html("institution") or work.html("school") or work.html("organization")


def _italic(text: str) -> str:
    return f"<em>{text}</em>" if text else ""


def _stop(text: str) -> str:
    """With a full stop, inside closing quotation marks, unless there is an end mark."""
    bare = text.rstrip("”’" if "‘" in text else "”")
    if not text or strip_tags(bare)[-1:] in (".", "?", "!"):
        return text
    return f"{bare}.{text[len(bare) :]}"
