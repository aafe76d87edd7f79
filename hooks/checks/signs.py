"""Signs that nobody sees, letters that are not what they look like, letters that were read wrongly."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from content.problems import Problem
from content.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]")
GARBLED = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u00a6\u02dc\u00a2]|\u00c3[\u00a0-\u00bf\u2018-\u2022\u0160\u0178\u0152]|\u00c2[\u00a0-\u00bf]"
)
"""A sign of several bytes, each read as a letter of Windows."""
JOINED = re.compile("[\ufb00-\ufb06]")
LIKE_LATIN = "\u0400-\u04ff\u03bf\u039f\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u03a1\u03a4\u03a7"
MIXED = re.compile(rf"(?=[^\W\d_]*[A-Za-z])[^\W\d_]*?(?P<odd>[{LIKE_LATIN}])[^\W\d_]*")
"""A word of Latin letters with one of Cyrillic or Greek that looks like them."""
JOINER = re.compile(r"(?<=[\x00-\x7f])[\u200c\u200d](?=[\x00-\x7f])")
"""Joiners belong into emoji and other alphabets."""
ACUTE = re.compile("(?<=[^\\W\\d_])\u00b4(?=[^\\W\\d_])")
"""The key beside the apostrophe's."""
SYMBOL = re.compile("[\ue000-\uf8ff]")
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = {
    "\u00a0": "a space that never breaks",
    "\u00ad": "a hidden hyphen",
    "\u200b": "a space of no width",
    **dict.fromkeys(TURNING, "a hidden mark that turns the direction of letters"),
    **dict.fromkeys("\u2060\u2061\u2062\u2063\u2064", "a hidden joiner of words"),
    "\ufffc": "a sign that stands for a picture that was lost",
    **dict.fromkeys("\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\ufff9\ufffa\ufffb", "a sign that shows nothing"),
    **dict.fromkeys(map(chr, range(0xE0000, 0xE0080)), "a letter that nobody sees"),
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
    "\ufffd": "a sign that stands for a letter that was lost",
}


def problems(source: Source) -> Iterator[Problem]:
    """Every such sign of a page, one of each kind a line."""
    if source.text.isascii() and not CONTROL.search(source.text):
        return
    for number, written in enumerate(source.lines, 1):
        yield from _hidden(source, number, written)
    for number, written in source.prose_lines():
        yield from _misread(source, number, written)


def in_a_file(path: str, text: str, letters: bool = True) -> Iterator[Problem]:
    """Every such sign in a list, the settings or the bibliography; without `letters` only those that nobody sees."""
    if text.isascii() and not CONTROL.search(text):
        return
    source = Source(path, text)
    for number, written in enumerate(source.lines, 1):
        yield from _hidden(source, number, written)
        if letters:
            yield from _misread(source, number, written)


def _hidden(source: Source, number: int, line: str) -> Iterator[Problem]:
    if source.problems and number < source.body_line:
        return  # What keeps it from being read is told with its place.
    for column, sign in enumerate(line, 1) if not line.isascii() else ():
        if sign in HIDDEN:
            mended = "".join(" " if one == "\u00a0" else one for one in line if one == "\u00a0" or one not in HIDDEN)
            why = f"There is {HIDDEN[sign]} here, as word processors leave behind. Type it again."
            yield source.problem(number, column, why, "hidden-character", None if sign in "\ufffd\ufffc" else mended)
            return
    if joiner := JOINER.search(line):
        why = "There is a hidden joiner of letters here, as word processors leave behind. Type it again."
        yield source.problem(number, joiner.start() + 1, why, "hidden-character", JOINER.sub("", line))
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
    if acute := ACUTE.search(line):
        why = "This is an accent that stands alone, as the key beside the apostrophe's types it. Type ' instead."
        yield source.problem(number, acute.start() + 1, why, "letters-garbled", ACUTE.sub("'", source.lines[number - 1]))
    if (apart := re.search(r"\w[\u0300-\u036f]", line)) and unicodedata.normalize("NFC", apart[0]) != apart[0]:
        why = "This letter and its accent are two signs here, so that search cannot find the word. Type the letter again."
        mended = unicodedata.normalize("NFC", source.lines[number - 1])
        yield source.problem(number, apart.start() + 1, why, "letters-garbled", mended)
    if mixed := MIXED.search(line):
        alphabet = "Cyrillic" if mixed["odd"] >= "\u0400" else "Greek"
        why = f"The '{mixed['odd']}' in '{mixed[0]}' is a {alphabet} letter, so that search cannot find the word. Type the word again."
        yield source.problem(number, mixed.start("odd") + 1, why, "letters-garbled")
    if symbol := SYMBOL.search(line):
        why = "This is a sign of one program's font, and no other shows it. Write it in words, or begin a list with a hyphen."
        yield source.problem(number, symbol.start() + 1, why, "letters-garbled")
