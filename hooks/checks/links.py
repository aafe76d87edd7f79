"""Links and anchors lead somewhere, and say where."""

from __future__ import annotations

import re
from dataclasses import replace
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from checks import addresses, pictures
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
PICTURE = re.compile(r"!\[(?P<text>[^\[\]]*)\](?:\[(?P<label>[^\[\]]*)\]|(?![\[(]))")
DEFINITION = re.compile(r"^\s*\[(?P<label>[^\]^][^\]]*)\]:[ \t]*\n?[ \t]*(?P<target><[^>\n]*>|\S+)", re.M)
AUTOMATIC = re.compile(r"<(?P<target>[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@:/]+@[^\s<>@:/]+)>", re.I)
CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
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
    """Every link and picture of a page that leads nowhere, or where none may lead, or that says nothing."""
    text = "\n".join(line for _, line in source.prose_lines())

    def problem(offset: int, why: str, code: str) -> Problem:
        before = text[:offset]
        line, column = source.body_line + before.count("\n"), offset - before.rfind("\n")
        return source.problem(line, column, why, code)

    whole = set()
    written = source.body
    leads_to = {match["label"].casefold(): match["target"].strip("<>") for match in DEFINITION.finditer(text)}
    for match in _links(text):
        whole |= {match.end("text")}
        picture, target = bool(match["picture"]), match["target"].strip("<>")
        if onward := _moved(source, project, target):
            why = f"The page that this link leads to has moved. Write '{onward}'."
            told = problem(match.start(), why, "link-broken")
            line = source.lines[told.line - 1]
            yield replace(told, mended=line.replace(f"]({target}", f"]({onward}", 1) if f"]({target}" in line else None)
            continue
        for why, code in _target(source, project, target, "picture" if picture else "link"):
            yield problem(match.start(), why, code)
        shown = written[match.start("text") : match.end("text")]  # Code is blank in the text.
        if not picture and (why := addresses.shows_another(shown, target)):
            yield problem(match.start(), why, "link-shown")
        if picture:
            for why, code in pictures.alternative(match["text"], target):
                yield problem(match.start(), why, code)
        elif match["text"].strip(" .*_").casefold() in WORDLESS:
            why = f"The link text '{match['text']}' does not say where it leads. Name the page or the thing."
            yield problem(match.start(), why, "link-text")
        elif not shown.strip():
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
        if label not in leads_to and "@" not in match[0] and not label.startswith("^"):
            why = f"There is no link called '{label}' on this page. Write the address in round brackets instead."
            yield problem(match.start(), why, "link-undefined")
        elif label in leads_to and (why := addresses.shows_another(written[match.start("text") : match.end("text")], leads_to[label])):
            yield problem(match.start(), why, "link-shown")
    for match in PICTURE.finditer(text) if "![" in text and leads_to else ():
        if addresses.leads_out(leads_to.get((match["label"] or match["text"]).casefold(), "")):
            yield problem(match.start(), "This picture lies on another host. Put a copy beside the page.", "picture-elsewhere")
    if "://" in text or "www." in text:
        for match in BARE.finditer(re.sub(DEFINITION, lambda m: " " * len(m[0]), text)):
            why = "This address is no link. Write [what it leads to](https://...)."
            yield problem(match.start(), why, "link-bare")
    for match in (*DEFINITION.finditer(text), *AUTOMATIC.finditer(text)):
        target = match["target"].strip("<>")
        if "label" in match.re.groupindex and not addresses.leads_out(target):
            for why, code in _target(source, project, target, "link"):
                yield problem(match.start("target"), why, code)
        if wrong := addresses.wrong(target) if addresses.leads_out(target) else None:
            yield problem(match.start("target") - match[0].startswith("<"), *wrong)


def _moved(source: Source, project: Project, link: str) -> str:
    """Where a link has to lead whose page has moved, as its page would write it; nothing for any other."""
    path, sign, anchor = link.partition("#")
    if not path or addresses.leads_out(link) or (page := project.target(source, path)) not in project.moved:
        return ""
    return relpath(project.moved[page], dirname(project.page_of(source)) or ".") + sign + anchor


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
    if addresses.leads_out(link):
        if told := addresses.wrong(link, what):
            yield told
        elif what == "picture":
            yield "This picture lies on another host. Put a copy beside the page.", "picture-elsewhere"
        return
    if CURLY.search(link):
        yield f"There are curly quotation marks round this address. Write {CURLY.sub('', link)} without them.", f"{what}-broken"
        return
    if re.match(r"https?/+", link):
        yield f"This address lacks its colon. Write https://{re.sub(r'^https?/+', '', link)}.", "link-scheme"
        return
    if link.startswith("/"):
        yield f"'{link}' begins with a slash. Write it as seen from this page, such as ../glossary.md.", "link-absolute"
        return
    path, _, anchor = link.partition("#")
    if "\\" in path:
        right = link.replace("\\", "/")
        yield f"'{link}' has backslashes, as Windows writes paths. Write '{right}'.", f"{what}-broken"
        return
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
