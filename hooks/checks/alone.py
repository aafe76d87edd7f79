"""The rules that need to know no other source, so that what they find can be kept."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import citations.check
import sheets.check
from checks import (
    boxes,
    conversations,
    halfopen,
    leftovers,
    markup,
    materials,
    objectives,
    paper,
    places,
    prose,
    selfchecks,
    shorter,
    signs,
    tables,
    unclosed,
    values,
    wall,
    wording,
)
from citations.bibliography import Bibliography
from content import blocks, frontmatter_problems
from content.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from citations.bibtex import Entry
    from content.problems import Problem
    from content.source import Source

    Rule = Callable[[], Iterable[Problem]]


def found(path: str, text: str, avoid: Mapping[str, str], works: str) -> list[tuple[Any, ...]]:
    """The fields of each `Problem` of a source, given words to avoid and the text of a bibliography without problems.

    Raises whatever a rule raises.
    """
    known = Bibliography.parse("bibliography.bib", works).by_key
    return [astuple(problem) for rule in rules(parse(path, text), avoid, known) for problem in rule()]


def found_in_bibliography(path: str, text: str) -> list[tuple[Any, ...]]:
    """The fields of each `Problem` of a bibliography."""
    return [astuple(problem) for problem in citations.check.bibliography_problems(Bibliography.parse(path, text))]


def rules(source: Source, avoid: Mapping[str, str], works: Mapping[str, Entry]) -> Iterator[Rule]:
    """Each rule, ready to be asked."""
    yield lambda: frontmatter_problems.problems(source)
    yield lambda: blocks.problems(source)
    yield lambda: unclosed.problems(source)
    yield lambda: halfopen.problems(source)
    yield lambda: leftovers.problems(source)
    yield lambda: signs.problems(source)
    yield lambda: markup.problems(source)
    yield lambda: values.in_front_matter(source)
    yield lambda: boxes.problems(source)
    yield lambda: selfchecks.problems(source)
    yield lambda: conversations.problems(source)
    yield lambda: places.problems(source)
    yield lambda: objectives.problems(source)
    yield lambda: prose.problems(source)
    yield lambda: tables.problems(source)
    yield lambda: wall.problems(source)
    yield lambda: wording.problems(source, avoid)
    yield lambda: citations.check.problems(source, works)
    if source.path.startswith("exercises/"):
        yield lambda: sheets.check.problems(source)
        yield lambda: paper.problems(source)
        yield lambda: shorter.problems(source)
        yield lambda: materials.problems(source)
