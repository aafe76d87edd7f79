"""Keeps builds quick: prunes the navigation of a large site, and spares work whose result is known."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import get_toc

from build_cache import outputs
from build_cache.inline import QuickInlineExtension
from build_cache.memory import Memory, held
from build_cache.pages import Pages, everything_else
from build_cache.sections import remembered
from build_cache.templates import KIND, Compiled
from content.source import parse
from mkdocs_events.build import current

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_events.build import Command

# Material writes the whole navigation into every page, which grows with the square of the pages. Up to about this many
# it costs little, and readers can open every section in place; pruned, a section opens by going there.
PAGES_WITH_FULL_NAVIGATION = 150


def tune_garbage_collection(*, command: Command, dirty: bool) -> None:
    """A build keeps nearly everything it makes until its end, so looking for garbage finds little."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class QuickIndex(SearchIndex):
    """The search plugin's index, fed by a quicker reader."""

    def __init__(self, memory: Memory, **settings: Any) -> None:
        super().__init__(**settings)
        self.memory = memory

    def add_entry_from_context(self, page: Page) -> None:
        if not (page.meta.get("search") or {}).get("exclude"):
            for section in remembered(page.content or "", page.file.src_uri, self.memory):
                self.create_entry_for_section(section, page.toc, page.url, page)


def remember_templates(config: MkDocsConfig) -> None:
    """Keep compiled templates."""
    config.theme.get_env = partial(Compiled(current().memory).environment, config.theme.get_env)  # type: ignore[method-assign]


def quicken(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(QuickInlineExtension())  # type: ignore[arg-type]
    if search := config.plugins.get("material/search"):
        search.search_index = QuickIndex(current().memory, **search.config)


def prepare(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    if len(files.documentation_pages()) > PAGES_WITH_FULL_NAVIGATION:
        config.theme["features"] = [*config.theme["features"], "navigation.prune"]
    build = current()
    if not build.preview:
        parse.cache_clear()  # The sources have been read and checked, and stand on the pages now.
    works = [held(file) for file in sorted(build.root.glob("*.bib"))]
    build.nav = nav
    build.rendered = Pages(build.memory, everything_else(config, files, *works), get_toc)


def remember_rendering(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    page.render = partial(current().rendered.render, page, page.render)  # type: ignore[method-assign]


def remember_outputs(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    outputs.remember(env, current().memory)


def note_what_is_shared(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    build = current()
    known = [file.page for file in files.documentation_pages() if file.page]
    theme = Path(config.theme.custom_dir or config.docs_dir)
    settings = [{**one, "site_dir": ""} for one in config.user_configs]
    env.shared = outputs.everything_shared(  # type: ignore[assignment]
        build.nav, known, theme, settings, config.site_url, build.course
    )
    for page in known if not build.preview else ():
        page.markdown = ""  # It is rendered, and a large site's fills the memory.


def let_go_of_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """Let go of what is written, so that a large site needs less memory."""
    if not current().preview:
        page.content = None  # The title is lost without the text, so that stays.


def let_go_of_entries(config: MkDocsConfig) -> None:
    search = config.plugins.get("material/search")
    if search and not current().preview:
        search.search_index.entries.clear()


def close(config: MkDocsConfig) -> None:
    build = current()
    build.memory.forget_the_rest(but=KIND)  # A template is not asked for while all pages are known.
    build.memory.close()
    build.cache.tidy()
    if build.preview:
        gc.collect()  # What builds leave behind in circles would pile up from one change to the next.
