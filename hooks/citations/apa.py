"""A work as a reference list has it, in the manner of APA 7; sections of the manual stand beside what they rule."""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING

from citations import dates, roles
from citations.latex import strip_tags
from citations.names import before_title, in_reference
from citations.people import people

if TYPE_CHECKING:
    from citations.names import Name
    from citations.work import Work

REPORTS = ("techreport", "report")
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_CALLED_EDITION = re.compile(
    r"\b(?:edn?|edition|éd|édition|edición|edizione|edição|auflage|aufl|uitgave|druk|utgave|upplaga|udgave)\b\.?",
    re.IGNORECASE,
)
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


def _title(work: Work) -> str:
    """The title, what is in brackets behind it, and a full stop."""
    title = work.html("title")
    alone = work.title_stands_alone
    title = _italic(_with_main_title(work, title)) if alone else title
    details = _details(work) if alone else _episode(work)
    if within := "; ".join(filter(None, [_by_others(work), details])):
        title += f" ({within})"
    if description := _description(work):
        title = f"{title} [{description}]".lstrip()
    return _stop(title)


def _with_main_title(work: Work, title: str) -> str:
    """One volume of several, with a title of its own: Handbook of women: Vol. 1. History (10.2, example 30)."""
    main = work.html("maintitle")
    return f"{main}: {' '.join(filter(None, [_stop(_volume(work)), title]))}" if main and title else main or title


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


def _details(work: Work) -> str:
    """Edition, volume and report number, which belong to the title of a work that stands alone (9.19)."""
    number = work.html("number") if work.kind in (*REPORTS, *THESES) else ""
    if number and " " not in number:
        kind = "Publication" if work.kind in THESES else work.html("type") or work.html("series") or "Report"
        number = f"{kind} No. {number}"
    version = work.html("version")
    version = f"Version {version}" if version[:1].isdigit() else version
    volume = "" if work.fields.get("maintitle") else _volume(work)
    number = number or _episode(work)
    return ", ".join(part for part in (_edition(work), volume, number, version) if part)


def _episode(work: Work) -> str:
    number = work.html("number") if work.kind == "misc" else ""
    return f"No. {number}" if number.isdigit() else number


def _edition(work: Work) -> str:
    edition = _CALLED_EDITION.sub("", work.html("edition")).strip(" .")
    edition = {"revised": "Rev.", "rev": "Rev."}.get(edition.casefold(), edition)
    if edition.casefold() in _ORDINALS:
        edition = str(_ORDINALS.index(edition.casefold()) + 1)
    edition = _ordinal(edition) if edition.isdigit() else edition
    return edition if edition.casefold().startswith("version") else f"{edition} ed." if edition else ""


def _ordinal(number: str) -> str:
    """2nd, 11th."""
    last = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ("th" if number[-2:] in ("11", "12", "13") else last)


def _volume(work: Work) -> str:
    """Vol. 2; Vols. 1–3; Vol. 1, Pt. 2."""
    volume, part, several = work.html("volume"), work.html("part"), work.html("volumes")
    if volume.upper() in _ROMAN:
        volume = str(_ROMAN.index(volume.upper()) + 1)
    if several.isdigit() and not volume:
        return f"Vols.\u00a01–{several}"
    if volume and not re.search("[A-Za-z]{2}", volume):
        volume = f"{'Vols.' if re.search('[–,&]', volume) else 'Vol.'}\u00a0{volume}"
    return ", ".join(filter(None, [volume, f"Pt.\u00a0{part}" if part else ""]))


def _description(work: Work) -> str:
    """What an unusual work is (9.21), and a thesis always (10.6)."""
    if work.kind not in THESES:
        kind = "" if work.kind in REPORTS else work.html("type")
        return "; ".join(filter(None, [work.html("titleaddon"), kind]))
    kind = work.html("type") or ("Master’s thesis" if work.kind == "mastersthesis" else "Doctoral dissertation")
    if not work.link:
        return f"Unpublished {kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]}"
    return f"{kind}, {school}" if (school := _institution(work)) else kind


def _source(work: Work) -> list[str]:
    """Where it appeared: each part a sentence."""
    if work.kind == "article":
        return [_stop(_periodical(work))]
    if not work.title_stands_alone and (work.fields.get("booktitle") or work.fields.get("maintitle")):
        return [_stop(_container(work)), _stop(_publisher(work))]
    if work.kind in THESES:
        return [_stop(work.html("publisher") or work.html("howpublished") if work.link else _institution(work))]
    return [_stop(_event(work) or _archive(work)), _stop(_publisher(work))]


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
    if part := work.html("part"):
        issue = f"{issue}, Pt. {part}" if issue else f"Pt. {part}"
    series = {"newseries": "New Series", "oldseries": "Old Series"}.get(series := work.text("series"), series)
    if series.isdigit():
        series = f"{_ordinal(series)} Series"
    parts = [
        _italic(name),
        _italic(series) if series.endswith("Series") else "",
        _italic(volume) + (f"({issue})" if issue else ""),
    ]
    return ", ".join(part for part in (*parts, f"Article {number}" if number else pages) if part)


def _container(work: Work) -> str:
    """In A. Editor (Ed.), Book (2nd ed., Vol. 1, pp. 3–9)."""
    pages = work.html("pages")
    inside = [_edition(work), "" if work.fields.get("maintitle") else _volume(work)]
    if pages:
        inside.append(f"{'pp.' if re.search('[–,]', pages) else 'p.'}\u00a0{pages}")
    details = ", ".join(part for part in inside if part)
    whose = people(work.fields.get("bookauthor", ""))
    by = f"{before_title(whose)}, " if whose and whose != work.authors else ""
    if work.editors:
        by += (
            f"{before_title(work.editors)} ({roles.word(work.fields.get('editortype', 'editor'), len(work.editors))}), "
        )
    book = _italic(_with_main_title(work, work.html("booktitle")))
    return f"In {html.escape(by, quote=False)}{book}" + (f" ({details})" if details else "")


def _publisher(work: Work) -> str:
    """Left out where the author publishes (9.29)."""
    publisher = work.html("publisher") or _institution(work) or work.html("howpublished")
    shown = work.kind == "misc" and not work.fields.get("eventtitle") and not work.fields.get("archive")
    if publisher and shown and work.fields.get("venue"):  # a museum
        publisher = f"{publisher}, {work.html('venue')}"
    return "" if strip_tags(publisher) == in_reference(work.creators) else publisher


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
