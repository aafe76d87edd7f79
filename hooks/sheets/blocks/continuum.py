"""`continuum`: a line between two ends; a cross, a ring or a number can stand at each of its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement

from sheets import controls
from sheets.blocks.base import Question
from sheets.html_reader import HtmlReader, words
from sheets.nodes import Inline, Item, Node
from sheets.options import list_of_texts, text, whole


@dataclass(frozen=True)
class Mark:
    """A place on the line."""

    children: Inline
    """Nothing, if it has no name."""
    field: int


@dataclass(frozen=True)
class ContinuumNode(Item):
    """A line from `left` to `right`."""

    type = "continuum"
    left: Inline
    right: Inline
    marks: list[Mark]


class Continuum(Question):
    NAME = "continuum"
    OPTIONS = {"left": ("", text), "right": ("", text), "marks": ([], list_of_texts), "ticks": (5, whole(2, 9))}
    MUST_BE_SAID = "left", "right"
    PRINTS = "A line between two ends"

    @classmethod
    def disagreement(cls, options: dict[str, Any]) -> str:
        marks, ticks = options["marks"], options["ticks"]
        if marks and len(marks) != ticks:
            return f"There are {len(marks)} marks for {ticks} ticks. Give every tick its mark."
        return ""

    def finish(self, item: Element) -> None:
        name, chosen = self.name_of_field(), self.options
        controls.ends(item, name, chosen["left"], chosen["right"])
        marks = SubElement(item, "ol", {"class": "sheet-marks"})
        for number in range(1, chosen["ticks"] + 1):
            mark = chosen["marks"][number - 1] if chosen["marks"] else f"Point {number}"
            place = SubElement(marks, "li", {} if chosen["marks"] else {"class": "sheet-unmarked"})
            controls.labelled(place, "text", f"{name}-{number}", mark)

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        legend = item.find("legend")
        left, right = (reader.inline(end) for end in item.findall("p[@class='sheet-ends']/span"))
        label, said = reader.inline(legend), reader.help(item)
        marks = [
            Mark(
                [] if place.get("class") == "sheet-unmarked" else reader.inline(place.find("label/span")),
                reader.field(place.find("label/input"), "text", f"{words(legend)} At: {words(place)}"),
            )
            for place in item.findall("ol[@class='sheet-marks']/li")
        ]
        return ContinuumNode(label, said, left, right, marks)
