"""The files of a search index, read as a browser reads them."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

from search.index import FOLDER, SIGNS

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


def looked_up(made: Mapping[str, str], key: str) -> tuple[str, Any]:
    """The file in which a key would stand, and what stands there."""
    starts = value(made, "index")["words"].split("\n")
    name = f"w{max(bisect_right(starts, key) - 1, 0)}"
    return name, value(made, name).get(key)


def saying(made: Mapping[str, str], key: str) -> list[int]:
    """The numbers of the documents that say a word."""
    _, entry = looked_up(made, key)
    signs = entry.partition(" ")[2] if entry else ""
    wide = value(made, "index")["wide"]
    found = []
    for at in range(0, len(signs), wide + 3):
        number = 0
        for sign in signs[at : at + wide]:
            number = number * len(SIGNS) + SIGNS.index(sign)
        found.append(number)
    return found


def weight(text: str) -> int:
    """Bytes, as a host sends them that packs nothing."""
    return len(text.encode())
