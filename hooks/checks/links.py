"""Links and anchors lead somewhere, and say where."""

from __future__ import annotations

import re
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from checks import pictures
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.project import Project
    from content.problems import Problem
    from content.source import Source

LINK = re.compile(
    r"(?P<picture>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\((?P<target><[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
REFERENCE = re.compile(r"(?<![!\]\\])\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
DEFINITION = re.compile(r"^\s*\[(?P<label>[^\]]+)\]:\s*\S+", re.M)
RAW = re.compile(r"<(?P<tag>img|a|script|style|link|iframe|video|audio|source|object|embed)\b[^>]*>", re.I)
RUNS = re.compile(r"<(?!(?:img|a|script|style|link|iframe|video|audio|source|object|embed)\b)[a-z][^<>]*?\s(?P<name>on\w+)\s*=", re.I)
BARE = re.compile(r"(?<![(<\"'=\w/\[])(?:https?://|www\.)[^\s<>()\[\]]+")
APART = re.compile(r"(?<!\])(?<![-*+] )\[[^\[\]@^\n]{2,}\] \((?=https?://|[\w./-]+\.md)")
TURNED = re.compile(r"\([^()\n]+\)\[(?:https?://|[\w./-]+\.md)[^\]]*\]")
WORDLESS = {
    "here",
    "click here",
    "this",
    "link",
    "this link",
    "read more",
    "more",
    "this page",
    "see here",
    "learn more",
}


def problems(source: Source, project: Project) -> Iterator[Problem]:
    """Every link, picture and raw tag of a page that leads nowhere or says nothing."""
    text = "\n".join(line for _, line in source.prose_lines())
    defined = {match["label"].casefold() for match in DEFINITION.finditer(text)}

    def problem(offset: int, why: str, code: str) -> Problem:
        before = text[:offset]
        line, column = source.body_line + before.count("\n"), offset - before.rfind("\n")
        return source.problem(line, column, why, code)

    whole = set()
    for match in _links(text):
        whole |= {match.end("text")}
        picture, target = bool(match["picture"]), match["target"].strip("<>")
        for why, code in _target(source, project, target, "picture" if picture else "link"):
            yield problem(match.start(), why, code)
        if picture:
            for why, code in pictures.alternative(match["text"], target):
                yield problem(match.start(), why, code)
        elif match["text"].strip(" .*_").casefold() in WORDLESS:
            why = f"The link text '{match['text']}' does not say where it leads. Name the page or the thing."
            yield problem(match.start(), why, "link-text")
        elif not match["text"].strip():
            yield problem(
                match.start(), "This link has no text. Say in the square brackets where it leads.", "link-text"
            )
    for half in re.finditer(r"\]\(", text):
        if half.start() not in whole:
            why = "This link cannot be read. Close its bracket, and leave no space in its address: [text](page.md)."
            yield problem(half.start(), why, "link-open")
    for apart in APART.finditer(text) if "] (" in text else ():
        yield problem(apart.start(), "A space parts the link's text from its address. Take it out.", "link-open")
    for turned in TURNED.finditer(text) if ")[" in text else ():
        why = "The brackets of this link are the wrong way round. Write [text](address)."
        yield problem(turned.start(), why, "link-open")
    for match in REFERENCE.finditer(text) if "][" in text else ():
        label = (match["label"] or match["text"]).casefold()
        if label not in defined and "@" not in match[0] and not label.startswith("^"):
            why = f"There is no link called '{label}' on this page. Write the address in round brackets instead."
            yield problem(match.start(), why, "link-undefined")
    if "://" in text or "www." in text:
        for match in BARE.finditer(re.sub(DEFINITION, lambda m: " " * len(m[0]), text)):
            why = "This address is no link. Write [what it leads to](https://...)."
            yield problem(match.start(), why, "link-bare")
    for match in RAW.finditer(text) if "<" in text else ():
        for why, code in _raw(match["tag"].casefold(), match[0]):
            yield problem(match.start(), why, code)
    for match in RUNS.finditer(text) if "<" in text else ():
        yield problem(match.start("name"), f"'{match['name']}' is a script, and none can stand in a page. Take it out.", "raw-html")


def _links(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Every link and picture, a picture that is the text of a link included."""
    for match in LINK.finditer(text, start, len(text) if end is None else end):
        yield match
        if "](" in match["text"]:
            yield from _links(text, match.start("text"), match.end("text"))


def _target(source: Source, project: Project, link: str, what: str) -> Iterator[tuple[str, str]]:
    if not link:
        yield f"This {what} has no address. Write it in the round brackets.", f"{what}-broken"
        return
    if re.match(r"(https?:)?//", link):
        if what == "picture":
            yield "This picture lies on another host. Put a copy beside the page.", "picture-elsewhere"
        return
    if link.startswith(("mailto:", "tel:")):
        return
    if link.startswith("www."):
        yield f"This {what} lacks the beginning of its address. Write https://{link}.", "link-scheme"
        return
    if scheme := re.match(r"[a-z][\w+.-]*:", link, re.I):
        yield f"'{scheme[0]}' is no address a page may link to. Use https.", "link-scheme"
        return
    if link.startswith("/"):
        yield f"'{link}' begins with a slash. Write it as seen from this page, such as ../glossary.md.", "link-absolute"
        return
    path, _, anchor = link.partition("#")
    page = project.target(source, path) if path else project.page_of(source)
    if path and not project.has_file(page):
        near = _nearest(source, project, page, project.pictures if what == "picture" else project.pages)
        why = f"This {what} leads to '{path}', which does not exist.{near or ' Mend the path.'}"
        yield why, f"{what}-broken"
    elif anchor and page.endswith(".md") and anchor not in project.anchors.get(page, set()):
        near = suggestion(anchor, project.anchors.get(page, set()))
        yield f"There is no '#{anchor}' on {page}.{near or ' Mend the part after the #.'}", "anchor-broken"
    elif what == "picture":
        yield from pictures.place(source.path, link)
        yield from pictures.file_problems(project, page)


def _nearest(source: Source, project: Project, page: str, known: Iterable[str]) -> str:
    """'Did you mean ...?' with the path as this page would write it."""
    name = page.rsplit("/", 1)[-1]
    same = [path for path in known if path.rsplit("/", 1)[-1] == name]
    near = suggestion(page, known).partition("'")[2].rstrip("'?")
    best = same[0] if len(same) == 1 else near
    here = dirname(project.page_of(source)) or "."
    return f" Did you mean '{relpath(best, here)}'?" if best else ""


def _raw(tag: str, html: str) -> Iterator[tuple[str, str]]:
    if tag in ("script", "style", "link", "iframe", "object", "embed"):
        yield f"<{tag}> cannot stand in a page. Take it out.", "raw-html"
    elif tag == "img" and not re.search(r"\balt=[\"'][^\"']+[\"']", html):
        yield "This <img> has no text alternative. Write ![what it shows](file.svg) instead.", "no-alt-text"
    elif tag != "img" and re.search(r"\bon\w+=|javascript:", html, re.I):
        yield "A script cannot stand in a link. Take it out.", "raw-html"
    elif tag in ("a", "img"):
        yield f"Write links and pictures as Markdown, so that they can be checked, not as <{tag}>.", "raw-html"
    elif tag in ("video", "audio", "source"):
        yield f"<{tag}> cannot be printed or read aloud. Write down what it says, and link to it.", "raw-html"
