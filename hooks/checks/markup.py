"""HTML and attributes in a text: what is on the lists may stand there, everything else is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.attr_list import get_attrs_and_remainder

from checks import allowed
from content.source import fences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

TAG = re.compile(r"</?(?P<tag>[a-zA-Z][^\s<>/]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)(?P<end>>|(?=<)|\Z)")
OTHER = re.compile(r"<(?P<sign>[!?])")
RUNS = re.compile(r"(?:^|[\s\"'/])(on\w+)\s*=", re.IGNORECASE)
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@:/]+@[^\s<>@:/]+\Z", re.IGNORECASE)
OF_WORD = re.compile(r"<!--\s*(?:\[if\b|StartFragment|EndFragment)")
ODD_COMMENT = re.compile(r"<!--(?:-?>|(?:(?!-->).)*?--!>)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
BRACES = re.compile(r"\{(?P<colon>:?)[ ]*(?P<inside>[^}\n ][^}\n]*)\}")
CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
TEMPLATE = re.compile(r"\{[{%!]|[}%!]\}")

INSTEAD = {
    "a": "Write [its text](its address).", "img": "Write ![what it shows](file.svg) instead.",
    "b": "Write **bold**.", "strong": "Write **bold**.", "i": "Write *emphasis*.", "em": "Write *emphasis*.",
    "p": "Leave a blank line between paragraphs.",
    "ul": "Begin each item with a hyphen.", "ol": "Begin each item with 1. and a space.", "li": "Begin each item with a hyphen.",
    "table": "Write a table with bars: | One | Two |.", "h1": "Write ## before a heading.", "h2": "Write ## before a heading.",
    "h3": "Write ### before a heading.", "code": "Put `backticks` round it.", "blockquote": "Write > before each line.",
    "video": "Write down what it says, and link to it.", "audio": "Write down what it says, and link to it.",
}  # fmt: skip


def problems(source: Source) -> Iterator[Problem]:
    """Every tag and attribute that may not stand in a text."""
    text = "\n".join(line for _, line in source.prose_lines())
    if "<" in text:
        yield from _tags(source, text)
    if "{" in text:
        yield from _braces(source, text)
    if "<" in source.body:
        yield from _hidden(source, text)


def _hidden(source: Source, text: str) -> Iterator[Problem]:
    """What a browser would not take for a comment, or Markdown not for code, although it looks like it."""
    lines = source.body.split("\n")
    for first, last in fences(source.body):
        lines[first : last + 1] = [" " * len(line) for line in lines[first : last + 1]]
    written = "\n".join(lines)
    for match in OF_WORD.finditer(written):
        why = "A word processor left this comment. Take it out, and paste the words as plain text."
        yield source.problem(*_place(source, written, match.start()), why, "raw-html")
    for match in ODD_COMMENT.finditer(written):
        if text[match.start()] == " " and written[match.start() - 1 : match.start()] != "`":
            why = "Browsers end this comment elsewhere than it seems. Write <!--, a blank, the words, a blank and -->."
            yield source.problem(*_place(source, written, match.start()), why, "raw-html")
    bare = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), written)
    for match in re.finditer(r"^ {0,3}(?=<[a-zA-Z/?!])", bare, re.MULTILINE):
        tag = TAG.match(bare, match.end())
        if text[match.end()] == " " and not (tag and re.fullmatch(allowed.TAGS.get(tag["tag"].casefold(), r"(?!)"), tag[0])):
            why = "A line that begins with a tag is no code, even between backticks. Put a fence of three backticks round it."
            yield source.problem(*_place(source, bare, match.end()), why, "raw-html")


def _tags(source: Source, text: str) -> Iterator[Problem]:
    opened, told = "", 0
    for match in TAG.finditer(text):
        tag, whole = match["tag"].casefold(), match[0]
        if re.fullmatch(allowed.TAGS.get(tag, r"(?!)"), whole):
            continue
        if whole.startswith("</") and tag == opened:
            continue  # What it closes has been told.
        if not whole.startswith("</") and ADDRESS.fullmatch(whole[1:].rstrip(">")):
            continue  # <https://example.org>, which hooks/checks/links.py looks at.
        line = source.body_line + text.count("\n", 0, match.start())
        if line == told:
            continue  # One mark a line: whoever takes one tag out sees the others.
        opened, told = tag, line
        at, why = match.start(), _not_here(tag, match["rest"])
        if runs := RUNS.search(match["rest"]):
            at, why = match.start("rest") + runs.start(1), f"'{runs[1]}' is a script, and none can stand in a page. Take it out."
        elif tag in allowed.TAGS and tag != "p":
            why = f"'{' '.join(whole.split())}' cannot stand in a page. Write <{tag}> with nothing else in it."
        yield source.problem(*_place(source, text, at), why, "raw-html")
    for match in OTHER.finditer(text):
        what = "An instruction to a program" if match["sign"] == "?" else "A declaration"
        why = f"{what}, '{text[match.start() :].split()[0][:20]}', cannot stand in a page. Take it out."
        yield source.problem(*_place(source, text, match.start()), why, "raw-html")


def _not_here(tag: str, rest: str) -> str:
    if ":" in tag or re.search(r"class=[\"']?Mso|style=", rest):
        return f"<{tag}> comes from a word processor. Take the tag out, and paste the words as plain text."
    known = tag in allowed.SIGNS or tag in INSTEAD
    out = "Take it out." if known else "Take it out, or put `backticks` round it."
    return f"<{tag}> cannot stand in a page. {INSTEAD.get(tag, out)}"


def _braces(source: Source, text: str) -> Iterator[Problem]:
    for match in BRACES.finditer(text):
        before, inside = text[: match.start()], match["inside"]
        attached = before[-1:] in tuple(")*_`]>\"") or match["colon"] or inside[0] in ".#" or "=" in inside
        if TEMPLATE.match(match[0]) or not attached:
            continue
        line, column = _place(source, text, match.start())
        if curly := CURLY.search(inside):
            why = f"There is a curly quotation mark ({curly[0]}) round a value. Type straight ones: width=\"400\"."
            yield source.problem(line, column, why, "raw-html")
            continue
        for name, value in get_attrs_and_remainder(inside)[0]:
            if why := _attribute(name, value):
                yield source.problem(line, column, why, "raw-html")


def _attribute(name: str, value: str) -> str:
    """What is wrong with an attribute in { }; nothing if it may stand there."""
    if name == "id":
        return "" if allowed.IDENTIFIER.fullmatch(value) else f"'#{value}' is no name for a place. Use lower case, digits and hyphens."
    if name in (".", "class"):
        missing = [one for one in value.split() if one not in allowed.CLASSES]
        return f"There is no look called '{missing[0]}' here. Take it out." if missing else ""
    if not (pattern := allowed.ATTRIBUTES.get(name.casefold())):
        may = ", ".join(allowed.ATTRIBUTES)
        return f"'{name}' cannot be set in a page. Take it out; what may stand in these braces is #name, {may}."
    return "" if re.fullmatch(pattern, value) else f"'{name}' cannot be '{value}'. Mend its value, or take it out."


def _place(source: Source, text: str, offset: int) -> tuple[int, int]:
    return source.body_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset)
