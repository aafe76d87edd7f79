"""What the workshop builder's page asks of an exercise, and how a finished plan gets there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sheets import agenda
from sheets.builder import fragment
from sheets.naming import sheets_of
from sheets.wording import heads

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

TEMPLATE = "workshop-builder.html"
CARD = '<li class="sheet-card">'


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: count how many cards each exercise has to cut out."""
    env.filters["builder_address"] = fragment
    pages = {slug: files.src_uris[f"exercises/{slug}.md"].page for slug in config.extra["course"].exercises}
    config.extra["cards"] = {slug: (page.content or "").count(CARD) if page else 0 for slug, page in pages.items()}


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    if page.meta.get("template") != TEMPLATE:
        return
    known = config.extra["course"].exercises
    context |= {"agenda": agenda, "heads": heads, "sheets_of": sheets_of}
    context["cards"] = config.extra["cards"]
    context["things"] = {slug: [thing.name for thing in agenda.things(known, [slug])] for slug in known}
