"""Where the site lives, and that a new one takes its place only when it is whole."""

from __future__ import annotations

import atexit
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from finish import whole

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.publishing")

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
        # Where a link leads, so that a site that lives elsewhere stays there.
        config.extra["site"] = site = Path(config.site_dir).resolve()
        building[:] = [whole.beside(site)]
        config.site_dir = str(building[0])


@event_priority(-1000)  # After everything that writes into the site.
def on_post_build(*, config: MkDocsConfig) -> None:
    if not building:
        return
    if _refused():
        log.info("Nothing was published: a site from an earlier build is as it was. 'make serve' shows this one.")
    else:
        whole.put_in_place(building.pop(), config.extra["site"])
        config.site_dir = str(config.extra["site"])


def on_build_error(*, error: Exception) -> None:
    """Leave nothing half-written behind, and name what the machine refused in a sentence."""
    _clear()
    if isinstance(error, OSError):
        named = error.filename2 or error.filename  # The second is what was being written.
        what = f"{error.strerror or error}{f' ({named})' if named else ''}. Mend that"
    elif isinstance(error, UnicodeEncodeError):
        name = error.object.strip("|").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        what = f"the name '{name}' is not in UTF-8, or this machine is not set to it. Rename it or set PYTHONUTF8=1,"
    else:
        return
    raise Abort(f"The build stopped: {what} and build again; a site from an earlier build is as it was.")


def _refused() -> bool:
    """Whether MkDocs is about to say that strict found something; it says so only after all events."""
    counting = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(handler.get_counts() for handler in counting)


def _clear() -> None:
    while building:
        shutil.rmtree(building.pop(), ignore_errors=True)


atexit.register(_clear)  # Whoever stops a build with Ctrl-C causes no event.
