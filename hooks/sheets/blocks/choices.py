"""What the blocks share in which something is chosen from a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar
from xml.etree.ElementTree import Element

from lxml.html import HtmlElement

from sheets import controls
from sheets.blocks.base import Question
from sheets.errors import UnsupportedElement
from sheets.html_reader import HtmlReader, words
from sheets.nodes import Inline, Item, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.blocks import Block
    from content.problems import Problem
    from content.source import Source


@dataclass(frozen=True)
class Choice:
    """One of several to choose from."""

    children: Inline
    field: int


@dataclass(frozen=True)
class ChoicesNode(Item):
    """A list of choices. `short` ones have room beside each other."""

    list_field = "choices"

    choices: list[Choice]
    short: bool


class Choices(Question):
    """A list to choose from."""

    CONTROL: ClassVar[str]
    """The type of its inputs."""
    FIELD: ClassVar[str]
    """The kind of its fields on a form."""
    NODE: ClassVar[type[ChoicesNode]]
    HOLDS = r"\s*[-*+] ", "has no list. Begin each choice with a hyphen"

    @classmethod
    def problems(cls, source: Source, block: Block) -> Iterator[Problem]:
        lines = [(block.line, ""), *block.body]
        for (_, above), (line, text) in pairwise(lines):
            if re.match(r"\s{2,}(?:[-*+]|\d+[.)])\s", text) or (re.match(r"\s{2,}\S", text) and not above.strip()):
                why = "A choice is one paragraph, and paper would leave this out. Begin it with a hyphen, or join it to the line above."
                yield source.problem(line, 1, why, "sheet-choice")

    def finish(self, item: Element) -> None:
        name = self.name_of_field()
        for number, choice in enumerate(item.iterfind("ul/li"), 1):
            controls.choice(choice, self.CONTROL, f"{name}-{number}", name)

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        legend, found = item.find("legend"), item.findall("ul/li")
        if any(choice.find("label/span") is None for choice in found):
            raise UnsupportedElement(f"Paper cannot show this {cls.NAME} block, into which another block was begun")
        choices = [
            Choice(
                reader.inline(choice.find("label/span")),
                reader.field(choice.find("label/input"), cls.FIELD, f"{words(legend)}: {words(choice)}"),
            )
            for choice in found
        ]
        short = all(len(words(choice)) <= 36 for choice in found)
        return cls.NODE(reader.inline(legend), reader.help(item), choices, short)
