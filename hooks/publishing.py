"""Where the site lives: SITE_URL and REPO_URL decide about canonical addresses and edit links."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    if config.repo_url:
        config.edit_uri = "edit/main/docs/"
