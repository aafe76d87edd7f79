"""The codes of every message that the sources can give, found in the code itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|admonition|snippet|tab")
MADE_UP = {
    "{}-broken": ("link-broken", "picture-broken"),
    "unknown-{}": ("unknown-page", "unknown-module", "unknown-exercise", "unknown-plan"),
    "{}-missing": ("debrief-missing", "facilitator-missing"),
    "{}-twice": ("debrief-twice", "facilitator-twice"),
}
"""Codes with a part that is filled in, and all that come of them."""


def codes() -> dict[str, set[str]]:
    """Each code with the modules that use it."""
    found: dict[str, set[str]] = {}
    for folder in ("checks", "content", "citations", "sheets"):
        for file in sorted((ROOT / "hooks" / folder).rglob("*.py")):
            if folder != "sheets" or file.name == "check.py" or file.parent.name == "blocks":
                for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                    for code in _codes(node):
                        found.setdefault(code, set()).add(file.relative_to(ROOT).as_posix())
    return found


def _codes(node: ast.AST) -> Iterator[str]:
    """A code stands last: in a call that makes a problem, and behind the sentence of a (sentence, code) pair."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("problem", "Problem", "unread", "_Mistake", "Mistake", "_Finding", "replace"):
            named = [word.value for word in node.keywords if word.arg == "code"]
            yield from _constants([*(node.args[1:] if name != "replace" else ()), *named])
    elif isinstance(node, ast.Tuple) and len(node.elts) > 1 and _is_sentence(node.elts[-2]):
        yield from _constants(node.elts[-1:])
    elif isinstance(node, ast.ClassDef):
        for part in node.body:  # code: str = "bib-syntax"
            if isinstance(part, ast.AnnAssign) and getattr(part.target, "id", "") == "code" and part.value:
                yield from _constants([part.value])


def _is_sentence(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value
    return isinstance(node, ast.JoinedStr | ast.Name | ast.BinOp | ast.IfExp)


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            shape = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield from MADE_UP.get(shape, ())
