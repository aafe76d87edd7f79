"""A source file as its writer sees it: front matter, body, and the line each begins on. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import yaml

from content import yaml_words
from content.problems import Problem
from content.yaml_words import FAST as FAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Function = TypeVar("Function", bound="Callable[..., Any]")

ROW = re.compile(r"-{2,5}|[-\u2012-\u2015\u2500]{1,5}(?<!-)|\.\.\.")
OTHER_ROW = re.compile(r"[*_=~+.#]{1,9}")
NAMED = re.compile(r"[a-z_]+:(?:\s|$)")
ANCHOR = re.compile(r"(?:\s*(?:-\s+|[\w-]+:\s+)*|[^'\"]*[\[{,]\s*)(?P<sign>&)\S")
UNREADABLE = ("not-utf-8", "file-unreadable")
"""Problems of a file of which nothing is known."""
FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})")


_worked_out: list[Any] = []


def worked_out(function: Function) -> Function:
    """Marks a pure function of sources: it is asked once for each, in a preview also from one build to the next."""
    remembering = lru_cache(maxsize=8192)(function)
    _worked_out.append(remembering)
    return cast("Function", remembering)


def forget_sources() -> None:
    """Let go of the sources and of all that was worked out of them; a large site's fill the memory."""
    for remembering in _worked_out:
        remembering.cache_clear()


@dataclass(frozen=True)
class Source:
    """One Markdown file; line numbers count from 1 over the whole file."""

    path: str
    """Relative to the repository, with forward slashes."""
    text: str
    meta: dict[str, Any] = field(default_factory=dict, hash=False)
    """The front matter; empty if there is none or it cannot be read."""
    meta_lines: dict[str, int] = field(default_factory=dict, hash=False)
    """The line each top-level front-matter name stands on."""
    body_line: int = 1
    """The line on which the body begins."""
    problems: tuple[Problem, ...] = ()
    """What kept the front matter from being read."""

    @property
    def lines(self) -> list[str]:
        """The whole file, line by line; `lines[0]` is line 1."""
        return _lines(self.text)

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return _body(self.text, self.body_line)

    @property
    def stem(self) -> str:
        """The name of the file, without .md."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    def problem(self, line: int, column: int, message: str, code: str, mended: str | None = None) -> Problem:
        """Something wrong with this file; line and column count from 1."""
        one_line = re.sub(r"\s*\n\s*", " ", message)  # What it quotes may hold a break.
        return Problem(self.path, line, column, one_line, code, mended)

    def prose_lines(self) -> list[tuple[int, str]]:
        """(line number, text) of the body with code, comments and inline code blanked out, columns kept."""
        return list(_prose_lines(self.body, self.body_line))


# What is as large as a text stays for the few that are being looked at; for every source it would fill the memory.
@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")


@lru_cache(maxsize=8)
def _body(text: str, body_line: int) -> str:
    return "\n".join(_lines(text)[body_line - 1 :])


@lru_cache(maxsize=8)
def _prose_lines(body: str, body_line: int) -> tuple[tuple[int, str], ...]:
    return tuple(enumerate(blank_code(body).split("\n"), body_line))


def read(file: Path, root: Path) -> Source:
    """Read one source file; one that cannot be read comes back empty, with the problem said."""
    path = file.relative_to(root).as_posix()
    try:
        written = file.read_bytes()
    except OSError as error:
        why = f"This file cannot be read ({error.strerror}). Save it again."
        return Source(path, "", problems=(Problem(path, 1, 1, why, "file-unreadable"),))
    try:
        return parse(path, written.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        column = error.start - written.rfind(b"\n", 0, error.start)
        why = "This file is not UTF-8 text. Save it again with the encoding UTF-8."
        return Source(path, "", problems=(Problem(path, line, column, why, "not-utf-8"),))


@worked_out
def parse(path: str, text: str) -> Source:
    """Split a text into front matter and body. MkDocs takes a broken header for prose; here it is a problem."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")

    def unread(line: int, column: int, why: str, code: str, body_line: int = 1) -> Source:
        return Source(path, text, body_line=body_line, problems=(Problem(path, line, column, why, code),))

    if lines[0].rstrip() != "---":
        first = next((n for n, line in enumerate(lines, 1) if line.strip()), 1)
        after = next((n for n, line in enumerate(lines[first:], first + 2) if line.rstrip() == "---"), first + 1)
        row, below = lines[first - 1].strip(), lines[first] if first < len(lines) else ""
        closed = after > first + 1
        names = closed and (NAMED.match(row) or (OTHER_ROW.fullmatch(row) and NAMED.match(below)))
        if not (names or re.fullmatch(r"[-\u2013\u2014]{1,5}", row)):
            return Source(path, text)
        why = "The front matter has to begin on line 1, with exactly three hyphens. Put the line --- there."
        return unread(first, 1, why, "front-matter-place", after)
    end = next((n for n, line in enumerate(lines[1:], 1) if ROW.fullmatch(line.rstrip())), None)
    if end is not None and lines[end].rstrip() not in ("---", "..."):
        why = f"'{lines[end].strip()}' does not close the front matter. Write exactly three hyphens (---) there."
        return unread(end + 1, 1, why, "front-matter-open", end + 2)
    if end is None:
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
        why = "The front matter is not closed. Add a line with three hyphens (---) below it."
        return unread(end, 1, why, "front-matter-open", end + 1)
    header, body_line = "\n".join(lines[1:end]), end + 2
    node, meta, problems = _values(path, header, 1, inside=True)
    lines_of = lines_of_names(node, 1)
    return Source(path, text, meta, lines_of, body_line, tuple(problems))


