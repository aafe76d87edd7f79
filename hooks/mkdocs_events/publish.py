"""Where the site lives, what it says of itself to machines, and that a new one takes its place only when it is whole."""

from __future__ import annotations

import atexit
import logging
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler

from mkdocs_events.build import current
from publish import atomic, card, metadata, offline, policy
from sheets.errors import BrokenBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files, InclusionLevel
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.publish")

CARD, MANIFEST = "assets/card.png", "manifest.webmanifest"
MADE = {".pdf": "PDFs", ".docx": "Word files"}
TALKERS = "mkdocs.commands.build", "mkdocs.plugins.mkdocs-bibtex"
NO_NEWS = (
    "Cleaning site directory",
    "Building documentation to directory",
    "Template skipped: 'sitemap.xml'",
    "BibTexPlugin: No changes",
)
MADE_OF = {
    "glossary.md": "tree/main/glossary",
    "references.md": "edit/main/bibliography.bib",
}
"""Pages that are put together from something else; exercises and paths say so where they are made."""


def leave_out_no_news(config: MkDocsConfig) -> None:
    """Have MkDocs and mkdocs-bibtex say only what somebody can use."""
    for name in TALKERS:
        logging.getLogger(name).addFilter(_worth_saying)


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
    elif not build.dirty:
        build.shown.begin(Path(config.site_dir))


def set_edit_links(files: Files, *, config: MkDocsConfig) -> None:
    """The edit link of every page leads to what the page is made of."""
    for uri, source in MADE_OF.items():
        if page := files.get_file_from_path(uri):
            page.edit_uri = f"../../../{source}"  # Seen from edit/main/docs/, which stage() sets.


def register(files: Files, *, config: MkDocsConfig) -> None:
    """Register what the site serves beside its pages, so that pages can link to it, and of the theme's files ours alone."""
    for file in [file for file in files if file.src_dir in config.theme.dirs]:
        if file.src_dir != config.theme.custom_dir or file.src_uri.endswith((".css", ".js")):
            files.remove(file)
    about = current().about
    made: dict[str, str | bytes] = {
        "_headers": policy.headers(),
        MANIFEST: metadata.manifest(about, str(config.theme["language"])),
        offline.file_name(about.slug): offline.notice(about.slug),
    }
    if config.site_url and not current().preview:
        made[CARD] = card.draw(config.site_name, config.site_description or "")
    for uri, content in made.items():
        files.append(File.generated(config, uri, content=content))


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
    place = metadata.Place(config.site_name, config.site_url or "", page.canonical_url or "", current().about.licence_url)
    context["described"] = metadata.describe(place, page.meta, kind, parts)
    context["makers"] = place.makers
    context["card"] = urljoin(config.site_url, CARD) if config.site_url else ""
    context["description"] = metadata.summary(page.meta) or config.site_description


def pack(*, config: MkDocsConfig) -> None:
    """The whole site is written: offer it as one file."""
    # The packed sitemap carries the time of the build, and no search engine needs it packed.
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)
    if not current().preview:
        offline.pack(Path(config.site_dir), current().about.slug)


def keep_copies(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """In a preview, copy only files that have changed since its last build."""
    build = current()

    def copy(dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool]) -> None:
        del files.copy_static_files  # Two that know each other are hard to let go of.
        for file in files:
            if not file.is_documentation_page() and inclusion(file.inclusion):
                source = file.abs_src_path
                if not source or not build.shown.take_over(source, file.abs_dest_path):
                    file.copy_file(dirty)

    if build.preview and not build.dirty:
        files.copy_static_files = copy  # type: ignore[method-assign, assignment]


def publish(*, config: MkDocsConfig) -> None:
    """Move the site into its place, if nothing was wrong."""
    build = current()
    build.shown.end()
    if not build.site_dir or not build.staging_dir:
        return
    if _refused():
        log.info("Nothing was published: a site from an earlier build is as it was. 'make serve' shows this one.")
    else:
        told = _told(build.staging_dir)
        atomic.publish(build.staging_dir, build.site_dir)
        config.site_dir = str(build.site_dir)
        place = build.site_dir.relative_to(build.root) if build.site_dir.is_relative_to(build.root) else build.site_dir
        log.info("Built %s in %s/.", told, place)


def serve_sooner(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Have the server of a preview look for changes four times a second, where MkDocs lets half a second pass.

    It looks at some hundreds of dates, which takes a few thousandths of a second.
    """
    host, port = server.server_address[:2]
    sooner = type(server)(builder, str(host), int(port), server.root, server.mount_path, polling_interval=0.25)
    sooner.build_delay = 0.05
    sooner.error_handler = server.error_handler
    for path in server._watched_paths:
        sooner.watch(path)
    return sooner


def leave() -> None:
    """The preview ends."""
    current().shown.end()


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


def _told(site: Path) -> str:
    """What a site holds, in numbers."""
    found = [file for file in site.rglob("*") if file.is_file()]
    number = Counter(file.suffix for file in found)
    size = sum(file.stat().st_size for file in found) / 1_000_000
    parts = [f"{number['.html']} pages", *(f"{number[ending]} {what}" for ending, what in MADE.items() if number[ending])]
    return f"{' and '.join([', '.join(parts[:-1]), parts[-1]] if parts[1:] else parts)}: {size:.0f} MB"


def _worth_saying(record: logging.LogRecord) -> bool:
    """What MkDocs says of every build and nobody needs: where it writes before the site has its place, and its sitemap."""
    return not record.getMessage().startswith(NO_NEWS)


def _refused() -> bool:
    """Whether MkDocs is about to say that strict found something; it says so only after all events."""
    counting = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(handler.get_counts() for handler in counting)
