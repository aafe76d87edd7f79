"""Every rule about the sources in one pass; each mistake with file, line, column and what to do.

problems = all_problems(Path("."))
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import citations.check
import sheets.check
from build_cache.memory import Memory, told
from checks import (
    boxes,
    conversations,
    data,
    files,
    learning,
    links,
    materials,
    minutes,
    plans,
    prose,
    selfchecks,
    shorter,
    suppressions,
    tables,
    unclosed,
    wording,
)
from checks.book import open_book
from checks.findings import Findings
from content import blocks, frontmatter_problems
from content.problems import Problem
from content.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from checks.book import Book
    from citations.bibliography import Bibliography

    Rule = Callable[[], Iterable[Problem]]


def all_problems(root: Path, memory: Memory | None = None, bibliography: Bibliography | None = None) -> list[Problem]:
    """Everything wrong with the sources below `root`, sorted; what is excused with a reason is left out.

    With a memory of an earlier check, only what could have changed since is looked at again.
    """
    findings = Findings(memory or Memory())
    try:
        book = open_book(root, bibliography)
        outline = book.outline
    except Exception as error:  # Nothing below can be looked at, so this is all there is to say.
        return [_failed("docs/", error)]
    found = {
        *_guarded("bibliography.bib", lambda: citations.check.bibliography_problems(book.bibliography)),
        *_guarded("mkdocs.yml", lambda: files.problems(book)),
        *_guarded("words.yml", lambda: data.problems(book)),
        *_guarded("glossary/", lambda: learning.course_problems(book)),
    }
    avoid = data.words(root)
    for source in book.sources:
        itself = told(source.path, source.text, source.problems)
        found |= set(findings.at(f"{source.path}#alone", told(itself, avoid), partial(_found, _alone, source, avoid)))
        found |= set(findings.at(source.path, told(itself, outline), partial(_found, _among_others, source, book)))
    findings.keep()
    return sorted(suppressions.unsuppressed(found, [*book.sources, _bibliography(book)]))


def _bibliography(book: Book) -> Source:
    """The bibliography as a source, so that an excuse between its entries counts."""
    return Source(book.bibliography.path, book.bibliography.text)


def _alone(source: Source, avoid: dict[str, str]) -> Iterator[Rule]:
    """The rules that need to know nothing but a source itself."""
    yield lambda: frontmatter_problems.problems(source)
    yield lambda: blocks.problems(source)
    yield lambda: unclosed.problems(source)
    yield lambda: boxes.problems(source)
    yield lambda: selfchecks.problems(source)
    yield lambda: conversations.problems(source)
    yield lambda: prose.problems(source)
    yield lambda: tables.problems(source)
    yield lambda: wording.problems(source, avoid)
    if source.path.startswith("exercises/"):
        yield lambda: sheets.check.problems(source)
        yield lambda: shorter.problems(source)
        yield lambda: materials.problems(source)


def _among_others(source: Source, book: Book) -> Iterator[Rule]:
    """The rules that ask for other sources, works or files. What they ask for has to be in the book's outline."""
    yield lambda: links.problems(source, book)
    yield lambda: learning.problems(source, book)
    yield lambda: minutes.problems(source, book)
    yield lambda: plans.problems(source, book)
    yield lambda: citations.check.problems(source, book.works)


def _found(rules: Callable[[Source, Any], Iterator[Rule]], source: Source, known: Any) -> Iterator[Problem]:
    for rule in rules(source, known):
        yield from _guarded(source.path, rule)


def _guarded(path: str, rule: Rule) -> list[Problem]:
    """What a rule finds. A rule that fails costs its own findings on one file, never the report on the others."""
    try:
        return list(rule())
    except Exception as error:
        return [_failed(path, error)]


def _failed(path: str, error: Exception) -> Problem:
    what = f"{type(error).__name__}: {error}".split("\n")[0]
    why = f"A check could not read this file ({what}). Look for something unusual in it, and report this as a mistake."
    return Problem(path, 1, 1, why, "check-failed")
