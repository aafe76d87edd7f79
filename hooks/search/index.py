"""The index in small files, each a script: a browser runs the few that it needs, from a server or from a disk.

    index.js    the rules of search.words, and which file begins with which word
    w0.js …     words and names by their keys: who says it, where, and how strongly
    t0.js …     what is shown: addresses, titles and texts
    v0.js, r0.js …   words as they are written, by their beginnings and by their ends, for words typed wrongly

A word in `w` is `form postings phrases`: how it is mostly written (what follows its key, or `=` and all of it); five signs
for each document: two for its number (three in a huge site), one for where and how strongly, two for the parts in which it
stands; and four for each phrase that people type: two for its line, one for which of its phrases, one for how much of it the
word is. The line of a document's `also` has the number of the document; the lines of asked.yml come behind, and `leads` in
index.js says to which documents. A name, which ends in a space, lists its documents: [number, "title with its small words"],
and behind it a 1 if the title goes on, or a 2 if it is a phrase of small words and at most one that tells; [number, part] for
a heading.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from search import counting
from search.counting import ALSO, BODY, PARTS
from search.documents import ASKED, KINDS, Document
from search.phrases import NEARLY, Lines, leads, shares, split
from search.words import ADDRESS, RELATED, content, key, name, related, rules, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER = "search"
# Small enough that a line of words costs little, large enough that there are not thousands of files.
WORDS, TEXTS, SPELLINGS = 1_900, 3_000, 1_200
SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""The digits of numbers, on base 91: what stands in a string of JSON as it is."""
BETWEEN = ">"
"""Between the beginnings of files: one sign in JSON, which no word and no DOI has."""
LEVELS = 22
"""Steps of how strongly a document says a word; where it stands times this, and the step, are one sign."""
MAIN = re.compile(r"[:?!] |, (?=an? )")
"""What parts the title of a page or a work from what explains it; the title alone names it too."""
FEW = 0.03
"""The part of all documents in which a word is rare."""
SHARED = 5
"""A heading that stands on more pages than this names none of them."""
SHORTEST, FORMS = 4, 3
"""Letters of a word that is offered for one typed wrongly, and how many forms of a word are."""


def index(
    documents: Iterable[Document], addresses: Mapping[str, str] | None = None, asked: Iterable[tuple[Sequence[str], Sequence[str]]] = ()
) -> dict[str, str]:
    """The files of the index by their names below the site.

    `addresses` are DOIs of documents, by address on the site. `asked` are lines of what people type: the addresses to which
    it leads, the best first, and their ways to say it.
    """
    order = {kind: number for number, kind in enumerate(KINDS)}
    docs = sorted(documents, key=lambda one: order[one.kind])
    counted = [one.words() for one in docs]
    forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for its, form, often in chain.from_iterable(map(counting.forms, counted)):
        forms[its][form] += often
    places = {one.address: number for number, one in enumerate(docs)}
    led = leads(asked, places, len(SIGNS))
    lines = split([*(one.also for one in docs), *(say for _, say in led)])
    for word in (word for line in lines for phrase in line for word in phrase.telling):
        forms[key(word)][word] += 1
    wide = 2 if len(lines) < len(SIGNS) ** 2 else 3
    who = Counter(chain.from_iterable(one["keys"].split() for one in counted))
    said, phrases = _postings(counted, who, wide), _phrases(lines, who, len(docs), wide)
    for word in " ".join(RELATED).split():
        if (its := key(word)) in said or its in phrases:
            forms[its][word] += 1
    entries: dict[str, Any] = {
        its: f"{_form(its, _first(forms[its], 1)[0][0])} {said.get(its, '')} {phrases.get(its, '')}".rstrip() for its in forms
    }
    entries |= _names(docs, [*range(len(docs)), *(to[0] for to, _ in led)], lines)
    for number, one in enumerate(docs):
        if doi := (addresses or {}).get(one.address):
            entries[doi.casefold()] = f" {_digits(number, wide)}{SIGNS[4 * LEVELS - 1]}{_digits(1)}"
    usual = {form: min(9, int(math.log2(sum(forms[its].values())))) for its in forms for form, _ in _first(forms[its], FORMS)}
    spelt = [(form, often) for form, often in usual.items() if len(form) >= SHORTEST and form.isalpha()]
    files: dict[str, str] = {}
    starts = {
        "words": _shards(files, "w", WORDS, sorted(entries.items())),
        "forward": _spellings(files, "v", sorted(spelt)),
        "reverse": _spellings(files, "r", sorted((form[::-1], often) for form, often in spelt)),
        "texts": _texts(files, docs, wide),
    }
    firsts = [(kind, KINDS[kind], len(list(group))) for kind, group in groupby(docs, key=lambda one: one.kind)]
    asking = {kind: " ".join(map(key, named.split())) for kind, named in ASKED.items()}
    digest = hashlib.sha256()
    for text in files.values():
        digest.update(text.encode())
    core = {
        "v": digest.hexdigest()[:8], "docs": len(docs), "wide": wide, "kinds": firsts, "rules": rules(), "asked": asking, **starts,
        "leads": " ".join("".join(_digits(one, wide) for one in to) for to, _ in led),
    }  # fmt: skip
    return {f"{FOLDER}/{file}.js": text for file, text in {**files, "index": _script("index", core)}.items()}


