"""How each sheet item is read off the page, by the class that its block gave it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from sheets.markup import Unprintable, words

if TYPE_CHECKING:
    from sheets.model import Node, Walk


def kind(element: HtmlElement) -> str:
    """Which block made an element, or nothing."""
    names = str(element.get("class", "")).split()
    found = next((name[6:] for name in names if name.startswith("sheet-") and name[6:] in READERS), "")
    if found and "data-open" in element.attrib:
        raise Unprintable(f"Paper cannot show a {found} block that is not closed")
    if found in ("cards", "debrief", "facilitator") and element.getparent().getparent() is not None:
        raise Unprintable(f"Paper cannot show a {found} block inside something else")
    return found


def _lines(walk: Walk, item: HtmlElement) -> Node:
    label, box = item.find("label"), item.find("textarea")
    rows = item.get("data-rows")
    return {
        "label": walk.inline(label),
        "help": _help(walk, item),
        "rows": rows if rows == "fill" else int(rows),
        "field": walk.field(box, "text", words(label)),
    }


def _scale(walk: Walk, item: HtmlElement) -> Node:
    question = words(item.find("legend"))
    marks = item.findall("p[@class='sheet-mark']")
    rows = []
    for number, row in enumerate(item.findall("div[@class='sheet-points']")):
        named = f"{question} {words(marks[number])}:" if marks else question
        rows.append(
            [
                {"n": words(point), "field": walk.field(point.find("input"), "radio", f"{named} {words(point)}")}
                for point in row.findall("div/label")
            ]
        )
    return {**_question(walk, item), "marks": [walk.inline(mark) for mark in marks], "rows": rows}


def _continuum(walk: Walk, item: HtmlElement) -> Node:
    question = words(item.find("legend"))
    return {
        **_question(walk, item),
        "marks": [
            {
                "c": [] if place.get("class") == "sheet-unmarked" else walk.inline(place.find("label/span")),
                "field": walk.field(place.find("label/input"), "text", f"{question} At: {words(place)}"),
            }
            for place in item.findall("ol[@class='sheet-marks']/li")
        ],
    }


def _question(walk: Walk, item: HtmlElement) -> Node:
    left, right = (walk.inline(end) for end in item.findall("p[@class='sheet-ends']/span"))
    return {"label": walk.inline(item.find("legend")), "help": _help(walk, item), "left": left, "right": right}


def _choices(kind: str) -> Callable[[Walk, HtmlElement], Node]:
    def read(walk: Walk, item: HtmlElement) -> Node:
        legend = item.find("legend")
        options = [
            {
                "c": walk.inline(choice.find("label/span")),
                "field": walk.field(choice.find("label/input"), kind, f"{words(legend)}: {words(choice)}"),
            }
            for choice in item.findall("ul/li")
        ]
        short = all(len(words(choice)) <= 36 for choice in item.findall("ul/li"))
        return {"label": walk.inline(legend), "help": _help(walk, item), "options": options, "short": short}

    return read


def _cards(walk: Walk, item: HtmlElement) -> Node:
    cards = []
    for card in item.findall("ul[@class='sheet-card-list']/li"):
        title = card.find("p[@class='sheet-card-title']")
        name = words(title)
        card.remove(title)
        cards.append({"name": name, "title": walk.inline(title), "c": walk.blocks(card)})
    return {
        "title": walk.inline(item.find("h2")),
        "help": _help(walk, item),
        "columns": int(item.get("data-columns")),
        "cards": cards,
    }


def _part(walk: Walk, item: HtmlElement) -> Node:
    heading = item.find(".//h2")
    title = walk.inline(heading)
    (heading if item.tag == "section" else item.find("summary")).drop_tree()
    return {"title": title, "c": walk.blocks(item)}


def _table_item(walk: Walk, item: HtmlElement) -> Node:
    found = item.findall("table[@class='sheet-table']")
    if len(found) != 1:
        raise Unprintable(f"Paper cannot show a block with {len(found)} tables")
    return {**table(walk, found[0]), "rows": int(item.get("data-rows")), "help": _help(walk, item)}


def table(walk: Walk, element: HtmlElement) -> Node:
    """Any table; a column is as wide as what is done in it asks for."""
    caption = element.find("caption")
    named = {cell.get("id"): words(cell) for cell in element.iter("th", "span") if cell.get("id")}
    body = [[_cell(walk, cell, named) for cell in row] for row in element.iterfind("tbody/tr")]
    return {
        "label": [] if caption is None else walk.inline(caption),
        "head": [walk.inline(cell) for cell in element.iterfind("thead/tr/*")],
        "columns": [_column([row[number] for row in body]) for number in range(len(body[0]) if body else 0)],
        "body": body,
    }


def _cell(walk: Walk, cell: HtmlElement, named: dict[str, str]) -> Node:
    control = cell.find("textarea")
    control = cell.find("input") if control is None else control
    if control is None:
        return {"t": "text", "c": walk.inline(cell), "head": cell.tag == "th"}
    label = ": ".join(named[one] for one in control.get("aria-labelledby", "").split() if one in named)
    kind = "text" if control.tag == "textarea" else "tick"
    return {"t": "write" if kind == "text" else "tick", "field": walk.field(control, kind, label)}


def _column(cells: list[Node]) -> str:
    kinds = {cell["t"] for cell in cells}
    return "write" if "write" in kinds else "tick" if "tick" in kinds else "text"


def _help(walk: Walk, item: HtmlElement) -> list[Node]:
    """Whatever the block holds besides its label and its controls: nothing that was written may be lost."""
    chosen = "ul" if item.tag == "fieldset" and item.find("ul/li/label/input") is not None else ""
    said = [part for part in item if isinstance(part.tag, str) and part.tag not in (chosen, "textarea", "legend")]
    said = [part for part in said[item.tag == "section" :] if part.get("class") not in OWN]
    if within := [found for part in said for one in part.iter() if (found := kind(one))]:
        raise Unprintable(f"Paper cannot show a {within[0]} block inside a {kind(item)} block")
    return [node for part in said for node in walk.block(part)]


OWN = "sheet-ends", "sheet-label", "sheet-points", "sheet-mark", "sheet-marks", "sheet-table", "sheet-card-list"

READERS: dict[str, Callable[[Walk, HtmlElement], Node]] = {
    "lines": _lines,
    "scale": _scale,
    "continuum": _continuum,
    "compare": _table_item,
    "grid": _table_item,
    "checks": _choices("tick"),
    "choose": _choices("radio"),
    "cards": _cards,
    "debrief": _part,
    "facilitator": _part,
}
"""Which function reads which block."""
