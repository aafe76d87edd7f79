"""The words and recall questions of the course as one Anki deck, which a later one brings up to date."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from citations.apa import reference_text
from learning import recall
from publish.archive import packed
from take_along.packages import FOLDER, Maker, Package
from take_along.templating import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from learning.course import Course
    from take_along.courseware import Courseware


def _course(course: Course) -> list[Package]:
    return [Package(f"{FOLDER}/{course.about.slug}.apkg", f"{course.about.name}: words and questions")]


def make(courseware: Courseware, package: Package) -> bytes:
    """The deck, with a deck below it for the words and for each strand.

    Ids rest on the names of things, so a deck of another day changes the cards that somebody has and keeps what they
    have learned. Anki takes a card for newer if the deck is: its day is the last on which a page was read.
    """
    import genanki  # which only flashcards need

    about = courseware.course.about
    model = genanki.Model(
        _id(about.slug, "model"),
        about.name,
        fields=[{"name": name} for name in ("Asked", "Answer", "Sources")],
        templates=[{"name": "Card", "qfmt": "{{Asked}}", "afmt": _side("answer.html")}],
        css=_side("card.css"),
    )
    decks = []
    for key, title, notes in _decks(courseware):
        deck = genanki.Deck(_id(about.slug, "deck", key), f"{about.name}::{title}", about.description)
        for name, *fields in notes:
            deck.add_note(genanki.Note(model, [str(field) for field in fields], guid=genanki.guid_for(about.slug, key, name), tags=[key]))
        decks.append(deck)
    day = datetime.combine(courseware.changed, datetime.min.time(), UTC)
    made = io.BytesIO()
    genanki.Package(decks).write_to_file(made, timestamp=day.timestamp())
    with zipfile.ZipFile(made) as archive:  # Its files carry the time at which they were written.
        return packed({name: archive.read(name) for name in archive.namelist()})


def _decks(ware: Courseware) -> Iterator[tuple[str, str, list[tuple[Any, ...]]]]:
    """Key, title and notes (name, question, answer, sources) of each deck."""
    yield "words", "Words", [_word(ware, slug) for slug in ware.course.terms if slug in ware.meanings]
    for strand in ware.course.strands.values():
        notes = [note for name in ware.course.strand(strand.name) for note in _recalled(ware, name)]
        if notes:
            yield strand.name, strand.title.replace("::", ": "), notes


def _word(ware: Courseware, slug: str) -> tuple[Any, ...]:
    places = ware.crossrefs.pages.get("glossary.md", [])
    works = ware.library.in_order(place.key for place in places if place.section_anchor == slug)
    return slug, escape(ware.course.terms[slug].name), escape(ware.meanings[slug]), _lines(map(reference_text, works))


def _recalled(ware: Courseware, name: str) -> Iterator[tuple[Any, ...]]:
    """What can be tried from memory of one module, where an answer to compare with is written down."""
    module = ware.course.modules[name]
    works = ", ".join(f"{work.names('and')} ({work.year})" for work in ware.references(name))
    address = f"{ware.address}{ware.chapters[name].url}" if ware.address else ""
    sources = _lines(filter(None, [f"From the module “{module.title}”.", works and f"It rests on {works}.", address]))
    for number, question in enumerate(recall.questions_of(name, module), 1):
        if question.answer:
            yield f"{name}/{number}", _emphasised(question.task), _emphasised(question.answer), sources


def _lines(texts: Any) -> Markup:
    return Markup("<br>").join(texts)


def _emphasised(text: str) -> Markup:
    """A sentence of front matter, which may hold *emphasis*."""
    parts = text.split("*")
    return Markup("").join(Markup("<em>{}</em>").format(part) if number % 2 else escape(part) for number, part in enumerate(parts))


def _side(name: str) -> str:
    return (TEMPLATES / "flashcards" / name).read_text("utf-8")


def _id(*names: str) -> int:
    """A number as Anki wants it, which stays the same as long as the names do."""
    return (1 << 30) + int.from_bytes(hashlib.sha256("/".join(names).encode()).digest()[:4], "big") % (1 << 30)


FLASHCARDS = Maker(
    "flashcards",
    "Flashcards (Anki)",
    "Flashcards (Anki)",
    "The words of the glossary and the questions of “From memory” as one deck, with their sources. "
    "Open the file with Anki. A later deck brings your "
    "cards up to date and keeps what you have learned.",
    _course,
    make,
)
