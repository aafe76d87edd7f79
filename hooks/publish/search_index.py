"""The search index, small enough for a weak network: every word is found, and every work has its own entry.

It is made of rendered Markdown and of the bibliography. A section keeps its opening, which search shows, and after it,
hidden, each further word once. Numbers and the commonest words stay out. Search completes what is typed, so a word that
only begins a longer one is left out: `agree` finds `agreement`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

Entry: TypeAlias = dict[str, Any]
"""`location` (an address from the site's folder), `title` and `text` (both HTML), and where it counts less, `boost`."""

NAME = "search/search_index.json"

# What the theme's searcher is told: where words end, and that a title counts for more than a text.
SETTINGS: Entry = {
    "fields": {"tags": {"boost": 1e6}, "text": {"boost": 1.0}, "title": {"boost": 1e3}},
    "lang": ["en"],
    "pipeline": ["stopWordFilter"],
    "separator": r'[\s\-,:;.!?()"“”…/]+',
}

OPENING = 100

# A word in more than this share of all sections, and in more than a few, tells none of them apart.
COMMON = 0.08
A_FEW = 20

# A heading that stands on more pages than this is no place to look for; its section is found by its page.
SHARED = 5

# Half the weight: who looks for a word wants the page or the term before the sources.
WEIGHT_OF_WORKS = 0.5

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Words of neighbours such as these are not to run into one.
APART = ("p", "li", "td", "th", "dt", "dd", "br", "div", "label", "legend", "summary", "figcaption", "option", "button")
BREAK = "\ue000"  # For private use, so in no text.

_left_out: Any = etree.XPath("//script|//style|//object|//*[@data-search-exclude]")
_said = etree.XPath("string()")


@dataclass(frozen=True)
class Page:
    """A page as search reads it: its address from the site's folder, its title, its text as HTML, and its weight."""

    address: str
    title: str
    html: str
    boost: float = 1.0


@dataclass(frozen=True)
class Section:
    """A heading with its id, and the text below it as far as the next; the opening of a page has neither."""

    id: str
    title: str
    text: str


def index(pages: Iterable[Page], works: Iterable[Entry] = ()) -> str:
    """The index as JSON, of what pages say and of ready entries for works."""
    entries = list(_without_shared([entry for page in pages for entry in _entries(page)]))
    said, spread = [], Counter[str]()
    for entry in entries:
        used = words(entry["text"])
        spread.update(used)
        said.append(" ".join(used))  # A tenth of what the sets would take.
        entry["text"] = entry["text"][: OPENING + 1]  # No more of it is shown, and all texts together are large.
    often = max(A_FEW, COMMON * len(entries))
    common = frozenset(word for word, entries_with in spread.items() if entries_with > often)
    for entry, one in zip(entries, said, strict=True):
        entry["text"] = condense(entry["text"], set(one.split()) - common, words(entry["title"]))
        entry["title"] = escape(entry["title"], quote=False)
    docs = {"config": SETTINGS, "docs": [*entries, *works]}
    return json.dumps(docs, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def work(location: str, reference: str) -> Entry:
    """The entry of a work: its reference in APA style, parted into author, year and title, and the rest."""
    name, rest = parted(reference)
    text = f"<p>{escape(rest, quote=False)}</p>" if rest else ""
    return {"location": location, "title": escape(name, quote=False), "text": text, "boost": WEIGHT_OF_WORKS}


def parted(reference: str) -> tuple[str, str]:
    """A reference in APA style as author, year and title, and the rest without its address."""
    bare = re.sub(r"\s*https?://\S+", "", reference)
    found = re.match(r".+?\((?:[^()]*\d{4}[^()]*|n\.d\.[^()]*|in press)\)\. .+?[.?!](?= |$)", bare)
    return (found[0].removesuffix("."), bare[found.end() :].strip()) if found else (bare, "")


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


def condense(text: str, said: AbstractSet[str], title: AbstractSet[str] = frozenset()) -> str:
    """The opening of a section, and where search looks and nobody reads, each further one of the words said in it."""
    if len(text) <= OPENING:
        return f"<p>{escape(text, quote=False)}</p>" if text else ""
    cut = text.rfind(" ", 0, OPENING)
    shown = words(text[:cut]) | title
    further = _longest(said - shown, shown)
    hidden = f"<i hidden>{' '.join(further)}</i>" if further else ""
    return f"<p>{escape(text[:cut], quote=False)} …{hidden}</p>"


def words(text: str) -> set[str]:
    """The words of a text as a reader would type them: lower case, two letters or more, no punctuation."""
    return set(re.findall(r"[^\W\d_][^\W_]+(?:[’'][^\W_]+)*", text.casefold()))


def _entries(page: Page) -> Iterator[Entry]:
    for section in sections(page.html):
        mark = f"#{section.id}" if section.id else ""
        entry: Entry = {"location": page.address + mark, "title": section.title or page.title, "text": section.text}
        yield entry if page.boost == 1.0 else entry | {"boost": page.boost}


def _without_shared(entries: Sequence[Entry]) -> Iterable[Entry]:
    """The entries, with those under shared headings taken into the entry of their page."""
    shared = {title for title, pages in Counter(entry["title"] for entry in entries).items() if pages > SHARED}
    kept: dict[str, Entry] = {}
    for entry in entries:
        page, mark, _ = entry["location"].partition("#")
        if mark and page in kept and entry["title"] in shared:
            kept[page]["text"] += f" {entry['text']}"
        else:
            kept[entry["location"]] = entry
    return kept.values()


def _longest(new: AbstractSet[str], shown: AbstractSet[str]) -> list[str]:
    """The new words that no other word completes."""
    kept: list[str] = []
    for word in sorted(new | shown, reverse=True):
        if not (kept and kept[-1].startswith(word)):
            kept.append(word)
    return sorted(word for word in kept if word in new)
