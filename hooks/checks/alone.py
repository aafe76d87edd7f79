"""The rules that need to know nothing but a source itself, so that what they find in it can be kept."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import sheets.check
from checks import boxes, conversations, materials, objectives, prose, selfchecks, shorter, tables, unclosed, wording
from content import blocks, frontmatter_problems
from content.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from content.problems import Problem
    from content.source import Source

    Rule = Callable[[], Iterable[Problem]]


def found(path: str, text: str, avoid: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """The fields of each `Problem` of a source, words to `avoid` included. Raises whatever a rule raises."""
    return [astuple(problem) for rule in rules(parse(path, text), avoid) for problem in rule()]


def rules(source: Source, avoid: Mapping[str, str]) -> Iterator[Rule]:
    """Each rule, ready to be asked."""
    yield lambda: frontmatter_problems.problems(source)
    yield lambda: blocks.problems(source)
    yield lambda: unclosed.problems(source)
    yield lambda: boxes.problems(source)
    yield lambda: selfchecks.problems(source)
    yield lambda: conversations.problems(source)
    yield lambda: objectives.problems(source)
    yield lambda: prose.problems(source)
    yield lambda: tables.problems(source)
    yield lambda: wording.problems(source, avoid)
    if source.path.startswith("exercises/"):
        yield lambda: sheets.check.problems(source)
        yield lambda: shorter.problems(source)
        yield lambda: materials.problems(source)
