"""Tries a Markdown pattern only on text that holds a character the pattern cannot match without."""

from __future__ import annotations

import functools
import re
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as regex  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from markdown import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from markdown import Markdown


@functools.cache
def needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Characters of which every match holds at least one; empty if none can be told."""
    if pattern.flags & re.IGNORECASE:
        return ()
    return tuple(_needed(regex.parse(pattern.pattern, pattern.flags)))


def _needed(parsed: Any) -> str:
    found: list[str] = []
    for kind, what in parsed:
        if kind is sre.LITERAL:
            found.append(chr(what))
        elif kind is sre.IN and all(inner is sre.LITERAL for inner, _ in what):
            found.append("".join(chr(character) for _, character in what))
        elif kind is sre.SUBPATTERN:
            found.append(_needed(what[-1]))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT) and what[0] > 0:
            found.append(_needed(what[2]))
        elif kind is sre.BRANCH:
            branches = [_needed(branch) for branch in what[1]]
            found.append("".join(branches) if all(branches) else "")
    told = [characters for characters in found if characters]
    # A sign is rarer in prose than a letter or a space, and so rules more text out.
    return min(told, key=lambda characters: (bool(re.search(r"[\w\s]", characters)), len(characters)), default="")


def _holds(text: str, characters: tuple[str, ...]) -> bool:
    for character in characters:  # noqa: SIM110 (a generator takes twice as long, a million times)
        if character in text:
            return True
    return False


class QuickInline(InlineProcessor):
    """Python-Markdown's own inline processor without the tries that cannot succeed.

    It replaces one method of the library by its private name. Should the library rename it, the library's own is used
    again: the build is slower and no different.
    """

    tries: tuple[tuple[Any, tuple[str, ...]], ...] | None = None

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        if self.tries is None:  # Only now has every extension added its patterns.
            patterns: Any = self.inlinePatterns
            self.tries = tuple((pattern, needed(pattern.getCompiledRegExp())) for pattern in patterns)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        for number in range(patternIndex, len(self.tries or ())):
            pattern, characters = self.tries[number]  # type: ignore[index]
            if characters and not _holds(data, characters):
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, number, start
                )
        return data


class QuickInlineExtension(Extension):
    """Put after every other extension: the smart quotes bring an inline processor of their own."""

    def extendMarkdown(self, md: Markdown) -> None:
        registry: Any = md.treeprocessors
        for name, priority in [(item.name, item.priority) for item in registry._priority]:
            slow = registry[name]
            if type(slow) is InlineProcessor:
                quick = QuickInline(md)
                quick.inlinePatterns = slow.inlinePatterns
                registry.register(quick, name, priority)
