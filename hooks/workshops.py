"""What the workshop builder's page asks of an exercise, and how a finished plan gets there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from content import blocks
from content.source import read
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


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.filters["builder_address"] = fragment


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    if page.meta.get("template") != TEMPLATE:
        return
    known = config.extra["course"].exercises
    context |= {"agenda": agenda, "heads": heads, "sheets_of": sheets_of}
    context["cards"] = {slug: _cards(Path(config.config_file_path).parent, slug) for slug in known}
    context["things"] = {slug: [thing.name for thing in agenda.things(known, [slug])] for slug in known}


def _cards(root: Path, slug: str) -> int:
    """How many cards there are to cut out."""
    found = blocks.find(read(root / "exercises" / f"{slug}.md", root))
    return sum(text.startswith("### ") for block in found if block.name == "cards" for _, text in block.body)
