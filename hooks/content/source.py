"""A source file as its writer sees it: front matter, body, and the line each begins on. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import yaml

from content.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Function = TypeVar("Function", bound="Callable[..., Any]")

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ANCHOR = re.compile(r"(?:\s*(?:-\s+|[\w-]+:\s+)*|[^'\"]*[\[{,]\s*)(?P<sign>&)\S")
MAYBE_CUT = re.compile(r"^[ \t]*[^#\s].* #", re.MULTILINE)
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
        if not re.fullmatch(r"[-\u2013\u2014]{1,5}", lines[first - 1].strip()):
            return Source(path, text)
        why = "The front matter has to begin on line 1, with exactly three hyphens. Put the line --- there."
        return unread(first, 1, why, "front-matter-place", after)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
        why = "The front matter is not closed. Add a line with three hyphens (---) below it."
        return unread(end, 1, why, "front-matter-open", end + 1)
    header, body_line = "\n".join(lines[1:end]), end + 2
    try:
        node, meta = _yaml(header)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError, OverflowError) as error:
        line, column, what = _explain(header, error)
        why = f"The front matter cannot be read: {what}. {_remedy(lines[line])}"
        return unread(line + 1, column, why, "front-matter-yaml", body_line)
    if not isinstance(meta, dict) or node is None:
        if node is None:
            return Source(path, text, {}, {}, body_line)
        why = "The front matter is not a list of 'name: value' lines. Write one name and its value on each line."
        return unread(2, 1, why, "front-matter-yaml", body_line)
    lines_of: dict[str, int] = {}
    problems = []
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 2
        if name in lines_of:
            why = f"'{name}' stands twice in the front matter (first on line {lines_of[name]}). Keep one of them."
            problems.append(Problem(path, line, key.start_mark.column + 1, why, "front-matter-twice"))
        lines_of.setdefault(name, line)
    for number, written in enumerate(lines[1:end], 2):
        if anchor := ANCHOR.match(written):
            why = "A value cannot begin with '&': the word behind it would be lost. Put the whole value in quotation marks."
            problems.append(Problem(path, number, anchor.start("sign") + 1, why, "front-matter-yaml"))
    for mark in _cut_short(node, lines[1:end]):
        why = "What stands behind this # is lost. Put the whole value in quotation marks."
        problems.append(Problem(path, mark.line + 2, mark.column + 2, why, "front-matter-comment"))
    return Source(path, text, meta, lines_of, body_line, tuple(problems))


def _yaml(header: str) -> tuple[yaml.Node | None, Any]:
    """The header as a tree that knows its lines, and as values.

    libyaml is quick; the other words its complaints well, and knows where a value ends that is cut by a #.
    """
    if FAST is not yaml.SafeLoader and not MAYBE_CUT.search(header):
        with suppress(yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError, OverflowError):
            return _composed(header, FAST)
    return _composed(header, yaml.SafeLoader)


def _composed(header: str, kind: Any) -> tuple[yaml.Node | None, Any]:
    loader = kind(header)
    try:
        node = loader.get_single_node()
        return node, {} if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _cut_short(node: yaml.Node, lines: list[str]) -> Iterator[yaml.Mark]:
    """The end of each value that YAML cuts at a #; a comment on a line of its own is none."""
    seen: set[int] = set()
    nodes = [node]
    while nodes:
        one = nodes.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, yaml.ScalarNode):
            behind = lines[one.end_mark.line][one.end_mark.column :] if one.end_mark.line < len(lines) else ""
            if one.style is None and one.value and re.match(r"\s+#", behind):
                yield one.end_mark
        elif isinstance(one, yaml.SequenceNode):
            nodes += one.value
        elif isinstance(one, yaml.MappingNode):
            nodes += [part for pair in one.value for part in pair]


IN_PLAIN_WORDS = (
    (r"mapping values are not allowed", "there is a second colon in this line"),
    (r"unexpected end of stream", "a quotation mark is not closed"),
    (r"found character '\\t'", "there is a tab at the beginning of a value"),
    (r"could not find expected ':'", "there is no colon behind the name"),
    (r"day is out of range|month must be in", "there is no such day"),
    (r"found undefined alias|found character '(.)' that cannot start", "a value cannot begin with this character"),
    (r"expected <block end>|did not find expected|expected ',' or", "a line is indented unlike its neighbours, or a bracket is open"),
    (r"could not determine a constructor for the tag", "a value cannot begin with an exclamation mark"),
)  # fmt: skip


def _explain(header: str, error: Exception) -> tuple[int, int, str]:
    """(line and column from 1 within the header, what is wrong)."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or str(error).split("\n")[0] or "it is not YAML"
    if getattr(error, "context", None) == "while scanning a quoted scalar":
        mark = getattr(error, "context_mark", mark)  # Where the quotation mark stands, not where the file ends.
    plain = next((said for pattern, said in IN_PLAIN_WORDS if re.search(pattern, what)), what)
    if mark:
        return min(mark.line, header.count("\n")) + 1, mark.column + 1, plain
    if isinstance(position := getattr(error, "position", None), int):  # A character that YAML does not take.
        before = header[:position]
        return before.count("\n") + 1, position - before.rfind("\n"), "there is a character that cannot be seen"
    return _odd_value(header) or (1, 1, plain)


def _odd_value(header: str) -> tuple[int, int, str] | None:
    """A value such as 2026-02-31, which looks like a date and is none, and where it stands."""
    for number, line in enumerate(header.split("\n"), 1):
        try:
            yaml.safe_load(line)
        except yaml.YAMLError:
            continue
        except (ValueError, OverflowError) as error:
            plain = next((said for pattern, said in IN_PLAIN_WORDS if re.search(pattern, str(error))), str(error))
            return number, len(line) - len(line.lstrip()) + 1, plain
    return None


def _remedy(line: str) -> str:
    if "\t" in line:
        return "Use spaces instead of the tab."
    if re.search(r"\d{4}-\d\d-\d\d", line):
        return "Write a day that the calendar has, as 2026-11-22."
    if line.count('"') % 2 or line.count("'") % 2:
        return "Close it, or put the whole value in quotation marks of the other kind."
    return "Put the whole value in quotation marks, and write each line as name: value."


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
