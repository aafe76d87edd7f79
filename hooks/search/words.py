"""What counts as one word for search: case, accents, hyphens, spelling on two continents, plurals and endings are one.

The rules are data. The browser gets them with the index and applies them to what is typed (theme/assets/search/words.js),
so that the two can never differ; a test compares them over every word of a site.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence



def _lines(name: str) -> list[str]:
    """The lines of a list in this folder, without what is said about it."""
    return [line for line in Path(__file__).with_name(name).read_text("utf-8").splitlines() if line[:1] not in ("", "#")]


COMMON = frozenset(" ".join(_lines("common-words.txt")).split())
"""Words that tell no page apart: dropped from what is typed, unless nothing else is typed."""
RELATED = _lines("related-words.txt")
"""Words that people type for one another: one group a line."""

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
)
NUMBERS = dict(zip((*range(2, 20), *range(20, 100, 10)), _NUMBERS.split(), strict=True))
"""People type 6 principles; the page is called Six principles."""

LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
"""Letters that Unicode does not take apart into a plain one and an accent."""

# In each step the first rule that fits is applied. A pattern means the same in Python and in a browser.
SPELLING: tuple[tuple[str, str], ...] = (
    ("ll", "l"),
    ("our", "or"),
    ("ae", "e"),
    ("^(foe|oe)", "e"),
    ("oeuvr", "euver"),
    ("([iy])z(e|es|ed|er|ers|ing|able|ation|ations|ational)$", "$1s$2"),
    ("^(.*(?:cent|theat|fib|lit|calib|somb|lust|met|meag))re(s?)$", "$1er$2"),
    ("^(.*(?:cent|fib|lit|calib|met))(?:red|ring)$", "$1ered"),
    ("ens(e|es|ed|ing)$", "enc$1"),
    ("^(practi)s", "$1c"),
    ("ogue(s?)$", "og$1"),
    ("^programme", "program"),
    ("^enquir", "inquir"),
    ("dgement", "dgment"),
    ("^grey", "gray"),
    ("^ageing$", "aging"),
    ("^(learn|burn|dream|spel|spoil|lean)t$", "$1ed"),
)
"""All of them, one after another."""

STEPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("^mins?$", "minute"), ("^h(?:r|our)s?$", "hour"), ("^vs$", "versus")),
    (("^children$", "child"), ("^(wo)?men$", "$1man"), ("^(.*(?:cris|thes|lys|bas))es$", "$1is"), ("^(..+)ies$", "$1y"),
     ("^(.+[^isu])s$", "$1")),
    (("^(..+)ied$", "$1y"), ("^(.*(?:agr|fr|decr|guarant|refer))eed$", "$1ee"), ("^(.*..[^eoh])at(?:ed|ing)$", "$1ate"),
     ("^(.*[aeiouy].*[^e])(?:ed|edly)$", "$1"), ("^(.*[aeiouy].*)(?:ing|ingly)$", "$1")),
    (("^(....*ful)(?:ness|y)$", "$1"), ("^(....*)ness$", "$1"), ("^(...*?)(?:ic)?i(?:sm|que?)$", "$1ic"), ("^(....*[^r])[ae]nce?$", "$1"),
     ("^(.*...[^ip])ly$", "$1"), ("^(....*)ment(?:al)?$", "$1")),
    (("^(.*ion)aly?$", "$1"), ("^(.*ic)aly?$", "$1"), ("^(.*)(?:ivity)$", "$1ive"), ("^(.*)ability$", "$1able")),
    (("^(.*..[^eoh])(?:ation|ative|ator|ate)$", "$1"), ("^(..+[st])(?:ion|ive)$", "$1"), ("^(.....*[st])ory?$", "$1")),
    (("^(.*[^aeiou])y$", "$1i"), ("^(...+)e$", "$1")),
    (("^(.*)([^aeiou\\d])\\2$", "$1$2"),),
)  # fmt: skip
"""What is written shorter; then plurals, -ed and -ing, -ness, -ism, -ance and -ment, -al, -ation and -ive, a last -y or -e,
and a doubled letter."""

DOI = r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)])"
ADDRESS = re.compile(DOI)
POSSESSIVE = re.compile(r"'(?:s\b)?")
LETTER = re.compile(r"\b([a-z])-(?=[a-z])")
"""An e-book and a p-value are one word each."""
INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
ACCENTS = re.compile("[\u0300-\u036f]+")
TYPED = (*((sign, "'") for sign in "’ʼ‘`´"), *((sign, "-") for sign in "\u2010\u2011"), *((sign, " ") for sign in "“”…–—\u00a0"))
"""What a keyboard has instead."""


def fold(text: str) -> str:
    """Small letters without accents, with the apostrophes and hyphens of a keyboard."""
    small = text.casefold()
    if small.isascii():
        return small
    for sign, put in TYPED:
        small = small.replace(sign, put)
    if small.isascii():
        return small
    for sign, put in LETTERS.items():
        small = small.replace(sign, put)
    return ACCENTS.sub("", unicodedata.normalize("NFKD", small))


def words(text: str, *, joined: bool = True) -> list[str]:
    """The words of a text in order, in small letters; a hyphenated one also as one word, behind its parts, if `joined`."""
    plain = LETTER.sub(r"\1", INITIALS.sub(lambda found: found[0].replace(".", ""), POSSESSIVE.sub("", fold(text))))
    found: list[str] = WORD.findall(plain)
    if "-" not in plain:
        return found
    parts = []
    for word in found:
        if "-" in word:
            parts += word.split("-")
            if joined:
                parts.append(word.replace("-", ""))
        else:
            parts.append(word)
    return parts


@functools.lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """What a word is looked up by: its spelling evened out, its ending cut off."""
    if word.isdecimal():
        word = NUMBERS.get(int(word), word) if len(word) < 3 else word
    for pattern, put in _SPELLING:
        word = pattern.sub(put, word)
    for step in _STEPS:
        for pattern, put in step:
            if pattern.match(word):
                word = pattern.sub(put, word, count=1)
                break
    return word


@functools.lru_cache(maxsize=200_000)
def told(word: str) -> str:
    """The key of a word of a text; nothing for small words, letters and numbers, by which nobody looks for a text."""
    return "" if word in COMMON or len(word) < 2 or word.isdecimal() else key(word)


def telling(found: Sequence[str]) -> list[str]:
    """The words that tell something."""
    return [word for word in found if word not in COMMON and (len(word) > 1 or word.isdecimal())]


def content(found: Sequence[str]) -> list[str]:
    """The words that tell something; all of them, if none does."""
    return telling(found) or list(found)


@functools.cache
def related() -> dict[str, list[str]]:
    """For the key of a word in a group the keys of all of its group."""
    groups = [list(dict.fromkeys(map(key, line.split()))) for line in RELATED]
    return {its: group for group in groups for its in group}


def name(found: Iterable[str]) -> str:
    """What a title or a synonym is looked up by, whatever the order and the small words."""
    return " ".join(sorted({key(word) for word in content(list(found))})) + " "


def rules() -> dict[str, Any]:
    """All of this as a browser needs it, as JSON knows it; `theme/assets/search/words.js` reads each by the same name."""
    return {
        "common": " ".join(sorted(COMMON)), "numbers": NUMBERS, "letters": LETTERS, "spelling": SPELLING, "steps": STEPS, "doi": DOI,
        "related": RELATED,
    }  # fmt: skip


def _ready(rules: Iterable[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), re.sub(r"\$(\d)", r"\\g<\1>", put)) for pattern, put in rules]


_SPELLING = _ready(SPELLING)
_STEPS = [_ready(step) for step in STEPS]
