"""What a screen reader is told: every control has a name, headings say themselves once, and what is found is a named link."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.pages import EXERCISE, KINDS, MODULE, title
from tests.site.test_floor import ALL_IN_SIGHT, NARROW, look_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

CONTROLS = {
    "button", "checkbox", "combobox", "DisclosureTriangle", "link", "menuitem", "option", "radio", "searchbox", "slider",
    "spinbutton", "switch", "tab", "textbox", "DateTime", "InputTime",
}  # fmt: skip
GROUPS = {"dialog", "form", "navigation", "radiogroup"}


def told(page: Page) -> list[tuple[str, str]]:
    """Role and computed name of everything that is not hidden from a screen reader, in order."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    seen = (node for node in nodes if not node["ignored"])
    return [(node["role"]["value"], node.get("name", {}).get("value", "").strip()) for node in seen if "role" in node]


def nameless(page: Page) -> list[str]:
    return [role for role, name in told(page) if role in CONTROLS and not name]


@pytest.mark.parametrize("kind", KINDS)
def test_controls_and_groups_of_them_have_names_and_headings_are_read_as_they_stand(
    page: Page, served_site: str, kind: str
) -> None:
    page.goto(served_site + KINDS[kind])
    landmarks = [one for one in told(page) if one[0] == "navigation"]
    assert len(set(landmarks)) == len(landmarks) >= 1
    page.evaluate(ALL_IN_SIGHT)
    found = told(page)
    assert len([role for role, _ in found if role in CONTROLS]) > 15
    assert not [role for role, name in found if role in CONTROLS | GROUPS and not name]
    headings = [name for role, name in found if role == "heading"]
    assert len(headings) > (3 if kind in ("module", "exercise", "guide", "glossary") else 0)
    assert not [name for name in headings if name.endswith(("#", "¶", "link"))]


def test_copying_a_heading_takes_its_words_alone(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    copied = page.evaluate("""() => {
      const heading = document.querySelector("article h2[id]:has(.headerlink)");
      getSelection().selectAllChildren(heading);
      return [getSelection().toString().trim(), heading.firstChild.textContent];
    }""")
    assert copied[0] == copied[1]


def test_what_search_finds_is_a_link_named_by_its_title(page: Page, served_site: str) -> None:
    page.goto(served_site)
    before = Counter(name for role, name in told(page) if role == "link")
    look_for(page, title(EXERCISE).lower())
    new = Counter(name for role, name in told(page) if role == "link") - before
    assert title(EXERCISE) in new and all(new) and nameless(page) == []
    assert ("status", "") not in [one for one in told(page) if one[1]]


def test_the_search_field_is_not_called_wrong_before_anybody_types(page: Page, served_site: str) -> None:
    page.goto(served_site)
    field = page.get_by_role("search").get_by_role("textbox", name="Search")
    assert field.evaluate("(field) => [field.validity.valid, field.required]") == [True, False]


@pytest.mark.visitor(**NARROW)
def test_menu_and_colours_say_what_they_are_and_whether_they_are_open(page: Page, served_site: str) -> None:
    page.goto(served_site + MODULE)
    for name in ("Menu", "Colours"):
        session = page.context.new_cdp_session(page)

        def expanded(name: str = name, session: Any = session) -> list[bool]:
            nodes = session.send("Accessibility.getFullAXTree")["nodes"]
            buttons = [n for n in nodes if n.get("role", {}).get("value") == "button" and n["name"]["value"] == name]
            return [p["value"]["value"] for n in buttons for p in n["properties"] if p["name"] == "expanded"]

        assert expanded() == [False]
        page.get_by_role("button", name=name).click()
        assert expanded() == [True]
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Colours").click()
    radios = [name for role, name in told(page) if role == "radio"]
    assert ("radiogroup", "Colours") in told(page) and radios[:3] == ["As the device has it", "Light", "Dark"]
