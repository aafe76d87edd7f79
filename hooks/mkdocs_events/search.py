"""Search: all pages are rendered, so that what they say can be looked up, with the terms and the works they rest on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citations.apa import reference_text
from content import frontmatter
from mkdocs_events.build import current
from search import asked, counting, documents, index
from search.sections import Section, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from citations.work import Work
    from learning.course import Term

REFERENCES, GLOSSARY, EXERCISES = "references.md", "glossary.md", "exercises/index.md"
INSTEAD = (EXERCISES, GLOSSARY, "start/paths.md")
"""Where somebody can look around who found nothing."""
GROUPS = {
    "solo": "alone, for one person", "pairs": "pairs, for 2 people", "trios": "trios, for 3 people",
    "whole room": "whole room, for a large group, for everybody",
}  # fmt: skip
INTENSITIES = {1: "light and gentle", 2: "", 3: "heavy"}
FOLDERS = {"about": "About this site", "contribute": "For contributors"}


def write_index(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Let search find what pages say, each term, and each work."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    cache = current().cache
    read, counts = cache.cached(counting.page), cache.cached(counting.counts)
    found = [document for page in pages for document in _documents(page, read)]
    few = list(_terms(files))
    addresses = {}
    if references := files.src_uris.get(REFERENCES):
        library = list(current().library.in_order())
        known = documents.ordinary(section.text for one in (*found, *few) for section in one.sections)
        for work in library:
            few.append(one := _work(f"{references.url}#{work.key}", work, known))
            if doi := index.doi(work.link):
                addresses[one.address] = doi
    found += (replace(one, counted=made) for one, made in zip(few, counts(documents=[one.texts() for one in few]), strict=True))
    # A thousand small files, which MkDocs would take three times as long to write.
    Path(config.site_dir, index.FOLDER).mkdir(parents=True, exist_ok=True)
    for uri, content in index.index(found, addresses, list(_asked(files))).items():
        Path(config.site_dir, uri).write_text(content, encoding="utf-8", newline="\n")
    env.globals["instead_of_search"] = [page for page in pages if page.file.src_uri in INSTEAD]


def _asked(files: Files) -> Iterator[tuple[list[str], list[str]]]:
    """What people type, line by line: the addresses to which it leads, and their ways to say it."""
    for line in asked.load(current().root):
        named = [name.partition("#") for name in line.to]
        pages = [(files.src_uris[f"{page}.md"].url, term) for page, _, term in named if f"{page}.md" in files.src_uris]
        yield [f"{url}#{term}" if term else url for url, term in pages], line.say


def _documents(page: Page, read: Callable[..., Any]) -> Iterator[documents.Document]:
    """A page; nothing if its front matter keeps it out, no text if that alone."""
    if (left_out := _left_out(page)) is True:
        return
    name, uri = page.file.src_uri.removesuffix(".md"), page.file.src_uri
    course = current().course
    stem = name.removeprefix("exercises/")
    facts = course.modules.get(name) or (course.exercises.get(stem) if stem != name else None)
    path = course.paths.get(name.removeprefix("start/paths/"))
    shown = [facts] if isinstance(facts, frontmatter.Exercise) else course.exercises.values() if uri == EXERCISES else ()
    about: dict[str, Any] = {
        "title": _title(page),
        "summary": str(page.meta.get("purpose") or page.meta.get("summary") or ""),
        "facts": " ".join(map(_facts, shown)),
    }
    html = "" if left_out or uri in (GLOSSARY, REFERENCES) else page.content or ""
    counted = read(html=html, before=_before(facts), **about)
    found = [Section(*one) for one in counted["sections"]]
    also = path.also if path else list(map(str, page.meta.get("also") or ()))
    yield documents.Document(page.url, kind=_kind(page, name, facts), sections=found, also=also, counted=counted, **about)


def _terms(files: Files) -> Iterator[documents.Document]:
    """The terms of the glossary."""
    if (glossary := files.src_uris.get(GLOSSARY)) and (page := glossary.page) and _left_out(page) is not True:
        for section in sections(page.content or ""):
            if term := current().course.terms.get(section.id):
                yield _term(f"{page.url}#{section.id}", term, section.text)


def _left_out(page: Page) -> Any:
    """True for a page that its front matter keeps out of search, and "text" if it keeps its text out."""
    return (page.meta.get("search") or {}).get("exclude")


def _title(page: Page) -> str:
    return str(page.meta.get("title") or page.title)


def _kind(page: Page, name: str, facts: frontmatter.FrontMatter | None) -> str:
    if isinstance(facts, frontmatter.Module):
        return "Module"
    if isinstance(facts, frontmatter.Exercise):
        return "Exercise"
    if {"agenda", "sessions"} & page.meta.keys():
        return "Workshop plan"
    if name.startswith("start/paths/"):
        return "Path"
    return FOLDERS.get(name.split("/")[0], "Page")


def _before(facts: frontmatter.FrontMatter | None) -> str:
    """What a page says above its text, since a template writes it from its front matter."""
    if isinstance(facts, frontmatter.Module):
        return " ".join([facts.question, *(one.can for one in facts.objectives)])
    if isinstance(facts, frontmatter.Exercise):
        return " ".join([*facts.materials, facts.holds or ""]).strip()
    return ""


def _facts(exercise: frontmatter.Exercise) -> str:
    """How long it takes, with how many people, and how near it comes."""
    minutes = " ".join(f"{one} minutes" for one in (exercise.minutes.total, *exercise.lengths))
    alone = GROUPS["solo"] if exercise.people.fewest == 1 else ""
    return f"{minutes} {GROUPS.get(exercise.group, exercise.group)} {alone} {INTENSITIES[exercise.intensity]}"


def _term(address: str, term: Term, text: str) -> documents.Document:
    return documents.Document(address, term.name, "Term", [Section("", "", text)], also=term.also, titles=term.aliases)


def _work(address: str, work: Work, known: frozenset[str]) -> documents.Document:
    """Author, year and title name it; the rest of its reference is its text."""
    name, rest = documents.parted(reference_text(work))
    heads = documents.author([one.family for one in work.creators], work.year, known)
    return documents.Document(address, name, "Source", [Section("", "", rest)], heads=heads)
