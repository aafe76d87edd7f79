"""The state of one build: begun with its configuration, filled by its events, the same for all of them."""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from build_cache import code
from build_cache.cache import Cache
from publish.preview import Shown

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from citations.bibliography import Bibliography, Library
    from citations.crossrefs import CrossReferences
    from content.course_file import CourseFile
    from content.frontmatter import Workshop
    from content.problems import Problem
    from learning.corrections import Correction
    from learning.course import Course
    from learning.drawings import Drawing
    from publish.bundle import Asset
    from sheets.compose import ExerciseSource
    from sheets.press import CachedPdf
    from take_along.packages import Made, Maker, Package
    from workshops.kit.words import KitWords
    from workshops.parts import Part
    from workshops.reports import Report

    Command = Literal["build", "gh-deploy", "serve"]


log = logging.getLogger("mkdocs.hooks.build")


@dataclass
class Build:
    """Fields without a default are set by the event named beside them, and asking earlier is an error."""

    root: Path
    """The project's folder, absolute from wherever the build was started."""
    preview: bool
    """Whether its author is looking on: MkDocs serves it, and builds again after each change."""
    draft: bool
    """Whether it is to be seen with its mistakes beside it: a preview, and what a reviewer downloads (DRAFT=1)."""
    dirty: bool
    """Whether it only adds pages to the site that is there."""
    print_sheets: bool
    """Whether there are PDFs; SHEETS=off leaves them out."""
    take_along: bool
    """Whether packages to take along are made; TAKE_ALONG=1 asks for them."""
    address: str
    """Where the site will be public, ending in a slash, or nothing. On paper a preview's own address would lead nowhere."""
    written: dict[str, int]
    """The dates of hooks/ when the first build of this process began."""
    shown: Shown
    """What a preview takes over from its last build."""
    cache: Cache
    """What pure functions made in earlier builds."""
    site_dir: Path | None = None
    """Where the site goes when it is whole; nothing if it is written in place."""
    staging_dir: Path | None = None
    """Where it is until then."""
    about: CourseFile = field(init=False)  # on_config
    """What the course is called."""
    bibliography: Bibliography = field(init=False)  # on_config
    course: Course = field(init=False)  # on_files
    drawings: dict[str, Drawing] = field(default_factory=dict)
    """What stands at the head of a page, by the page's name."""
    corrections: dict[datetime.date, list[Correction]] = field(default_factory=dict)
    """What was wrong, by the day on which it was mended."""
    problems: list[Problem] = field(default_factory=list)
    """What the check says, for a preview to show beside the pages."""
    moved: dict[str, str] = field(default_factory=dict)
    """Where pages and headings went, by their old addresses."""
    with_cards: set[str] = field(default_factory=set)
    """The exercises with something to cut out."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What people do with the sheet of each exercise: one of `sheets.kinds.KINDS`."""
    pictured: set[str] = field(default_factory=set)
    """The thumbnails of handouts that are there, by their addresses in the site."""
    workshops: dict[str, Workshop] = field(default_factory=dict)
    """The plans by their names."""
    reports: list[Report] | None = None
    """How it went when something was run; None if the course keeps no such list."""
    kit: KitWords | None = None
    """What stands in the kit of every plan; None if the course has no kit."""
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
    rooms: set[str] = field(default_factory=set)
    """Where there is a screen for the room, from the site's folder."""
    printed: dict[str, CachedPdf] = field(default_factory=dict)
    """Every finished PDF by its address in the site."""
    plans: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the page of each plan is given, worked out while its exercises are at hand."""
    parts: dict[str, list[Part]] = field(default_factory=dict)
    """What each exercise needs on paper, in every length."""
    cards: dict[str, int] = field(default_factory=dict)
    """How many cards each exercise has to cut out."""
    packages: list[tuple[Maker, Package]] = field(default_factory=list)
    """What there is to take along, in the order in which people are told of it."""
    made: list[Made] = field(default_factory=list)
    """The same when it is written, with its sizes."""

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
    draft = preview or os.environ.get("DRAFT", "") not in ("", "0")
    if draft:
        _let_it_be_seen()
    first = _current is None
    shown = _current.shown if _current else Shown()
    written = code.dates() if preview else {}
    began = _current.written if _current and _current.preview and preview else written
    if written != began:  # Some of it is loaded already, some is read when it is needed.
        log.info("hooks/ has changed since this preview began. End it and begin it again to see the change.")
    cache = Cache(root / ".cache" / "build", keeps=written == began)
    cache.seen = _current.cache.seen if _current else cache.seen
    print_sheets = os.environ.get("SHEETS", "") != "off"
    take_along = os.environ.get("TAKE_ALONG", "") not in ("", "0") and command == "build" and not dirty
    _current = Build(root, preview, draft, dirty, print_sheets, take_along, _address(config, preview), began, shown, cache)
    if preview and first:
        _port_is_free(*config.dev_addr)


def _let_it_be_seen() -> None:
    """A draft is there to be looked at, above all when something is wrong: what counts for strict does not count there."""
    mkdocs = logging.getLogger("mkdocs")
    for handler in [handler for handler in mkdocs.handlers if isinstance(handler, CountHandler)]:
        mkdocs.removeHandler(handler)


def _port_is_free(host: str, port: int) -> None:
    """Raise `Abort` with a way out before anything is built for an address that somebody else has."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name != "nt")
        try:
            one.bind((host, port))
        except (OverflowError, PermissionError) as error:
            raise Abort(f"Port {port} is not one that a preview can have. Take one from 1024 to 65535: make serve PORT=8001") from error
        except OSError as error:
            why = f"Port {port} is taken, perhaps by another preview ({error.strerror or error})."
            raise Abort(f"{why} End that, or take another port: make serve PORT={port + 1}") from error


def _address(config: MkDocsConfig, preview: bool) -> str:
    """In a preview, MkDocs has put its own address in the place of what mkdocs.yml says."""
    written = [str(one["site_url"]) for one in config.user_configs if one.get("site_url")]
    address = (written[-1] if written else "") if preview else config.site_url
    return f"{address.rstrip('/')}/" if address else ""


def current() -> Build:
    """The build that is under way."""
    assert _current, "No build has begun."
    return _current
