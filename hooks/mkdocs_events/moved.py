"""Old addresses lead on: a page for each that was left, and what scripts need to know of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.structure.files import File

from mkdocs_events.build import current
from publish import moved

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

TEMPLATE = "moved.html"


def load(files: Files, *, config: MkDocsConfig) -> None:
    """Read where pages, headings and sheets went; a place that is not there leads nowhere, and the check tells of it."""
    build = current()
    there = {file.src_uri.removesuffix(".md") for file in files.documentation_pages()}
    moves = moved.load(build.root)
    build.moved = {old: new for old, new in moves.items() if new.partition("#")[0] in there}
    if (file := build.root / moved.NAME).is_file():
        config.watch.append(str(file))


def write_pages(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """At the address that a page had stands one that leads on."""
    build = current()
    pages = {file.src_uri.removesuffix(".md"): file.page for file in files.documentation_pages() if file.page}
    for old, headings in moved.by_page(build.moved).items():
        if old in pages or "" not in headings:
            continue
        new = headings[""]
        page, here = pages[new.partition("#")[0]], moved.folder(old)
        values = {
            "title": str(page.meta.get("title") or page.title),
            "way": moved.way(here, new),
            "canonical": urljoin(config.site_url, page.url) if config.site_url else moved.way(here, new),
            "headings": {anchor: moved.way(here, place) for anchor, place in headings.items() if anchor},
            "language": config.theme["language"],
            "styles": moved.to_file(here, build.assets["assets/site.css"].uri),
            "script": moved.to_file(here, build.assets["assets/moved.js"].uri),
        }
        html = env.get_template(TEMPLATE).render(values)
        files.append(File.generated(config, f"{here}/index.html", content=html))


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell a page what names pages had, for what a reader has kept, and where headings went that it had."""
    name = page.file.src_uri.removesuffix(".md")
    moves = current().moved
    headings = moved.by_page(moves).get(name, {})
    pages = {old: new.partition("#")[0] for old, new in moves.items() if "#" not in old}
    notes = {old: new for old, new in moves.items() if "#" in old and "#" in new and name in (old.partition("#")[0], new.partition("#")[0])}
    context["moved_pages"] = pages | notes
    context["moved_headings"] = {anchor: moved.way(page.url.rstrip("/") or ".", place) for anchor, place in headings.items() if anchor}


def keep_files(*, config: MkDocsConfig) -> None:
    """The whole site is written: sheets and calendars lie where they lay under a page's old name, too."""
    moved.keep_files(Path(config.site_dir), current().moved)
