"""Every mistake that `make check` finds is a warning of the build as well, so that strict refuses it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError

from checks import all_problems
from checks.findings import findings
from content.source import UNREADABLE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.checking")


# A build looks once, a preview again after each change. MkDocs says only once which of them it is.
preview = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global preview
    preview = command == "serve"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    problems = all_problems(Path(config.config_file_path).parent, findings if preview else None)
    for problem in problems:
        log.warning("%s", problem)
    if any(problem.code in UNREADABLE for problem in problems):
        raise PluginError("There is a file that cannot be read. Mend what is said above and build again.")
