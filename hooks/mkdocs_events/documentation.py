"""What pages for contributors say of the code is made from the code: blocks of an exercise, looks of a strand, who acts when."""

from __future__ import annotations

import inspect
from itertools import zip_longest
from typing import TYPE_CHECKING

from content.course_file import COLOURS, icons
from mkdocs_events.build import current
from sheets.blocks import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

BLOCK_TABLE, LOOKS, ORDER = "<!-- blocks -->", "<!-- looks -->", "<!-- order -->"
WHEN = {
    "startup": "MkDocs starts",
    "config": "the settings are read",
    "files": "every file is known",
    "nav": "the menu is known",
    "page_markdown": "for each page: its Markdown is about to be rendered",
    "page_content": "for each page: it is rendered",
    "env": "all pages are rendered",
    "page_context": "for each page: its template is about to be filled",
    "post_page": "for each page: its template is filled",
    "post_build": "everything is written",
    "build_error": "something went wrong",
    "serve": "a preview begins to be served",
    "shutdown": "MkDocs ends",
}
"""The events of MkDocs that we use, as they come."""
PLUGINS = {"mkdocs_bibtex": "mkdocs-bibtex"}


def fill_in(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in the table of blocks, that of colours and icons, and that of order, where a page asks for them."""
    if BLOCK_TABLE in markdown:
        template = current().fragments.get_template("fragments/blocks.md")
        markdown = markdown.replace(BLOCK_TABLE, template.render(blocks=BLOCKS))
    if LOOKS in markdown:
        template = current().fragments.get_template("fragments/looks.md")
        looks = [*zip_longest(COLOURS, icons(current().root))]
        markdown = markdown.replace(LOOKS, template.render(looks=looks))
    if ORDER in markdown:
        acting = {event: [_told(function) for function in config.plugins.events[event]] for event in WHEN}
        template = current().fragments.get_template("fragments/order.md")
        markdown = markdown.replace(ORDER, template.render(when=WHEN, acting=acting))
    return markdown


def _told(function: Callable[..., Any]) -> tuple[str, str]:
    """The name of a function, or of the plugin that it belongs to, and what it does."""
    package, _, module = function.__module__.partition(".")
    if package in PLUGINS:
        return PLUGINS[package], "the plugin"
    return f"{module}.{function.__name__}", (inspect.getdoc(function) or "").partition("\n")[0]
