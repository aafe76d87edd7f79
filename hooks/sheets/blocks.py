"""The blocks of an exercise as form controls that a reader can fill in on the page, without JavaScript."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from sheets import fields, options


class SheetBlock(Block):
    """One item of a sheet: a label, and somewhere to answer it."""

    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        return not options.disagreement(self.NAME, self.options)

    def item(self, parent: Element, tag: str) -> Element:
        return SubElement(parent, tag, {"class": f"sheet-item sheet-{self.NAME}", "data-open": ""})

    def on_end(self, item: Element) -> None:
        """Reached only if the block is closed; what stays open has no controls and is refused on paper."""
        del item.attrib["data-open"]
        self.finish(item)

    def finish(self, item: Element) -> None:
        """Add the controls, now that the block's own text is there."""

    def name_of_field(self) -> str:
        """An id made from the label, so that it stays the same when blocks are moved."""
        slug = re.sub(r"[\W_]+", "-", re.sub(r"\[[^]]*@[^]]*\]", "", self.argument).lower()).strip("-")[:32].rstrip("-")
        taken = self._block_mgr.trackers["lines"].setdefault("names", {})
        taken[slug] = taken.get(slug, 0) + 1
        return f"sheet-{slug}" if taken[slug] == 1 else f"sheet-{slug}-{taken[slug]}"


class Lines(SheetBlock):
    """Ruled lines to write on: `rows: 3`, or `rows: fill` for the rest of the page."""

    NAME, OPTIONS = "lines", options.LINES

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "div")
        item.set("data-rows", str(self.options["rows"]))
        SubElement(item, "label", {"class": "sheet-label"}).text = self.argument
        return item

    def finish(self, item: Element) -> None:
        name, rows = self.name_of_field(), self.options["rows"]
        item[0].set("for", name)
        fields.writing(item, name, 5 if rows == "fill" else rows)


class Question(SheetBlock):
    """A label over several controls that belong together."""

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "fieldset")
        SubElement(item, "legend", {"class": "sheet-label"}).text = self.argument
        return item


class Scale(Question):
    """Numbers to ring, with what the first and the last one mean; with two marks each number can be chosen twice."""

    NAME, OPTIONS = "scale", options.SCALE

    def finish(self, item: Element) -> None:
        name, chosen = self.name_of_field(), self.options
        for row, mark in enumerate(chosen["marks"] or [""], 1):
            group = name if row == 1 else f"{name}-{chr(96 + row)}"
            known_as = {"role": "radiogroup", "aria-labelledby": f"{group}-said"} if mark else {}
            if mark:
                SubElement(item, "p", {"class": "sheet-mark", "id": f"{group}-said"}).text = mark
            points = SubElement(item, "div", {"class": "sheet-points", **known_as})
            for number in range(chosen["min"], chosen["max"] + 1):
                fields.labelled(SubElement(points, "div"), "radio", f"{group}-{number}", str(number), group)
        fields.ends(item, name, f"{chosen['min']}: {chosen['low']}", f"{chosen['max']}: {chosen['high']}")


class Continuum(Question):
    """A line between two ends; a cross, a ring or a number can stand at each of its marks."""

    NAME, OPTIONS = "continuum", options.CONTINUUM

    def finish(self, item: Element) -> None:
        name, chosen = self.name_of_field(), self.options
        fields.ends(item, name, chosen["left"], chosen["right"])
        marks = SubElement(item, "ol", {"class": "sheet-marks"})
        for number in range(1, chosen["ticks"] + 1):
            mark = chosen["marks"][number - 1] if chosen["marks"] else f"Point {number}"
            place = SubElement(marks, "li", {} if chosen["marks"] else {"class": "sheet-unmarked"})
            fields.labelled(place, "text", f"{name}-{number}", mark)


class Table(SheetBlock):
    """A table whose empty cells are written in and whose `[ ]` are boxes to tick."""

    OPTIONS = options.TABLE

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
            fields.table(table, name if number == 1 else f"{name}-{number}", self.options["rows"])

    def on_inline_end(self, item: Element) -> None:
        for table in item.findall("table"):
            fields.say_columns(table)


class Compare(Table):
    """Columns side by side."""

    NAME = "compare"


class Grid(Table):
    """Rows to tick."""

    NAME = "grid"


class Checks(Question):
    """A list to tick, any number of them."""

    NAME, OPTIONS, KIND = "checks", options.NONE, "checkbox"

    def finish(self, item: Element) -> None:
        name = self.name_of_field()
        for number, choice in enumerate(item.iterfind("ul/li"), 1):
            fields.choice(choice, self.KIND, f"{name}-{number}", name)


class Choose(Checks):
    """A list to choose one from."""

    NAME, KIND = "choose", "radio"


class Cards(SheetBlock):
    """Cards to cut out; each begins with a level-three heading."""

    NAME, OPTIONS = "cards", options.CARDS

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "section")
        item.set("data-columns", str(self.options["columns"]))
        SubElement(item, "h2").text = self.argument
        return item

    def finish(self, item: Element) -> None:
        cards = SubElement(item, "ul", {"class": "sheet-card-list"})
        for part in item[1:-1]:
            if part.tag == "h3":
                card = SubElement(cards, "li", {"class": "sheet-card"})
                part.tag = "p"  # Sixteen titles would drown the table of contents.
                part.set("class", "sheet-card-title")
            item.remove(part)
            (card if len(cards) else item).append(part)


class Debrief(SheetBlock):
    """What to talk about afterwards; printed on the handout."""

    NAME, OPTIONS = "debrief", options.NONE

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "section")
        SubElement(item, "h2").text = f"Debrief: {self.argument}"
        return item


class Facilitator(SheetBlock):
    """Notes for whoever runs the exercise: folded away on the page, never on a handout."""

    NAME, OPTIONS = "facilitator", options.NONE

    def on_create(self, parent: Element) -> Element:
        item = self.item(parent, "details")
        SubElement(SubElement(item, "summary"), "h2").text = f"For facilitators: {self.argument}"
        return item


BLOCKS: list[type[SheetBlock]] = [
    Lines, Scale, Continuum, Compare, Grid, Checks, Choose, Cards, Debrief, Facilitator,
]  # fmt: skip


class SheetExtension(BlocksExtension):
    """Teaches Python-Markdown the blocks of an exercise."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        for block in BLOCKS:
            block_mgr.register(block, {})


def makeExtension(**settings: Any) -> SheetExtension:
    """How Python-Markdown asks for an extension by module name."""
    return SheetExtension(**settings)
