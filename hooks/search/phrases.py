"""What people type, phrase by phrase: a page's `also`, and the lines of asked.yml with the pages to which each leads."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from search.documents import ASKED
from search.words import key, related, telling, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LITTLE = 0.3
"""How much a word counts that tells little."""
NEARLY = 0.6
"""How much a word counts that people type for the one in its place."""


class Phrase(NamedTuple):
    """What people type."""

    words: list[str]
    telling: list[str]
    """Those that are not small; a phrase without any is only found as a whole."""


Lines = list[list[Phrase]]


def leads(
    asked: Iterable[tuple[Sequence[str], Sequence[str]]], places: Mapping[str, int], most: int
) -> list[tuple[list[int], Sequence[str]]]:
    """Lines of what people type, with the numbers of the documents that they lead to; one of more than `most` phrases is cut."""
    found = []
    for to, say in asked:
        if known := [places[address] for address in to if address in places]:
            found += [(known, say[first : first + most]) for first in range(0, len(say), most)]
    return found


def split(lines: Iterable[Iterable[str]]) -> Lines:
    """The words of each phrase of each line."""
    return [[Phrase(said, telling(said)) for said in (words(text, joined=False) for text in line)] for line in lines]


def shares(lines: Lines, who: Mapping[str, int], documents: int) -> dict[str, dict[tuple[int, int], float]]:
    """By its key, of each word in which line and phrase it stands, and how much of the phrase it is; `who` has how many say it.

    Small words count where a phrase has but one that tells: "you are not alone" is less about being alone than "alone" is.
    A word that people type for one of a phrase is nearly as much of it.
    """
    groups = related()
    little = {key(word) for word in ASKED[""].split()}
    keyed = [[dict.fromkeys(map(key, phrase.telling)) for phrase in line] for line in lines]
    often = Counter(who)
    often.update(its for line in keyed for its in set().union(*line))
    found: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
    for number, line in enumerate(keyed):
        for nth, phrase in enumerate(line):
            weights = {its: math.log(1 + documents / often[its]) * (LITTLE if its in little else 1) for its in phrase}
            total = sum(weights.values()) * ((3 + len(lines[number][nth].words)) / 4 if len(phrase) == 1 else 1)
            place = number, nth
            for its, weight in weights.items():
                found[its][place] = weight / total
                for other in groups.get(its, ()):
                    if other not in phrase:
                        found[other][place] = max(NEARLY * weight / total, found[other].get(place, 0))
    return found
