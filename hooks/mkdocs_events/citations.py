"""[@key] becomes a citation; pages end with their references; the works list who cites them."""

from __future__ import annotations

import inspect
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from citations import evidence
from citations.apa import reference_html
from citations.bibliography import Bibliography
from citations.bibliography_check import UNUSABLE, bibliography_problems
from citations.coins import coins
from citations.crossrefs import CrossReferences, places
from citations.exports import FORMATS
from citations.markdown import left_over
from citations.name_fields import unusable
from citations.names import letters
from mkdocs_events.build import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from citations.work import Work

log = logging.getLogger("mkdocs.hooks.citations")

REFERENCES = "references.md"
SHORT = re.compile(r"<!-- (references-(?:counts|overclaims|missing)) -->")
LONG = re.compile(r"<!-- (references-(?:all|seen)) -->")


def read_bibliography(config: MkDocsConfig) -> None:
    """Read the works for all who ask for them, mkdocs-bibtex included; say what is wrong with a file that cannot be used."""
    plugin: Any = config.plugins["bibtex"]
    build = current()
    file = build.root / str(plugin.config.bib_file)
    try:
        build.bibliography = Bibliography.read(file)
        if not file.is_file():
            raise PluginError(f"{file.name} is missing. Put it back where mkdocs.yml says, if need be from Git.")
    except OSError as error:
        raise PluginError(f"{file.name} cannot be read: {error.strerror}. Mend that and build again.") from error
    problems = bibliography_problems(build.bibliography, unusable)
    if broken := [problem for problem in problems if problem.code in UNUSABLE]:
        raise PluginError("\n".join(map(str, broken)))
    plugin.last_configured = float("inf")  # No file is newer than what it has, so it loads none.


def take_over(config: MkDocsConfig) -> None:
    """Have mkdocs-bibtex leave the pages alone: its citing rewrites code and loses wrapped lines."""
    plugin = config.plugins["bibtex"]
    rewriting = config.plugins.events["page_markdown"]
    rewriting[:] = [event for event in rewriting if getattr(inspect.unwrap(event), "__self__", None) is not plugin]
    build = current()
    config.watch.append(str(build.root / build.bibliography.path))


def report_left_over(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell of a known key that stays as it was typed, where the check of the sources does not see it."""
    left = [key for key in left_over(html, current().library) if f"\\@{key}" not in (page.markdown or "")]
    if not left:
        return
    from citations import check  # needed hardly ever, and large
    from content.source import parse

    source = parse(_source_path(page, config), page.file.content_string)
    told = " ".join(problem.message for problem in check.problems(source, current().bibliography.by_key))
    for key in left:
        if key not in told:
            line = next((number for number, text in enumerate(source.lines, 1) if f"@{key}" in text), 1)
            why = f"'@{key}' was not made a citation here. Move it out of the HTML, link or code around it."
            log.warning("%s", source.problem(line, 1, why, "citation-left"))


def resolve(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: find out who cites what, offer the works for download, fill the pages that list them."""
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    build = current()
    order = {page.file.src_uri: number for number, page in enumerate(build.nav.pages)}
    in_order = sorted(pages.values(), key=lambda page: (order.get(page.file.src_uri, len(order)), str(page.title)))
    cited = {page.file.src_uri: found for page in in_order if (found := places(page.content or ""))}
    build.crossrefs = crossrefs = CrossReferences(build.library, cited)
    _offer(crossrefs.library.in_order(), "all-works", config, files)
    for uri, found in cited.items():
        _offer([listed.work for listed in crossrefs.references_of(uri)], uri.removesuffix(".md"), config, files)
        _add_anchors(pages[uri], {"references", *(f"ref-{place.key}" for place in found)})
        pages[uri].toc.items.append(AnchorLink("References", "references", 2))
    env.filters |= {"reference": reference_html, "coins": coins, "letters": letters}
    env.globals |= {"crossrefs": crossrefs, "formats": FORMATS, "evidence": evidence, "parts": _parts(pages)}
    env.globals |= {"cited_pages": pages, "all_references": pages.get(REFERENCES)}
    build.templates = env
    for page in in_order:
        _fill_in(SHORT, page, {"page": page, "base_url": get_relative_url(".", page.url)})
    if REFERENCES in pages:
        _add_anchors(pages[REFERENCES], {*crossrefs.library, "only-in-the-core-texts"})
    only_core = crossrefs.only_in_core_texts()
    if unused := [work for work in crossrefs.unused() if work not in only_core]:
        number = f"{len(unused)} works are" if len(unused) > 1 else "One work is"
        log.info("%s cited by no page. The page of references shows them under 'Cited in: no part yet'.", number)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Lists of works are long; search has entries of its own for them."""
    _fill_in(LONG, page, context)
    context["references"] = current().crossrefs.references_of(page.file.src_uri)
    context["works_file"] = f"references/{page.file.src_uri.removesuffix('.md')}"


def _fill_in(marks: re.Pattern[str], page: Page, context: dict[str, Any]) -> None:
    """Put what is gathered in the places that a page leaves for it."""
    partial = current().templates.get_template
    page.content = marks.sub(lambda mark: partial(f"partials/{mark[1]}.html").render(context), page.content or "")


def _offer(works: Iterable[Work], name: str, config: MkDocsConfig, files: Files) -> None:
    """Files of works, which are written where MkDocs would copy them to: held until then, they would fill the memory."""
    Path(config.site_dir, "references", name).parent.mkdir(parents=True, exist_ok=True)
    for ending, (_, write) in FORMATS.items():
        uri = f"references/{name}.{ending}"
        file = File.generated(config, uri, abs_src_path="", inclusion=InclusionLevel.INCLUDED)
        file.abs_src_path = file.abs_dest_path
        Path(file.abs_dest_path).write_bytes(write(works).encode())
        files.append(file)


def _parts(pages: dict[str, Page]) -> dict[str, str]:
    """The parts of the site by their folders, named as the navigation names them."""
    heads = {
        uri.removesuffix("/index.md"): page for uri, page in pages.items() if re.fullmatch(r"[^/]+/index\.md", uri)
    }
    return {folder: page.parent.title if page.parent else str(page.title) for folder, page in heads.items()}


def _add_anchors(page: Page, anchors: set[str]) -> None:
    """Let MkDocs know of anchors that a template makes, so that it can check links to them."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors


def _source_path(page: Page, config: MkDocsConfig) -> str:
    """Where the text of a page stands, from the root of the repository."""
    root = current().root
    file = Path(page.file.abs_src_path or config.docs_dir) / ("" if page.file.abs_src_path else page.file.src_uri)
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else page.file.src_uri
