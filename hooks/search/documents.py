"""What can be found: pages, the terms of the glossary and the works of the bibliography."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from search.counting import count, parts
from search.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from search.sections import Section

ASKED = {
    "Module": "module lesson",
    "Exercise": "exercise activity worksheet handout printable pdf game",
    "Workshop plan": "workshop plan training",
    "Term": "definition define meaning mean",
    "Source": "article paper reference doi study",
    "": "people person start begin feel work time day new session group real call big good kind everyone everybody everything "
    "always never anymore today yesterday tonight way find look try bad wrong year week month old long okay ok actually "
    "help job last next fell fall come came tell told seem turn enough suddenly whole forever totally maybe perhaps "
    "better best nice thank hello template extra minute hour "
    "normal happen handle deal instruction symptom explain explanation",
}
"""Words by which somebody asks for a kind: an exercise on trust; and words that tell little. They count for little as words."""

KINDS: dict[str, float] = {
    "Module": 1.0,
    "Exercise": 0.94,
    "Workshop plan": 0.9,
    "Page": 0.88,
    "About this site": 0.75,
    "Path": 0.7,
    "For contributors": 0.6,
    "Term": 0.9,
    "Source": 0.3,
}
"""What a result is called, and how much its words count beside those of a module; of two with one title, the earlier is first."""


@dataclass(frozen=True)
class Document:
    """Something to find. `address` counts from the site's folder; all texts are plain."""

    address: str
    title: str
    kind: str
    """One of `KINDS`."""
    sections: Sequence[Section] = ()
    summary: str = ""
    also: Sequence[str] = ()
    """Other words under which people look for it."""
    titles: Sequence[str] = ()
    """What it is called as well."""
    facts: str = ""
    """What it says of itself in a few words and numbers: how long it takes, and for how many."""
    heads: str = ""
    """What of `title` counts as the title, where that is not all of it: the author and the year of a work."""
    counted: Mapping[str, Any] | None = None
    """Its words as search.counting.count has them, if they have been counted."""

    def texts(self) -> dict[str, Any]:
        """What search.counting.count is asked for."""
        sections = [(one.id, one.title, one.text) for one in self.sections]
        return {
            "title": self.title, "sections": sections, "summary": self.summary, "titles": list(self.titles),
            "facts": self.facts, "heads": self.heads,
        }  # fmt: skip

    def words(self) -> Mapping[str, Any]:
        """Its words."""
        return self.counted or count(**self.texts())

    def parts(self) -> list[list[int]]:
        """The numbers of its sections, as many to a part as it takes."""
        return parts(len(self.sections))


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in small letters as well as with a capital: a name among them, such as Young, is also a word."""
    small, large, written = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        written.update(text.split())
    for word, often in written.items():
        (small if word.islower() else large)[fold(word).strip(".,;:!?()\"'“”‘’…")] += often
    return frozenset(word for word, often in small.items() if often * 4 > large[word])


def author(names: Iterable[str], year: str, known: AbstractSet[str]) -> str:
    """Author and year as the title of a work, 2018 for 2018a too; names that are ordinary words are left out."""
    years = dict.fromkeys((re.sub(r"(?<=\d)[a-z]$", "", year), year))
    return " ".join([*(name for name in names if not set(words(name)) & known), *years])


def parted(reference: str) -> tuple[str, str]:
    """A reference in APA style as author, year and title, and the rest without its address."""
    bare = re.sub(r"\s*https?://\S+", "", reference)
    found = re.match(r".+?\((?:[^()]*\d{4}[^()]*|n\.d\.[^()]*|in press)\)\. .+?[.?!](?= |$)", bare)
    return (found[0].removesuffix("."), bare[found.end() :].strip()) if found else (bare, "")