def _postings(counted: Sequence[Mapping[str, Any]], who: Mapping[str, int], wide: int) -> dict[str, str]:
    usual = sum(one["length"] for one in counted) / max(len(counted), 1) or 1
    digits = [_digits(number) for number in range(1 << PARTS)]
    hows = [[SIGNS[where * LEVELS + level] for level in range(LEVELS)] for where in range(4)]
    said: dict[str, bytearray] = defaultdict(bytearray)  # A hundred thousand texts of five signs would take ten times the memory.
    rare = {its for its in related() if who.get(its, 0) < FEW * len(counted)}
    others = {its: found for its in who if (found := rare.intersection(related().get(its, ())))}
    for number, one in enumerate(counted):
        place = _digits(number, wide)
        damping = 1.2 * (0.4 + 0.6 * one["length"] / usual)
        near: dict[str, tuple[int, float, int]] = {}
        own = set(one["keys"].split())
        for its, times, where, share, parts in counting.said(one):
            strength = share if where >= ALSO else max(share, times / (times + damping))
            said[its] += f"{place}{hows[where][round(strength * (LEVELS - 1))]}{digits[parts]}".encode()
            for other in others.get(its, ()):
                near[other] = max(near.get(other, (0, 0, 0)), (ALSO if where >= ALSO else BODY, NEARLY * strength, parts))
        for other, (where, strength, parts) in near.items():
            if other in own:
                continue
            said[other] += f"{place}{hows[where][round(strength * (LEVELS - 1))]}{digits[parts]}".encode()
    return {its: found.decode() for its, found in said.items()}


def _phrases(lines: Lines, who: Mapping[str, int], documents: int, wide: int) -> dict[str, str]:
    number, top = [_digits(number, wide) for number in range(len(lines))], len(SIGNS) - 1
    return {
        its: "".join(f"{number[line]}{SIGNS[nth % len(SIGNS)]}{SIGNS[round(share * top)]}" for (line, nth), share in found.items())
        for its, found in shares(lines, who, documents).items()
    }


def _names(docs: Sequence[Document], first: Sequence[int], lines: Lines) -> dict[str, list[list[Any]]]:
    """Whose title or heading consists of certain words.

    Of lines that people type: where one leads first, if a phrase has but one word that tells, or none.
    """
    named: dict[str, list[list[Any]]] = defaultdict(list)
    headings = Counter(heading for one in docs for heading in {section.title for section in one.sections})
    for number, one in enumerate(docs):
        title = one.title.partition("). ")[2] if one.heads else one.title
        own = words(title, joined=False)
        named[name(own)].append([number, " ".join(map(key, own))])
        for other in one.titles:
            named[name(words(other, joined=False))].append([number, " ".join(map(key, words(other, joined=False)))])
        if (main := words(MAIN.split(title, maxsplit=1)[0], joined=False)) != own and (len(content(main)) > 1 or len(main) == 1):
            named[name(main)].append([number, " ".join(map(key, main)), 1])
        for part, numbers in enumerate(one.parts()):
            for heading in {one.sections[number].title for number in numbers if one.sections}:
                if heading and headings[heading] <= SHARED and (its := name(words(heading, joined=False))) != name(own):
                    named[its].append([number, part])
    for number, line in zip(first, lines, strict=True):
        for said in {tuple(phrase.words) for phrase in line if len(phrase.telling) < 2 <= len(phrase.words)}:
            named[name(said)].append([number, " ".join(map(key, said)), 2])
    return {its: sorted(found, key=str) for its, found in named.items() if its.strip()}


