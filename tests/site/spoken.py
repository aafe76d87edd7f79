"""What a screen reader is given of a part of a page, in the order of reading, as lines that a person can read.

It is read from the accessibility tree of Chromium, by computed name, role and state: what every screen reader begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SAID_AS = {
    "textbox": "text field",
    "searchbox": "search field",
    "spinbutton": "number field",
    "InputTime": "time field",
    "combobox": "choice from a list",
    "radio": "radio button",
    "checkbox": "tick box",
    "DisclosureTriangle": "fold",
    "term": "term",
    "definition": "meaning",
    "image": "picture",
    "img": "picture",
    "navigation": "way",
    "radiogroup": "group",
    "banner": "head of the page",
    "tooltip": "shown beside it",
    "doc-biblioref": "link to a reference",
    "doc-backlink": "link back",
}
SILENT = {
    "generic", "none", "paragraph", "InlineTextBox", "listitem", "ListMarker", "LineBreak", "emphasis", "strong", "RootWebArea", "time",
    "LabelText", "Legend", "DescriptionList", "DescriptionListTerm", "DescriptionListDetail", "Details", "MenuListPopup", "option",
    "LayoutTable", "figure", "code", "Abbr", "superscript", "blockquote", "mark", "HeaderAsNonLandmark", "sectionheader",
}  # fmt: skip
WHOLE = {
    "link", "button", "heading", "radio", "checkbox", "textbox", "searchbox", "spinbutton", "InputTime", "combobox", "DisclosureTriangle",
    "option", "image", "img", "doc-biblioref", "doc-backlink",
}  # fmt: skip
"""What is said with its name, and not once more with what stands in it."""
STATES = {
    "checked": {"true": "chosen", "false": "not chosen"},
    "expanded": {True: "open", False: "closed"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "invalid": {"true": "wrong entry"},
    "required": {True: "has to be filled in"},
    "disabled": {True: "cannot be used"},
    "focused": {True: "here is the focus"},
}


def spoken(page: Page, selector: str) -> str:
    """The lines for what `selector` finds first."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    place = session.send("DOM.describeNode", {"nodeId": found})["node"]["backendNodeId"]
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    start = next(node for node in nodes if node.get("backendDOMNodeId") == place)
    return "".join(f"{line}\n" for line in _joined(_walk(start, by_id)))


def _walk(node: dict[str, Any], by_id: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[tuple[int, str, bool]]:
    """(depth, words, whether they are plain text) of a node and what stands in it."""
    role, name = node.get("role", {}).get("value", ""), " ".join(node.get("name", {}).get("value", "").split())
    inside = depth
    if not node["ignored"] and role not in SILENT:
        if role == "StaticText":
            if name:
                yield depth, name, True
            return
        states = [STATES[one["name"]].get(one["value"].get("value")) for one in node.get("properties", []) if one["name"] in STATES]
        level = [f"level {one['value']['value']}" for one in node.get("properties", []) if one["name"] == "level" and role == "heading"]
        value = node.get("value", {}).get("value", "")
        about = " ".join(node.get("description", {}).get("value", "").split())
        more = [*level, *filter(None, states), *([f"holds “{value}”"] if value not in ("", None) else []), *([about] if about else [])]
        said = SAID_AS.get(role, role)
        yield depth, said + (f": {name}" if name else "") + (f" ({', '.join(map(str, more))})" if more else ""), False
        inside = depth + 1
        if role in WHOLE and name:
            return
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _walk(by_id[child], by_id, inside)


def _joined(parts: Iterator[tuple[int, str, bool]]) -> Iterator[str]:
    """Pieces of one text on one line."""
    line: tuple[int, str] | None = None
    for depth, words, plain in parts:
        if plain and line and line[0] == depth:
            line = depth, f"{line[1]} {words}"
            continue
        if line:
            yield f"{'  ' * line[0]}{line[1]}"
        line = (depth, words) if plain else None
        if not plain:
            yield f"{'  ' * depth}{words}"
    if line:
        yield f"{'  ' * line[0]}{line[1]}"
