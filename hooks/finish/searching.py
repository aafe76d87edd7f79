"""The search index, made small enough for a weak network: every word is still found, and every work has its own entry.

A section keeps its opening, which search shows, and after it, hidden, each further word once. Numbers and the commonest
words stay out. Search completes what is typed, so a word that only begins a longer one is left out: `agree` finds
`agreement`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING, Any, TypeAlias

from finish import tree
from pacing.memory import told

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from pacing.memory import Memory

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
        index, references = _text(file), _text(page) if page.is_file() else ""
        sharper = memory.once("search", told(index, references), lambda: sharpened(index, references))
        file.write_text(sharper, encoding="utf-8", newline="\n")


def sharpened(text: str, references: str) -> str:
    """An index as the search plugin writes it, made smaller; with each work on the page of references, if there is one."""
    index: Entry = json.loads(text)
    entries = gather(index["docs"])
    said = [" ".join(words(entry["text"])) for entry in entries]  # A tenth of what the sets would take.
    spread = Counter(word for one in said for word in one.split())
    often = max(A_FEW, COMMON * len(entries))
    common = frozenset(word for word, entries_with in spread.items() if entries_with > often)
    docs = [
        entry | {"text": condense(entry["text"], set(one.split()) - common, words(entry["title"]))}
        for entry, one in zip(entries, said, strict=True)
    ]
    if references:
        docs = [doc for doc in docs if doc["location"] != "references/"] + works(references)
    index["docs"] = docs
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def gather(docs: list[Entry]) -> list[Entry]:
    """The entries with plain text, and those under shared headings taken into the entry of their page."""
    shared = {title for title, pages in Counter(plain(doc["title"]) for doc in docs).items() if pages > SHARED}
    entries: dict[str, Entry] = {}
    for doc in docs:
        page, mark, _ = doc["location"].partition("#")
        text = plain(doc["text"])
        if mark and page in entries and plain(doc["title"]) in shared:
            entries[page]["text"] += f" {text}"
        else:
            entries[doc["location"]] = doc | {"text": text}
    return list(entries.values())


def works(page: str) -> list[Entry]:
    """The references page and each work on it, which have no headings for an index to go by."""
    root = tree.parse(page)
    title = next((tree.words(heading) for heading in root.iter("h1")), "").removesuffix("¶").strip()
    entries: list[Entry] = [{"location": "references/", "title": title, "text": ""}]
    place = ""
    for element in root.iter("li", "p", "div", "article"):
        if "reference" in tree.classes(element):
            place = f"references/#{element.get('id')}"
        elif "reference__text" in tree.classes(element):
            name, rest = _parted(tree.words(element))
            # Half the weight: who looks for a word wants the page or the term before the sources.
            entries.append({"location": place, "title": escape(name, quote=False), "text": rest, "boost": 0.5})
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


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
