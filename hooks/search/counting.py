"""How often a document says which words, and where: pure functions of plain data, so that a build can keep what they make."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from search.sections import sections
from search.words import content, key, told, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PARTS = 13
"""Sections that are told apart in a page; in a longer one neighbours are taken together."""

BODY, HEADING, ALSO, TITLE = range(4)
"""Where a word stands, the weightiest last. What a page says of itself before its text counts as a heading."""


@dataclass(slots=True)
class Word:
    """What a document says with one word."""

    times: float = 0
    where: int = BODY
    share: float = 0
    """Of its title, of one of its synonyms or headings, how much this word is."""
    parts: int = 0
    """Bit n: it stands in part n."""

    def names(self, where: int, share: float) -> None:
        """It is so much of what stands there; the weightiest place counts."""
        if where >= self.where:
            self.share = max(share, self.share if where == self.where else 0)
            self.where = where


def parts(sections: int) -> list[list[int]]:
    """The numbers of so many sections, as many to a part as it takes."""
    number = max(sections, 1)
    grouped: dict[int, list[int]] = {}
    for section in range(number):
        grouped.setdefault(section if number <= PARTS else section * PARTS // number, []).append(section)
    return list(grouped.values())


def page(html: str, before: str, **about: Any) -> dict[str, Any]:
    """The sections of a rendered page as [id, heading, text], with `before` at its opening, and its words as `count` has them."""
    read = [[one.id, one.title, one.text] for one in sections(html)]
    if before and read and not read[0][0]:
        read[0] = ["", "", f"{before} {read[0][2]}"]
    elif before:
        read = [["", "", before], *read]
    return {"sections": read, **count(sections=read, **about)}


def counts(documents: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What `count` says of each, in order."""
    return [count(**one) for one in documents]


def count(
    title: str,
    sections: Sequence[Sequence[str]] = (),
    summary: str = "",
    titles: Sequence[str] = (),
    facts: str = "",
    heads: str = "",
) -> dict[str, Any]:
    """What a search.documents.Document says, for `said` and `forms` to read, and its `length`: its words but for small ones.

    Column by column, each as text, since objects for each of a hundred thousand words would take ten times the memory.
    """
    made: dict[str, Word] = {}
    written = Counter[str]()

    def note(found: Sequence[str], part: int, where: int = BODY, times: int = 1) -> int:
        bit, length = 1 << part, 0
        written.update(found)
        for word, often in Counter(found).items():
            if its := told(word):
                one = made.get(its) or made.setdefault(its, Word())
                one.times += times * often
                one.parts |= bit
                if where > one.where:
                    one.where, one.share = where, 0
                length += often
        return length

    def name(text: str, where: int, *, falls: bool = False) -> None:
        """Each word is a part of it; of authors the first counts most, and the share falls from each to the next."""
        telling = content(words(text, joined=False))
        written.update(telling)
        keys = dict.fromkeys(map(key, telling))
        for number, its in enumerate(keys if where != HEADING else made.keys() & keys, 1):
            one = made.get(its) or made.setdefault(its, Word(parts=1))
            one.names(where, 1 / (number if falls else len(keys)))
            one.times += where != HEADING

    note(words(summary), 0, HEADING)
    for word in dict.fromkeys(content(words(facts))):
        written[word] += 1
        one = made.setdefault(key(word), Word())
        one.times, one.where, one.parts = one.times + 1, max(one.where, HEADING), one.parts | 1
    length = 0
    for part, numbers in enumerate(parts(len(sections))):
        for _, heading, text in [sections[number] for number in numbers if sections]:
            length += note(words(text), part)
            note(words(heading), part, HEADING, 2)
            name(heading, HEADING)
    note(words(title), 0, HEADING if heads else TITLE)
    name(heads or title, TITLE, falls=bool(heads))
    for other in titles:
        name(other, ALSO)
    spelt: dict[str, list[str]] = {its: [] for its in made}
    for form, often in written.items():
        if (its := key(form)) in spelt:
            spelt[its].append(f"{form},{often}")
    columns = {name: " ".join(str(getattr(one, name)) for one in made.values()) for name in ("times", "where", "share", "parts")}
    return {"keys": " ".join(made), "forms": " ".join(map(",".join, spelt.values())), **columns, "length": length}


def said(counted: Mapping[str, Any]) -> Iterator[tuple[str, float, int, float, int]]:
    """The words of a document: key, times, where, share, parts."""
    keys, times, where, share, parts = (counted[name].split() for name in ("keys", "times", "where", "share", "parts"))
    return zip(keys, map(float, times), map(int, where), map(float, share), map(int, parts), strict=True)


def forms(counted: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """How a document writes its words: key, form, times."""
    for its, written in zip(counted["keys"].split(), counted["forms"].split(), strict=True):
        spelt = written.split(",")
        for form, often in zip(spelt[::2], spelt[1::2], strict=True):
            yield its, form, int(often)
