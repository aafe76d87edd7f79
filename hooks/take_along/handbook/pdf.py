"""The handbook as a tagged PDF of A5 pages, set by Typst from the same pages as the EPUB."""

from __future__ import annotations

import base64
import copy
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
from lxml import etree

from sheets import outline, pictures, typeset, wording
from sheets.nodes import Heading, changed, to_data
from take_along import xhtml
from take_along.handbook import reader
from take_along.handbook.book import GLOSSARY, WORDS

if TYPE_CHECKING:
    from take_along.handbook.book import Book, BookPage

TEMPLATE = "take_along/handbook/handbook.typ"


def make(book: Book) -> bytes:
    """The whole book as one file. Raises `CannotTypeset`, `UnsupportedElement` and `NoEngine`."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset.as_is(TEMPLATE, data(book)).pdf)) as pdf:
        # Typst packs no objects; a book of tags has so many that packing them halves it.
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def data(book: Book) -> dict[str, Any]:
    """Everything that the typesetter needs."""
    targets = {str(link.get("href"))[1:] for page in book.pages for link in page.tree.iter("a") if _inside(link)}
    names = _names(book)
    index = [
        (name, f"{GLOSSARY}#{slug}", [place.link[1:] for place in book.terms[slug]])
        for slug, name in sorted(names.items(), key=lambda item: item[1].casefold())
        if slug in book.terms
    ]
    targets |= {place for _, own, places in index for place in (own, *places)}
    pages = [_page(page, targets) for page in book.pages]
    made: dict[str, Any] = {
        "name": book.about.name,
        "title": f"{book.about.name}: the handbook",
        "purpose": book.about.purpose,
        "motto": book.about.motto or "",
        "description": book.about.description,
        "licence": book.about.licence,
        "language": book.language,
        "changed": wording.day(book.changed),
        "pages": pages,
        "index": index,
        "pictures": _pictures(book),
        "spacing_scale": 1.0,
    }
    return made


def _page(page: BookPage, targets: set[str]) -> dict[str, Any]:
    below = outline.stepped(reader.read(page, targets))
    nodes = changed(
        below, lambda node: replace(node, level=node.level + page.depth) if isinstance(node, Heading) else node
    )
    return {"name": page.name, "title": page.title, "kind": page.kind, "depth": page.depth, "nodes": to_data(nodes)}


def _inside(link: Any) -> bool:
    return str(link.get("href", "")).startswith("/")


def _names(book: Book) -> dict[str, str]:
    """What each word of the glossary is called, by its slug."""
    glossary = [page.tree for page in book.pages if page.kind == WORDS]
    return {str(heading.get("id")): xhtml.text(heading) for tree in glossary for heading in tree.iter("h3")}


def _pictures(book: Book) -> dict[str, Any]:
    """As `pictures.for_typst` wants them, by the names that the nodes have."""
    found: dict[str, Any] = {}
    for page in book.pages:
        for drawing in page.tree.iter("svg"):
            whole = copy.deepcopy(drawing)
            whole.tail = None
            whole.set("xmlns", "http://www.w3.org/2000/svg")
            box = drawing.get("viewBox", "").replace(",", " ").split()
            width = (
                pictures.TEXT_WIDTH * float(box[2]) / pictures.FULL_DRAWING if len(box) == 4 else pictures.TEXT_WIDTH
            )
            text = etree.tostring(whole, encoding="unicode")
            found[drawing.get("data-file", "")] = {"width": min(width, pictures.TEXT_WIDTH), "text": text}
    for address, photograph in book.pictures.items():
        width = pictures.kind_and_pixels(photograph)[1] / pictures.PIXELS_TO_THE_INCH * 25.4 or pictures.TEXT_WIDTH
        found[address.rpartition("/")[2]] = {"width": width, "base64": base64.b64encode(photograph).decode()}
    return found
