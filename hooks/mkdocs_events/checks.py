"""Every mistake that `make check` finds is a warning of the build as well, so that strict refuses it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from checks import all_problems
from content.source import UNREADABLE
from mkdocs_events.build import current

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.checks")


def report(files: Files, *, config: MkDocsConfig) -> None:
    """Warn of every mistake that `make check` finds; `PluginError` if a file cannot be read."""
    build = current()
    problems = all_problems(build.root, build.bibliography, build.cache.cached)
    for problem in problems:
        log.warning("%s", problem)
    if any(problem.code in UNREADABLE for problem in problems):
        raise PluginError("There is a file that cannot be read. Mend what is said above and build again.")
