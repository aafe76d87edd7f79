"""The handbook as EPUB 3: each page a file of its own, so that ids never meet; the same bytes from the same pages."""

from __future__ import annotations

import copy
import hashlib
import posixpath
import uuid
from typing import TYPE_CHECKING

from markupsafe import Markup

from publish.archive import packed
from take_along import xhtml
from take_along.handbook.book import FOREWORD, HERE, MODULE, PART, TEMPLATES, WORDS, WORKS

if TYPE_CHECKING:
    from take_along.handbook.book import Book, BookPage
    from take_along.xhtml import Element

FOLDER = "EPUB"
ROLES = {WORDS: "doc-glossary", WORKS: "doc-bibliography", MODULE: "doc-chapter", PART: "doc-part"}
TYPES = {WORDS: "glossary", WORKS: "bibliography", MODULE: "chapter", PART: "part"}
NOTES = {"footnote-ref": "doc-noteref", "footnote-backref": "doc-backlink", "footnote": "doc-endnotes"}
MEDIA = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml"}


def make(book: Book) -> bytes:
    """The whole book as one file."""
    # Nobody is asked for a number, and nobody has the same one for another text.
    said = "\0".join([book.about.slug, *(xhtml.inner(page.tree) for page in book.pages)])
    identifier = uuid.UUID(bytes=hashlib.sha256(said.encode()).digest()[:16], version=5)
    values = {
        "book": book,
        "identifier": f"urn:uuid:{identifier}",
        "file_of": _file,
        "media": MEDIA,
        "parts": _parts(book),
    }
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": (HERE / "container.xml").read_bytes(),
        f"{FOLDER}/book.css": (HERE / "book.css").read_bytes(),
    }
    for template, name in (("package.opf", "package.opf"), ("nav.xhtml", "nav.xhtml"), ("cover.xhtml", "cover.xhtml")):
        files[f"{FOLDER}/{name}"] = TEMPLATES.get_template(template).render(values).encode()
    for page in book.pages:
        files[f"{FOLDER}/{_file(page)}"] = _written(book, page)
    files |= {f"{FOLDER}/{address}": data for address, data in sorted(book.pictures.items())}
    return packed(files, stored=("mimetype",))


def _file(page: BookPage) -> str:
    return f"{page.name}.xhtml"


def _parts(book: Book) -> list[tuple[BookPage, list[BookPage]]]:
    """Pages, each with those that belong to it."""
    found: list[tuple[BookPage, list[BookPage]]] = []
    for page in book.pages:
        found[-1][1].append(page) if page.depth else found.append((page, []))
    return found


def _written(book: Book, page: BookPage) -> bytes:
    tree = copy.deepcopy(page.tree)
    here = posixpath.dirname(page.name)
    for element in tree.iter():
        _tidy(element, here)
    drawn = any(element.tag == "svg" for element in tree.iter())
    values = {
        "book": book,
        "page": page,
        "base": posixpath.relpath(".", here or ".") + "/",
        "role": ROLES.get(page.kind) or ("doc-foreword" if page.name == FOREWORD else ""),
        "type": TYPES.get(page.kind) or ("foreword" if page.name == FOREWORD else "bodymatter"),
        "body": Markup(xhtml.inner(tree, "xml")),
        "drawn": drawn,
    }
    return TEMPLATES.get_template("page.xhtml").render(values).encode()


def _tidy(element: Element, here: str) -> None:
    """What scripts of the site read is of no use here; links lead from file to file."""
    for name in [name for name in element.attrib if str(name).startswith("data-") and name != "data-column"]:
        del element.attrib[name]
    for one in xhtml.classes(element):
        if one in NOTES:
            element.set("role", NOTES[one])
    if element.tag == "svg":
        element.set("xmlns", "http://www.w3.org/2000/svg")
    for name in ("href", "src"):
        target = element.get(name, "")
        if target.startswith("/"):
            path, hash_, mark = target[1:].partition("#")
            element.set(name, posixpath.relpath(path if name == "src" else f"{path}.xhtml", here or ".") + hash_ + mark)
