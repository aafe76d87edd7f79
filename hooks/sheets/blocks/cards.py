"""`cards`: cards to cut out; each begins with a level-three heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement

from sheets.blocks.base import SheetBlock
from sheets.html_reader import HtmlReader, words
from sheets.nodes import Inline, Node
from sheets.options import whole, written

if TYPE_CHECKING:
    from content import blocks
    from content.problems import Problem
    from content.source import Source

CARD_HOLDS = {1: 320, 2: 230, 3: 140}
"""How many characters fit on a card, by columns; tests/sheets proves it."""
TITLE_HOLDS = 40
LINES = 12
"""So many short lines, each with a list item or a row of a table, fill a card."""
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def _too_much(length: int, holds: int, lines: int, pictures: int) -> str:
    """What there is too much of on a card."""
    holds //= 2 if pictures else 1
    if length > holds:
        beside = " beside a picture" if pictures else ""
        return f"{length} characters; {holds} fit{beside}. Shorten it, or set fewer columns."
    if lines > LINES:
        return f"{lines} lines; {LINES} fit. Make two cards of it."
    if pictures > 1:
        return f"{pictures} pictures; one fits. Make a card of each."
    return ""


@dataclass(frozen=True)
class Card:
    """One card to cut out."""

    name: str
    title: Inline
    children: list[Node]


@dataclass(frozen=True)
class CardsNode(Node):
    """Cards, `columns` of them beside each other."""

    type = "cards"
    list_field = "cards"
    title: Inline
    help: list[Node]
    columns: int
    cards: list[Card]


class Cards(SheetBlock):
    NAME = "cards"
    OPTIONS = {"columns": (2, whole(1, 3))}
    PRINTS = "Cards to cut out, each beginning with `###`"
    HOLDS = r"### ", "has no cards. Begin each one with ### and its title"
    STANDS_ALONE = True

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

    @classmethod
    def problems(cls, source: Source, block: blocks.Block) -> Iterator[Problem]:
        columns = written(block.options.get("columns", (0, "2"))[1])
        holds = CARD_HOLDS.get(columns if isinstance(columns, int) else 2, CARD_HOLDS[2])
        card: tuple[int, str] | None = None
        length = lines = pictures = 0
        for line, text in [*block.body, (0, "### ")]:
            if not text.startswith("### "):
                pictures += len(PICTURE.findall(text))
                said = " ".join(PICTURE.sub("", text).split())
                length += len(said) + 1 if said else 0
                lines += bool(said)
                continue
            if card and (why := _too_much(length, holds, lines, pictures)):
                yield source.problem(card[0], 1, f"The card '{card[1]}' has {why}", "card-too-long")
            title = text[4:].strip()
            card, length, lines, pictures = (line, title), max(0, len(title) - TITLE_HOLDS), 0, 0

    @classmethod
    def read(cls, reader: HtmlReader, item: HtmlElement) -> Node:
        cards = []
        for card in item.findall("ul[@class='sheet-card-list']/li"):
            title = card.find("p[@class='sheet-card-title']")
            name = words(title)
            card.remove(title)
            cards.append(Card(name, reader.inline(title), reader.blocks(card)))
        return CardsNode(reader.inline(item.find("h2")), reader.help(item), int(item.get("data-columns")), cards)