@worked_out
def parse_list(path: str, text: str) -> Source:
    """A list beside the pages, such as paths.yml: nothing but front matter, without its two rows of hyphens."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    node, meta, problems = _values(path, text, 0, inside=False)
    return Source(path, text, meta, lines_of_names(node, 0), text.count("\n") + 2, tuple(problems))


def lines_of_names(node: yaml.Node | None, above: int) -> dict[str, int]:
    """The line on which each name of the outermost level first stands, with `above` lines before the first."""
    lines: dict[str, int] = {}
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        lines.setdefault(str(key.value), key.start_mark.line + 1 + above)
    return lines


def _values(path: str, text: str, above: int, inside: bool) -> tuple[yaml.Node | None, dict[str, Any], list[Problem]]:
    """The values of front matter inside a page, or of a list, below so many lines; and what kept them from being read."""
    what = "The front matter" if inside else path
    try:
        node, meta = yaml_words.tree(text)
    except yaml_words.ERRORS as error:
        line, column, said, remedy = yaml_words.explain(text, error)
        why = f"{what} cannot be read: {said}. {remedy}"
        return None, {}, [Problem(path, line + above, column, why, "front-matter-yaml" if inside else "list-unreadable")]
    if node is None:
        return None, {}, []
    if not isinstance(meta, dict):
        why = f"{what} is not a list of 'name: value' lines. Write one name and its value on each line."
        return None, {}, [Problem(path, 1 + above, 1, why, "front-matter-yaml" if inside else "list-unreadable")]
    problems = []
    where = "the front matter" if inside else path
    for key, first in yaml_words.twice(node):
        why = f"'{key.value}' stands twice in {where} (first on line {first + 1 + above}). Keep one of them."
        line, column = key.start_mark.line + 1 + above, key.start_mark.column + 1
        problems.append(Problem(path, line, column, why, "front-matter-twice" if inside else "list-value"))
    lines = text.split("\n")
    for number, written in enumerate(lines, 1 + above):
        if anchor := ANCHOR.match(written):
            why = "A value cannot begin with '&': the word behind it would be lost. Put the whole value in quotation marks."
            code = "front-matter-yaml" if inside else "list-unreadable"
            problems.append(Problem(path, number, anchor.start("sign") + 1, why, code))
    for number in yaml_words.swallowed(node, lines):
        why = "This item is indented deeper than the one above, and became part of its text. Begin both at the same place."
        problems.append(Problem(path, number + 1 + above, 1, why, "front-matter-yaml" if inside else "list-unreadable"))
    for mark in yaml_words.cut_short(node, lines):
        why = "What stands behind this # is lost. Put the whole value in quotation marks."
        problems.append(Problem(path, mark.line + 1 + above, mark.column + 2, why, "front-matter-comment"))
    return node, meta, problems


def blank_code(text: str) -> str:
    """The text with fenced and inline code and HTML comments replaced by spaces: same lines, same columns."""
    lines = text.split("\n")
    for first, last in fences(text):
        lines[first : last + 1] = [" " * len(line) for line in lines[first : last + 1]]
    return _CODE_OR_COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines))


# Each way begins with a plain sign, so that the search leaps from one such sign to the next.
_CODE_OR_COMMENT = re.compile(
    r"`(?<![`\\]`)(?P<t>`*)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)`(?P=t)(?!`)|<!--.*?(?:-->|\Z)", re.DOTALL
)


def fences(text: str) -> Iterator[tuple[int, int]]:
    """First and last line of each piece of fenced code, from 0; one that is never closed runs to the end."""
    opened, fence = 0, ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mark = FENCE.match(line)
        if not mark:
            continue
        if fence:
            if mark["ticks"].startswith(fence) and not line.strip().strip(fence[0]):
                yield opened, number
                fence = ""
        elif "`" not in line[mark.end() :]:
            opened, fence = number, mark["ticks"]
    if fence:
        yield opened, len(lines)
