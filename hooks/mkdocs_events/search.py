"""Search: all pages are rendered, so that what they say can be looked up, with the terms and the works they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from citations.apa import reference_text
from content import frontmatter
from mkdocs_events.build import current
from search import documents, index
from search.sections import Section, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from citations.work import Work
    from learning.course import Term

REFERENCES, GLOSSARY = "references.md", "glossary.md"
INSTEAD = ("exercises/index.md", GLOSSARY, "start/paths.md")
"""Where somebody can look around who found nothing."""
GROUPS = {"solo": "alone, for one person", "pairs": "pairs, for two people", "trios": "trios, for three people"}
FOLDERS = {"about": "About this site", "contribute": "For contributors"}


def write_index(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Let search find what pages say, each term, and each work."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    found = [document for page in pages for document in _documents(page)]
    addresses = {}
    if references := files.src_uris.get(REFERENCES):
        library = list(current().library.in_order())
        known = documents.ordinary(section.text for one in found for section in one.sections)
        for work in library:
            found.append(one := _work(f"{references.url}#{work.key}", work, known))
            if doi := index.doi(work.link):
                addresses[one.address] = doi
    for uri, content in index.index(found, addresses).items():
        files.append(File.generated(config, uri, content=content))
    env.globals["instead_of_search"] = [page for page in pages if page.file.src_uri in INSTEAD]


def _documents(page: Page) -> Iterator[documents.Document]:
    """A page and, if it is the glossary, its terms; nothing if its front matter keeps it out, no text if that alone."""
    left_out = (page.meta.get("search") or {}).get("exclude")
    if left_out is True:
        return
    name = page.file.src_uri.removesuffix(".md")
    course = current().course
    read = [] if left_out else sections(page.content or "")
    if page.file.src_uri == GLOSSARY:
        for section in read:
            if term := course.terms.get(section.id):
                yield _term(f"{page.url}#{section.id}", term, section.text)
        read = []
    elif page.file.src_uri == REFERENCES:
        read = []
    stem = name.removeprefix("exercises/")
    facts = course.modules.get(name) or (course.exercises.get(stem) if stem != name else None)
    if before := _before(facts):
        rest = read[1:] if read and not read[0].id else read
        read = [Section("", "", " ".join([before, *(one.text for one in read[: len(read) - len(rest)])])), *rest]
    summary = str(page.meta.get("purpose") or page.meta.get("summary") or "")
    also = tuple(map(str, page.meta.get("also") or ()))
    yield documents.Document(page.url, _title(page), _kind(page, name, facts), read, summary, also)


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
        return " ".join([GROUPS.get(facts.group, facts.group), *facts.materials, facts.holds or ""]).strip()
    return ""


def _term(address: str, term: Term, text: str) -> documents.Document:
    return documents.Document(address, term.name, "Term", [Section("", "", text)], "", term.also, term.aliases)


def _work(address: str, work: Work, known: frozenset[str]) -> documents.Document:
    """Author, year and title name it; the rest of its reference is its text."""
    name, rest = documents.parted(reference_text(work))
    heads = documents.author([one.family for one in work.creators], work.year, known)
    return documents.Document(address, name, "Source", [Section("", "", rest)], heads=heads)
