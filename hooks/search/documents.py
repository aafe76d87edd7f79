"""What can be found: pages, the terms of the glossary and the works of the bibliography, each with its words counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search.words import content, fold, key, told, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from search.sections import Section

ASKED = {
    "Module": "module lesson",
    "Exercise": "exercise activity worksheet handout",
    "Workshop plan": "workshop plan",
    "Term": "definition define meaning",
    "Source": "article paper reference doi",
}
"""Words by which somebody asks for a kind: an exercise on trust. They count for little as words."""

KINDS: dict[str, float] = {
    "Module": 1.0,
    "Exercise": 0.94,
    "Workshop plan": 0.9,
    "Page": 0.88,
    "About this site": 0.75,
    "Path": 0.7,
    "For contributors": 0.6,
    "Term": 0.97,
    "Source": 0.3,
}
"""What a result is called, and how much its words count beside those of a module; of two with one title, the earlier is first."""

PARTS = 13
"""Sections that are told apart in a page; in a longer one neighbours are taken together."""

BODY, HEADING, ALSO, TITLE = range(4)
"""Where a word stands, the weightiest last. What a page says of itself before its text counts as a heading."""


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
    heads: str = ""
    """What of `title` counts as the title, where that is not all of it: the author and the year of a work."""

    def parts(self) -> list[list[int]]:
        """The numbers of its sections, as many to a part as it takes."""
        number = max(len(self.sections), 1)
        grouped: dict[int, list[int]] = {}
        for section in range(number):
            grouped.setdefault(section if number <= PARTS else section * PARTS // number, []).append(section)
        return list(grouped.values())


@dataclass(slots=True)
class Word:
    """What a document says with one word."""

    times: float = 0
    where: int = BODY
    share: float = 0
    """Of its title or of one of its synonyms, how much this word is."""
    parts: int = 0
    """Bit n: it stands in part n."""


@dataclass
class Counted:
    """The words of a document by their keys, and how many there are."""

    words: dict[str, Word] = field(default_factory=dict)
    length: int = 0


def count(document: Document, forms: Mapping[str, Counter[str]]) -> Counted:
    """Its words; `forms` counts on, for each key, how often each form of the word was met."""
    made = Counted()

    def note(text: str, part: int, where: int = BODY, times: int = 1) -> None:
        bit = 1 << part
        for word, often in Counter(words(text)).items():
            if not (its := told(word)):
                continue
            if not (found := made.words.get(its)):
                found = made.words[its] = Word()
            found.times += times * often
            if where > found.where:
                found.where = where
            found.parts |= bit
            forms[its][word] += often
            made.length += often if where == BODY else 0

    note(document.summary, 0, HEADING)
    for part, numbers in enumerate(document.parts()):
        for section in [document.sections[number] for number in numbers if document.sections]:
            note(section.text, part)
            note(section.title, part, HEADING, 2)
    note(document.title, 0, HEADING if document.heads else TITLE)
    for named, where in ((document.heads or document.title, TITLE), *((also, ALSO) for also in (*document.titles, *document.also))):
        _weigh(content(words(named, joined=False)), where, made, forms, falls=bool(document.heads))
    return made


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in small letters as well as with a capital: a name among them, such as Young, is also a word."""
    small, large = Counter[str](), Counter[str]()
    for text in texts:
        for word in text.split():
            (small if word.islower() else large)[fold(word).strip(".,;:!?()\"'“”‘’…")] += 1
    return frozenset(word for word, often in small.items() if often * 4 > large[word])


def author(names: Iterable[str], year: str, known: AbstractSet[str]) -> str:
    """Author and year as the title of a work; names that are ordinary words are left out."""
    return " ".join([*(name for name in names if not set(words(name)) & known), year])


def _weigh(named: Sequence[str], where: int, made: Counted, forms: Mapping[str, Counter[str]], *, falls: bool) -> None:
    """Each word of a title is a part of it; of authors the first counts most, and the share `falls` from each to the next."""
    keys = dict.fromkeys(key(word) for word in named)
    for word in named:
        forms[key(word)][word] += 1
    for number, its in enumerate(keys, 1):
        found = made.words.get(its) or made.words.setdefault(its, Word(parts=1))
        share = 1 / (number if falls else len(keys))
        if where > found.where:
            found.where, found.share = where, share
        elif where == found.where:
            found.share = max(found.share, share)
        found.times += 1


def parted(reference: str) -> tuple[str, str]:
    """A reference in APA style as author, year and title, and the rest without its address."""
    bare = re.sub(r"\s*https?://\S+", "", reference)
    found = re.match(r".+?\((?:[^()]*\d{4}[^()]*|n\.d\.[^()]*|in press)\)\. .+?[.?!](?= |$)", bare)
    return (found[0].removesuffix("."), bare[found.end() :].strip()) if found else (bare, "")
