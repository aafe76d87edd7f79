"""The page that says where each concept of the two core texts has its place, made from coverage.yml."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from content.source import read
from lessons import coverage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

MARKER = "<!-- coverage -->"


def on_config(config: MkDocsConfig) -> None:
    file = Path(config.config_file_path).parent / "coverage.yml"
    if file.exists():  # A preview cannot watch what is not there.
        config.watch.append(str(file))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    if MARKER not in markdown:
        return markdown
    root = Path(config.config_file_path).parent
    texts = coverage.load(root)
    here = dirname(page.file.src_uri)
    sources = {file.src_uri.removesuffix(".md"): file.abs_src_path for file in files.documentation_pages()}

    def link(place: str) -> str:
        """A link to a section, by the names of page and section."""
        name, _, anchor = place.partition("#")
        if not (path := sources.get(name)):
            return f"`{place}`"
        found = coverage.sections(read(Path(path), root))
        words = " · ".join(found[part].title for part in dict.fromkeys(("", anchor)) if part in found)
        return f"[{words}]({relpath(f'{name}.md', here)}{f'#{anchor}' if anchor else ''})"

    made = config.theme.get_env().get_template("fragments/coverage.md").render(texts=texts, link=link)
    return markdown.replace(MARKER, made)
