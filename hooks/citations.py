"""[@key] becomes a citation; pages end with their references; the works list who cites them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from citing import check
from citing.apa import reference_html
from citing.bibliography import Library
from citing.crossrefs import CrossReferences, places
from citing.markdown import CiteExtension
from citing.names import letters

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.citations")


class PassThrough:
    """Stands in for the registry of mkdocs-bibtex: has the data, leaves the Markdown alone."""

    def __init__(self, registry: Any) -> None:
        self.bib_data = registry.bib_data
        self.footnote_format = registry.footnote_format

    def validate_citation_blocks(self, blocks: list[Any]) -> None:
        return None

    def validate_inline_references(self, references: list[Any]) -> set[Any]:
        return set()

    def inline_text(self, block: Any) -> str:
        return str(block)

    def reference_text(self, citation: Any) -> str:
        return ""


@event_priority(100)  # Before mkdocs-bibtex loads the file, so that a broken one is explained and not a traceback.
def _explain(config: MkDocsConfig) -> None:
    _, problems = check.read_bibliography(_bibliography(config))
    if broken := [problem for problem in problems if problem.code in check.LOADER_FAILS]:
        raise PluginError("\n".join(map(str, broken)))


def _take_over(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["bibtex"]
    plugin.registry = PassThrough(plugin.registry)
    config.extra["library"] = library = Library.of(plugin.registry.bib_data.entries)
    config.markdown_extensions.append(CiteExtension(library))  # type: ignore[arg-type]
    config.watch.append(str(_bibliography(config)))


on_config = CombinedEvent(_explain, _take_over)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    config.extra["reading_order"] = [page.file.src_uri for page in nav.pages]


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: find out who cites what, and fill the pages that list every work."""
    env.filters |= {"reference": reference_html, "letters": letters}
    order = {uri: number for number, uri in enumerate(config.extra["reading_order"])}
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    by_order = sorted(pages.values(), key=lambda page: (order.get(page.file.src_uri, len(order)), str(page.title)))
    cited = {page.file.src_uri: found for page in by_order if (found := places(page.content or ""))}
    config.extra["crossrefs"] = crossrefs = CrossReferences(config.extra["library"], cited)
    for uri, found in cited.items():
        _add_anchors(pages[uri], {f"ref-{place.key}" for place in found} | {"references"})
        pages[uri].toc.items.append(AnchorLink("References", "references", 2))
    for page in pages.values():
        if page.content and "<!-- works -->" in page.content:
            listing = env.get_template("partials/references-all.html")
            works = listing.render(
                crossrefs=crossrefs, pages=pages, from_here=lambda url, here=page.url: get_relative_url(url, here)
            )
            page.content = page.content.replace("<!-- works -->", works)
            _add_anchors(page, set(crossrefs.library))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    context["references"] = config.extra["crossrefs"].listed(page.file.src_uri)


def _add_anchors(page: Page, anchors: set[str]) -> None:
    """Let MkDocs know of anchors that a template makes, so that it can check links to them."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors


def _bibliography(config: MkDocsConfig) -> Path:
    plugin: Any = config.plugins["bibtex"]
    return Path(config.config_file_path).parent / plugin.config.bib_file
