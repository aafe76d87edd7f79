"""Leave out the style rules that no page of a site can ever meet: most of a theme made for every site there might be.

A rule goes when each of its selectors names a class, an id or an attribute's value that stands in no page and in no
script. A custom property goes when nothing that is left asks for it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRING_OR_COMMENT = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)""", re.DOTALL)
STRING_COMMENT_OR_SIGN = re.compile(f"{STRING_OR_COMMENT.pattern}|[{{}};]", re.DOTALL)
NAME = re.compile(r"[.#](-?[A-Za-z_](?:[\w-]|\\.)*)|\[[\w-]+[~|^$*]?=[\"']?([^\"'\]]+)")
PROPERTY = re.compile(
    r"""(?<=[{;\s])(--[\w-]+)\s*:(?:url\((?:"[^"]*"|'[^']*'|[^"')]*)\)|"[^"]*"|'[^']*'|[^;{}"'])*(?:;|(?=\}))"""
)
ATTRIBUTE = re.compile(r"""=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
WORD = re.compile(r"[A-Za-z_0-9-]+")
NESTED = ("@media", "@supports", "@layer")


def values(page: str) -> set[str]:
    """What stands in the attributes of a page."""
    return set(ATTRIBUTE.findall(page))


def vocabulary(*texts: Iterable[str]) -> frozenset[str]:
    """Every word that could be a class, an id or a value: of the pages' attributes, and of the whole text of scripts."""
    return frozenset(word for text in chain(*texts) for word in WORD.findall(text))


def prune(sheet: str, known: frozenset[str]) -> str:
    """The sheet without what the known words cannot meet."""
    kept = _rules(STRING_OR_COMMENT.sub(lambda found: "" if found[0].startswith("/*") else found[0], sheet), known)
    return _without_idle_properties(kept, known)


def _rules(sheet: str, known: frozenset[str]) -> str:
    return "".join(_rule(head, body, known) for head, body in _split(sheet))


def _rule(head: str, body: str | None, known: frozenset[str]) -> str:
    if body is None:
        return f"{head};"
    if head.startswith(NESTED):
        inside = _rules(body, known)
        return f"{head}{{{inside}}}" if inside else ""
    if head.startswith("@"):
        return f"{head}{{{body}}}"
    # What :not() and :is() hold may be absent from every page and the rule apply all the same.
    alive = [selector for selector in _selectors(head) if _named(selector) <= known]
    return f"{','.join(alive)}{{{body}}}" if alive else ""


def _named(selector: str) -> set[str]:
    plain = re.sub(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)", "", selector)
    found = {(name or value).replace("\\", "") for name, value in NAME.findall(plain)}
    return {word for text in found for word in WORD.findall(text)}


def _split(sheet: str) -> Iterator[tuple[str, str | None]]:
    """The rules of a sheet: what stands before the brace and what stands inside; None for a statement like @charset."""
    start = depth = 0
    head = ""
    for sign in STRING_COMMENT_OR_SIGN.finditer(sheet):
        match sign[0]:
            case "{":
                if depth == 0:
                    head, start = sheet[start : sign.start()].strip(), sign.end()
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield head, sheet[start : sign.start()].strip()
                    start = sign.end()
            case ";" if depth == 0:
                yield sheet[start : sign.start()].strip(), None
                start = sign.end()


def _selectors(head: str) -> list[str]:
    """The selectors of a list, parted at the commas that stand outside of brackets."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(head[start:place].strip())
            start = place + 1
    return [*parts, head[start:].strip()]


def _without_idle_properties(sheet: str, known: frozenset[str]) -> str:
    """Custom properties may ask for each other, so look again until nothing more is idle."""
    asked = known.union(re.findall(r"var\(\s*(--[\w-]+)", sheet))
    kept = PROPERTY.sub(lambda found: found[0] if found[1] in asked else "", sheet)
    return sheet if kept == sheet else _without_idle_properties(kept, known)
