"""Everything a check may look at: every source file, the course they make, the works they cite."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

import yaml
from markdown.extensions.toc import slugify

from content.source import Source
from lessons import course

if TYPE_CHECKING:
    from pathlib import Path

HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*#*$")
OWN_ID = re.compile(r"\{:?[^}]*#(?P<id>[\w-]+)[^}]*\}\s*$")
KEY = re.compile(r"^@\w+\s*[{(]\s*(?P<key>[^,\s]+)\s*,", re.M)

GENERATED = re.compile(
    r"exercises/(?P<exercise>[\w-]+)/(?P=exercise)-((handout|guide|large-print)-(a4|letter)|fillable)\.pdf"
    r"|facilitate/(?P<workshop>[\w-]+)/(?P=workshop)-(participant|facilitator)-(a4|letter)\.pdf"
    r"|references/.+|assets/.+"
)


@dataclass(frozen=True)
class Book:
    """The sources of one checkout."""

    root: Path
    sources: list[Source]
    course: course.Course
    bibliography: str = field(repr=False)

    @cached_property
    def pages(self) -> dict[str, Source]:
        """Each page as its link names it, such as `exercises/map-the-line.md`."""
        return {s.path.removeprefix("docs/"): s for s in self.sources if not s.path.startswith("glossary/")}

    @cached_property
    def keys(self) -> set[str]:
        """The keys of the bibliography."""
        return {match["key"] for match in KEY.finditer(self.bibliography)}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """What `page.md#...` may name, for each page."""
        found = {page: set(_anchors(source)) for page, source in self.pages.items()}
        found.setdefault("glossary.md", set()).update(self.course.terms)
        found.setdefault("references.md", set()).update(self.keys)
        return found

    def has_file(self, path: str) -> bool:
        """Whether the built site will have this file, named from docs/."""
        return path in self.pages or (self.root / "docs" / path).is_file() or bool(GENERATED.fullmatch(path))

    @staticmethod
    def target(source: Source, link: str) -> str:
        """A relative link of a page, as a path from docs/."""
        return normpath(f"{dirname(source.path.removeprefix('docs/'))}/{link}").lstrip("/")


def open_book(root: Path) -> Book:
    """Read every source below `root`; what cannot be read is in its source's problems."""
    folders = [root / "docs", root / "exercises", root / "glossary"]
    sources = [
        s for folder in folders for s in course.sources(folder, root) if not s.path.startswith("docs/decisions/")
    ]
    bibliography = root / "bibliography.bib"
    text = bibliography.read_text("utf-8", errors="replace") if bibliography.is_file() else ""
    return Book(root, sources, course.load(root), text)


def _anchors(source: Source) -> list[str]:
    anchors = ["key-points", "exercises-to-print", "references"]
    for _, line in source.prose_lines():
        if heading := HEADING.match(line):
            own = OWN_ID.search(heading["text"])
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]|\[[^\]]*@[^\]]*\]", r"\1", OWN_ID.sub("", heading["text"]))
            slug = own["id"] if own else slugify(plain, "-")
            count = sum(re.fullmatch(re.escape(slug) + r"(_\d+)?", known) is not None for known in anchors)
            anchors.append(slug if not count or own else f"{slug}_{count}")
        anchors += re.findall(r'\bid="([\w-]+)"', line)
        anchors += [own["id"]] if (own := OWN_ID.search(line)) else []
    return anchors


def wordlist(root: Path) -> dict[str, str]:
    """Words to avoid and what to write instead, from words.yml; empty where there is none."""
    file = root / "words.yml"
    return dict(yaml.safe_load(file.read_text("utf-8")) or {}) if file.is_file() else {}
