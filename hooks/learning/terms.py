"""Glossary words in use: which terms a page links to, what they mean, and which pages use a term. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

LINK = re.compile(r'<a [^>]*?href="(?:[^"]*/)?glossary(?:\.html|/(?:index\.html)?)#(?P<slug>[\w-]+)"')
ENTRY = re.compile(
    r'<h3 id="(?P<slug>[\w-]+)"[^>]*>.*?</h3>\s*<p>(?P<definition>.*?)</p>(?:\s*<p class="term-aliases">.*?</p>)?',
    re.DOTALL,
)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Use:
    """A page that links to a term."""

    title: str
    uri: str


def used(html: str) -> list[str]:
    """The terms that a page links to, each once, in the order of first appearance."""
    return list(dict.fromkeys(LINK.findall(html)))


def definitions(glossary: str) -> dict[str, str]:
    """What each term means, as plain text, read off the finished glossary page."""
    return {entry["slug"]: _text(entry["definition"]) for entry in ENTRY.finditer(glossary)}


def with_uses(glossary: str, lines: dict[str, str]) -> str:
    """The glossary page with a line of HTML set below the definition of each term named in `lines`."""
    return ENTRY.sub(lambda entry: entry[0] + lines.get(entry["slug"], ""), glossary)


def _text(html: str) -> str:
    return unescape(" ".join(TAG.sub("", html).split()))
