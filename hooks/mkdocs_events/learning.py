"""Modules get a header, boxes, diagrams and an ending; strands, paths, scenarios, glossary and coverage are put together."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from checks.allowed import NOT_EVEN_IN_A_DRAFT
from content import course_file
from content.source import read
from learning import course, coverage, diagrams, drawings, recall, terms, wording
from learning.content_notes import with_links
from mkdocs_events.build import current
from publish import compiled, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from mkdocs_events.build import Build

log = logging.getLogger("mkdocs.hooks.learning")

COVERAGE = "<!-- coverage -->"
GATHERED = re.compile(r"^<!-- (modules|terms|strands|paths|scenarios|drawing|drawings|begin|glance|journal|record) -->$", re.MULTILINE)


def name_course(config: MkDocsConfig) -> None:
    """What mkdocs.yml would say of the site stands in course.yml, which others read as well."""
    build = current()
    about = build.about = course_file.read(build.root)
    for note in course_file.notes(about):
        log.info(note)
    config.site_name, config.site_description = about.name, about.description
    config.copyright = f"Text under {about.licence}, code under MIT."


def watch(config: MkDocsConfig) -> None:
    """Have a preview watch what pages are put together from."""
    root = current().root
    folders, lists = ("exercises", "glossary", "drawings", "theme"), ("course", "paths", "scenarios", "coverage", "asked")
    watched = *folders, "bibliography.bib", *(f"{name}.yml" for name in lists)
    config.watch += [str(root / name) for name in watched if (root / name).exists()]


def load_course(files: Files, *, config: MkDocsConfig) -> None:
    """Read the course; add a page for each learning path and a calendar file for each module."""
    order = [path.removesuffix(".md") for path in _pages(config.nav or [])]
    build = current()
    build.course = course.load(build.root, order)
    build.drawings = drawings.load(build.root, _refused(build))
    build.fragments = config.theme.get_env()
    templates.escape_markdown(build.fragments)
    compiled.keep_compiled(build.fragments, build.cache)
    build.fragments.filters["hours"] = wording.hours
    for slug, path in build.course.paths.items():
        page = File.generated(config, f"start/paths/{slug}.md", content=wording.front_matter(path.title, path.summary))
        page.edit_uri = "../paths.yml"
        files.append(page)
    for name, module in build.course.modules.items():
        url = f"{config.site_url.rstrip('/')}/{name}/" if config.site_url else ""
        asked = recall.rounds(name, build.course.modules)
        made = recall.calendar(build.about, name, module, asked, url)
        files.append(File.generated(config, f"{name}/recall.ics", content=made))


def fill_in(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the places that a page leaves for what is gathered, and end a module with its key points and exercises."""
    build = current()
    name = _name(page)
    here = dirname(name)

    def fill(template: str, **values: Any) -> str:
        environment = build.fragments
        environment.filters["from_here"] = lambda path: Markup(relpath(f"{path}.md", here or "."))
        values |= {"course": build.course, "about": build.about, "here": here, "name": name}
        values |= {"print_sheets": build.print_sheets, "drawings": build.drawings}
        return environment.get_template(f"fragments/{template}.md").render(values)

    markdown = GATHERED.sub(lambda marker: fill(marker[1]), markdown)
    if path := build.course.paths.get(name.removeprefix("start/paths/")):
        markdown += fill("path", path=path)
    if module := build.course.modules.get(name):
        calendar = Markup(relpath(f"{name}/recall.ics", here))
        rounds = recall.rounds(name, build.course.modules)
        words = {"asked_on": recall.asked_on, "after": recall.after}
        markdown += "\n\n" + fill("module-end", module=module, name=name, rounds=rounds, calendar=calendar, **words)
    return markdown


def fill_in_coverage(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say where each concept of the core texts has its place."""
    if COVERAGE not in markdown:
        return markdown
    root = current().root
    texts = coverage.load(root)
    here = dirname(page.file.src_uri)
    sources = {file.src_uri.removesuffix(".md"): file.abs_src_path for file in files.documentation_pages()}

    def link(place: str) -> Markup:
        """A link to a section, by the names of page and section."""
        name, _, anchor = place.partition("#")
        if not (path := sources.get(name)):
            return Markup(f"`{place}`")
        found = coverage.sections(read(Path(path), root))
        titles = {part: section.title for part, section in found.items()} | {"": templates.text(found[""].title)}
        words = " · ".join(titles[part] for part in dict.fromkeys(("", anchor)) if part in titles)
        return Markup(f"[{words}]({relpath(f'{name}.md', here)}{f'#{anchor}' if anchor else ''})")

    made = current().fragments.get_template("fragments/coverage.md").render(texts=texts, link=link)
    return markdown.replace(COVERAGE, made)


def draw_diagrams(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the drawings of a page into the page, so that they take its colours."""
    build = current()
    return drawings.place(diagrams.draw(html, Path(page.file.abs_src_path or "").parent, _refused(build)), build.drawings)


def tell_where_terms_are_used(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: tell each glossary term where it is used, and keep what it means for the previews."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    uses: dict[str, list[Page]] = defaultdict(list)
    for page in sorted(pages.values(), key=lambda page: str(page.title)):
        for slug in terms.used(page.content or ""):
            uses[slug].append(page)
    if glossary := pages.get("glossary.md"):
        current().definitions = terms.definitions(glossary.content or "")
        template = env.get_template("partials/term-uses.html")
        lines = {
            slug: template.render(pages=found, from_here=lambda url: get_relative_url(url, glossary.url))
            for slug, found in uses.items()
        }
        glossary.content = terms.with_uses(glossary.content or "", lines)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the page its module, its strand, the way round a content note, and the terms on it."""
    the_course = current().course
    name = _name(page)
    module = the_course.modules.get(name)
    note = module.content_note if module else None
    headings = {heading.title: heading.id for heading in _headings(page.toc)}
    context |= {
        "print_sheets": current().print_sheets,
        "module": module,
        "page_name": name,
        "strand": the_course.strand_of(name),
        "drawing": current().drawings.get(name),
        "way_round": Markup(with_links(note.instead, headings)) if note else "",
        "terms_here": [] if name == "glossary" else _terms(terms.used(page.content or ""), current()),
    }


def _refused(build: Build) -> set[Path]:
    """Files that the check keeps out of a draft too."""
    return {build.root / problem.path for problem in build.problems if problem.code in NOT_EVEN_IN_A_DRAFT}


def _terms(slugs: list[str], build: Build) -> list[tuple[course.Term, str]]:
    """Terms with what they mean, by name."""
    known, meaning = build.course.terms, build.definitions
    found = [(known[slug], meaning[slug]) for slug in slugs if slug in known and slug in meaning]
    return sorted(found, key=lambda item: item[0].name.casefold())


def _name(page: Page) -> str:
    """How front matter names a page: below docs/, without .md."""
    return page.file.src_uri.removesuffix(".md")


def _headings(items: Any) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _headings(item.children)


def _pages(nav: Any) -> Iterator[str]:
    """Every page of a `nav`, in order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from _pages(item)
