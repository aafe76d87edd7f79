"""What was wrong stands on a page of its own, and each corrected page leads there."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from content.source import read
from learning import corrections
from mkdocs_events.build import current

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

MARK, PAGE = "<!-- corrections -->", "about/corrections.md"


def load(files: Files, *, config: MkDocsConfig) -> None:
    """Read the corrections."""
    build = current()
    build.corrections = corrections.load(build.root) if files.get_file_from_path(PAGE) else {}
    if (file := build.root / corrections.NAME).is_file():
        config.watch.append(str(file))


def fill_in(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell of every correction, day by day and page by page."""
    if MARK not in markdown:
        return markdown
    build, here = current(), dirname(page.file.src_uri)

    def title(name: str) -> str:
        file = files.get_file_from_path(f"{name}.md")
        return str(read(Path(file.abs_src_path), build.root).meta.get("title")) if file and file.abs_src_path else name

    def link(name: str) -> Markup:
        return Markup(relpath(f"{name}.md", here))

    template = build.fragments.get_template("fragments/corrections.md")
    told = template.render(days=build.corrections, title=title, link=link, anchor=corrections.anchor, unlinked=corrections.unlinked)
    return markdown.replace(MARK, told)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell each page what was corrected on it."""
    name = page.file.src_uri.removesuffix(".md")
    context["corrected"] = corrections.by_page(current().corrections).get(name, [])
