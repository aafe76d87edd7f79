"""Every mistake that `make check` finds is a warning of the build as well, so that strict refuses it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from checks import all_problems

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.checking")


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    for problem in all_problems(Path(config.config_file_path).parent):
        log.warning("%s", problem)
