"""A conversation to practise: scenes, what one could say in each, where that leads, and several ways in which it ends.

One source for page and paper. Without a script the scenes are linked; assets/conversations.js plays them one by one.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import slugify
from pymdownx.blocks.block import Block, type_string, type_string_in

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTION = re.compile(r"(?P<words>.*?\S)[ \t]*(?:→|->)[ \t]*(?P<leads>[\w-]+)[ \t]*$", re.DOTALL)
"""One thing to say, and the name of the scene that it leads to."""

HOW = {
    "better": "This helped",
    "mixed": "This helped in part",
    "worse": "This went wrong",
    "stop": "A place to stop, to tell or to turn elsewhere",
}
"""How a conversation can end, and what is said of it."""

MOST_SCENES = 12
"""Scenes and endings together."""
INNER = ("role", "scene", "ending", "observer")


class Inner(Block):
    """A part of a conversation; `Conversation` puts it in its place."""

    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "div", {"class": f"talk-{self.NAME}", "data-name": (self.argument or "").strip()})


class Role(Inner):
    """What one of the people knows, and nobody else."""

    NAME = "role"


class Scene(Inner):
    """What happens, and what one could say next."""

    NAME = "scene"


class Ending(Inner):
    """How it ends; `how` says in one word what came of it."""

    NAME = "ending"
    OPTIONS = {"how": ("mixed", type_string_in(tuple(HOW)))}

    def on_create(self, parent: etree.Element) -> etree.Element:
        ending = super().on_create(parent)
        ending.set("data-how", self.options["how"])
        return ending


class Observer(Inner):
    """What a third person listens for."""

    NAME = "observer"
    ARGUMENT = False


class Conversation(Block):
    """The whole of it."""

    NAME = "conversation"
    ARGUMENT = True
    OPTIONS = dict.fromkeys(("you", "with", "begins", "name", "was"), ("", type_string))

    def on_create(self, parent: etree.Element) -> etree.Element:
        return etree.SubElement(parent, "section", {"class": "conversation"})

    def on_end(self, block: etree.Element) -> None:
        number = self.tracker[self.NAME] = self.tracker.get(self.NAME, 0) + 1
        options = {name: str(said) for name, said in self.options.items()}
        arrange(block, f"conversation-{number}", self.argument, options)
        block.set("id", options["name"] or place(self.NAME, self.argument))
        # A page's first conversation had a number before it had a name; notes were kept under that.
        if was := options["was"] or ("conversation-1" if number == 1 else ""):
            block.set("data-was", was)


def place(kind: str, title: str) -> str:
    """The name of a place to write that was given none: made from its title, so that it does not rest on what stands above it."""
    return f"{kind}-{slugify(title, '-')}".rstrip("-")


BLOCKS = (Conversation, Role, Scene, Ending, Observer)


def arrange(talk: etree.Element, name: str, title: str, options: dict[str, str]) -> None:
    """Put the parts of a parsed conversation in order: who, your part, the scenes, the other parts, the observer's.

    What was said and what it cost stands in the scene that it leads to, so that nobody reads it before choosing.
    `options` are the block's: `you`, `with`, `begins`. A block that holds no scene is left as it is: the check says why.
    """
    parts = {kind: [part for part in talk if part.get("class") == f"talk-{kind}"] for kind in INNER}
    scenes = parts["scene"] + parts["ending"]
    if not parts["scene"]:
        return
    about = [part for part in talk if not any(part in those for those in parts.values())]
    for part in list(talk):
        talk.remove(part)
    talk.set("id", name)
    talk.set("aria-labelledby", f"{name}-title")
    talk.set("data-begins", options["begins"] or parts["scene"][0].get("data-name", ""))

    heading = etree.SubElement(talk, "p", {"class": "box__title", "id": f"{name}-title"})
    label = etree.SubElement(heading, "span", {"class": "box__label"})
    label.text, label.tail = "Practise a conversation", " "
    etree.SubElement(heading, "span", {"class": "box__words"}).text = title
    talk.extend(about)
    who = etree.SubElement(talk, "dl", {"class": "talk-people"})
    for term, said in (("You are", options["you"]), ("You talk with", options["with"])):
        person = etree.SubElement(who, "div")
        etree.SubElement(person, "dt").text = term
        etree.SubElement(person, "dd").text = said
    for role in parts["role"][:1]:
        talk.append(_role(role, "What you know"))

    fold = etree.SubElement(talk, "details", {"class": "talk-scenes", "open": "open"})
    etree.SubElement(fold, "summary").text = "All scenes, one below the other"
    for number, scene in enumerate(scenes, 1):
        fold.append(_scene(scene, number, name))
    _link(scenes, name)

    for role in parts["role"][1:]:
        talk.append(_fold(role, "talk-role", f"What {role.get('data-name')} knows: to read afterwards"))
    for observer in parts["observer"]:
        observer.append(_writing_place(f"{name}_heard"))
        talk.append(_fold(observer, "talk-observer", "For whoever observes"))


def _role(role: etree.Element, title: str) -> etree.Element:
    heading = etree.Element("p", {"class": "talk-role__title"})
    heading.text = title
    role.insert(0, heading)
    return role


def _fold(part: etree.Element, kind: str, title: str) -> etree.Element:
    fold = etree.Element("details", {"class": kind, "data-name": part.get("data-name", "")})
    etree.SubElement(fold, "summary").text = title
    fold.extend(list(part))
    return fold


def _writing_place(name: str) -> etree.Element:
    """Lines for what was said, as the block `lines` of a sheet makes them."""
    place = etree.Element("div", {"class": "sheet-item sheet-lines", "data-rows": "fill"})
    etree.SubElement(place, "label", {"class": "sheet-label", "for": name}).text = "Sentences, exactly as they were said"
    etree.SubElement(place, "textarea", {"id": name, "rows": "5", "autocomplete": "off"})
    return place


def _scene(scene: etree.Element, number: int, name: str) -> etree.Element:
    scene.set("id", f"{name}-{scene.get('data-name')}")
    heading = etree.Element("p", {"class": "talk-scene__name"})
    how = HOW.get(scene.get("data-how", ""))
    heading.text = f"{number}. {how}" if how else f"{number}."
    scene.insert(0, heading)
    return scene


def _link(scenes: list[etree.Element], name: str) -> None:
    """Make each choice a link, and take what it cost to the place that it leads to."""
    named = {scene.get("data-name"): scene for scene in scenes}
    arrived: dict[str, int] = {}
    for scene in scenes:
        for choices in [part for part in scene if part.tag in ("ul", "ol")]:
            found = list(_choices(choices))
            if not found:
                continue
            choices.tag = "ol"
            choices.set("class", "talk-choices")
            for letter, (item, words, leads, cost) in zip("abcdefgh", found, strict=False):
                here = f"{name}-{scene.get('data-name')}-{letter}"
                item.clear()
                link = etree.SubElement(item, "a", {"href": f"#{here}", "data-leads": leads})
                link.text = words
                if (there := named.get(leads)) is None:
                    link.tag = "span"
                    continue
                said = etree.Element("div", {"class": "talk-cost", "id": here})
                etree.SubElement(said, "p", {"class": "talk-cost__words"}).text = words
                said.extend(cost)
                arrived[leads] = arrived.get(leads, 0) + 1
                there.insert(arrived[leads], said)


def _choices(choices: etree.Element) -> Iterator[tuple[etree.Element, str, str, list[etree.Element]]]:
    """(item, words, where it leads, what it cost) of each item that is a choice."""
    for item in choices:
        inner: list[Any] = list(item)
        first = inner[0] if inner and inner[0].tag == "p" and not (item.text or "").strip() else item
        if option := OPTION.match((first.text or "").strip()):
            yield item, option["words"], option["leads"], inner[1:] if first is not item else inner
