"""Pages say what they are to machines; the built site is mended, made lighter, sealed and packed."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from finish import card, metadata, offline
from finish.site import finish

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

CARD = "assets/card.png"
SEARCHER = "assets/javascripts/workers/search."

# MkDocs says only once whether it builds or previews, and keeps this module for all the builds that follow.
preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global preview
    preview = command == "serve"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Register the offline copy, so that pages can link to it, and with a public address the picture for sharing."""
    files.append(File.generated(config, offline.NAME, content=offline.notice()))
    if config.site_url and not preview:
        picture = card.draw(config.site_name, config.site_description or "")
        files.append(File.generated(config, CARD, content=picture))


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Tell the pages where the theme's search lies, which carries its version in its name."""
    env.globals["searcher"] = next(path for path in files.src_uris if path.startswith(SEARCHER))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Describe the page: in a sentence for search engines, in schema.org's words for catalogues."""
    course = context.get("course")
    name = page.file.src_uri.removesuffix(".md")
    kind, parts = "home" if page.is_homepage else "other", {}
    if course and name in course.modules:
        kind = "module"
    elif course and name.startswith("exercises/") and name.removeprefix("exercises/") in course.exercises:
        kind = "exercise"
    elif course and page.is_homepage:
        root = config.site_url or ""
        parts = {module.title: root and urljoin(root, f"{path}/") for path, module in course.modules.items()}
    place = metadata.Place(config.site_name, config.site_url or "", page.canonical_url or "")
    context["described"] = metadata.describe(place, page.meta, kind, parts)
    context["makers"] = place.makers
    context["card"] = urljoin(config.site_url, CARD) if config.site_url else ""
    if sentence := metadata.summary(page.meta):
        page.meta["description"] = escape(sentence)  # The theme prints it as it is.


@event_priority(-100)  # After the search plugin has written its index and the exercises their sheets.
def on_post_build(*, config: MkDocsConfig) -> None:
    memory = config.extra.get("memory")
    finish(Path(config.site_dir), address=config.site_url or "", preview=preview, memory=memory)
