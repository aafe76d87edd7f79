"""Each exercise can be shown in the room: a page of its own with one thing at a time, and another with the notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from mkdocs_events.build import current
from sheets import timing
from sheets.compose import ExerciseSource
from sheets.errors import UnsupportedElement
from workshops import room

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

SCREEN = "room/clock", "room/screen"


def write_pages(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: write for each exercise what a room sees of it."""
    build = current()
    macros: Any = env.get_template("partials/room-item.html").module
    frame = {"language": config.theme["language"], "site_name": config.site_name, "icon": config.theme["favicon"]}
    tell = build.cache.cached(room.told)
    for slug, exercise in build.course.exercises.items():
        page = files.src_uris[f"exercises/{slug}.md"].page
        assert page is not None
        steps = timing.steps(enumerate((page.markdown or "").splitlines(), 1))
        try:
            told = tell(source=ExerciseSource(slug, exercise, page.content or "", steps, {}, "", "").data)
        except UnsupportedElement:
            continue  # Its sheets say why.
        shown = [macros.version(slug, exercise, one) for one in told["versions"]]
        lengths = [(one["minutes"], f"{slug}-{one['minutes']}") for one in told["versions"]]
        build.rooms.add(slug)
        values = frame | {
            "title": exercise.title,
            "description": exercise.purpose,
            "root": "../../../",
            "leave": "../",
            "items": shown,
            "lengths": lengths[1:] and lengths,
            "scripts": SCREEN,
        }
        html = env.get_template("room.html").render(values)
        files.append(File.generated(config, f"exercises/{slug}/room/index.html", content=html))


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the page of an exercise whether it can be shown."""
    folder, _, name = page.file.src_uri.partition("/")
    context["in_room"] = folder == "exercises" and name.removesuffix(".md") in current().rooms
