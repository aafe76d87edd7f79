"""What is opened and never closed, and what another system would read but this one shows as it stands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from content.blocks import FENCE as FENCE_OF_BLOCK
from content.blocks import in_item
from content.source import FENCE, fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

RAW_BLOCK = re.compile(r"<(?P<close>/?)(?P<tag>div|section|details|figure|table|aside)\b[^>]*>", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")
STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")
AS_BLOCKS = "Boxes are written as blocks here: /// scenario | Title, the text, and ///. Write it so."
NO_SNIPPETS = "Pages do not include one another here. Write the text in, or link to it."
MERGE = "Two versions of this place were never merged. Keep one, and take out the lines of signs."
LEFT = ("TODO", "FIXME", "XXX", "TBC", "TKTK", "Lorem ipsum", "lorem ipsum")
FOREIGN = [
    (signs, re.compile(pattern, re.MULTILINE), why, code)
    for signs, pattern, why, code in (
        (("!!!", "???"), r"^ *(!!!|\?\?\?\+?) *\w", AS_BLOCKS, "admonition"),
        ((":::",), r"^ *:::+ *\{?\w", AS_BLOCKS, "admonition"),
        (("[!",), r"^ *> *\[!\w+\]", AS_BLOCKS, "admonition"),
        (("8<", "{%", "{{", "{!"), r"-{1,2}8<-{1,2}|\{%.*?%\}|\{\{.*?\}\}|\{!.*?!\}", NO_SNIPPETS, "snippet"),
        (("<<<<", ">>>>", "||||", "===="), r"^(<{7}|>{7}|\|{7}) |^={7}$", MERGE, "merge-left"),
        (LEFT, rf"\b({'|'.join(LEFT)})\b", "This was left to do. Finish it, or take it out.", "left-to-do"),
    )
]  # fmt: skip
"""Each with signs of which it cannot do without all: hardly a page has any, and a plain search is quick."""
GARBLED = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u00a6\u02dc\u00a2]|\u00c3[\u00a0-\u00bf\u2018-\u2022\u0160\u0178\u0152]|\u00c2[\u00a0-\u00bf]"
)
"""A sign of several bytes, each read as a letter of Windows."""
JOINED = re.compile("[\ufb00-\ufb06]")
SYMBOL = re.compile("[\ue000-\uf8ff]")
TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = {
    "\u00a0": "a space that never breaks",
    "\u00ad": "a hidden hyphen",
    "\u200b": "a space of no width",
    **dict.fromkeys(TURNING, "a hidden mark that turns the direction of letters"),
    **dict.fromkeys("\u2060\u2061\u2062\u2063\u2064", "a hidden joiner of words"),
    "\ufffc": "a sign that stands for a picture that was lost",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
    "\ufffd": "a sign that stands for a letter that was lost",
}


def problems(source: Source) -> Iterator[Problem]:
    """Everything on a page that swallows what follows, or that stands there as raw signs."""
    yield from _code(source)
    yield from _indented(source)
    yield from _emphasis(source)
    yield from _tags(source)
    text = "\n".join(line for _, line in source.prose_lines())
    for signs, pattern, why, code in FOREIGN:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            line, column = source.body_line + text.count("\n", 0, start), start - text.rfind("\n", 0, start)
            yield source.problem(line, column, why, code)
    if not source.text.isascii() or CONTROL.search(source.text):
        for number, written in enumerate(source.lines, 1):
            yield from _hidden(source, number, written)
        for number, written in source.prose_lines():
            yield from _misread(source, number, written)


def _code(source: Source) -> Iterator[Problem]:
    lines = source.body.split("\n")
    for first, last in fences(source.body):
        if last == len(lines):
            ticks = FENCE.match(lines[first])
            why = f"This code is never closed, so the rest of the page is code. Add a line {ticks['ticks'] if ticks else ''} below it."
            yield source.problem(source.body_line + first, 1, why, "code-open")
        lines[first : last + 1] = [""] * (min(last + 1, len(lines)) - first)
    if "<!--" not in source.body:
        return
    bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines), flags=re.S)
    opening = re.search(r"<!--(?!.*?-->)", bare, re.S)
    if opening:
        before = bare[: opening.start()]
        why = "This comment is never closed, so the rest of the page is hidden. Add --> behind it."
        line, column = source.body_line + before.count("\n"), opening.start() - before.rfind("\n")
        yield source.problem(line, column, why, "comment-open")


def _indented(source: Source) -> Iterator[Problem]:
    """Four spaces below a blank line make code, unless they lie inside a list item."""
    lines = [text for _, text in source.prose_lines()]
    for index, (number, text) in enumerate(source.prose_lines()):
        if not text.startswith("    "):
            continue
        written = source.lines[number - 1]  # A line that begins with code is blank there, and not indented.
        indent = len(written) - len(written.lstrip(" "))
        after_blank = index == 0 or not lines[index - 1].strip()
        if (
            indent > 3
            and text.strip()
            and after_blank
            and not in_item(lines[:index], indent)
            and not FENCE_OF_BLOCK.match(text)
        ):
            why = "This text is indented, so it comes out as code. Take the spaces before it out."
            yield source.problem(number, 1, why, "code-indented")


def _emphasis(source: Source) -> Iterator[Problem]:
    """Bold that is opened in a paragraph, item or cell and never closed there."""
    opened: tuple[int, int] | None = None
    for number, line in [*source.prose_lines(), (0, "")]:
        if opened and (not line.strip() or re.match(r"\s*([-*+]|\d+\.)\s|#|\s*\||\s*/{3}", line)):
            why = "These two stars open bold text that is never closed. Add two stars at its end."
            yield source.problem(*opened, why, "bold-open")
            opened = None
        if "**" not in line:
            continue
        for cell in re.finditer(r"[^|]+", line) if line.lstrip().startswith("|") else [re.match(".*", line)]:
            stars = [match.start() for match in STARS.finditer(cell[0])] if cell else []
            if cell and len(stars) % 2:
                opened = None if opened else (number, cell.start() + stars[-1] + 1)


def _tags(source: Source) -> Iterator[Problem]:
    tags: list[tuple[str, int, int]] = []
    for number, line in source.prose_lines():
        for match in RAW_BLOCK.finditer(line) if "<" in line else ():
            tag, column = match["tag"].casefold(), match.start() + 1
            if not match["close"]:
                tags.append((tag, number, column))
            elif tags and tags[-1][0] == tag:
                tags.pop()
            else:
                yield source.problem(number, column, f"</{tag}> closes nothing. Take it out.", "raw-html-open")
    for tag, number, column in tags:
        why = f"This <{tag}> is never closed. Add </{tag}> below its content."
        yield source.problem(number, column, why, "raw-html-open")


def _hidden(source: Source, number: int, line: str) -> Iterator[Problem]:
    if source.problems and number < source.body_line:
        return  # What keeps it from being read is told with its place.
    for column, sign in enumerate(line, 1) if not line.isascii() else ():
        if sign in HIDDEN:
            mended = "".join(" " if one == "\u00a0" else one for one in line if one == "\u00a0" or one not in HIDDEN)
            why = f"There is {HIDDEN[sign]} here, as word processors leave behind. Type it again."
            yield source.problem(number, column, why, "hidden-character", None if sign in "\ufffd\ufffc" else mended)
            return
    if control := CONTROL.search(line):
        why = "There is a control character here, which no reader can see. Take it out."
        mended = CONTROL.sub("", line)
        yield source.problem(number, control.start() + 1, why, "hidden-character", mended)


def _misread(source: Source, number: int, line: str) -> Iterator[Problem]:
    """Letters that were read in the wrong encoding, joined into one sign, or taken from a font of symbols."""
    if line.isascii():
        return
    for match in GARBLED.finditer(line):
        try:
            right = match[0].encode("cp1252", errors="strict").decode("utf-8")
        except UnicodeError:
            right = ""
        mended = source.lines[number - 1].replace(match[0], right) if right else None
        hint = f"Type '{right}' instead." if right else "Type it again."
        why = f"'{match[0]}' is one sign that was read in the wrong encoding. {hint}"
        yield source.problem(number, match.start() + 1, why, "letters-garbled", mended)
        return
    if joined := JOINED.search(line):
        plain = unicodedata.normalize("NFKC", joined[0])
        mended = JOINED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), source.lines[number - 1])
        why = f"The letters '{plain}' are one sign here, as PDFs have them, and search cannot find the word. Type the letters."
        yield source.problem(number, joined.start() + 1, why, "letters-garbled", mended)
    if symbol := SYMBOL.search(line):
        why = "This is a sign of one program's font, and no other shows it. Write it in words, or begin a list with a hyphen."
        yield source.problem(number, symbol.start() + 1, why, "letters-garbled")
