"""A conversation on paper: a card for each person, a page for whoever observes, and for facilitators every scene."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheets.blocks.cards import Card, CardsNode
from sheets.blocks.facilitator import FacilitatorNode
from sheets.blocks.parts import PartNode
from sheets.html_reader import words
from sheets.nodes import Heading, Node, Paragraph, Quote

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sheets.html_reader import HtmlReader

EVERY_SCENE = "Every scene, and where each choice leads"


@dataclass(frozen=True)
class ObserverNode(PartNode):
    """What one person listens for while two others speak: on a page of its own, since it tells how to do well."""

    type = "observer"


def read(reader: HtmlReader, talk: HtmlElement) -> list[Node]:
    """The blocks that a `conversation` section becomes.

    Each card holds what one person knows and nothing of the other. The scenes, with what each choice costs, are notes for
    facilitators, which no participant's sheet shows.
    """
    title = reader.inline(talk.find(".//span[@class='box__words']"))
    people = [words(person.find("dd")) for person in talk.findall("dl/div")]
    about = [part for part in talk if part.tag not in ("dl", "details", "div") and "box__title" not in part.classes]
    cards = [
        Card(str(role.get("data-name")), [str(role.get("data-name"))], reader.blocks(_without_title(role)))
        for role in talk.find_class("talk-role")
    ]
    observer = [node for part in talk.find_class("talk-observer") for node in reader.blocks(_without_title(part))]
    played = talk.find(".//details[@class='talk-scenes']").findall("div")
    numbers = {scene.get("data-name"): number for number, scene in enumerate(played, 1)}
    scenes = [node for scene in played for node in _scene(reader, scene, numbers)]
    return [
        Heading(2, title),
        *[node for part in about for node in reader.block(part)],
        Paragraph([f"The people are {'; and '.join(people)}."]),
        CardsNode(["A card for each person"], [], 1, cards),
        *([ObserverNode(["For whoever observes"], observer)] if observer else []),
        FacilitatorNode([], [Heading(2, [EVERY_SCENE]), *scenes], last=True),
    ]


def _scene(reader: HtmlReader, scene: HtmlElement, numbers: dict[str | None, int]) -> list[Node]:
    """A scene with its number, by which the choices that lead there know it."""
    name, *parts = scene
    found: list[Node] = [Heading(3, reader.inline(name))]
    for part in parts:
        if "talk-cost" in part.classes:
            found.append(Quote(reader.blocks(part)))
            continue
        for link in part.iter("a") if "talk-choices" in part.classes else ():
            link.tail = f" (to {numbers[link.get('data-leads')]}){link.tail or ''}"
        found += reader.block(part)
    return found


def _without_title(part: HtmlElement) -> HtmlElement:
    part[0].drop_tree()
    return part
