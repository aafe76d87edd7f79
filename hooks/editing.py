"""The edit link of every page leads to what the page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MADE_OF = {
    "glossary.md": "tree/main/glossary",
    "references.md": "edit/main/bibliography.bib",
}
"""Pages that are put together from something else; exercises and paths say so where they are made."""


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    for uri, source in MADE_OF.items():
        if page := files.get_file_from_path(uri):
            page.edit_uri = f"../../../{source}"  # Seen from edit/main/docs/, which publishing.py sets.
