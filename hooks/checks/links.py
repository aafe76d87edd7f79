"""Links, anchors and pictures lead somewhere, and say where."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from content.problems import Problem, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.book import Book
    from content.source import Source

LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target><[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)"
)
REFERENCE = re.compile(r"(?<!\!)\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
DEFINITION = re.compile(r"^\s*\[(?P<label>[^\]]+)\]:\s*\S+", re.M)
RAW = re.compile(r"<(?P<tag>img|a|script|link|iframe|video|audio|source)\b[^>]*>", re.I)
WORDLESS = {"here", "click here", "this", "link", "this link", "read more", "more"}


def problems(source: Source, book: Book) -> Iterator[Problem]:
    """Every link, picture and raw tag of a page that leads nowhere or says nothing."""
    text = "\n".join(line for _, line in source.prose_lines())
    defined = {match["label"].casefold() for match in DEFINITION.finditer(text)}
    for match in LINK.finditer(text):
        line, column = _place(source, text, match.start())
        target = match["target"].strip("<>")
        yield from _target(source, book, line, column, target, bool(match["picture"]))
        if match["picture"] and not match["text"].strip():
            yield source.problem(
                line,
                column,
                "This picture has no text alternative. Say in the square brackets what it shows.",
                "no-alt-text",
            )
        if not match["picture"] and match["text"].strip(" .").casefold() in WORDLESS:
            why = f"The link text '{match['text']}' does not say where it leads. Name the page or the thing."
            yield source.problem(line, column, why, "link-text")
    for match in REFERENCE.finditer(text):
        label = (match["label"] or match["text"]).casefold()
        if label not in defined and "@" not in label:
            line, column = _place(source, text, match.start())
            why = f"There is no link called '{label}' on this page. Write the address in round brackets instead."
            yield source.problem(line, column, why, "link-undefined")
    for match in RAW.finditer(text):
        line, column = _place(source, text, match.start())
        yield from _raw(source, line, column, match)


def _target(source: Source, book: Book, line: int, column: int, link: str, picture: bool) -> Iterator[Problem]:
    what = "picture" if picture else "link"
    if re.match(r"(https?:)?//", link):
        if picture:
            yield source.problem(
                line, column, "This picture lies on another host. Put a copy beside the page.", "picture-elsewhere"
            )
        return
    if link.startswith(("mailto:", "tel:")):
        return
    if re.match(r"[a-z]+:", link, re.I):
        yield source.problem(
            line, column, f"'{link.split(':')[0]}:' is no address a page may link to. Use https.", "link-scheme"
        )
        return
    if link.startswith("/"):
        yield source.problem(
            line,
            column,
            f"'{link}' begins with a slash. Write it as seen from this page, such as ../glossary.md.",
            "link-absolute",
        )
        return
    path, _, anchor = link.partition("#")
    page = book.target(source, path) if path else source.path.removeprefix("docs/")
    if path and not book.has_file(page):
        near = suggestion(page, book.pages)
        yield source.problem(
            line,
            column,
            f"This {what} leads to '{path}', which does not exist.{near or ' Mend the path.'}",
            f"{what}-broken",
        )
    elif anchor and page.endswith(".md") and anchor not in book.anchors.get(page, set()):
        near = suggestion(anchor, book.anchors.get(page, set()))
        why = f"There is no '#{anchor}' on {page}.{near or ' Mend the part after the #.'}"
        yield source.problem(line, column, why, "anchor-broken")
    elif picture and page.endswith(".svg"):
        yield from _drawing(source, book, line, column, page)


def _drawing(source: Source, book: Book, line: int, column: int, page: str) -> Iterator[Problem]:
    try:
        root = etree.fromstring((book.root / "docs" / page).read_text("utf-8"))
    except (etree.ParseError, OSError, UnicodeDecodeError) as error:
        yield source.problem(
            line, column, f"The drawing '{page}' cannot be read: {error}. Save it again as SVG.", "drawing-unreadable"
        )
        return
    names = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    if missing := [name for name in ("title", "desc") if name not in names]:
        why = f"The drawing '{page}' has no <{'> and no <'.join(missing)}>. Add it: people who cannot see the drawing hear it."
        yield source.problem(line, column, why, "drawing-words")
    if (
        "script" in names
        or "style" in names
        or any(a.startswith("on") or a == "style" for e in root.iter() for a in e.attrib)
    ):
        why = f"The drawing '{page}' holds a script or style. Use attributes such as stroke=\"currentColor\"."
        yield source.problem(line, column, why, "drawing-style")


def _raw(source: Source, line: int, column: int, match: re.Match[str]) -> Iterator[Problem]:
    tag, html = match["tag"].casefold(), match[0]
    if tag in ("script", "link", "iframe"):
        yield source.problem(line, column, f"A <{tag}> cannot stand in a page. Take it out.", "raw-html")
    elif tag == "img" and not re.search(r'\balt="[^"]+"', html):
        yield source.problem(
            line, column, "This <img> has no text alternative. Write ![what it shows](file.svg) instead.", "no-alt-text"
        )
    elif tag != "img" and re.search(r"\bon\w+=|javascript:", html, re.I):
        yield source.problem(line, column, "A script cannot stand in a link. Take it out.", "raw-html")
    elif tag in ("a", "img"):
        yield source.problem(
            line,
            column,
            f"Write links and pictures as Markdown, so that they can be checked, not as <{tag}>.",
            "raw-html",
        )


def _place(source: Source, text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return source.body_line + before.count("\n"), offset - before.rfind("\n")
