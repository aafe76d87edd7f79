"""mkdocs-bibtex loads the bibliography; its own way of citing, which rewrites code and loses wrapped lines, stays off."""

from __future__ import annotations

from typing import Any

from citations.bibliography import Library


class PassThrough:
    """Stands in for the registry of mkdocs-bibtex: has its works, leaves the Markdown alone.

    A preview is given it again as long as the bibliography stays the same.
    """

    def __init__(self, registry: Any) -> None:
        again = isinstance(registry, PassThrough)
        self.library = registry.library if again else Library.of(registry.bib_data.entries)
        self.footnote_format = registry.footnote_format

    def validate_citation_blocks(self, blocks: list[Any]) -> None:
        """Nothing to validate: `check` has seen the sources."""

    def validate_inline_references(self, references: list[Any]) -> set[Any]:
        return set()

    def inline_text(self, block: Any) -> str:
        return str(block)

    def reference_text(self, citation: Any) -> str:
        return ""
