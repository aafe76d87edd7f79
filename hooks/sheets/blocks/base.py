"""What a sheet block is, and what several of them share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement
from pymdownx.blocks.block import Block

from sheets.errors import naming_the_block
from sheets.html_reader import HtmlReader
from sheets.nodes import Node
from sheets.options import Options

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
        with naming_the_block(self.NAME):
            return not self.disagreement(self.options)

    def _create(self, parent: Element) -> Element:
        """What pymdownx calls, so that a mistake in any block's `on_create` is told with its place."""
        with naming_the_block(self.NAME):
            made: Element = super()._create(parent)
            return made

    def on_end(self, item: Element) -> None:
        """Reached only if the block is closed; what stays open has no controls and is refused on paper."""
        if item.attrib.pop("data-open", None) is None:
            return  # A closing line within a list in the block is told of twice.
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
