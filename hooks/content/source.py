"""A source file as its writer sees it: front matter, body, and the line each begins on. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from content.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})")


@dataclass(frozen=True)
class Source:
    """One Markdown file; line numbers count from 1 over the whole file."""

    path: str
    """Relative to the repository, with forward slashes."""
    text: str
    meta: dict[str, Any] = field(default_factory=dict)
    """The front matter; empty if there is none or it cannot be read."""
    meta_lines: dict[str, int] = field(default_factory=dict)
    """The line each top-level front-matter name stands on."""
    body_line: int = 1
    """The line on which the body begins."""
    problems: tuple[Problem, ...] = ()
    """What kept the front matter from being read."""

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return "\n".join(self.lines[self.body_line - 1 :])

    @property
    def stem(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    def problem(self, line: int, column: int, message: str, code: str, mended: str | None = None) -> Problem:
        return Problem(self.path, line, column, message, code, mended)

    def prose_lines(self) -> list[tuple[int, str]]:
        """(line number, text) of the body with code, comments and inline code blanked out, columns kept."""
        blanked = blank_code(self.body)
        return list(enumerate(blanked.splitlines(), self.body_line))


def read(file: Path, root: Path) -> Source:
    """Read one source file; one that is not UTF-8 comes back empty, with the problem said."""
    path = file.relative_to(root).as_posix()
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        why = "This file is not UTF-8 text. Save it again with the encoding UTF-8."
        return Source(path, "", problems=(Problem(path, line, 1, why, "not-utf-8"),))
    return parse(path, text)


def parse(path: str, text: str) -> Source:
    """Split a text into front matter and body. MkDocs takes a broken header for prose; here it is a problem."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return Source(path, text)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        why = "The front matter is not closed. Add a line with three hyphens (---) below it."
        return Source(path, text, problems=(Problem(path, 1, 1, why, "front-matter-open"),))
    header = "\n".join(lines[1:end])
    lines_of: dict[str, int] = {}
    try:
        node = yaml.compose(header, Loader=yaml.SafeLoader)
        meta = yaml.safe_load(header) if node is not None else {}
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError) as error:
        line, column, what = _explain(error)
        why = f"The front matter cannot be read: {what}. Put values with a colon or a # in quotation marks."
        return Source(
            path, text, body_line=end + 2, problems=(Problem(path, line + 1, column, why, "front-matter-yaml"),)
        )
    if not isinstance(meta, dict):
        why = "The front matter is not a list of 'name: value' lines. Write one name and its value on each line."
        return Source(path, text, body_line=end + 2, problems=(Problem(path, 2, 1, why, "front-matter-yaml"),))
    problems = []
    for key, _ in node.value if node is not None else []:
        name, line = str(key.value), key.start_mark.line + 2
        if name in lines_of:
            why = f"'{name}' stands twice in the front matter (first on line {lines_of[name]}). Keep one of them."
            problems.append(Problem(path, line, key.start_mark.column + 1, why, "front-matter-twice"))
        lines_of.setdefault(name, line)
    return Source(path, text, meta, lines_of, end + 2, tuple(problems))


def _explain(error: Exception) -> tuple[int, int, str]:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).split("\n")[0] or "it is not YAML"
    return (mark.line + 1, mark.column + 1, what) if mark else (1, 1, what)


def blank_code(text: str) -> str:
    """The text with fenced and inline code and HTML comments replaced by spaces: same lines, same columns."""
    out: list[str] = []
    fence = ""
    for line in text.split("\n"):
        opening = FENCE.match(line)
        if fence:
            if opening and opening["ticks"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            out.append(" " * len(line))
        elif opening and "`" not in line[opening.end() :]:
            fence = opening["ticks"]
            out.append(" " * len(line))
        else:
            out.append(line)
    return _blank(
        r"(?<![`\\])(?P<t>`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)(?P=t)(?!`)", _blank(r"<!--.*?(?:-->|\Z)", "\n".join(out))
    )


def _blank(pattern: str, text: str) -> str:
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
