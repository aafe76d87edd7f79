"""What in a Markdown source is prose, judged without rendering it; everything else is blanked, columns kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOLDS_INDENTED = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^[^\]]+\]:|:\s|///)")
_HTML_BLOCK = re.compile(
    r"^[ ]{0,3}<(?P<tag>address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|header|main|nav|ol|p|pre|script|section|style|table|ul)\b(?P<rest>[^>]*)>.*?(?:</(?P=tag)>|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
# It begins with one of two plain signs, so that the search leaps from one such sign to the next.
_LINK = re.compile(
    r"[!\[](?:(?<=\[)|(?<=!)\[)(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\](?:\((?:[^()\n]|\n(?!\s*\n)|\([^()\n]*\))*\)|\[[^\[\]@]*\])"
)
_UNTOUCHED = re.compile(
    r"\\@|<[^<>\n]*>|\bhttps?://[^\s<>\])]+|^[ ]{0,3}\[(?!\^)[^\]]+\]:[ \t]+\S.*$|\{:?[^{}\n]*\}", re.MULTILINE
)


def near(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, where each match has a `sign` in it, begins on its line and ends on its last.

    A sign that begins with a plain character is found in a fraction of the time that a name takes, which may begin anywhere.
    """
    begin = end = 0
    for found in sign.finditer(text):
        if found.start() >= end:
            yield from pattern.finditer(text, begin, end)
            begin = text.rfind("\n", 0, found.start()) + 1
        line_end = text.find("\n", found.end())
        end = line_end if line_end >= 0 else len(text)
    yield from pattern.finditer(text, begin, end)


def blank(match: re.Match[str]) -> str:
    """A match with spaces in its place, so that what stands behind it keeps its position."""
    return re.sub(r"[^\n]", " ", match[0])


def blank_code_blocks(prose: str, written: str) -> str:
    """Without indented code: four spaces after an empty line, unless something above holds indented text.

    `written` is the same text before anything was blanked, for what is blanked looks indented.
    """
    lines = written.split("\n")
    shown = prose.split("\n")
    in_code = False
    for number, line in enumerate(lines[: len(shown)]):
        if not line.strip():
            continue
        if not line.startswith(("    ", "\t")):
            in_code = False
        elif in_code or ((number == 0 or not lines[number - 1].strip()) and not _is_held(lines, number)):
            in_code = True
            shown[number] = " " * len(shown[number])
    return "\n".join(shown)


def _is_held(lines: list[str], number: int) -> bool:
    """Whether the paragraph above that is indented less begins a list item, a box, a tab, a footnote or the like."""
    inside = False
    for line in reversed(lines[:number]):
        if line.strip() and not line.startswith(("    ", "\t")):
            inside = True
            if _HOLDS_INDENTED.match(line):
                return True
        elif inside:
            return False
    return False


def set_apart(text: str, key: str) -> Iterator[tuple[int, str, str]]:
    """Keys behind an @ in places that Markdown leaves alone: where, which, and what place it is."""
    cited = re.compile(rf"(?<![\w@./\\-])@(?P<key>{key})")
    for match in _LINK.finditer(text):
        place = "the description of a picture" if match[0][0] == "!" else "the text of a link"
        for found in cited.finditer(match["text"]):
            yield match.start("text") + found.start(), found["key"], place
    for match in _HTML_BLOCK.finditer(text):
        if "markdown" not in match["rest"] and match["tag"].lower() not in ("script", "style", "pre"):
            for found in cited.finditer(re.sub(r"<[^>]*>", blank, match[0])):
                yield match.start() + found.start(), found["key"], "a raw HTML block"


def blank_untouched(text: str) -> str:
    """Without links, raw HTML, addresses, attribute lists and `\\@`."""
    for match in _HTML_BLOCK.finditer(text):
        if "markdown" not in match["rest"]:
            text = text[: match.start()] + blank(match) + text[match.end() :]
    return _UNTOUCHED.sub(blank, _LINK.sub(blank, text))
