"""Form controls with their labels, as elements of the page; nothing typed into them is kept."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

BOX = ("[ ]", "[]")


def writing(parent: Element, name: str, rows: int, labelled_by: str = "") -> None:
    """A box of `rows` lines to write in."""
    known_as = {"aria-labelledby": labelled_by} if labelled_by else {}
    SubElement(parent, "textarea", {"id": name, "rows": str(rows), "autocomplete": "off", **known_as})


def labelled(parent: Element, kind: str, one: str, text: str | None, group: str = "") -> Element:
    """One control inside its own label; of the radio buttons of a `group` only one can be chosen."""
    label = SubElement(parent, "label")
    grouped = {"name": group, "value": one.removeprefix(f"{group}-")} if kind == "radio" else {}
    typed = {"autocomplete": "off"} if kind not in ("checkbox", "radio") else {}  # Of a switch it is not valid.
    SubElement(label, "input", {"type": kind, "id": one, **typed, **grouped})
    SubElement(label, "span").text = text
    return label


def ends(item: Element, name: str, left: str, right: str) -> None:
    """What the two ends of a line mean, said to screen readers along with the question."""
    item.set("aria-describedby", f"{name}-ends")
    words = SubElement(item, "p", {"class": "sheet-ends", "id": f"{name}-ends"})
    SubElement(words, "span").text = left
    SubElement(words, "span").text = right


def choice(item: Element, kind: str, one: str, group: str) -> None:
    """Turn a list item into a control with the item's text as its label."""
    paragraph = item[0] if len(item) and item[0].tag == "p" else None
    text = (item if paragraph is None else paragraph).text
    if paragraph is not None:
        item.remove(paragraph)
    label = labelled(item, kind, one, text, group)
    item.remove(label)
    item.insert(0, label)
    item.text = None


def table(element: Element, name: str, rows: int) -> None:
    """Give every cell that asks for an answer its control, named by its row and its column."""
    for cell in element.iter():
        if cell.tag in ("th", "td") and "center" in (cell.attrib.pop("style", "") or cell.attrib.pop("align", "")):
            cell.set("class", "sheet-centre")  # A style attribute would need a hole in the content security policy.
    heads = element.findall("thead/tr/th")
    for number, head in enumerate(heads):
        if (head.text or "").strip():
            head.set("id", f"{name}-c{number}")
            head.set("scope", "col")
        else:
            head.tag = "td"
    for line, row in enumerate(element.iterfind("tbody/tr"), 1):
        _row(row, [head.get("id", "") for head in heads], f"{name}-r{line}", line, rows)


def _row(row: Element, columns: list[str], name: str, line: int, rows: int) -> None:
    cells = list(row)
    if (cells[0].text or "").strip() not in ("", *BOX):
        cells[0].tag = "th"
        cells[0].set("id", name)
        cells[0].set("scope", "row")
    for number, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        text = (cell.text or "").strip()
        known_as = f"{name} {column}".strip()
        if text in BOX:
            cell.text = None
            box = {"type": "checkbox", "id": f"{name}c{number}"}
            SubElement(cell, "input", {**box, "aria-labelledby": known_as})
        elif not text and not len(cell):
            writing(cell, f"{name}c{number}", rows, known_as)
    if cells[0].tag != "th":
        SubElement(cells[0], "span", {"id": name, "class": "visually-hidden"}).text = f"Row {line}"


def say_columns(table: Element) -> None:
    """Each cell says which column it belongs to, for a phone that sets a row as a card."""
    heads = [" ".join("".join(head.itertext()).split()) for head in table.iterfind("thead/tr/*")]
    for row in table.iterfind("tbody/tr"):
        for head, cell in zip(heads, row, strict=False):
            if head and cell.tag == "td":
                cell.set("data-column", head)
