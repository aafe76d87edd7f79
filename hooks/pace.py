"""Keeps builds quick: prunes the navigation of a large site, and spares work whose result is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from pacing.inline import QuickInlineExtension
from pacing.templates import compiled

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

# Material writes the whole navigation into every page, which grows with the square of the pages. Up to about this many
# it costs little, and readers can open every section in place; pruned, a section opens by going there.
PAGES_WITH_FULL_NAVIGATION = 150


@event_priority(-100)  # After every other extension.
def on_config(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(QuickInlineExtension())  # type: ignore[arg-type]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    if len(files.documentation_pages()) > PAGES_WITH_FULL_NAVIGATION:
        config.theme["features"] = [*config.theme["features"], "navigation.prune"]


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.bytecode_cache = compiled
