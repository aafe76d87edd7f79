"""The self-checks of a strand as items: plain markup that every system takes, and with each answer the works it rests on."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree
from markupsafe import Markup

from citations.apa import reference_text
from take_along import xhtml
from take_along.packages import FOLDER, Package
from take_along.parts import prefix
from take_along.selfchecks import Option, Question, questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from learning.course import Course, Strand
    from take_along.courseware import Courseware
    from take_along.xhtml import Element

KEPT = {
    "a", "b", "blockquote", "br", "caption", "code", "em", "i", "li", "ol", "p", "q", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}  # fmt: skip
"""What a question may be written with; of other elements the words stay."""


@dataclass(frozen=True)
class Answer:
    """One choice of an item; `text` and `feedback` are XML."""

    id: str
    fits: bool
    text: Markup
    feedback: Markup


@dataclass(frozen=True)
class Item:
    """One question of a bank."""

    id: str
    """The same as long as module and self-check keep their names."""
    title: str
    module: str
    """The module that it comes from."""
    context: Markup
    asked: Markup
    answers: Sequence[Answer]
    several: bool

    @property
    def right(self) -> int:
        """How many answers fit."""
        return sum(answer.fits for answer in self.answers)


def packages(course: Course, folder: str, ending: str) -> list[Package]:
    """A bank for each strand that has modules."""
    return [
        Package(f"{FOLDER}/{folder}/{name}{ending}", strand.title, f"{name}/index")
        for name, strand in course.strands.items()
        if course.strand(name)
    ]


def strand_of(ware: Courseware, package: Package) -> Strand:
    """The strand whose bank a package is."""
    return ware.course.strands[package.page.removesuffix("/index")]


def items(ware: Courseware, strand: str) -> list[Item]:
    """Every self-check of a strand, in the order of reading."""
    return [
        _item(ware, name, question)
        for name in ware.course.strand(strand)
        for question in questions(xhtml.parse(ware.chapters[name].html))
    ]


def _item(ware: Courseware, name: str, question: Question) -> Item:
    title = ware.course.modules[name].title
    return Item(
        id=f"{prefix(name)}-{question.name}",
        title=f"{title} ({question.name.replace('-', ' ')})",
        module=title,
        context=_where(ware, name, title) + Markup("").join(map(plain, question.context)),
        asked=_within(question.asked),
        answers=[_answer(ware, option) for option in question.options],
        several=question.several,
    )


def _where(ware: Courseware, name: str, title: str) -> Markup:
    """The people in a question are met in the text of its module, which a question bank does not have."""
    address = f"{ware.address}{ware.chapters[name].url}" if ware.address else ""
    named = Markup('<a href="{}">{}</a>').format(address, title) if address else title
    return Markup("<p>From the module “{}”, where its people are met. Read that first.</p>").format(named)


def _answer(ware: Courseware, option: Option) -> Answer:
    cited = _works(ware, option.feedback)
    sources = Markup("").join(Markup("<p>{}</p>").format(work) for work in cited)
    return Answer(option.letter, option.fits, _within(option.text), Markup("").join(map(plain, option.feedback)) + sources)


def _works(ware: Courseware, parts: Iterable[Element]) -> list[str]:
    """The works cited in some elements, as a reference list has them."""
    links = [link for part in parts for link in part.iter("a") if "cite-ref" in xhtml.classes(link)]
    keys = [(link.get("href") or "").removeprefix("#ref-") for link in links]
    return [reference_text(work) for work in ware.library.in_order(keys)]


def plain(element: Element) -> Markup:
    """An element in the little that question banks share; a paragraph is what they know best."""
    bare = _bare(element)
    if bare.tag not in KEPT:
        bare.tag = "p"
    bare.tail = None
    return Markup(etree.tostring(bare, encoding="unicode"))


def _within(element: Element) -> Markup:
    return Markup(re.sub(r"\s+", " ", xhtml.inner(_bare(element), "xml")).strip())


def _bare(element: Element) -> Element:
    """A copy without what is no plain text: classes, links into the site, drawings."""
    bare = copy.deepcopy(element)
    for one in list(bare.iter(xhtml.ANY)):
        href = one.get("href") or ""
        for name in list(one.attrib):
            del one.attrib[name]
        if one.tag == "a" and urlsplit(href).scheme:
            one.set("href", href)
        elif one is not bare and (one.tag == "a" or one.tag not in KEPT):
            one.tag = "span"
    etree.strip_tags(bare, "span")
    return bare
