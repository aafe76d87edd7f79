"""Where the site lives, and that a new one takes its place only when it is whole."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from finish import whole

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# A preview has a folder of its own, and a dirty build adds to the site that is there. MkDocs says so only once.
in_place = False

building: list[Path] = []
"""The folder of the build that is under way."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global in_place
    in_place = command == "serve" or dirty


def on_config(config: MkDocsConfig) -> None:
    """SITE_URL and REPO_URL decide about canonical addresses and edit links."""
    if config.repo_url:
        config.edit_uri = "edit/main/docs/"
    if not in_place:
        config.extra["site"] = site = Path(config.site_dir)
        building[:] = [whole.beside(site)]
        config.site_dir = str(building[0])


@event_priority(-1000)  # After everything that writes into the site.
def on_post_build(*, config: MkDocsConfig) -> None:
    if building:
        whole.put_in_place(building.pop(), config.extra["site"])
        config.site_dir = str(config.extra["site"])


def on_build_error(*, error: Exception) -> None:
    """Leave nothing half-written behind, and name what the machine refused in a sentence."""
    while building:
        shutil.rmtree(building.pop(), ignore_errors=True)
    if isinstance(error, OSError):
        file = f" ({error.filename})" if error.filename else ""
        what = error.strerror or str(error)
        raise Abort(f"The build stopped: {what}{file}. Mend that and build again; a site from an earlier build is as it was.")
