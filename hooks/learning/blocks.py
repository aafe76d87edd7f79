"""The boxes of a module, by what they are for: scenario, pause, self-check, evidence, caution, try-it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Any

from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_string, type_string_in

from learning import conversations, selfchecks

if TYPE_CHECKING:
    from markdown import Markdown

GRADES = ("concept", "practitioner account", "observational", "trial", "review")


class Box(Block):
    """A titled box; its class names say what it is for, its id says where it stands on the page."""

    ARGUMENT = True
    LABEL = ""
    """What stands before the title, so that colour is never the only sign."""

    def on_create(self, parent: etree.Element) -> etree.Element:
        number = self.tracker[self.NAME] = self.tracker.get(self.NAME, 0) + 1
        box = etree.SubElement(parent, "div", {"class": f"box {self.NAME}", "id": f"{self.NAME}-{number}"})
        title = etree.SubElement(box, "p", {"class": "box__title"})
        if self.LABEL:
            label = etree.SubElement(title, "span", {"class": "box__label"})
            label.text, label.tail = self.LABEL, " "
        words = etree.SubElement(title, "span", {"class": "box__words"})
        words.text = self.argument
        return box


class Scenario(Box):
    """People in a situation."""

    NAME, LABEL = "scenario", "Scenario"


class Pause(Box):
    """A question to oneself, with room to write; kept notes find their way back to it by its name."""

    NAME, LABEL = "pause", "Pause"
    OPTIONS = {"name": ("", type_string), "was": ("", type_string)}

    def on_create(self, parent: etree.Element) -> etree.Element:
        box = super().on_create(parent)
        if self.options["was"]:
            box.set("data-was", self.options["was"])
        # Never a number: what somebody wrote here would move to another question when one is added above.
        box.set("id", self.options["name"] or conversations.place(self.NAME, self.argument))
        return box


class Caution(Box):
    """What may do harm."""

    NAME, LABEL = "caution", "Take care"


class TryIt(Box):
    """The way to an exercise."""

    NAME, LABEL = "try-it", "Try it"


class Evidence(Box):
    """One claim and the grade of what stands behind it."""

    NAME = "evidence"
    OPTIONS = {"grade": (GRADES[0], type_string_in(GRADES))}

    def on_create(self, parent: etree.Element) -> etree.Element:
        self.LABEL = self.options["grade"].capitalize()
        box = super().on_create(parent)
        box.set("class", f"box evidence evidence--{self.options['grade'].replace(' ', '-')}")
        return box


class SelfCheck(Block):
    """A question with answers to weigh; selfchecks.py turns its task list into a form."""

    NAME = "self-check"
    ARGUMENT = True
    OPTIONS = {"name": ("", type_string)}

    def on_create(self, parent: etree.Element) -> etree.Element:
        # No form: pressing Enter on a choice must not send it to a server, even where scripts are off.
        return etree.SubElement(parent, "div", {"class": "self-check"})

    def on_end(self, block: etree.Element) -> None:
        number = self.tracker["self-check"] = self.tracker.get("self-check", 0) + 1
        selfchecks.arrange(block, self.argument, number)
        if self.options["name"]:
            block.set("id", self.options["name"])


BOXES: tuple[type[Block], ...] = (Scenario, Pause, SelfCheck, Evidence, Caution, TryIt)
"""What belongs in modules alone."""


class LessonBlocks(BlocksExtension):
    """Registers the boxes with Python-Markdown."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        for block in (*BOXES, *conversations.BLOCKS):
            block_mgr.register(block, self.getConfigs())
