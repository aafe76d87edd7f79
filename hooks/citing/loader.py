"""mkdocs-bibtex loads the bibliography; its own way of citing, which rewrites code and loses wrapped lines, stays off."""

from __future__ import annotations

from typing import Any


class PassThrough:
    """Stands in for the registry of mkdocs-bibtex: has the data, leaves the Markdown alone."""

    def __init__(self, registry: Any) -> None:
        self.bib_data = registry.bib_data
        self.footnote_format = registry.footnote_format

    def validate_citation_blocks(self, blocks: list[Any]) -> None:
        """Nothing to validate: `check` has seen the sources."""

    def validate_inline_references(self, references: list[Any]) -> set[Any]:
        return set()

    def inline_text(self, block: Any) -> str:
        return str(block)

    def reference_text(self, citation: Any) -> str:
        return ""
