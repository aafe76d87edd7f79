"""Where the site lives, what it says of itself to machines, and that a new one takes its place only when it is whole."""

from __future__ import annotations

import atexit
import logging
import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler

from mkdocs_events.build import current
from publish import atomic, card, metadata, offline
from publish.site import finish
from sheets.html_reader import BrokenBlock

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.publish")

CARD = "assets/card.png"
SEARCHER = "assets/javascripts/workers/search."
MADE_OF = {
    "glossary.md": "tree/main/glossary",
    "references.md": "edit/main/bibliography.bib",
}
"""Pages that are put together from something else; exercises and paths say so where they are made."""


def stage(config: MkDocsConfig) -> None:
    """SITE_URL and REPO_URL decide about canonical addresses and edit links."""
    if config.repo_url:
        config.edit_uri = "edit/main/docs/"
    build = current()
    if not build.in_place:
        build.site_dir = Path(config.site_dir).resolve()  # Where a link leads, so that a site that lives elsewhere stays there.
        build.staging_dir = atomic.staging_folder(build.site_dir)
        config.site_dir = str(build.staging_dir)
        atexit.register(shutil.rmtree, build.staging_dir, ignore_errors=True)  # Ctrl-C causes no event.


def set_edit_links(files: Files, *, config: MkDocsConfig) -> None:
    """The edit link of every page leads to what the page is made of."""
    for uri, source in MADE_OF.items():
        if page := files.get_file_from_path(uri):
            page.edit_uri = f"../../../{source}"  # Seen from edit/main/docs/, which stage() sets.


def register(files: Files, *, config: MkDocsConfig) -> None:
    """Register the offline copy, so that pages can link to it, and with a public address the picture for sharing."""
    files.append(File.generated(config, offline.NAME, content=offline.notice()))
    if config.site_url and not current().preview:
        picture = card.draw(config.site_name, config.site_description or "")
        files.append(File.generated(config, CARD, content=picture))


def find_searcher(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Tell the pages where the theme's search lies, which carries its version in its name."""
    env.globals["searcher"] = next(path for path in files.src_uris if path.startswith(SEARCHER))


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
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


def finish_site(*, config: MkDocsConfig) -> None:
    """Finish the built pages, and pack the copy for use without a network."""
    build = current()
    finish(Path(config.site_dir), address=config.site_url or "", preview=build.preview)


def publish(*, config: MkDocsConfig) -> None:
    """Move the site into its place, if nothing was wrong."""
    build = current()
    if not build.site_dir or not build.staging_dir:
        return
    if _refused():
        log.info("Nothing was published: a site from an earlier build is as it was. 'make serve' shows this one.")
    else:
        atomic.publish(build.staging_dir, build.site_dir)
        config.site_dir = str(build.site_dir)


def explain_failure(*, error: Exception) -> None:
    """Leave nothing half-written behind, and name what the machine refused in a sentence."""
    if staging_dir := current().staging_dir:
        shutil.rmtree(staging_dir, ignore_errors=True)
    if isinstance(error, OSError):
        named = error.filename2 or error.filename  # The second is what was being written.
        what = f"{error.strerror or error}{f' ({named})' if named else ''}. Mend that"
    elif isinstance(error, UnicodeEncodeError):
        name = error.object.strip("|").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        what = f"the name '{name}' is not in UTF-8, or this machine is not set to it. Rename it or set PYTHONUTF8=1,"
    elif isinstance(error, BrokenBlock):
        raise Abort(str(error))
    else:
        return
    raise Abort(f"The build stopped: {what} and build again; a site from an earlier build is as it was.")


def _refused() -> bool:
    """Whether MkDocs is about to say that strict found something; it says so only after all events."""
    counting = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(handler.get_counts() for handler in counting)
