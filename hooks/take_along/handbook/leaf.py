"""A rendered page as a book has it: what only a screen can do is gone, what was folded lies open, answers come last."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from take_along import xhtml

if TYPE_CHECKING:
    from take_along.xhtml import Element

FOR_SCREENS = (
    "headerlink",
    "visually-hidden",
    "self-check__said",
    "rating",
    "recall",
    "letters",
    "term-uses",
    "card__also",
)
"""What does something only where it is clicked or heard, by its class."""


@dataclass
class Leaf:
    """A page taken apart: its text, and what is told at its end."""

    text: Element
    checks: list[tuple[str, str, list[Element]]] = field(default_factory=list)
    """The answers to each self-check: its id, its question, and what is said of each choice."""
    folded: list[tuple[str, Element]] = field(default_factory=list)
    """Other answers, with what they are called."""


def read(html: str) -> Leaf:
    """Take a rendered page apart."""
    leaf = Leaf(xhtml.parse(html))
    for name in FOR_SCREENS:
        for element in xhtml.having(leaf.text, name):
            xhtml.take_out(element)
    for picture in list(leaf.text.iter("svg", "img")):
        if picture.get("aria-hidden") == "true" or picture.get("alt") == "":
            xhtml.take_out(picture)  # It says nothing, and to tags of a PDF a picture without words is a mistake.
    for number, check in enumerate(xhtml.having(leaf.text, "self-check"), 1):
        leaf.checks.append(_check(check, f"check-{number}"))
    for place in xhtml.having(leaf.text, "sheet-lines"):
        _put(place, "p", "writing", next(place.iter("label")))
    for tabs in xhtml.having(leaf.text, "tabbed-set"):
        _lay_out(tabs)
    for fold in list(leaf.text.iter("details")):
        if "answers" in xhtml.classes(fold):
            leaf.folded.append(_answers(fold, len(leaf.folded) + 1))
        else:
            _open(fold)
    return leaf


def _check(check: Element, name: str) -> tuple[str, str, list[Element]]:
    """Leave the question with its choices in the text; the answers are handed back."""
    name = check.get("id") or name
    said = xhtml.having(check, "self-check__answer")
    fieldset = next(check.iter("fieldset"))
    legend = next(fieldset.iter("legend"))
    question = xhtml.text(xhtml.having(legend, "box__words")[0])
    legend.tag = "p"
    legend.set("class", "box__title")
    choices = etree.Element("ol", {"class": "choices", "type": "A"})
    for option in xhtml.having(fieldset, "self-check__option"):
        choice = etree.SubElement(choices, "li")
        _move(xhtml.having(option, "self-check__text")[0], choice)
        xhtml.remove(option)
    kept = [*fieldset, choices]
    for part in list(check):
        check.remove(part)
    check.extend(kept)
    way = etree.SubElement(check, "p", {"class": "way"})
    etree.SubElement(way, "a", {"href": f"#{name}-answers"}).text = "Read about every answer"
    check.set("class", "box self-check")
    check.set("id", name)
    return name, question, said


def _answers(fold: Element, number: int) -> tuple[str, Element]:
    """Leave a way to answers in their place; they are handed back."""
    title = xhtml.text(next(fold.iter("summary")))
    apart = copy.deepcopy(fold)
    apart.remove(next(apart.iter("summary")))
    for part in list(fold):
        fold.remove(part)
    fold.tag = "p"
    fold.attrib.clear()
    fold.set("class", "way")
    fold.text = None
    etree.SubElement(fold, "a", {"href": f"#answers-{number}"}).text = title
    return title, apart


def _open(fold: Element) -> None:
    """What can be folded lies open in a book."""
    title = fold.find("summary")
    fold.tag = "div"
    if "open" in fold.attrib:
        del fold.attrib["open"]
    fold.set("class", f"fold {fold.get('class', '')}".strip())
    if title is not None and _says_more(title, fold):
        title.tag = "p"
        title.set("class", "fold__title")
    elif title is not None:
        xhtml.remove(title)


def _says_more(title: Element, fold: Element) -> bool:
    """Whether a title says more than the headings that stand below it, once they can be seen."""
    return xhtml.text(title) != ", ".join(map(xhtml.text, fold.iter("h2", "h3", "h4")))


def _lay_out(tabs: Element) -> None:
    """What stands in tabs stands one below the other in a book."""
    titles = [label for labels in xhtml.having(tabs, "tabbed-labels") for label in labels]
    blocks = xhtml.having(tabs, "tabbed-block")
    for part in list(tabs):
        tabs.remove(part)
    tabs.attrib.clear()
    for title, block in zip(titles, blocks, strict=True):
        title.tag = "p"
        title.attrib.clear()
        title.set("class", "fold__title")
        tabs.extend([title, block])


def _put(place: Element, tag: str, kind: str, content: Element) -> None:
    """One element in the place of another, with the content of a third."""
    made = etree.Element(tag, {"class": kind})
    made.tail = place.tail
    _move(content, made)
    parent = place.getparent()
    assert parent is not None
    parent.replace(place, made)


def _move(source: Element, target: Element) -> None:
    target.text = source.text
    target.extend(list(source))
