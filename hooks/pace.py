"""Keeps builds quick: prunes the navigation of a large site, and spares work whose result is known."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from material.plugins.search.plugin import SearchIndex
from mkdocs.plugins import CombinedEvent, event_priority

from content.source import parse
from pacing.inline import QuickInlineExtension
from pacing.outputs import PageTemplate, everything_shared, outputs
from pacing.pages import everything_else, pages
from pacing.sections import remembered, sections
from pacing.templates import compiled

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# Material writes the whole navigation into every page, which grows with the square of the pages. Up to about this many
# it costs little, and readers can open every section in place; pruned, a section opens by going there.
PAGES_WITH_FULL_NAVIGATION = 150

# A build has nothing to remember; a preview builds again after each change. MkDocs says only once which of them it is.
preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global preview
    preview = command == "serve"
    # A build keeps nearly everything it makes until its end, so looking for garbage finds little.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class QuickIndex(SearchIndex):
    """The search plugin's index, fed by a quicker reader."""

    def add_entry_from_context(self, page: Page) -> None:
        if not (page.meta.get("search") or {}).get("exclude"):
            read = remembered if preview else sections
            for section in read(page.content or ""):
                self.create_entry_for_section(section, page.toc, page.url, page)


@event_priority(1000)  # Before anybody asks for a template.
def _remember_templates(config: MkDocsConfig) -> None:
    config.theme.get_env = partial(compiled.environment, config.theme.get_env)  # type: ignore[method-assign]


@event_priority(-100)  # After every other extension, and after search has put its settings together.
def _quicken(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(QuickInlineExtension())  # type: ignore[arg-type]
    if search := config.plugins.get("material/search"):
        search.search_index = QuickIndex(**search.config)


on_config = CombinedEvent(_remember_templates, _quicken)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    if len(files.documentation_pages()) > PAGES_WITH_FULL_NAVIGATION:
        config.theme["features"] = [*config.theme["features"], "navigation.prune"]
    if not preview:
        parse.cache_clear()  # The sources have been read and checked, and stand on the pages now.
    if preview:
        config.extra["menu"] = nav
        root = Path(config.config_file_path).parent
        works = [file.read_bytes() for file in sorted(root.glob("*.bib"))]
        pages.begin([file.src_uri for file in files.documentation_pages()])
        config.extra["everything_else"] = everything_else(config, files, *works)


@event_priority(-1000)  # When the text is what will be rendered.
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    if preview:
        rest = config.extra["everything_else"]
        page.render = partial(pages.render, page, page.render, rest)  # type: ignore[method-assign]


@event_priority(1000)  # Before a template is loaded.
def _remember_pages(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    if preview:
        env.template_class = PageTemplate


@event_priority(-1000)  # When all that pages show of one another is known.
def _know_what_is_shared(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    if preview:
        known = [file.page for file in files.documentation_pages() if file.page]
        theme = Path(config.theme.custom_dir or config.docs_dir)
        settings = [{**one, "site_dir": ""} for one in config.user_configs]
        shared = everything_shared(
            config.extra["menu"], known, theme, settings, config.site_url, config.extra["course"]
        )
        outputs.begin(shared, [page.file.src_uri for page in known])


on_env = CombinedEvent(_remember_pages, _know_what_is_shared)


@event_priority(-1000)  # When nobody will ask for it again.
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """Let go of what is written, so that a large site needs less memory."""
    if not preview:
        page.content = None  # The title is lost without the text, so that stays.
