"""YAML as its writers see it: read quickly, and if it cannot be read, the line that is to blame and what to do about it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ERRORS = (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError, OverflowError)
"""Whatever reading YAML may raise."""
MAYBE_CUT = re.compile(r"^[ \t]*[^#\s].* #", re.MULTILINE)

QUOTE_IT = "Put the whole value in quotation marks, and write each line as name: value."
STRAIGHT = 'Type straight ones (") or none.'
FIRST = (
    (
        r"(?P<at>)(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$",
        "two versions of this place were never merged",
        "Keep one, and take out the lines of signs.",
    ),
    (r"[ ]*(?P<at>\t)", "there is a tab before this line", "Use spaces instead of the tab."),
    (r"[ ]*(?P<at>[\u00a0\u2002-\u200b\u202f\u3000])", "there is a blank of another kind before this line", "Type the blanks again."),
)  # fmt: skip
"""Slips that are to blame wherever they stand: what is found, what it is, what to do."""
NEAR = (
    (r"\s*(?:- )?[\w-]+(?P<at>[\uff1a\ufe55\u2236])", "this colon is from another keyboard", "Type a plain colon, and a blank behind it."),
    (r"\s*(?:- |[\w-]+: )+(?P<at>[\u2018-\u201f])", "there is a curly quotation mark", STRAIGHT),
    (r"\s*(?P<at>-)(?!-)(?=[^\s\d])", "there is no blank behind this hyphen", "Begin each item with a hyphen and a blank."),
    (r"\s*(?P<at>[*\u2022\u2013\u2014])\s+\S", "this sign begins no item of a list", "Write a hyphen and a blank instead."),
    (r"(?P<at>[\w-]+):(?=[^\s:/])(?!.*:\s)", "there is no blank behind this colon", "Write each line as name: value."),
    (r"(?!\s*(?:- )?(?:[\w .()-]+:\s+)?[\"'\[{|>].*)(?:.*?:\s).*?(?P<at>:)(?:\s|$)", "there is a second colon in this line", QUOTE_IT),
    (r"\s*(?:- )?[\w-]+:\s+(?P<at>[\[{])[^\]}]*[\]}]\s*[^\s,#]", "words stand behind a bracket", QUOTE_IT),
    (r"(?P<at>[a-z][\w-]*)[ \t]+[^:]+$", "there is no colon behind the name", "Write each line as name: value."),
)  # fmt: skip
"""Slips that YAML notices in their line or further down."""

UNEVEN = "a line is indented unlike its neighbours, or a bracket is open"
IN_PLAIN_WORDS = (
    (r"mapping values are not allowed", "there is a second colon in this line"),
    (r"unexpected end of stream", "a quotation mark is not closed"),
    (r"found character '\\t'", "there is a tab at the beginning of a value"),
    (r"could not find expected ':'", "there is no colon behind the name"),
    (r"day is out of range|month must be in", "there is no such day"),
    (
        r"found undefined alias|found character '(.)' that cannot start|expected alphabetic or numeric",
        "a value cannot begin with this character",
    ),
    (r"expected (?:<block end>|'<document start>'|the node content, but found '<stream end>'|',' or)|did not find expected", UNEVEN),
    (r"could not determine a constructor for the tag", "a value cannot begin with an exclamation mark"),
)  # fmt: skip


def tree(text: str) -> tuple[yaml.Node | None, Any]:
    """A text as a tree that knows its lines, and as values. Raises one of `ERRORS`.

    libyaml is quick; the other words its complaints well, and knows where a value ends that is cut by a #.
    """
    if FAST is not yaml.SafeLoader and not MAYBE_CUT.search(text):
        with suppress(*ERRORS):
            return _composed(text, FAST)
    return _composed(text, yaml.SafeLoader)


def _composed(text: str, kind: Any) -> tuple[yaml.Node | None, Any]:
    loader = kind(text)
    try:
        node = loader.get_single_node()
        return node, {} if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def cut_short(node: yaml.Node, lines: list[str]) -> Iterator[yaml.Mark]:
    """The end of each value that YAML cuts at a #; a comment on a line of its own is none."""
    for one in nodes(node):
        if isinstance(one, yaml.ScalarNode):
            behind = lines[one.end_mark.line][one.end_mark.column :] if one.end_mark.line < len(lines) else ""
            if one.style is None and re.match(r"\s+#" if one.value else r"\s*#\S", behind):
                yield one.end_mark


