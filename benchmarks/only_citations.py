"""The events of citing without those of the rest of the site, as a hook for `benchmarks.citations`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from citations.markdown import CiteExtension
from mkdocs_events import build, citations

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


@event_priority(100)
def _read(config: MkDocsConfig) -> None:
    build.begin(config)
    citations.read_bibliography(config)


def _cite(config: MkDocsConfig) -> None:
    citations.take_over(config)
    config.markdown_extensions.append(CiteExtension(build.current().library))  # type: ignore[arg-type]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    build.current().nav = nav


on_config = CombinedEvent(_read, _cite)
on_page_content = citations.report_left_over
on_env = citations.resolve
on_page_context = citations.add_context
