"""Values of front matter and of the lists are text: tags, links and emphasis in them would show as they stand."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from checks import allowed, signs
from checks.markup import TAG
from content.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from content.problems import Problem

QUOTED = re.compile(r"\s*(?:- )?[\w-]+:\s+(?P<at>[\u2018\u201c\u201e])[^\u2018\u201c\u201e]*[\u2019\u201c\u201d]\s*$")
LINK = re.compile(
    r"!?\[[^\[\]\n]+\]\((?:https?:|www\.|mailto:|javascript:|data:|[\w./-]+\.(?:md|html|svg|png)|#)[^()\n]*(?:\([^()\n]*\))?\)?",
    re.IGNORECASE,
)


ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
PLAIN = re.compile(r"\s*(?:- )?(?:title|subtitle|summary|question|purpose|motto|setting|before|aim|for|term):\s")
"""Names whose values no template reads as Markdown."""
EMPHASIS = re.compile(r"(?<![\w*])(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])[^*_]*[^\s*_](?P=sign)(?![\w*])|`[^`]+`")


def in_front_matter(source: Source) -> Iterator[Problem]:
    """Everything of that kind at the head of a page, and curly quotation marks where YAML has straight ones."""
    if source.body_line == 1:
        return
    lines = source.lines[1 : source.body_line - 2]
    for number, line in enumerate(lines, 2):
        if (curly := QUOTED.match(line)) and not source.problems:
            why = "These curly quotation marks would show. Take them out, or type straight ones."
            yield source.problem(number, curly.start("at") + 1, why, "front-matter-value")
    for place, column, why in _not_text(lines, 2):
        yield source.problem(place, column, why, "front-matter-html")


def in_lists(root: Path) -> Iterator[Problem]:
    """Everything of that kind in the lists beside the pages, and signs there and in the bibliography that nobody sees."""
    for file in sorted([*root.glob("*.yml"), *root.glob("*.bib")]):
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue  # hooks/checks/files.py tells.
        if file.name == "mkdocs.yml":
            continue  # hooks/checks/settings.py looks at it.
        yield from signs.in_a_file(file.name, text)
        if file.suffix == ".yml":
            source = Source(file.name, text)
            for line, column, why in _not_text(source.lines, 1):
                yield source.problem(line, column, why, "list-html")


def _not_text(lines: Sequence[str], first: int) -> Iterator[tuple[int, int, str]]:
    """(line, column, sentence) for every tag, link, sign of HTML and emphasis in values."""
    for number, line in enumerate(lines, first):
        if line.lstrip().startswith("#"):
            continue
        for match in TAG.finditer(line) if "<" in line else ():
            tag = match["tag"].casefold()
            if match["end"] == ">" and (tag in allowed.SIGNS or ":" in tag) and line[match.start() - 1 : match.start()] != "`":
                why = f"A value is text, so '{match[0]}' would show as it stands. Take the tag out."
                yield number, match.start() + 1, why
                break
        if entity := ENTITY.search(line):
            why = f"A value is text, so '{entity[0]}' would show as it stands. Write '{unescape(entity[0])}' itself."
            yield number, entity.start() + 1, why
        if PLAIN.match(line) and (emphasis := EMPHASIS.search(line)):
            why = f"A value is text, so '{emphasis[0]}' would show as it stands. Take its signs out."
            yield number, emphasis.start() + 1, why
        if "](" in line and (link := LINK.search(line)):
            why = f"A value is text, so '{link[0]}' would show as it stands. Keep its words, and put the link into the text of a page."
            yield number, link.start() + 1, why