def swallowed(node: yaml.Node, lines: list[str]) -> Iterator[int]:
    """Each line, from 0, that begins like an item of a list and became part of the text above it."""
    for one in nodes(node):
        if isinstance(one, yaml.ScalarNode) and not one.style:
            for number in range(one.start_mark.line + 1, min(one.end_mark.line + 1, len(lines))):
                if re.match(r"\s+- \S", lines[number]) and (number, 0) < (one.end_mark.line, one.end_mark.column):
                    yield number


def twice(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, int]]:
    """Each name that stands twice at the same place, and the line from 0 on which it first stood."""
    for one in nodes(node):
        lines: dict[str, int] = {}
        for key, _ in one.value if isinstance(one, yaml.MappingNode) else ():
            if (name := str(key.value)) in lines:
                yield key, lines[name]
            lines.setdefault(name, key.start_mark.line)


def nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all below it, each once."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            waiting += [part for pair in one.value for part in pair]


def explain(text: str, error: Exception) -> tuple[int, int, str, str]:
    """(line and column from 1, what is wrong, what to do) for a text that cannot be read."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    for pattern, said, remedy in FIRST:
        for number, written in enumerate(lines, 1):
            if match := re.match(pattern, written):
                return number, match.start("at") + 1, said, remedy
    quoted = getattr(error, "context", None) == "while scanning a quoted scalar"
    for number in range(min(mark.line, len(lines) - 1) if mark and not quoted else -1, -1, -1):
        for pattern, said, remedy in NEAR:
            if match := re.match(pattern, lines[number]):
                return number + 1, match.start("at") + 1, said, remedy
    what = getattr(error, "problem", None) or str(error).split("\n")[0] or "it is not YAML"
    if quoted:
        mark = getattr(error, "context_mark", mark)  # Where the quotation mark stands, not where the file ends.
    plain = next((said for pattern, said in IN_PLAIN_WORDS if re.search(pattern, what)), what)
    if mark:
        line, column = min(mark.line, text.count("\n")) + 1, mark.column + 1
    elif isinstance(position := getattr(error, "position", None), int):  # A character that YAML does not take.
        before = text[:position]
        line, column, plain = before.count("\n") + 1, position - before.rfind("\n"), "there is a character that cannot be seen"
    else:
        line, column, plain = _odd_value(text) or (1, 1, plain)
    if plain == UNEVEN:
        return line, column, plain, "Begin it below the first letter of its neighbours, and close each bracket."
    return line, column, plain, _remedy(lines[min(line, len(lines)) - 1])


def _odd_value(text: str) -> tuple[int, int, str] | None:
    """A value such as 2026-02-31, which looks like a date and is none, and where it stands."""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            yaml.safe_load(line)
        except yaml.YAMLError:
            continue
        except (ValueError, OverflowError) as error:
            plain = next((said for pattern, said in IN_PLAIN_WORDS if re.search(pattern, str(error))), str(error))
            return number, len(line) - len(line.lstrip()) + 1, plain
    return None


def _remedy(line: str) -> str:
    if re.search(r"\d{4}-\d\d-\d\d", line):
        return "Write a day that the calendar has, as 2026-11-22."
    if line.count('"') % 2 or line.count("'") % 2:
        return "Close it, or put the whole value in quotation marks of the other kind."
    return QUOTE_IT
