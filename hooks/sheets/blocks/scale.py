"""`scale`: numbers to ring, with what the first and the last one mean; with two marks each can be chosen twice."""

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
class Point:
    """One number to ring."""

    number: str
    field: int


@dataclass(frozen=True)
class ScaleNode(Item):
    """Numbers from `left` to `right`."""

    type = "scale"
    left: Inline
    right: Inline
    marks: list[Inline]
    """What each row is for; nothing where there is one."""
    rows: list[list[Point]]


class Scale(Question):
    NAME = "scale"
    OPTIONS = {
        "min": (0, whole(0, 10)),
        "max": (10, whole(1, 10)),
        "low": ("", text),
        "high": ("", text),
        "marks": ([], list_of_texts),
    }
    MUST_BE_SAID = "low", "high"
    PRINTS = "Numbers to ring"
    TAKES = "`min`, `max`, `low`, `high`; `marks` where each is marked twice, such as `[cross for mine, ring for theirs]`"

    @classmethod
    def disagreement(cls, options: dict[str, Any]) -> str:
        if options["min"] >= options["max"]:
            return "'min' is not below 'max'. Swap them, or leave both out for 0 to 10."
        if len(options["marks"]) > 2:
            return f"There are {len(options['marks'])} marks. Give two, such as [cross for mine, ring for theirs], or none."
        return ""

    def finish(self, item: Element) -> None:
        name, chosen = self.name_of_field(), self.options
        for row, mark in enumerate(chosen["marks"] or [""], 1):
            group = name if row == 1 else f"{name}-{chr(96 + row)}"
            known_as = {"role": "radiogroup", "aria-labelledby": f"{group}-said"} if mark else {}
            if mark:
                SubElement(item, "p", {"class": "sheet-mark", "id": f"{group}-said"}).text = mark
            points = SubElement(item, "div", {"class": "sheet-points", **known_as})
            for number in range(chosen["min"], chosen["max"] + 1):
                controls.labelled(SubElement(points, "div"), "radio", f"{group}-{number}", str(number), group)
        controls.ends(item, name, f"{chosen['min']}: {chosen['low']}", f"{chosen['max']}: {chosen['high']}")

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        legend = item.find("legend")
        left, right = (reader.inline(end) for end in item.findall("p[@class='sheet-ends']/span"))
        label, said = reader.inline(legend), reader.help(item)
        marks = item.findall("p[@class='sheet-mark']")
        rows = []
        for number, row in enumerate(item.findall("div[@class='sheet-points']")):
            named = f"{words(legend)} {words(marks[number])}:" if marks else words(legend)
            rows.append(
                [
                    Point(words(point), reader.field(point.find("input"), "radio", f"{named} {words(point)}"))
                    for point in row.findall("div/label")
                ]
            )
        return ScaleNode(label, said, left, right, [reader.inline(mark) for mark in marks], rows)
