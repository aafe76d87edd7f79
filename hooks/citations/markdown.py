"""A Python-Markdown extension: [@key, p. 3], [see @a; @b], [-@key] and @key become citations, wherever text is prose."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from citations.groups import Item, in_order, ranged, same_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from citations.work import Work

KEY = r"[A-Za-z0-9_](?:[A-Za-z0-9_:.+/-]*[A-Za-z0-9_])?"
LOCATOR = (
    r"(?:pp?\.|paras?\.|chaps?\.|chs?\.|chapters?\b|sections?\b|secs?\.|tables?\b|figures?\b|figs?\.|vols?\.|slides?\b"
    r"|parts?\b|lines?\b|appendix\b|abstract\b|\d)"
)
BRACKETED = r"\[([^\[\]]*@[^\[\]]+)\](?![\[(])"
NARRATIVE = (
    rf"(?<![\w@./\\:+=?&#%~-])@(?P<key>{KEY})(?:\s?\[(?P<locator>{LOCATOR}[^\[\]@^]*)\](?![(\[])|(?P<whose>[’']s\b))?"
)
ITEM = re.compile(rf"(?P<prefix>(?:[^@]*\s)?)(?P<year_only>-?)@(?P<key>{KEY})\s*(?:,(?P<locator>[^@]*))?")
_BEGINS = re.compile(r"(?:^|(?<!e\.g)(?<!i\.e)(?<!cf)(?<!vs)(?<!\bpp)(?<!\bp)[.?!])[\s*_(“‘\"']*$")
"""A sentence: there a particle takes a capital, as in Van der Kolk (2014)."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CODE = re.compile(r"<(code|pre|script|style|textarea)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TYPED = re.compile(rf"(?<![\w@./\\:+=?&#%~-])@({KEY})")
_MENTIONED = re.compile(f"@({KEY})")
_CITED = re.compile(r'<a class="cite-ref"[^>]*? href="#ref-([^"]+)"')


def cited_keys(html: str) -> list[str]:
    """The keys cited in a piece of HTML, each once, in the order of first appearance."""
    return list(dict.fromkeys(_CITED.findall(html)))


def left_over(html: str, library: Mapping[str, Work]) -> list[str]:
    """The keys that a piece of HTML shows as they were typed, outside code: somebody meant to cite them."""
    if "@" not in html and "&#" not in html:
        return []
    shown = unescape(re.sub(r"<[^>]*>", " ", _CODE.sub(" ", html)))
    return [key for key in dict.fromkeys(_TYPED.findall(shown)) if key in library]


def mentioned(text: str, library: Mapping[str, Work]) -> list[Work]:
    """The works that a text could cite: all whose key stands in it behind an @."""
    return [library[key] for key in dict.fromkeys(_MENTIONED.findall(text)) if key in library]


