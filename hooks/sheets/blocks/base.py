"""What a sheet block is, and what several of them share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement
from pymdownx.blocks.block import Block

from sheets import controls
from sheets.html_reader import HtmlReader, UnsupportedElement, naming_the_block, words
from sheets.nodes import Cell, Inline, Item, Node
from sheets.options import Options, whole

if TYPE_CHECKING:
    from content import blocks
    from content.problems import Problem
    from content.source import Source


class SheetBlock(Block):
    """One item of a sheet: a label, and somewhere to answer it."""

    NAME: ClassVar[str] = ""
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {}
    """Each option with the value it has when left out, and the function that reads what was written."""
    MUST_BE_SAID: ClassVar[tuple[str, ...]] = ()
    """Options that cannot be left out."""
    PRINTS: ClassVar[str] = ""
    """What it prints, for the table of blocks in the documentation."""
    TAKES: ClassVar[str] = ""
    """Its options, for the same table, where their names do not say enough."""
    HOLDS: ClassVar[tuple[str, str]] = "", ""
    """A pattern that one line of its text has to match, and what to say where none does, after "This lines "."""
    STANDS_ALONE: ClassVar[bool] = False
    """Whether it may not stand inside anything else."""
    HOLDS_BLOCKS: ClassVar[bool] = False
    """Whether other blocks may stand inside it."""
    HAS_TO_BE_THERE: ClassVar[bool] = False
    """Whether each exercise has exactly one."""

    @classmethod
    def takes(cls) -> str:
        """Its options in words, for the table of blocks in the documentation."""
        return cls.TAKES or ", ".join(f"`{name}`" for name in cls.OPTIONS) or "none"

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """Its options as JSON Schema."""
        known = {name: {**reader.schema, "default": default} for name, (default, reader) in cls.OPTIONS.items()}
        closed = {"type": "object", "additionalProperties": False, "required": list(cls.MUST_BE_SAID)}
        return {"title": cls.NAME, "description": cls.PRINTS, **closed, "properties": known}

    @classmethod
    def disagreement(cls, options: dict[str, Any]) -> str:
        """What is wrong between options that are each right, or nothing."""
        return ""

    @classmethod
    def problems(cls, source: Source, block: blocks.Block) -> Iterator[Problem]:
        """What else can be wrong with one in a source."""
        yield from ()

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        """The node, read off the HTML that `finish` made. Raises `UnsupportedElement` for what paper cannot show."""
        raise NotImplementedError(f"{cls.__name__} in hooks/sheets/blocks does not say how it is read.")

    def finish(self, item: Element) -> None:
        """Add the controls, now that the block's own text is there."""

    def on_validate(self, parent: Element) -> bool:
        return not self.disagreement(self.options)

    def on_end(self, item: Element) -> None:
        """Reached only if the block is closed; what stays open has no controls and is refused on paper."""
        del item.attrib["data-open"]
        with naming_the_block(self.NAME):
            self.finish(item)

    def item(self, parent: Element, tag: str) -> Element:
        """The element that holds the block."""
        return SubElement(parent, tag, {"class": f"sheet-item sheet-{self.NAME}", "data-open": ""})

    def name_of_field(self) -> str:
        """An id made from the label, so that it stays the same when blocks are moved."""
        slug = re.sub(r"[\W_]+", "-", re.sub(r"\[[^]]*@[^]]*\]", "", self.argument).lower()).strip("-")[:32].rstrip("-")
        taken = self._block_mgr.trackers["lines"].setdefault("names", {})
        taken[slug] = taken.get(slug, 0) + 1
        return f"sheet-{slug}" if taken[slug] == 1 else f"sheet-{slug}-{taken[slug]}"


class Question(SheetBlock):
    """A label over several controls that belong together."""

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "fieldset")
        SubElement(item, "legend", {"class": "sheet-label"}).text = self.argument
        return item


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

    def finish(self, item: Element) -> None:
        name = self.name_of_field()
        for number, choice in enumerate(item.iterfind("ul/li"), 1):
            controls.choice(choice, self.CONTROL, f"{name}-{number}", name)

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        legend, found = item.find("legend"), item.findall("ul/li")
        choices = [
            Choice(
                reader.inline(choice.find("label/span")),
                reader.field(choice.find("label/input"), cls.FIELD, f"{words(legend)}: {words(choice)}"),
            )
            for choice in found
        ]
        short = all(len(words(choice)) <= 36 for choice in found)
        return cls.NODE(reader.inline(legend), reader.help(item), choices, short)


@dataclass(frozen=True)
class TableNode(Item):
    """A table to fill in; `rows` are the ruled lines of a cell that is written in."""

    list_field = "body"

    head: list[Inline]
    columns: list[str]
    """What is done in each column, for its width: text, write or tick."""
    body: list[list[Cell]]
    rows: int


class Table(SheetBlock):
    """A table whose empty cells are written in and whose `[ ]` are boxes to tick."""

    OPTIONS = {"rows": (2, whole(1, 8))}
    NODE: ClassVar[type[TableNode]]
    HOLDS = r"\s*\|.*\|", "has no table. Write one, with a line of hyphens below its head"

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "div")
        item.set("data-rows", str(self.options["rows"]))
        return item

    def finish(self, item: Element) -> None:
        name = self.name_of_field()
        for number, table in enumerate(item.findall("table"), 1):
            table.set("class", "sheet-table")
            caption = Element("caption", {"class": "sheet-label"})
            caption.text = self.argument
            table.insert(0, caption)
            controls.table(table, name if number == 1 else f"{name}-{number}", self.options["rows"])

    def on_inline_end(self, item: Element) -> None:
        for table in item.findall("table"):
            controls.say_columns(table)

    @classmethod
    def problems(cls, source: Source, block: blocks.Block) -> Iterator[Problem]:
        dashes = [line for line, text in block.body if re.match(r"\s*\|?\s*:?-+:?\s*\|[\s|:-]*$", text)]
        if len(dashes) > 1:
            why = f"This {block.name} has {len(dashes)} tables. Give each a block of its own."
            yield source.problem(dashes[1], 1, why, "sheet-tables")

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        found = item.findall("table[@class='sheet-table']")
        if len(found) != 1:
            raise UnsupportedElement(f"Paper cannot show a block with {len(found)} tables")
        label, head, columns, body = reader.table(found[0])
        return cls.NODE(label, reader.help(item), head, columns, body, int(item.get("data-rows")))


@dataclass(frozen=True)
class PartNode(Node):
    """A part of an exercise with a title of its own."""

    title: Inline
    children: list[Node]


def read_part(reader: HtmlReader, item: HtmlElement) -> tuple[Inline, list[Node]]:
    """(title, blocks) of a block that is a part of the page."""
    heading = item.find(".//h2")
    title = reader.inline(heading)
    (heading if item.tag == "section" else item.find("summary")).drop_tree()
    return title, reader.blocks(item)
