"""Keeps builds quick: prunes the navigation of a large site, and spares work whose result is known."""

from __future__ import annotations

import gc
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.toc import get_toc

from build_cache import code
from citations.markdown import mentioned
from content.source import forget_sources
from mkdocs_events.build import current
from mkdocs_events.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_events.build import Command

log = logging.getLogger("mkdocs.hooks.build_cache")

NOT_SHOWN = "<p>The text of this page is not shown: it holds something that may not stand in a page.</p>"


def tune_garbage_collection(*, command: Command, dirty: bool) -> None:
    """A build keeps nearly everything it makes until its end, so looking for garbage finds little."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def prepare(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Know all that rendering may rest on."""
    build = current()
    if not build.preview:
        forget_sources()  # The sources have been read and checked, and stand on the pages now.
    build.render = _rendering(config, files)


def _rendering(config: MkDocsConfig, files: Files) -> Callable[..., Any]:
    """Renders pages of this site, each once."""
    site: dict[str, Any] = {
        "addresses": {file.src_uri: (file.dest_uri, file.inclusion.name) for file in files},
        "directory_urls": config.use_directory_urls,
        "options": config.mdx_configs,
        "links": dict(config.validation.links),
    }
    try:
        extensions = {name: code.versions(name) for name in config.markdown_extensions}
        return current().cache.cached(render, **site, extensions=extensions)
    except (ModuleNotFoundError, TypeError) as error:
        log.info("Pages are rendered anew in each build: %s", error)
        return partial(render, **site, extensions=dict.fromkeys(config.markdown_extensions, ""))


def render_from_cache(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have MkDocs ask the cache for what it would render."""
    page.render = partial(_render, page)  # type: ignore[method-assign]


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    build = current()
    text = page.markdown or ""
    made = build.render(uri=page.file.src_uri, text=text, works=[work.data for work in mentioned(text, build.library)])
    page.content, page._title_from_render = made["html"], made["title"]
    page.toc, page.present_anchor_ids = get_toc(made["toc"]), set(made["anchors"])
    page.links_to_anchors = {files.src_uris[uri]: anchors for uri, anchors in made["links"].items()}
    if made["refused"]:
        page.content = NOT_SHOWN  # Not even a draft shows what could run or lead away.
    for what, why in made["refused"]:
        log.warning("%s: %s. Take it out. [raw-html]", _place(page, build.root, what), why)
    for level, said in made["said"]:
        logging.getLogger(type(page).__module__).log(level, "%s", said)


def _place(page: Page, root: Path, what: str) -> str:
    """Where something that was rendered stands in the source of a page, as far as it stands there."""
    file = Path(page.file.abs_src_path or "")
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) and file.is_file() else f"docs/{page.file.src_uri}"
    text = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    at = max(text.casefold().find(what.casefold()), 0)
    return f"{path}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def let_go_of_texts(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Let go of what is rendered and typeset, so that a large site needs less memory."""
    for file in files.documentation_pages() if not current().preview else ():
        if file.page:
            file.page.markdown = ""


def let_go_of_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """Let go of what is written."""
    if not current().preview:
        page.content = None  # The title is lost without the text, so that stays.


def collect_garbage(*, config: MkDocsConfig) -> None:
    """What builds leave behind in circles would pile up from one change to the next."""
    if current().preview:
        gc.collect()


def tidy() -> None:
    """Forget what no build has asked for in a fortnight."""
    current().cache.tidy()
