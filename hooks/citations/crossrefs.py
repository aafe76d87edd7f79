"""Who cites what, and where: read from finished pages, so that it holds whatever made them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from citations.latex import strip_tags

if TYPE_CHECKING:
    from citations.bibliography import Library
    from citations.work import Work

_HEADING_OR_CITATION = re.compile(
    r'<h[1-6]\b[^>]*?\bid="(?P<section>[^"]+)"[^>]*>(?P<title>.*?)(?=</h[1-6]>)'
    r'|<a class="cite-ref"[^>]*? href="#ref-(?P<key>[^"]+)" id="(?P<anchor>[^"]+)"',
    re.DOTALL,
)
_NOT_TITLE = re.compile(r'<sup\b[^>]*\bid="fnref.*?</sup>|<a class="headerlink".*?</a>', re.DOTALL)
_IN_TITLE = re.compile(r'<a class="cite-ref"[^>]*? href="#ref-(?P<key>[^"]+)" id="(?P<anchor>[^"]+)"')


@dataclass(frozen=True, slots=True)
class Place:
    """One citation of one work."""

    key: str
    anchor: str
    section: str = ""
    """The heading it stands under; empty above the first one."""
    section_anchor: str = ""


@dataclass(frozen=True)
class Listed:
    """A work in the reference list of a page."""

    work: Work
    places: list[Place]
    elsewhere: int
    """How many other pages cite it."""


def places(html: str) -> list[Place]:
    """Every citation on a page, in the order of reading."""
    found = []
    section = anchor = ""
    for match in _HEADING_OR_CITATION.finditer(html):
        if match["key"]:
            found.append(Place(match["key"], match["anchor"], section, anchor))
        else:
            anchor, section = match["section"], " ".join(strip_tags(_NOT_TITLE.sub("", match["title"])).split())
            cited = _IN_TITLE.finditer(match["title"])
            found += [Place(each["key"], each["anchor"], section, anchor) for each in cited]
    return found


@dataclass(frozen=True)
class CrossReferences:
    """The works and the pages, linked both ways."""

    library: Library
    pages: dict[str, list[Place]]
    """The places on each page that cites, by the page's source path, in the order of reading."""

    @cached_property
    def _citing(self) -> dict[str, dict[str, list[Place]]]:
        citing: defaultdict[str, defaultdict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for page, found in self.pages.items():
            for place in found:
                citing[place.key][page].append(place)
        return {key: dict(by_page) for key, by_page in citing.items()}

    def cited_by(self, work: Work) -> dict[str, list[Place]]:
        """The pages that cite a work, and where."""
        return self._citing.get(work.key, {})

    def parts(self, work: Work) -> list[str]:
        """The folders of the site that cite a work."""
        return sorted({page.split("/")[0] for page in self.cited_by(work) if "/" in page})

    def references_of(self, page: str) -> list[Listed]:
        """The reference list of a page."""
        cited = self.library.in_order(place.key for place in self.pages.get(page, ()))
        return [Listed(work, self.cited_by(work)[page], len(self.cited_by(work)) - 1) for work in cited]

    def only_in_core_texts(self) -> list[Work]:
        """The sources of the core texts that no page cites, as a reference list has them."""
        return self.library.in_order(work.key for work in self.unused() if "core" in work.keywords)

    def unused(self) -> list[Work]:
        """The works that no page cites."""
        return [work for work in self.library.values() if work.key not in self._citing]
