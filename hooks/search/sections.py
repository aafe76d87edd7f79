"""A rendered page as search reads it: its headings, and the text below each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Words of neighbours such as these are not to run into one.
APART = ("p", "li", "td", "th", "dt", "dd", "br", "div", "label", "legend", "summary", "figcaption", "option", "button")
BREAK = "\ue000"  # For private use, so in no text.

_left_out: Any = etree.XPath("//script|//style|//object|//*[@data-search-exclude]")
_said = etree.XPath("string()")


@dataclass(frozen=True)
class Section:
    """A heading with its id, and the text below it as far as the next; the opening of a page has neither."""

    id: str
    title: str
    text: str


def sections(html: str) -> list[Section]:
    """The sections of a page in order, without what is kept out of search by `data-search-exclude`.

    An excluded heading takes its section along.
    """
    if not html.strip():
        return []
    page: Any = etree.fromstring(f"<div>{html.replace(BREAK, '')}</div>", etree.HTMLParser(encoding="utf-8"))
    excluded = set()
    for element in _left_out(page):
        if element.tag in HEADINGS:
            excluded.add(element)
        else:
            element.clear(keep_tail=True)
    found: list[tuple[str, str] | None] = [("", "")]
    for heading in page.iter(*HEADINGS):
        if name := heading.get("id"):
            title = " ".join(str(_said(heading)).split())
            is_title = heading.tag == "h1" and len(found) == 1
            found.append(None if heading in excluded else ("" if is_title else name, title))
            heading.clear(keep_tail=True)
            heading.text = BREAK
    for element in page.iter(*APART):
        element.tail = f" {element.tail or ''}"
    texts = [" ".join(text.split()) for text in str(_said(page)).split(BREAK)]
    whole = [Section(*head, text) for head, text in zip(found, texts, strict=True) if head is not None]
    # The title of a page is its opening, unless something stands before it.
    return whole[1:] if len(whole) > 1 and not whole[1].id and not whole[0].text else whole
