"""What stands in the handbook and in which order: pages, strands, words and works, linked with each other and both ways."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import jinja2
from markupsafe import Markup

from citations.apa import reference_html
from citations.names import letters
from learning.content_notes import with_links
from sheets import wording
from take_along import xhtml
from take_along.handbook import leaf

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from content.course_file import CourseFile
    from take_along.courseware import Chapter, Courseware
    from take_along.xhtml import Element

HERE = Path(__file__).parent
TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)
FOREWORD, GLOSSARY, REFERENCES = "about-this-book", "glossary", "references"
PAGE, PART, MODULE, WORDS, WORKS = "page", "part", "module", "words", "works"


@dataclass(frozen=True)
class BookPage:
    """A page of the book. A link within the book is `/` and a page's name, and `#` and an id if there is one."""

    name: str
    """As front matter names it."""
    title: str
    kind: str
    """page, part (the opening of a strand), module, words (the glossary) or works (the references)."""
    tree: Element
    """A `div` with everything below its title."""

    @property
    def depth(self) -> int:
        """1 within a strand, else 0."""
        return int(self.kind == MODULE)


@dataclass(frozen=True)
class Place:
    """Where in the book a word or a work is named."""

    page: BookPage
    id: str

    @property
    def link(self) -> str:
        return f"/{self.page.name}#{self.id}"


@dataclass(frozen=True)
class Book:
    """The whole handbook."""

    about: CourseFile
    pages: list[BookPage]
    terms: Mapping[str, list[Place]]
    """Where each word of the glossary is used, by its slug."""
    pictures: Mapping[str, bytes]
    """Photographs, by their address in the site; drawings stand in their pages."""
    changed: datetime.date
    """When a page was last read against its sources."""
    address: str
    language: str


def make(courseware: Courseware) -> Book:
    """The handbook of a course."""
    return _Maker(courseware).book()


class _Maker:
    def __init__(self, courseware: Courseware) -> None:
        self.courseware, self.course = courseware, courseware.course
        self.chapters = {name: courseware.chapters[name] for name in self._order()}
        self.names = {posixpath.normpath(one.url): name for name, one in self.chapters.items()}
        self.names |= {
            posixpath.normpath(one.url): name for name, one in courseware.chapters.items() if name == REFERENCES
        }
        self.pictures: dict[str, bytes] = {}

    def book(self) -> Book:
        glossary = self.chapters.pop(GLOSSARY, None)
        pages = [self.foreword(), *(self.page(chapter) for chapter in self.chapters.values())]
        if glossary:
            words = self.page(glossary)
            terms = _places(pages, f"/{GLOSSARY}#", "term")
            _tell_uses(words.tree, terms)
            pages.append(words)
        else:
            terms = {}
        pages.append(self.works(_places(pages, f"/{REFERENCES}#ref-", "cite")))
        _mend_links(pages)
        courseware = self.courseware
        return Book(
            self.course.about, pages, terms, self.pictures, courseware.changed, courseware.address, courseware.language
        )

    def _order(self) -> list[str]:
        """The names of the pages: as in the menu, with each strand's together behind its opening; the glossary last."""
        found: dict[str, None] = {}
        for name in self.courseware.chapters:
            if strand := self.course.strand_of(name):
                found |= dict.fromkeys([f"{strand.name}/index", *self.course.strand(strand.name)])
            elif name in self.course.modules or name in self.course.about.handbook:
                found[name] = None
        found.pop(GLOSSARY, None)
        return [name for name in [*found, GLOSSARY] if name in self.courseware.chapters]

    def foreword(self) -> BookPage:
        told = wording.day(self.courseware.changed)
        tree = _filled("foreword.html", about=self.course.about, address=self.courseware.address, changed=told)
        return BookPage(FOREWORD, "About this book", PAGE, tree)

    def page(self, chapter: Chapter) -> BookPage:
        """A page of the site as a page of the book."""
        taken = leaf.read(chapter.html)
        for picture in taken.text.iter("img"):
            address = posixpath.normpath(posixpath.join(chapter.url, picture.get("src", "")))
            self.pictures[address] = self.courseware.files[address]()
            picture.set("src", f"/{address}")
        for drawing in taken.text.iter("svg"):  # Another page may have one of the same name.
            drawing.set("data-file", posixpath.join(posixpath.dirname(chapter.name), drawing.get("data-file", "")))
        module = self.course.modules.get(chapter.name)
        strand = self.course.strand_of(chapter.name)
        values: dict[str, Any] = {"leaf": taken, "module": module, "strand": strand, "inner": _inner}
        if module:
            siblings = list(self.course.strand(strand.name)) if strand else []
            headings = {xhtml.text(heading): str(heading.get("id")) for heading in taken.text.iter("h2", "h3") if heading.get("id")}
            note = module.content_note
            values |= {
                "number": siblings.index(chapter.name) + 1 if siblings else 0,
                "of": len(siblings),
                "needs": {path: self.course.modules[path].title for path in module.needs if path in self.course.modules},
                "way_round": Markup(with_links(note.instead, headings)) if note else "",
            }
        tree = _filled("leaf.html", **values)
        for link in tree.iter("a"):
            self._lead(link, chapter)
        kind = WORDS if chapter.name == GLOSSARY else PAGE if not strand else MODULE if module else PART
        return BookPage(chapter.name, chapter.title, kind, tree)

    def works(self, places: Mapping[str, list[Place]]) -> BookPage:
        works = self.courseware.library.in_order(places)
        listed = [(work.key, Markup(reference_html(work)), list(_by_page(places[work.key]))) for work in works]
        return BookPage(REFERENCES, "References", WORKS, _filled("works.html", works=listed, letters=letters))

    def _lead(self, link: Element, chapter: Chapter) -> None:
        """Have a link lead into the book, else to the site, else nowhere."""
        target = link.get("href", "")
        if target.startswith("/") or ":" in target.partition("/")[0]:
            return
        path, _, mark = target.partition("#")
        if mark.startswith("ref-") and not path:
            link.set("href", f"/{REFERENCES}#{mark}")
            return
        place = posixpath.normpath(posixpath.join(chapter.url, path))
        name = self.names.get(place) if path else chapter.name
        if name:
            mark = f"ref-{mark}" if name == REFERENCES and mark else mark
            link.set("href", f"/{name}{f'#{mark}' if mark else ''}")
        elif self.courseware.address:
            link.set("href", urljoin(urljoin(self.courseware.address, chapter.url), target))
        else:
            del link.attrib["href"]
            link.tag = "span"


