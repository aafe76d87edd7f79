"""A conversation on paper: a card for each person, what an observer listens for, and for facilitators every scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.markup import words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sheets.model import Node, Walk

EVERY_SCENE = "Every scene, and where each choice leads"


def read(walk: Walk, talk: HtmlElement) -> list[Node]:
    """The blocks that a `conversation` section becomes.

    Each card holds what one person knows and nothing of the other. The scenes, with what each choice costs, are notes for
    facilitators, which no participant's sheet shows.
    """
    title = walk.inline(talk.find(".//span[@class='box__words']"))
    people = [f"{words(person.find('dt'))} {words(person.find('dd'))}." for person in talk.findall("dl/div")]
    people[1:] = [said.replace("You talk with", "The other is", 1) for said in people[1:]]
    people[:1] = [said.replace("You are", "One of you is", 1) for said in people[:1]]
    about = [part for part in talk if part.tag not in ("dl", "details", "div") and "box__title" not in part.classes]
    cards = [
        {"name": str(role.get("data-name")), "title": [str(role.get("data-name"))], "c": walk.blocks(_without_title(role))}
        for role in talk.find_class("talk-role")
    ]
    observer = [node for part in talk.find_class("talk-observer") for node in walk.blocks(_without_title(part))]
    played = talk.find(".//details[@class='talk-scenes']").findall("div")
    numbers = {scene.get("data-name"): number for number, scene in enumerate(played, 1)}
    scenes = [node for scene in played for node in _scene(walk, scene, numbers)]
    return [
        {"t": "h", "level": 2, "c": title},
        *[node for part in about for node in walk.block(part)],
        {"t": "p", "c": [" ".join(people)]},
        *([{"t": "h", "level": 2, "c": ["For whoever observes"]}, *observer] if observer else []),
        {"t": "cards", "title": ["A card for each person"], "help": [], "columns": 1, "cards": cards},
        {"t": "facilitator", "last": True, "c": [{"t": "h", "level": 2, "c": [EVERY_SCENE]}, *scenes]},
    ]


def _scene(walk: Walk, scene: HtmlElement, numbers: dict[str | None, int]) -> list[Node]:
    """A scene with its number, by which the choices that lead there know it."""
    name, *parts = scene
    found: list[Node] = [{"t": "h", "level": 3, "c": walk.inline(name)}]
    for part in parts:
        if "talk-cost" in part.classes:
            found.append({"t": "quote", "c": walk.blocks(part)})
            continue
        for link in part.iter("a") if "talk-choices" in part.classes else ():
            link.tail = f" (to {numbers[link.get('data-leads')]}){link.tail or ''}"
        found += walk.block(part)
    return found


def _without_title(part: HtmlElement) -> HtmlElement:
    part[0].drop_tree()
    return part
