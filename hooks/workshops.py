"""What the workshop builder's page asks of an exercise: its sheets, and how many people work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sheets.naming import sheets_of
from sheets.wording import heads

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    env.filters |= {"sheets_of": sheets_of, "heads": heads}
