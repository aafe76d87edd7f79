"""Everything a check may look at: every source file, the course they make, the works they cite."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from checks.allowed import PICTURES
from citations.bibliography import Bibliography
from content import blocks
from content.frontmatter import Exercise, Module, kind_of
from content.source import worked_out
from learning import course
from publish import moved, offline
from sheets.blocks import BLOCKS
from workshops import reports

if TYPE_CHECKING:
    from pathlib import Path

    from citations.bibtex import Entry
    from content.source import Source

HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>.+?)[ \t]*#*$")
OWN_ID = re.compile(r"\{:?[^}]*#(?P<id>[\w-]+)[^}]*\}\s*$")

GENERATED = re.compile(
    r"exercises/(?P<exercise>[\w-]+)/(?P=exercise)-"
    r"(((handout|guide|large-print|cards|\d+-minutes)-(a4|letter)|fillable)\.pdf|(handout|guide)\.docx)"
    r"|facilitate/(?P<workshop>[\w-]+)/(?P=workshop)-((participant|booklet|cards|facilitator|kit)-(a4|letter)\.pdf|[a-z-]+\.docx)"
    r"|references/.+"
)


@dataclass(frozen=True)
class Project:
    """The sources of one checkout."""

    root: Path
    sources: list[Source]
    course: course.Course
    bibliography: Bibliography

    @property
    def works(self) -> dict[str, Entry]:
        """Every work by its key, as it stands in the bibliography."""
        return self.bibliography.by_key

    @cached_property
    def pages(self) -> dict[str, Source]:
        """Each page as its link names it, such as `exercises/two-columns.md`."""
        return {s.path.removeprefix("docs/"): s for s in self.sources if not s.path.startswith("glossary/")}

    @cached_property
    def modules(self) -> set[str]:
        """Every module as front matter names it, also one whose own front matter is broken."""
        return {page.removesuffix(".md") for page, source in self.pages.items() if kind_of(source) is Module}

    @cached_property
    def exercises(self) -> set[str]:
        """Every exercise by its name, also one whose front matter is broken."""
        return {source.stem for source in self.sources if kind_of(source) is Exercise}

    @cached_property
    def reports(self) -> list[reports.Report] | None:
        """How it went when something was run; None in a course that keeps no such list."""
        return reports.load(self.root)

    @cached_property
    def forms(self) -> set[str]:
        """The exercises in which there is something to fill in."""
        answered = {name for name, block in BLOCKS.items() if not block.STANDS_ALONE} | {"observer"}
        known = [source for source in self.sources if source.stem in self.exercises]
        return {source.stem for source in known if any(block.name in answered for block in blocks.find(source))}

    @cached_property
    def pictures(self) -> list[str]:
        """Every picture, from docs/; those of exercises lie beside them."""
        docs, exercises = self.root / "docs", self.root / "exercises"
        of_pages = [file.relative_to(docs) for file in sorted(docs.rglob("*")) if file.suffix.casefold() in PICTURES]
        of_exercises = [file.relative_to(self.root) for file in sorted(exercises.glob("*")) if file.suffix.casefold() in PICTURES]
        return [file.as_posix() for file in (*of_pages, *of_exercises)]

    @cached_property
    def moved(self) -> dict[str, str]:
        """Where pages went, as links name both."""
        moves = moved.load(self.root).items()
        return {f"{old}.md": f"{new.partition('#')[0]}.md" for old, new in moves if "#" not in old}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """What `page.md#...` may name, for each page."""
        found = {page: set(anchors_in(source)) for page, source in self.pages.items()}
        terms = {source.stem for source in self.sources if source.path.startswith("glossary/")}
        found.setdefault("glossary.md", set()).update(terms)
        found.setdefault("references.md", set()).update(self.works)
        return found

    def has_file(self, path: str) -> bool:
        """Whether the built site will have this file, named from docs/."""
        if path in self.pages:
            return True
        if path.startswith("../") or path.endswith(".md"):
            return False
        made = GENERATED.fullmatch(path)
        if made and (slug := made["exercise"] or made["workshop"]):
            if path.endswith("-fillable.pdf"):
                return slug in self.forms
            return slug in self.exercises or f"facilitate/{slug}.md" in self.pages
        if made or path == offline.file_name(self.course.about.slug):
            return True
        return self.file(path).is_file() or (self.root / "theme" / path).is_file()

    def file(self, path: str) -> Path:
        """A file that pages may name, named from docs/; what belongs to exercises lies beside them."""
        return self.root / path if path.startswith("exercises/") else self.root / "docs" / path

    @staticmethod
    def page_of(source: Source) -> str:
        """The page a source is shown on, from docs/; every term is shown on the glossary."""
        return "glossary.md" if source.path.startswith("glossary/") else source.path.removeprefix("docs/")

    @classmethod
    def target(cls, source: Source, link: str) -> str:
        """A relative link of a page, as a path from docs/."""
        return normpath(f"{dirname(cls.page_of(source))}/{link}").lstrip("/")


def open_project(root: Path, bibliography: Bibliography | None = None) -> Project:
    """Read every source below `root`, and the bibliography if nobody has; what cannot be read is in its source's problems."""
    sources = [
        source
        for folder in course.FOLDERS
        for source in course.sources(root / folder, root)
        if not source.path.startswith("docs/decisions/")
    ]
    bibliography = bibliography or Bibliography.read(root / "bibliography.bib")
    return Project(root, sources, course.from_sources(sources, root), bibliography)


def slug_of(heading: str) -> str:
    """The id that Markdown gives a heading."""
    return slugify(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]|\[[^\]]*@[^\]]*\]", r"\1", OWN_ID.sub("", heading)), "-")


@worked_out
def anchors_in(source: Source) -> list[str]:
    """Every id that a page will have, in order: those that its template gives it, its headings', and those it names itself."""
    anchors = ["key-points", "exercises-to-print", "from-memory", "references"]
    seen = Counter(anchors)
    for _, line in source.prose_lines():
        if heading := HEADING.match(line):
            own = OWN_ID.search(heading["text"])
            slug = own["id"] if own else slug_of(heading["text"])
            count = seen[slug]
            anchors.append(slug if not count or own else f"{slug}_{count}")
            seen[slug] += 1
        if "id=" in line:
            anchors += re.findall(r'\bid="([\w-]+)"', line)
        if "#" in line and (own := OWN_ID.search(line)):
            anchors.append(own["id"])
    return anchors
