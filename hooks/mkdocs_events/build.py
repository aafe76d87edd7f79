"""The state of one build: begun with its configuration, filled by its events, the same for all of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from build_cache.cache import Cache

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from citations.bibliography import Bibliography, Library
    from citations.crossrefs import CrossReferences
    from content.frontmatter import Workshop
    from learning.corrections import Correction
    from learning.course import Course
    from publish.bundle import Asset
    from sheets.compose import ExerciseSource
    from sheets.render import CachedPdf

    Command = Literal["build", "gh-deploy", "serve"]


@dataclass
class Build:
    """Fields without a default are set by the event named beside them, and asking earlier is an error."""

    root: Path
    """The project's folder, absolute from wherever the build was started."""
    preview: bool
    """Whether its author is looking on: MkDocs serves it, and builds again after each change."""
    dirty: bool
    """Whether it only adds pages to the site that is there."""
    print_sheets: bool
    """Whether there are PDFs; SHEETS=off leaves them out."""
    cache: Cache
    """What pure functions made in earlier builds."""
    site_dir: Path | None = None
    """Where the site goes when it is whole; nothing if it is written in place."""
    staging_dir: Path | None = None
    """Where it is until then."""
    bibliography: Bibliography = field(init=False)  # on_config
    course: Course = field(init=False)  # on_files
    corrections: dict[datetime.date, list[Correction]] = field(default_factory=dict)
    """What was wrong, by the day on which it was mended."""
    workshops: dict[str, Workshop] = field(default_factory=dict)
    """The plans by their names."""
    fragments: jinja2.Environment = field(init=False)  # on_files
    """Fills Markdown templates, before any page is rendered."""
    assets: dict[str, Asset] = field(default_factory=dict)
    """Style sheets and scripts as the site serves them, by the names that templates use."""
    nav: Navigation = field(init=False)  # on_nav
    render: Callable[..., Any] = field(init=False)  # on_nav
    """`rendering.render` for a page of this site."""
    templates: jinja2.Environment = field(init=False)  # on_env
    """Fills HTML templates."""
    definitions: dict[str, str] = field(default_factory=dict)
    """What each glossary term means, as HTML."""
    crossrefs: CrossReferences = field(init=False)  # on_env
    exercises: dict[str, ExerciseSource] = field(default_factory=dict)
    """What the sheets of each exercise are made of, from when they are set to when the packs are."""
    printed: dict[str, CachedPdf] = field(default_factory=dict)
    """Every finished PDF by its address in the site."""
    plans: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the page of each plan is given, worked out while its exercises are at hand."""
    cards: dict[str, int] = field(default_factory=dict)
    """How many cards each exercise has to cut out."""

    @property
    def library(self) -> Library:
        """Every work, as it is cited."""
        return self.bibliography.library

    @property
    def in_place(self) -> bool:
        """Whether the site is written where it will be: a preview has a folder of its own, a dirty build adds to one."""
        return self.preview or self.dirty


_command: tuple[Command, bool] = "build", False
_current: Build | None = None


def note_command(*, command: Command, dirty: bool) -> None:
    """MkDocs says only once what it is about to do, and keeps its hooks for all the builds that follow."""
    global _command
    _command = command, dirty


def begin(config: MkDocsConfig) -> None:
    """Forget the last build of a preview and begin another."""
    global _current
    command, dirty = _command
    root = Path(os.path.abspath(config.config_file_path)).parent
    preview = command == "serve"
    cache = Cache(root / ".cache" / "build")
    _current = Build(root, preview, dirty, os.environ.get("SHEETS", "") != "off", cache)


def current() -> Build:
    """The build that is under way."""
    assert _current, "No build has begun."
    return _current