class CiteExtension(Extension):
    """Cites the works of a library; keys that it does not hold stay as they were typed."""

    def __init__(self, library: Mapping[str, Work], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.library = library

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        # After code, escapes, links, addresses and raw HTML (90), which keep their @; before emphasis (60).
        md.inlinePatterns.register(Bracketed(BRACKETED, md, self.library), "cite-bracketed", 88)
        md.inlinePatterns.register(Narrative(NARRATIVE, md, self.library), "cite-narrative", 87)
        # After inline text (20), before the table of contents (5) reads the headings.
        md.treeprocessors.register(Places(md, self.library), "cite-places", 5.5)


class Citing(InlineProcessor):
    """What both ways of citing share."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, library: Mapping[str, Work]) -> None:
        super().__init__(pattern, md)
        self.library = library

    def link(self, parent: etree.Element, work: Work, names: str, joiner: str, years: str) -> etree.Element:
        """The link of one citation, with an anchor of its own for the way back."""
        attributes = {"class": "cite-ref", "href": f"#ref-{work.key}", "role": "doc-biblioref"}
        link = etree.SubElement(parent, "a", attributes)
        if names and not work.creators and work.title_stands_alone:
            title = etree.SubElement(link, "em")
            title.text, title.tail = AtomicString(names), AtomicString(f"{joiner}{years}")
        elif names.endswith("”") and joiner == ", ":
            link.text = AtomicString(f"{names[:-1]},” {years}")
        else:
            link.text = AtomicString(f"{names}{joiner}{years}")
        return link


class Bracketed(Citing):
    """(see Ginwright, 2018, p. 27; Searles, 1955)"""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        items = [self.item(part) for part in match[1].split(";")]
        if not all(items):
            return None, None, None
        span = etree.Element("span", {"class": "cite"})
        span.text = "("
        before: Item | None = None
        link: etree.Element | None = None
        for item in in_order([item for item in items if item]):
            joined = same_names(before, item)
            opening = ("" if link is None else ", " if joined else "; ") + (f"{item.prefix} " if item.prefix else "")
            if link is None:
                span.text += opening
            else:
                link.tail = opening
            years = item.work.cited_year + (f", {item.locator}" if item.locator else "")
            hide = item.year_only or joined
            link = self.link(span, item.work, "" if hide else item.work.names("&"), "" if hide else ", ", years)
            before = item
        if link is not None:
            link.tail = ")"
        return span, match.start(0), match.end(0)

    def item(self, part: str) -> Item | None:
        """One work in brackets, with its prefix and locator."""
        match = ITEM.fullmatch(part)
        work = self.library.get(match["key"]) if match else None
        if match is None or work is None:
            return None
        return Item(work, " ".join(match["prefix"].split()), ranged(match["locator"] or ""), bool(match["year_only"]))


class Narrative(Citing):
    """Ginwright (2018, p. 27)"""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        work = self.library.get(match["key"])
        if work is None:
            return None, None, None
        span = etree.Element("span", {"class": "cite cite--narrative"})
        locator = ranged(match["locator"] or "")
        names = work.names("and")
        if _BEGINS.search(data[: match.start()]):
            names = names[:1].upper() + names[1:]
        names += "’s" if match["whose"] else ""  # APA's own way: Name’s (2018) view
        self.link(span, work, names, " ", f"({work.cited_year}{f', {locator}' if locator else ''})")
        return span, match.start(0), match.end(0)


class Places(Treeprocessor):
    """Give each citation its place: an anchor, counted in the order of reading."""

    def __init__(self, md: Markdown, library: Mapping[str, Work]) -> None:
        super().__init__(md)
        self.library = library

    def run(self, root: etree.Element) -> None:
        count: Counter[str] = Counter()
        introduced: set[str] = set()
        for span, in_heading in list(_citations(root)):
            narrative = span.get("class") == "cite cite--narrative"
            links = span.findall("a[@class='cite-ref']")
            for link in links:
                work = self.library[link.get("href", "").removeprefix("#ref-")]
                count[work.key] += 1
                link.set("id", f"cite-{work.key}-{count[work.key]}")
                short = work.text("shortauthor")
                if short and short not in introduced and not in_heading and (link.text or "").startswith(short):
                    introduced.add(short)
                    link.text = AtomicString(_introduced(work, short, (link.text or "").removeprefix(short), narrative))
            if in_heading and not narrative:
                # What Markdown's toc and MkDocs leave out of the names of headings is a footnote, so look like one.
                span.tag = "sup"
                span.set("id", f"fnref:{links[0].get('id')}")
                span.set("data-search-exclude", "")


def _introduced(work: Work, short: str, rest: str, narrative: bool) -> str:
    """A long name and its short form, at the first mention: (Long Name [LN], 2014), Long Name (LN, 2014)."""
    if narrative and rest.startswith("’s ("):
        return f"{work.full_names('and')}’s ({short}, {rest.removeprefix('’s (')}"
    if narrative:
        return f"{work.full_names('and')} ({short}, {rest.removeprefix(' (')}"
    return f"{work.full_names('&')} [{short}]{rest}"


def _citations(root: etree.Element) -> Iterator[tuple[etree.Element, bool]]:
    """Every citation in the order of reading, and whether it stands in a heading."""
    in_headings = {span for heading in root.iter() if heading.tag in _HEADINGS for span in heading.iter("span")}
    for span in root.iter("span"):
        if span.get("class") in ("cite", "cite cite--narrative"):
            yield span, span in in_headings
