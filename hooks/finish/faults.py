"""What the theme gets wrong for keyboards, screen readers and validators, put right: one named fix for each fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from finish.tree import add_class, having_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from finish.tree import Tree

MAIN = "main-content"

# What the fixes add and style sheets may speak of.
CLASSES = ("align-left", "align-center", "align-right", "md-skip")


def mend(tree: Tree) -> None:
    """Every fix, in order."""
    for fix in FIXES:
        fix(tree)


def alignment_is_a_class(tree: Tree) -> None:
    """Table columns are aligned by inline styles, which a strict policy forbids."""
    for cell in tree.xpath("//td[@style]|//th[@style]"):
        if found := re.fullmatch(r"\s*text-align:\s*(left|center|right);?\s*", cell.get("style")):
            add_class(cell, f"align-{found[1]}")
            del cell.attrib["style"]


def switches_complete_nothing(tree: Tree) -> None:
    """`autocomplete` has no meaning on a checkbox or a radio button."""
    for switch in tree.xpath("//input[@type='checkbox' or @type='radio'][@autocomplete]"):
        del switch.attrib["autocomplete"]


def tab_order_is_a_number(tree: Tree) -> None:
    """An empty `tabindex` is not valid."""
    for element in tree.xpath("//*[@tabindex='']"):
        del element.attrib["tabindex"]


def search_is_no_dialog(tree: Tree) -> None:
    """The search field stands in the page all the time; inside it is a landmark of its own."""
    for search in having_class(tree, "md-search"):
        search.attrib.pop("role", None)


def menu_is_one_landmark(tree: Tree) -> None:
    """Each level of the menu calls itself a navigation landmark, often without a name; one is enough."""
    for level in tree.xpath("//nav[@data-md-level][@data-md-level != '0']"):
        level.tag = "div"
        level.set("role", "group")
        level.attrib.pop("aria-expanded", None)
        # On a section with its own page the label is an arrow without words; the link beside it has them.
        for label in tree.xpath("//*[@id=$id]", id=level.attrib.pop("aria-labelledby", "")):
            words = label.text_content().strip() or label.getparent().text_content()
            level.set("aria-label", " ".join(words.split()))


def labels_have_a_control(tree: Tree) -> None:
    """A label for a control that the page does not have is a heading."""
    ids = set(tree.xpath("//@id"))
    for label in tree.xpath("//label[@for]"):
        if label.get("for") not in ids:
            label.tag = "div"
            del label.attrib["for"]


def palette_is_a_choice(tree: Tree) -> None:
    """The colour switch is a form that sends nothing; it is a group of choices, and needs a name."""
    for form in tree.xpath("//form[@data-md-component='palette']"):
        form.tag = "div"
        form.set("role", "radiogroup")
        form.set("aria-label", "Colours")


def icons_are_silent(tree: Tree) -> None:
    """A drawing without words stands beside words or inside a named control."""
    for drawing in tree.xpath("//svg[not(.//title)][not(@aria-label)][not(@aria-labelledby)][not(@role)]"):
        drawing.set("aria-hidden", "true")


def buttons_have_a_name(tree: Tree) -> None:
    """A tooltip is not a name that every screen reader speaks."""
    for button in tree.xpath("//a[@title][not(@aria-label)]|//button[@title][not(@aria-label)]"):
        if not button.text_content().strip():
            button.set("aria-label", button.get("title"))


def summaries_hold_no_links(tree: Tree) -> None:
    """A link inside the handle of a fold cannot be told from the handle."""
    for link in tree.xpath("//summary//a[contains(concat(' ', @class, ' '), ' headerlink ')]"):
        link.drop_tree()


def skip_link_reaches_the_page(tree: Tree) -> None:
    """The skip link leads to the second heading, past all that stands before it, and some pages have none."""
    article = next(having_class(tree, "md-content__inner"), None)
    place = next(iter(tree.xpath("//*[@data-md-component='skip']")), None)
    if article is None or place is None:
        return
    if not article.get("id"):
        article.set("id", MAIN)
    article.set("tabindex", "-1")
    link = next(having_class(place, "md-skip"), None)
    if link is None:
        link = etree.SubElement(place, "a", {"class": "md-skip"})
        link.text = "Skip to content"
    link.set("href", f"#{article.get('id')}")


def empty_heads_are_corners(tree: Tree) -> None:
    """A table with an empty corner has headings in its first column too."""
    for table in tree.xpath("//table[thead/tr/th]"):
        corner = table.xpath("(thead/tr)[1]/*[1]")[0]
        for head in table.xpath("thead/tr/th"):
            if not head.text_content().strip() and not len(head):
                head.tag = "td"
                head.attrib.pop("scope", None)
            else:
                head.set("scope", "col")
        if corner.tag == "td":
            for cell in table.xpath("tbody/tr/*[1][self::td]"):
                if cell.text_content().strip():
                    cell.tag = "th"
                    cell.set("scope", "row")


def pages_do_not_name_their_maker(tree: Tree) -> None:
    """Version numbers help nobody who reads."""
    for maker in tree.xpath("//meta[@name='generator']"):
        maker.drop_tree()


FIXES: tuple[Callable[[Tree], None], ...] = (
    alignment_is_a_class,
    switches_complete_nothing,
    tab_order_is_a_number,
    search_is_no_dialog,
    menu_is_one_landmark,
    labels_have_a_control,
    palette_is_a_choice,
    icons_are_silent,
    buttons_have_a_name,
    summaries_hold_no_links,
    skip_link_reaches_the_page,
    empty_heads_are_corners,
    pages_do_not_name_their_maker,
)
