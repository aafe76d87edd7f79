"""The files of a search index, read as a browser reads them."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

from search.index import BETWEEN, FOLDER, SIGNS
from search.words import content, key, words

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]


def files(site: Path) -> dict[str, str]:
    """The files of a built site, by their names below it."""
    return {f"{FOLDER}/{file.name}": file.read_text("utf-8") for file in sorted((site / FOLDER).glob("*.js"))}


def value(made: Mapping[str, str], name: str) -> Any:
    """What one file holds."""
    head, _, text = made[f"{FOLDER}/{name}.js"].partition("=")
    assert head == f"searched.{name}"
    return json.loads(text)


def shown(made: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What can be found, by its address: title, summary, also, and sections as [id, heading, text]."""
    found: dict[str, dict[str, Any]] = {}
    number = 0
    while f"{FOLDER}/t{number}.js" in made:
        for _, _, address, title, summary, also, parts in value(made, f"t{number}"):
            one = found.setdefault(address, {"title": title, "summary": summary, "also": also, "sections": []})
            one["sections"] += [section for part in parts for section in part]
        number += 1
    return found


def all_of(one: Mapping[str, Any]) -> str:
    """All that is shown of a document."""
    return " ".join([one["title"], one["summary"], *one["also"], *(part for section in one["sections"] for part in section[1:])])


def looked_up(made: Mapping[str, str], its: str) -> tuple[str, Any]:
    """The file in which a key would stand, and what stands there."""
    starts = value(made, "index")["words"].split(BETWEEN)
    name = f"w{max(bisect_right(starts, its) - 1, 0)}"
    return name, value(made, name).get(its)


def saying(made: Mapping[str, str], its: str) -> list[int]:
    """The numbers of the documents that say a word."""
    _, entry = looked_up(made, its)
    return [_number(one[:-3]) for one in _cut(entry.split(" ")[1], value(made, "index")["wide"] + 3)] if entry else []


def phrases(made: Mapping[str, str], word: str) -> dict[tuple[int, int], float]:
    """In which line and phrase that people type a word stands, and how much of the phrase it is."""
    _, entry = looked_up(made, key(word))
    signs = [*entry.split(" "), ""][2] if entry else ""
    cut = _cut(signs, value(made, "index")["wide"] + 2)
    return {(_number(one[:-2]), SIGNS.index(one[-2])): SIGNS.index(one[-1]) / (len(SIGNS) - 1) for one in cut}


def led(made: Mapping[str, str], said: str) -> list[list[int]]:
    """The numbers of the documents to which each phrase leads that `said` is, whatever its order and its small words."""
    core = value(made, "index")
    leads = [[_number(one) for one in _cut(line, core["wide"])] for line in core["leads"].split(" ")]
    stands = [phrases(made, word) for word in content(words(said, joined=False))]
    places = sorted(set.intersection(*map(set, stands)))
    whole = [place[0] for place in places if abs(sum(found[place] for found in stands) - 1) < 0.05]
    return [[line] if line < core["docs"] else leads[line - core["docs"]] for line in whole]


def _cut(signs: str, length: int) -> list[str]:
    return [signs[at : at + length] for at in range(0, len(signs), length)]


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * len(SIGNS) + SIGNS.index(sign)
    return number


def weight(text: str) -> int:
    """Bytes, as a host sends them that packs nothing."""
    return len(text.encode())
