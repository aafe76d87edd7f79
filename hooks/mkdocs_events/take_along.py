"""The course in forms that leave the site, if they are asked for: each is handed the rendered pages and returns its bytes."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink

from mkdocs_events.build import current
from sheets.errors import UnsupportedElement
from sheets.naming import cards_of, sheets_of
from sheets.typeset import CannotTypeset, NoEngine
from take_along.courseware import Chapter, Courseware
from take_along.makers import MAKERS
from take_along.packages import Made

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.take_along")

PLACE = "start/take-it-along"
"""The page that lists everything, as front matter names it."""
MARK = "<!-- take-along -->"


def register(files: Files, *, config: MkDocsConfig) -> None:
    """Register every package that was asked for, so that links to it are checked; its bytes are made later."""
    build = current()
    for maker in MAKERS if build.take_along else ():
        for package in maker.offers(build.course):
            build.packages.append((maker, package))
            file = File.generated(config, package.uri, abs_src_path="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.abs_src_path = file.abs_dest_path  # It is written where MkDocs would copy it to.
            files.append(file)


def make(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered and all sheets set: write the packages."""
    build = current()
    everything = files.src_uris.get(f"{PLACE}.md")
    env.globals["all_to_take_along"] = everything.page if everything else None
    if not build.packages:
        return
    started, courseware = time.monotonic(), _courseware(config, files)
    for maker, package in build.packages:
        try:
            data = maker.make(courseware, package)
        except ModuleNotFoundError as error:
            raise PluginError(f"{error}. Run 'make take-along', which installs what packages need.") from error
        except (CannotTypeset, UnsupportedElement) as error:
            raise PluginError(f"{package.uri} cannot be made. {error}. {error.remedy}") from error
        except NoEngine as error:
            raise PluginError(str(error)) from error
        place = Path(files.src_uris[package.uri].abs_dest_path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        build.made.append(Made(maker, package, len(data)))
    if everything and (page := everything.page):
        makers = dict.fromkeys(one.maker for one in build.made)
        page.toc.items += [AnchorLink(maker.heading, maker.name, 2) for maker in makers]
        page.present_anchor_ids = (page.present_anchor_ids or set()) | {maker.name for maker in makers}
    log.info("%d packages to take along were made, in %.0f seconds.", len(build.made), time.monotonic() - started)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell a page what can be taken along of it; the page of everything is told all, with sizes."""
    build = current()
    name = page.file.src_uri.removesuffix(".md")
    course = build.course
    part, _, last = name.rpartition("/")
    parts = name in course.modules, last == "index" and part in course.strands, part == "start/paths" and last in course.paths
    context["worth_taking"] = any(parts)
    context["take_along"] = [one for one in build.made if one.package.page == name]
    if MARK in (page.content or ""):
        made = {maker: [one for one in build.made if one.maker is maker] for maker in dict.fromkeys(one.maker for one in build.made)}
        listed = build.templates.get_template("partials/take-along-all.html").render(context | {"made": made})
        page.content = (page.content or "").replace(MARK, listed)


def _courseware(config: MkDocsConfig, files: Files) -> Courseware:
    """What this build knows, as packages want it."""
    build = current()
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    order = {page.file.src_uri: number for number, page in enumerate(build.nav.pages)}
    in_order = sorted(pages, key=lambda uri: (order.get(uri, len(order)), uri))
    chapters = [
        Chapter(uri.removesuffix(".md"), str(page.title), page.content or "", page.url)
        for uri in in_order
        if (page := pages[uri])
    ]
    printed = {
        slug: [sheet for sheet in [*sheets_of(slug, exercise.lengths), *cards_of(slug)] if sheet.uri in build.printed]
        for slug, exercise in build.course.exercises.items()
    }
    return Courseware(
        course=build.course,
        chapters={chapter.name: chapter for chapter in chapters},
        library=build.library,
        crossrefs=build.crossrefs,
        meanings=build.definitions,
        sheets=printed,
        files={file.dest_uri: _reader(file) for file in files if not file.is_documentation_page()},
        theme=Path(config.theme.custom_dir or config.docs_dir),
        address=build.address,
        language=str(config.theme["language"]),
    )


def _reader(file: File) -> Callable[[], bytes]:
    """Reads a file when it is wanted."""
    return lambda: file.content_bytes
