"""The search index, made small enough for a weak network: every word is still found, and every work has its own entry.

A section keeps its opening, which search shows, and after it, hidden, each further word once. Numbers and the commonest
words stay out. Search completes what is typed, so a word that only begins a longer one is left out: `agree` finds
`agreement`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from html import escape, unescape
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

from build_cache.memory import held, told
from publish import tree

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from build_cache.memory import Memory

Entry: TypeAlias = dict[str, Any]

OPENING = 100

# A word in more than this share of all sections, and in more than a few, tells none of them apart.
COMMON = 0.08
A_FEW = 20

# A heading that stands on more pages than this is no place to look for; its section is found by its page.
SHARED = 5


def sharpen(site: Path, memory: Memory) -> None:
    """Rewrite the index of a built site in place."""
    file, page = site / "search" / "search_index.json", site / "references" / "index.html"
    if file.is_file():
        sharper = memory.once("search", told(held(file), held(page)), partial(sharpened, file, page))
        file.write_text(sharper, encoding="utf-8", newline="\n")


def sharpened(file: Path, page: Path) -> str:
    """An index as the search plugin writes it, made smaller; with each work on the page of references, if there is one."""
    index: Entry = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] = entries = gather(index["docs"])
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
    if page.is_file():
        index["docs"] = [entry for entry in entries if entry["location"] != "references/"] + works(page)
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def gather(docs: list[Entry]) -> list[Entry]:
    """The entries with plain text, and those under shared headings taken into the entry of their page."""
    shared = {title for title, pages in Counter(plain(doc["title"]) for doc in docs).items() if pages > SHARED}
    entries: dict[str, Entry] = {}
    for doc in docs:
        page, mark, _ = doc["location"].partition("#")
        doc["text"] = plain(doc["text"])
        if mark and page in entries and plain(doc["title"]) in shared:
            entries[page]["text"] += f" {doc['text']}"
        else:
            entries[doc["location"]] = doc
    return list(entries.values())


def works(page: Path) -> list[Entry]:
    """The references page and each work on it, which have no headings for an index to go by.

    It is by far the longest page of a site, so each work is let go of once it is read.
    """
    about: Entry = {"location": "references/", "title": "", "text": ""}
    entries, place = [about], ""
    parts = etree.iterparse(
        page, ("start", "end"), tag=("h1", "li", "p", "div", "article"), html=True, encoding="utf-8"
    )
    for event, element in parts:
        if event == "start":
            if "reference" in tree.classes(element):
                place = f"references/#{element.get('id')}"
        elif element.tag == "h1":
            about["title"] = about["title"] or tree.words(element).removesuffix("¶").strip()
        elif "reference__text" in tree.classes(element):
            name, rest = _parted(tree.words(element))
            # Half the weight: who looks for a word wants the page or the term before the sources.
            entries.append({"location": place, "title": escape(name, quote=False), "text": rest, "boost": 0.5})
        elif "reference" in tree.classes(element):
            element.clear()
    return entries


def _parted(reference: str) -> tuple[str, str]:
    """A reference in APA style as author, year and title, and the rest without its address."""
    bare = re.sub(r"\s*https?://\S+", "", reference)
    found = re.match(r".+?\((?:[^()]*\d{4}[^()]*|n\.d\.[^()]*|in press)\)\. .+?[.?!](?= |$)", bare)
    name = found[0].removesuffix(".") if found else bare
    rest = bare[found.end() :].strip() if found else ""
    return name, f"<p>{escape(rest, quote=False)}</p>" if rest else ""


def plain(html: str) -> str:
    """Text without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


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


def _longest(new: AbstractSet[str], shown: AbstractSet[str]) -> list[str]:
    """The new words that no other word completes."""
    kept: list[str] = []
    for word in sorted(new | shown, reverse=True):
        if not (kept and kept[-1].startswith(word)):
            kept.append(word)
    return sorted(word for word in kept if word in new)
