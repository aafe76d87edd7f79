"""How works that would be cited alike are told apart, over the whole bibliography (APA 7, 8.18 to 8.20)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from citations.names import Name, letters

if TYPE_CHECKING:
    from citations.work import Work


def disambiguate(works: list[Work]) -> list[Work]:
    """Initials where first authors share a surname; more names, or else a letter, where works look alike."""
    namesakes: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for work in works:
        if work.creators:
            namesakes[work.creators[0].family].setdefault(work.creators[0].initials, work.creators[0])
    alike: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        first = work.creators[0] if work.creators else Name("")
        if not all(first.could_be(other) for other in namesakes[first.family].values()):
            work = replace(work, with_initials=True)
        alike[work.names("&"), work.plain_year].append(work)
    return [each for group in alike.values() for each in _disambiguate_alike(group)]


def _disambiguate_alike(works: list[Work]) -> list[Work]:
    """Works cited alike: name more authors while that helps, then add a, b, c by day and title."""
    if len(works) == 1:
        return works
    same: defaultdict[str, list[Work]] = defaultdict(list)
    for work in works:
        longer = replace(work, names_shown=_names_needed(work, works))
        same[longer.names("&")].append(longer)
    return [
        replace(work, suffix=letters(number) if len(group) > 1 else "")
        for group in same.values()
        for number, work in enumerate(sorted(group, key=lambda each: each.sort_key[2:]), 1)
    ]


def _names_needed(work: Work, works: list[Work]) -> int:
    """How many names tell a work from the others; *et al.* is plural, so it never replaces the last name alone."""
    families = [name.family for name in work.creators]
    needed = 1
    for other in works:
        others = [name.family for name in other.creators]
        if families != others:
            differ = (n for n, (one, two) in enumerate(zip(families, others, strict=False), 1) if one != two)
            needed = max(needed, next(differ, min(len(families), len(others)) + 1))
    return len(families) if needed >= len(families) - 1 > 1 else min(needed, max(len(families), 1))
