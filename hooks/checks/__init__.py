"""Every rule about the sources in one pass; each mistake with file, line, column and what to do.

problems = all_problems(Path("."))
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import citing.check
import sheets.check

from checks import learning, links, prose
from checks.book import open_book, wordlist
from content import frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.book import Book
    from citing.bibtex import Entry
    from content.problems import Problem
    from content.source import Source

EXCUSE = re.compile(r"<!--\s*excuse(?P<file>-file)?\s+(?P<code>[\w-]+):\s*(?P<reason>\S.*?)\s*-->")


def all_problems(root: Path) -> list[Problem]:
    """Everything wrong with the sources below `root`, sorted; what is excused with a reason is left out."""
    book = open_book(root)
    avoid = wordlist(root)
    works, found = citing.check.read_bibliography(root / "bibliography.bib")
    found += learning.glossary_problems(book)
    for source in book.sources:
        found += [problem for problem in _of(source, book, works, avoid) if not _excused(problem, source)]
    return sorted(set(found))


def _of(source: Source, book: Book, works: dict[str, Entry], avoid: dict[str, str]) -> Iterator[Problem]:
    yield from frontmatter.problems(source)
    yield from links.problems(source, book)
    yield from prose.problems(source, avoid)
    yield from learning.problems(source, book)
    yield from citing.check.problems(source, works)
    if source.path.startswith("exercises/"):
        yield from sheets.check.problems(source)


def _excused(problem: Problem, source: Source) -> bool:
    """An excuse counts for its whole file, or for its own line and the one below."""
    lines = source.lines
    near = lines[max(0, problem.line - 2) : problem.line]
    return any(
        excuse["code"] == problem.code and (bool(excuse["file"]) or line in near)
        for line in lines
        for excuse in EXCUSE.finditer(line)
    )