def _filled(template: str, **values: Any) -> Element:
    return xhtml.parse(TEMPLATES.get_template(template).render(values))


def _inner(*elements: Element) -> Markup:
    return Markup("".join(xhtml.inner(element, "xml") for element in elements))


def _places(pages: list[BookPage], leads_to: str, prefix: str) -> dict[str, list[Place]]:
    """Where each thing that links of one kind lead to is named, in the order of reading; each link gets an id."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for page in pages:
        count: defaultdict[str, int] = defaultdict(int)
        for link in page.tree.iter("a"):
            if (target := link.get("href", "")).startswith(leads_to):
                name = target.removeprefix(leads_to)
                count[name] += 1
                if not link.get("id"):
                    link.set("id", f"{prefix}-{name}-{count[name]}")
                found[name].append(Place(page, str(link.get("id"))))
    return dict(found)


def _by_page(places: list[Place]) -> Iterator[tuple[BookPage, list[Place]]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.page.name, []).append(place)
    yield from ((own[0].page, own) for own in found.values())


def _tell_uses(glossary: Element, terms: Mapping[str, list[Place]]) -> None:
    """Say below each word where it is used."""
    for heading in list(glossary.iter("h3")):
        if places := terms.get(heading.get("id", "")):
            uses = _filled("uses.html", uses=list(_by_page(places)))[0]
            after = heading
            while (following := after.getnext()) is not None and following.tag == "p":
                after = following
            after.addnext(uses)


def _mend_links(pages: list[BookPage]) -> None:
    """What a book leaves out cannot be led to: such a link leads to the page instead."""
    known = {f"/{page.name}#{one.get('id')}" for page in pages for one in page.tree.iter() if one.get("id")}
    for page in pages:
        for link in page.tree.iter("a"):
            if (target := link.get("href", "")).startswith("/") and "#" in target and target not in known:
                link.set("href", target.partition("#")[0])
