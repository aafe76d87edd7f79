"""What a rendered text may hold: the last look, at what browsers get and not at what was typed. Knows nothing about MkDocs.

The check reads sources, and a text can be written so that a reader of sources takes for code what Markdown takes for HTML.
Here is nothing left to misread: each tag is one that Markdown or one of our blocks makes, with the attributes they give it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from checks import addresses

ANYWHERE = frozenset(("class", "id", "lang", "dir", "title", "role", "hidden"))
PREFIXES = "aria-", "data-"
TAGS: dict[str, frozenset[str]] = {
    **{
        name: frozenset()
        for name in (
            "abbr", "article", "aside", "b", "blockquote", "br", "button", "caption", "cite", "code", "col", "colgroup", "dd",
            "del", "details", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
            "h6", "header", "hr", "i", "input", "ins", "kbd", "label", "legend", "li", "mark", "nav", "noscript", "ol", "output", "p",
            "pre", "q", "s",
            "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th",
            "thead", "time", "tr", "u", "ul",
        )
    },
    "a": frozenset(("href", "rel", "download", "tabindex")),
    "circle": frozenset(("cx", "cy", "r", "fill", "stroke", "stroke-width")),
    "path": frozenset(("d", "fill", "stroke", "stroke-width")),
    "svg": frozenset(
        ("viewbox", "width", "height", "focusable", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
         "preserveaspectratio")
    ),
    "img": frozenset(("src", "alt", "width", "height", "loading")),
    "button": frozenset(("type", "disabled")),
    "details": frozenset(("open", "name")),
    "input": frozenset(
        ("type", "name", "value", "checked", "disabled", "autocomplete", "inputmode", "min", "max", "step", "size", "maxlength")
    ),
    "label": frozenset(("for",)),
    "li": frozenset(("value",)),
    "ol": frozenset(("start", "type")),
    "output": frozenset(("for",)),
    "td": frozenset(("align", "colspan", "rowspan", "headers", "style")),
    "textarea": frozenset(("name", "rows", "cols", "autocomplete", "maxlength")),
    "th": frozenset(("align", "colspan", "rowspan", "scope", "headers", "style")),
    "time": frozenset(("datetime",)),
    "code": frozenset(("translate",)),
    "pre": frozenset(("tabindex",)),
    "div": frozenset(("tabindex", "markdown")),
    "span": frozenset(("tabindex", "translate")),
    "table": frozenset(("tabindex",)),
}  # fmt: skip
ALIGNED = re.compile(r"text-align: (left|right|center);?")
COMMENT = re.compile(r"(?!-?>)(?:(?!--!?>|<!--).)*", re.DOTALL)


MAY_BRING_TAGS = re.compile(
    r"<|\{|\battrs\b|\]\(\s*<?(?!https://[\w./-]+\))[^)\n]*[:&\\]|\]\(\s*<?//|^\s*\[[^\]^][^\]]*\]:", re.MULTILINE
)
"""Signs without which Markdown makes nothing but its own tags, and no link leads out of the site."""


def refused(text: str, html: str) -> list[tuple[str, str]]:
    """Each (what stands there, what is wrong with it) that may not stand in what a text became."""
    if not MAY_BRING_TAGS.search(text):
        return []
    gate = _Gate()
    gate.feed(html)
    gate.close()
    return gate.found


class _Gate(HTMLParser):
    """Looks at each tag, as a browser would meet them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append((f"<{tag}", f"<{tag}> cannot stand in a page"))
            return
        for name, value in attrs:
            if why := _attribute(tag, name, value or ""):
                self.found.append((name, why))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_comment(self, data: str) -> None:
        if not COMMENT.fullmatch(data):
            self.found.append(("<!--", "A comment is written so that browsers may read on in it"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("<!", f"A declaration ('<!{decl[:20]}>') cannot stand in a page"))

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.found.append(("<?", "An instruction to a program cannot stand in a page"))


def _attribute(tag: str, name: str, value: str) -> str:
    if name not in ANYWHERE and not name.startswith(PREFIXES) and name not in TAGS[tag]:
        return f"'{name}' cannot stand in <{tag}>"
    if name == "style" and not ALIGNED.fullmatch(value):
        return f"'style' cannot be '{value[:40]}'"
    if name in ("href", "src") and addresses.leads_out(value) and (told := addresses.wrong(value)):
        return told[0].split(". ")[0]
    return ""
