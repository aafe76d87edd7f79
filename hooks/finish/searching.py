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
from typing import TYPE_CHECKING, Any

from finish.tree import having_class, read

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

OPENING = 110

# A word in more than this share of all sections tells none of them apart.
COMMON = 0.15


def sharpen(site: Path) -> None:
    """Rewrite the index of a built site in place."""
    file = site / "search" / "search_index.json"
    if not file.is_file():
        return
    index: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    texts = [plain(doc["text"]) for doc in index["docs"]]
    spread = Counter(word for text in texts for word in words(text))
    common = frozenset(word for word, sections in spread.items() if sections > COMMON * len(texts))
    docs = [
        doc | {"text": condense(text, words(unescape(doc["title"])), common)}
        for doc, text in zip(index["docs"], texts, strict=True)
    ]
    page = site / "references" / "index.html"
    if page.is_file():
        docs = [doc for doc in docs if doc["location"] != "references/"] + works(page)
    index["docs"] = docs
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def works(page: Path) -> list[dict[str, str]]:
    """The references page and each work on it, which have no headings for an index to go by."""
    tree = read(page)
    title = " ".join(tree.xpath("string(//h1[1])").replace("¶", "").split())
    entries = [{"location": "references/", "title": title, "text": ""}]
    for work in having_class(tree, "reference"):
        for element in having_class(work, "reference__text"):
            name, rest = _parted(" ".join(element.text_content().split()))
            entries.append({"location": f"references/#{work.get('id')}", "title": escape(name, quote=False), "text": rest})
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


def condense(text: str, title: AbstractSet[str] = frozenset(), common: AbstractSet[str] = frozenset()) -> str:
    """The opening of a section, and each further word once where search looks and nobody reads."""
    if len(text) <= OPENING:
        return f"<p>{escape(text, quote=False)}</p>" if text else ""
    cut = text.rfind(" ", 0, OPENING)
    shown = words(text[:cut]) | title
    further = _longest(words(text[cut:]) - common - shown, shown)
    return f"<p>{escape(text[:cut], quote=False)} …</p><p hidden>{' '.join(further)}</p>"


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
