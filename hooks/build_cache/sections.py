"""What search may find on a page: its sections, read by a parser in C where the search plugin's own is in Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

from lxml import etree

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Words of neighbours such as these are not to run into one.
APART = ("p", "li", "td", "th", "dt", "dd", "br", "div", "label", "legend", "summary", "figcaption", "option", "button")
BREAK = "\ue000"  # For private use, so in no text.

_left_out: Any = etree.XPath("//script|//style|//object|//*[@data-search-exclude]|//a[contains(@class, 'headerlink')]")
_said = etree.XPath("string()")


@dataclass
class Section:
    """A heading with its id, and the text below it as far as the next, both as HTML; the first has no id."""

    id: str | None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(html: str) -> tuple[Section, ...]:
    """The sections of a page in order, without what is kept out of search by `data-search-exclude`."""
    if not html.strip():
        return ()
    page: Any = etree.fromstring(f"<div>{html.replace(BREAK, '')}</div>", etree.HTMLParser(encoding="utf-8"))
    excluded = set()
    for element in _left_out(page):
        if element.tag in HEADINGS:
            excluded.add(element)
        else:
            element.clear(keep_tail=True)
    found: list[Section | None] = [Section(None)]
    for heading in page.iter(*HEADINGS):
        if name := heading.get("id"):
            title = " ".join(str(_said(heading)).split())
            is_title = heading.tag == "h1" and len(found) == 1
            found.append(
                None if heading in excluded else Section(None if is_title else name, [escape(title, quote=False)])
            )
            heading.clear(keep_tail=True)
            heading.text = BREAK
    for element in page.iter(*APART):
        element.tail = f" {element.tail or ''}"
    for section, text in zip(found, str(_said(page)).split(BREAK), strict=True):
        if section:
            section.text.append(escape(" ".join(text.split()), quote=False))
    first, *rest = (section for section in found if section)
    return tuple(rest if rest and rest[0].id is None and not any(first.text) else (first, *rest))
