"""mkdocs-bibtex is given the works that were read; its own citing, which rewrites code and loses wrapped lines, stays off."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


class PassThrough:
    """Stands in for the registry of mkdocs-bibtex: knows of no work to cite, and leaves the Markdown alone."""

    bib_data = SimpleNamespace(entries={})
    footnote_format = "{key}"

    def validate_citation_blocks(self, blocks: list[Any]) -> None:
        """Nothing to validate: `check` has seen the sources."""

    def validate_inline_references(self, references: list[Any]) -> set[Any]:
        return set()

    def inline_text(self, block: Any) -> str:
        return str(block)

    def reference_text(self, citation: Any) -> str:
        return ""
