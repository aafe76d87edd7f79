"""Modules get a header, boxes, diagrams and an ending; strand pages and the glossary are put together."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any

from lessons import blocks, course, diagrams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    root = Path(config.config_file_path).parent
    config.markdown_extensions.append(blocks.LessonBlocks())  # type: ignore[arg-type]
    config.watch += [str(root / name) for name in ("exercises", "glossary", "theme", "bibliography.bib")]


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    order = [path.removesuffix(".md") for path in _pages(config.nav or [])]
    config.extra["course"] = course.load(Path(config.config_file_path).parent, order)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the places that a page leaves for what is gathered, and end a module with its key points and exercises."""
    the_course: course.Course = config.extra["course"]
    here = dirname(page.file.src_uri)

    def fill(template: str, **values: Any) -> str:
        environment = config.theme.get_env()
        environment.filters["from_here"] = lambda path: relpath(f"{path}.md", here or ".")
        return environment.get_template(f"fragments/{template}").render(course=the_course, **values)

    if "<!-- modules -->" in markdown:
        markdown = markdown.replace("<!-- modules -->", fill("modules.md", modules=the_course.strand(here)))
    if "<!-- terms -->" in markdown:
        markdown = markdown.replace("<!-- terms -->", fill("terms.md"))
    if module := the_course.modules.get(page.file.src_uri.removesuffix(".md")):
        markdown += "\n\n" + fill("module-end.md", module=module)
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    return diagrams.draw(html, Path(page.file.abs_src_path or "").parent)


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    context["course"] = config.extra["course"]
    context["module"] = config.extra["course"].modules.get(page.file.src_uri.removesuffix(".md"))


def _pages(nav: Any) -> Iterator[str]:
    """Every page of a `nav`, in order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from _pages(item)
