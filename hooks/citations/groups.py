"""What stands in one pair of brackets, and in which order it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citations.work import Work

_BESIDE = re.compile(r"(?<=[a-z.]) (?=[A-Z]?\d|[A-Z]\b|[ivxlc]+\b)")


@dataclass(frozen=True)
class Item:
    """One work in a pair of brackets."""

    work: Work
    prefix: str = ""
    """see, e.g., cf."""
    locator: str = ""
    year_only: bool = False


def in_order(items: list[Item]) -> list[Item]:
    """As a reference list has them; words before a work (see, but see) begin a new row."""
    if len(items) == 1:
        return items
    rows = groupby(range(len(items)), key=lambda n: sum(bool(item.prefix) for item in items[: n + 1]))
    ordered: list[Item] = []
    for _, row in rows:
        works = [items[n] for n in row]
        first, *rest = sorted(works, key=lambda item: item.work.sort_key)
        opening = works[0].prefix
        ordered += [Item(first.work, opening, first.locator, first.year_only)]
        ordered += [Item(item.work, "", item.locator, item.year_only) for item in rest]
    return ordered


def same_names(before: Item | None, item: Item) -> bool:
    """Whether (Brown, 2010a, 2010b) will do; with pages it would be read wrongly."""
    if before is None or item.prefix or before.locator or item.locator or before.year_only:
        return False
    return before.work.names("&") == item.work.names("&")


def ranged(locator: str) -> str:
    """On one line, with a dash between numbers, and each number beside the word before it, where no line ends."""
    return _BESIDE.sub("\u00a0", re.sub(r"(?<=\d)-+(?=\d)", "–", " ".join(locator.split())))