def _shards(files: dict[str, str], letter: str, size: int, entries: Iterable[tuple[str, Any]]) -> str:
    """Files of so many bytes; returns the beginnings of their first keys, as short as tells them apart."""
    starts, last = [], ""
    for number, shard in enumerate(_cut(((its, f"{_json(its)}:{_json(value)}") for its, value in entries), size)):
        first = shard[0][0]
        starts.append(next(first[:end] for end in range(1, len(first) + 1) if first[:end] > last) if last else "")
        last = shard[-1][0]
        files[f"{letter}{number}"] = f"searched.{letter}{number}={{{','.join(text for _, text in shard)}}}\n"
    return BETWEEN.join(starts)


def _spellings(files: dict[str, str], letter: str, spelt: Sequence[tuple[str, int]]) -> str:
    """Words in order; each as the number of letters it shares with the one before, the rest, and how usual it is."""
    starts = []
    for number, shard in enumerate(_cut(((form, f"{form}{often}") for form, often in spelt), 2 * SPELLINGS)):
        before, coded = "", []
        for form, text in shard:
            shared = next((n for n, (a, b) in enumerate(zip(form, before, strict=False)) if a != b), min(len(form), len(before)))
            coded.append(f"{SIGNS[shared]}{text[shared:]}")
            before = form
        starts.append(shard[0][0] if number else "")
        files[f"{letter}{number}"] = _script(f"{letter}{number}", " ".join(coded))
    return BETWEEN.join(starts)


def _texts(files: dict[str, str], docs: Sequence[Document], wide: int) -> str:
    """What is shown; returns with which part of which document each file begins, in three or four signs."""

    def parts() -> Iterator[tuple[tuple[int, int, str], str]]:
        """Where each begins and what it holds, and all that it weighs: with the first goes what is said of the whole."""
        for number, one in enumerate(docs):
            for part, numbers in enumerate(one.parts()):
                held = _json([[s.id, s.title, s.text] for n in numbers for s in one.sections[n : n + 1]])
                yield (number, part, held), held if part else held + _head(number, one, 0)

    starts = []
    for number, shard in enumerate(_cut(parts(), TEXTS)):
        starts.append(_digits(shard[0][0][0], wide) + SIGNS[shard[0][0][1]])
        shown = []
        for doc, pieces in groupby((place for place, _ in shard), key=lambda place: place[0]):
            found = list(pieces)
            shown.append(f"{_head(doc, docs[doc], found[0][1])[:-1]},[{','.join(held for *_, held in found)}]]")
        files[f"t{number}"] = f"searched.t{number}=[{','.join(shown)}]\n"
    return "".join(starts)


def _head(number: int, one: Document, first: int) -> str:
    """What a file says of a document whose parts begin there: with its first part, also under which words people look for it."""
    return _json([number, first, one.address, one.title, one.summary, [] if first else list(one.also)])


def _cut(pieces: Iterable[tuple[Any, str]], size: int) -> Iterator[list[tuple[Any, str]]]:
    """Pieces, as many together as `size` bytes hold, and at least one."""
    together: list[tuple[Any, str]] = []
    weight = 0
    for piece in pieces:
        grown = weight + len(piece[1].encode()) + 1
        if together and grown > size:
            yield together
            together, grown = [], len(piece[1].encode()) + 1
        together.append(piece)
        weight = grown
    if together:
        yield together


def doi(text: str) -> str:
    """The DOI in a text, in small letters; nothing if it holds none."""
    found = ADDRESS.search(text)
    return found[1].casefold() if found else ""


def _first(forms: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    """The commonest forms, in an order that does not rest on how they were met."""
    return sorted(forms.items(), key=lambda one: (-one[1], one[0]))[:most]


def _form(its: str, form: str) -> str:
    return form[len(its) :] if form.startswith(its) else f"={form}"


def _digits(number: int, wide: int = 2) -> str:
    """A number in so many signs: two up to 8,280, three up to 753,570."""
    return (_digits(number // len(SIGNS), wide - 1) if wide > 1 else "") + SIGNS[number % len(SIGNS)]


# One encoder for all, since a new one for each word would take a fifth of the time.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _script(file: str, value: Any) -> str:
    return f"searched.{file}={_json(value)}\n"
