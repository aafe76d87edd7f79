"""The whole course as its sources tell it: strands, modules in order, exercises, terms. Knows nothing about MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content import course_file, frontmatter
from content.source import Source, read
from learning import paths, scenarios

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from content.course_file import CourseFile, StrandEntry
    from learning.paths import Step


FOLDERS = ("docs", "exercises", "glossary")


@dataclass(frozen=True)
class Term:
    """A glossary entry; `slug` is its file's stem and its anchor, `definition` its Markdown."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    definition: str
    also: tuple[str, ...] = ()
    """Other words under which people look for it."""

    @property
    def letter(self) -> str:
        """Under which letter of the glossary it stands."""
        return self.name[0].upper()


@dataclass(frozen=True)
class Strand:
    """A group of modules that belong together; `name` is its folder."""

    name: str
    title: str
    subtitle: str
    """What it is about, in three or four words for those who do not know its title; may be nothing."""
    summary: str
    """As its index page has it."""
    colour: str
    """One of the palette."""
    icon: str
    """One of the drawings in theme/.icons/."""


@dataclass(frozen=True)
class Course:
    """What the site teaches. Pages are named as in front matter: below docs/, without .md."""

    about: CourseFile
    """What it is called."""
    strands: dict[str, Strand] = field(default_factory=dict)
    modules: dict[str, frontmatter.Module] = field(default_factory=dict)
    exercises: dict[str, frontmatter.Exercise] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    scenarios: dict[str, scenarios.Story] = field(default_factory=dict)
    """By the module they stand in."""
    paths: dict[str, paths.Path] = field(default_factory=dict)

    def strand(self, name: str) -> dict[str, frontmatter.Module]:
        """The modules of one strand, in order."""
        return {path: module for path, module in self.modules.items() if path.startswith(f"{name}/")}

    def strand_of(self, path: str) -> Strand | None:
        """The strand a page belongs to, its own index page included."""
        return self.strands.get(path.split("/")[0])

    def strand_of_exercise(self, slug: str) -> Strand | None:
        """The strand of the first module that an exercise goes with; none for what is no exercise, or goes with none."""
        modules = self.exercises[slug].modules if slug in self.exercises else []
        return next(filter(None, map(self.strand_of, modules)), None)

    def minutes(self, modules: Iterable[str]) -> int:
        """How long some modules take to read."""
        return sum(self.modules[path].minutes for path in modules if path in self.modules)

    def title_of(self, step: Step) -> str:
        """What the page of a step is called; nothing if the course does not have it."""
        known = self.modules.get(step.read or "") or self.exercises.get(step.do or "")
        return known.title if known else ""

    def uses(self, slug: str) -> list[str]:
        """The modules that name an exercise."""
        return [path for path, module in self.modules.items() if slug in module.exercises]


def load(root: Path, order: Iterable[str] = ()) -> Course:
    """Read the course below `root`; `order` lists page paths as the navigation has them. Unreadable files are left out."""
    return from_sources([s for folder in FOLDERS for s in sources(root / folder, root)], root, order)


def from_sources(read: Iterable[Source], root: Path, order: Iterable[str] = ()) -> Course:
    """The course that these sources tell, in the order in which they stand."""
    place = {path: number for number, path in enumerate(order)}
    pages, modules, exercises, terms = {}, {}, {}, []
    for source in read:
        path = source.path.removeprefix("docs/").removesuffix(".md")
        if source.path.startswith("docs/"):
            pages[path] = source
        match frontmatter.load(source):
            case frontmatter.Module() as module:
                modules[path] = module
            case frontmatter.Exercise() as exercise:
                exercises[source.stem] = exercise
            case frontmatter.Term() as term:
                terms.append(Term(source.stem, term.term, tuple(term.aliases), source.body.strip(), tuple(term.also)))
    about = course_file.read(root)
    modules = dict(sorted(modules.items(), key=lambda item: (place.get(item[0], len(place)), item[0])))
    return Course(
        about,
        {s.folder: _strand(about, s, pages[f"{s.folder}/index"]) for s in about.strands if f"{s.folder}/index" in pages},
        modules,
        dict(sorted(exercises.items(), key=lambda item: item[1].title)),
        {term.slug: term for term in sorted(terms, key=lambda term: term.name.casefold())},
        scenarios.load(root, {path: pages[path] for path in modules}),
        paths.load(root),
    )


def sources(folder: Path, root: Path) -> list[Source]:
    """Every Markdown file below `folder`, by path; names that begin with an underscore are templates to copy."""
    return [read(file, root) for file in sorted(folder.rglob("*.md")) if not file.name.startswith("_")]


def _strand(about: CourseFile, strand: StrandEntry, index: Source) -> Strand:
    return Strand(strand.folder, strand.title, strand.subtitle or "", str(index.meta.get("summary", "")), *about.look(strand))
