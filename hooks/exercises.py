"""Each exercise becomes a page with its sheets to print; each workshop a timed plan with its packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from sheets import wording
from sheets.blocks import SheetExtension

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(SheetExtension())  # type: ignore[arg-type]


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Register every page and every PDF, so that MkDocs checks the links to them; the bytes come later."""
    root = Path(config.config_file_path).parent
    for source in sorted((root / "exercises").glob("[!_]*.md")):
        page = File.generated(config, f"exercises/{source.name}", abs_src_path=str(source))
        page.edit_uri = f"../exercises/{source.name}"
        files.append(page)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    if _slug(page) in config.extra["course"].exercises:
        page.meta["template"] = "exercise.html"


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    exercise = config.extra["course"].exercises.get(_slug(page))
    if exercise:
        context["exercise"] = exercise
        context["reviewed"] = wording.day(exercise.reviewed)
        context["intensities"], context["variants"] = wording.INTENSITY, wording.VARIANT
        pages = {file.src_uri: file.page for file in context["pages"]}
        context["modules"] = [pages[f"{path}.md"] for path in exercise.modules if f"{path}.md" in pages]


def _slug(page: Page) -> str:
    """The exercise's name, or nothing if the page is no exercise."""
    folder, _, name = page.file.src_uri.partition("/")
    return name.removesuffix(".md") if folder == "exercises" else ""
