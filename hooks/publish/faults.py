"""What the theme gets wrong for keyboards, screen readers and validators, put right: one named fix for each fault."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from publish.tree import add_class, classes, drop, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.tree import Tree

    Fix: TypeAlias = Callable[[Tree], None]

MAIN = "main-content"

# What the fixes add and style sheets may speak of.
CLASSES = ("align-left", "align-center", "align-right", "md-skip")

FIXES: defaultdict[str, list[Fix]] = defaultdict(list)
"""The fixes for each kind of element."""


def mend(page: Tree) -> None:
    """Every fix, in one walk over the page."""
    for element in list(page.iter(*FIXES)):
        for fix in FIXES[element.tag]:
            fix(element)


def of(*tags: str) -> Callable[[Fix], Fix]:
    """Register a fix for some kinds of elements; called by its name it mends all of them on a page."""

    def registered(fix: Fix) -> Fix:
        for tag in tags:
            FIXES[tag].append(fix)

        @wraps(fix)
        def on_a_page(page: Tree) -> None:
            for element in list(page.iter(*tags)):
                fix(element)

        return on_a_page

    return registered


@of("td", "th")
def alignment_is_a_class(cell: Tree) -> None:
    """Table columns are aligned by inline styles, which a strict policy forbids."""
    if found := re.fullmatch(r"\s*text-align:\s*(left|center|right);?\s*", cell.get("style", "")):
        add_class(cell, f"align-{found[1]}")
        del cell.attrib["style"]


@of("input")
def switches_complete_nothing(switch: Tree) -> None:
    """`autocomplete` has no meaning on a checkbox or a radio button."""
    if switch.get("type") in ("checkbox", "radio"):
        switch.attrib.pop("autocomplete", "")


@of("label", "a", "div", "nav")
def tab_order_is_a_number(element: Tree) -> None:
    """An empty `tabindex` is not valid."""
    if element.get("tabindex") == "":
        del element.attrib["tabindex"]


@of("div")
def search_is_no_dialog(search: Tree) -> None:
    """The search field stands in the page all the time; inside it is a landmark of its own."""
    if "md-search" in classes(search):
        search.attrib.pop("role", "")


@of("html")
def menu_is_one_landmark(page: Tree) -> None:
    """Each level of the menu calls itself a navigation landmark, often without a name; one is enough."""
    named = _named(page)
    for level in list(page.iter("nav")):
        if level.get("data-md-level", "0") == "0":
            continue
        level.tag = "div"
        level.set("role", "group")
        level.attrib.pop("aria-expanded", "")
        label = named.get(str(level.attrib.pop("aria-labelledby", "")))
        # On a section with its own page the label is an arrow without words; the link beside it has them.
        while label is not None and not words(label):
            label = label.getparent()
        if label is not None:
            level.set("aria-label", words(label))


@of("html")
def labels_have_a_control(page: Tree) -> None:
    """A label for a control that the page does not have is a heading."""
    named = _named(page)
    for label in list(page.iter("label")):
        if (control := label.get("for")) is not None and control not in named:
            label.tag = "div"
            del label.attrib["for"]


@of("form")
def palette_is_a_choice(form: Tree) -> None:
    """The colour switch is a form that sends nothing; it is a group of choices, and needs a name."""
    if form.get("data-md-component") == "palette":
        form.tag = "div"
        form.set("role", "radiogroup")
        form.set("aria-label", "Colours")


@of("svg")
def icons_are_silent(drawing: Tree) -> None:
    """A drawing without words stands beside words or inside a named control."""
    spoken = {"aria-label", "aria-labelledby", "role"}.intersection(drawing.keys())
    if not spoken and drawing.find(".//title") is None:
        drawing.set("aria-hidden", "true")


@of("a", "button")
def buttons_have_a_name(button: Tree) -> None:
    """A tooltip is not a name that every screen reader speaks."""
    title = button.get("title")
    if title is not None and button.get("aria-label") is None and not words(button):
        button.set("aria-label", title)


@of("summary")
def summaries_hold_no_links(handle: Tree) -> None:
    """A link inside the handle of a fold cannot be told from the handle."""
    for link in list(handle.iter("a")):
        if "headerlink" in classes(link):
            drop(link)


@of("html")
def skip_link_reaches_the_page(page: Tree) -> None:
    """The skip link leads to the second heading, past all that stands before it, and some pages have none."""
    article = next((one for one in page.iter("article") if "md-content__inner" in classes(one)), None)
    place = next((one for one in page.iter("div") if one.get("data-md-component") == "skip"), None)
    if article is None or place is None:
        return
    if not article.get("id"):
        article.set("id", MAIN)
    article.set("tabindex", "-1")
    link = next((one for one in place.iter("a") if "md-skip" in classes(one)), None)
    if link is None:
        link = etree.SubElement(place, "a", {"class": "md-skip"})
        link.text = "Skip to content"
    link.set("href", f"#{article.get('id')}")


@of("table")
def empty_heads_are_corners(table: Tree) -> None:
    """A table with an empty corner has headings in its first column too."""
    heads = table.findall("thead/tr/th")
    corner = table.find("thead/tr/*") if heads else None
    if corner is None:
        return
    for head in heads:
        if not words(head) and not len(head):
            head.tag = "td"
            head.attrib.pop("scope", "")
        else:
            head.set("scope", "col")
    if corner.tag == "td":
        for row in table.findall("tbody/tr"):
            if len(row) and row[0].tag == "td" and words(row[0]):
                row[0].tag = "th"
                row[0].set("scope", "row")


@of("meta")
def pages_do_not_name_their_maker(maker: Tree) -> None:
    """Version numbers help nobody who reads."""
    if maker.get("name") == "generator":
        drop(maker)


def _named(page: Tree) -> dict[str, Tree]:
    """The elements of a page that have an id."""
    return {name: element for element in page.iter() if (name := element.get("id"))}
