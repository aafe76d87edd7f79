"""Every mistake that `make check` finds is a warning of the build as well, so that strict refuses it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from checks import all_problems
from checks import files as files_of_the_site
from content.source import UNREADABLE
from mkdocs_events.build import current

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.checks")


def refuse(config: MkDocsConfig) -> None:
    """Before MkDocs follows links out of the project, or round in circles, or reads what fills the memory."""
    if unsafe := sorted(files_of_the_site.unsafe(current().root)):
        for problem in unsafe:
            log.error("%s", problem)
        raise PluginError("There is a file that may not be read. Mend what is said above and build again.")


def report(files: Files, *, config: MkDocsConfig) -> None:
    """Warn of every mistake that `make check` finds; `PluginError` if a file cannot be read."""
    build = current()
    problems = all_problems(build.root, build.bibliography, build.cache.cached)
    for problem in problems:
        log.warning("%s", problem)
    if any(problem.code in UNREADABLE for problem in problems):
        raise PluginError("There is a file that cannot be read. Mend what is said above and build again.")
