"""Every exercise and every plan can be shown in the room: a page of its own, with one thing at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from mkdocs_events.build import current
from sheets import timing
from sheets.compose import ExerciseSource
from sheets.errors import UnsupportedElement
from workshops import agenda, builder, room

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

SCREEN = "room/clock", "room/screen", "room/second"


def write_pages(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: write what a room sees of each exercise and of each plan."""
    build = current()
    frame = {"language": config.theme["language"], "site_name": config.site_name, "icon": config.theme["favicon"]}
    macros: Any = env.get_template("partials/room-item.html").module

    def add(uri: str, content: str) -> None:
        files.append(File.generated(config, uri, content=content))

    def write(address: str, notes: dict[str, Any], **values: Any) -> None:
        shown = frame | {"root": "../../../", "leave": "../", "scripts": SCREEN} | values
        add(f"{address}index.html", env.get_template("room.html").render(shown))
        noted = frame | {"root": "../../../../", **values, **notes}
        add(f"{address}notes/index.html", env.get_template("room-notes.html").render(noted))
        build.rooms.add(address)

    known, told = build.course.exercises, _told(files)
    for slug, one in told.items():
        exercise, address = known[slug], room.address("exercises", slug)
        sets = room.lengths(slug, exercise, one["versions"])
        write(address, {"notes": one["notes"]}, title=exercise.title, description=exercise.purpose, sets=sets)
        steps = [(version["minutes"], macros.item(room.exercise_item(slug, exercise, version))) for version in one["versions"]]
        add(f"{address}steps.js", f"window.room.take({json.dumps(slug)}, {json.dumps(steps, ensure_ascii=False)});\n")
    versions = {slug: one["versions"] for slug, one in told.items()}
    for slug, plan in build.workshops.items():
        if set(agenda.exercises(plan)) <= told.keys():
            sets = room.meetings(slug, plan, known, versions)
            write(room.address("facilitate", slug), {"said": room.script(plan)}, title=plan.title, description=plan.summary, sets=sets)
    for page in (file.page for file in files.documentation_pages()):
        if page and page.meta.get("template") == builder.TEMPLATE:
            address = room.address(*page.file.src_uri.removesuffix(".md").split("/"))
            asides = [room.aside(kind, kind, 1, f"{address}notes/") for kind in ("talk", "break")]
            own = {"own": list(told), "asides": asides, "scripts": ("workshop/plan", *SCREEN, "room/own")}
            write(address, {}, title=page.title, description=page.meta.get("summary") or config.site_description, sets=[], **own)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the page of an exercise or a plan whether it can be shown."""
    folder, _, name = page.file.src_uri.removesuffix(".md").rpartition("/")
    context["in_room"] = room.address(folder, name) in current().rooms


def _told(files: Files) -> dict[str, dict[str, Any]]:
    """What `room.exercise_data` says of each exercise; nothing of one that its sheets complain of."""
    build = current()
    tell = build.cache.cached(room.exercise_data)
    found = {}
    for slug, exercise in build.course.exercises.items():
        page = files.src_uris[f"exercises/{slug}.md"].page
        assert page is not None
        steps = timing.steps(enumerate((page.markdown or "").splitlines(), 1))
        try:
            found[slug] = tell(source=ExerciseSource(slug, exercise, page.content or "", steps, {}, "", "").data)
        except UnsupportedElement:
            continue
    return found
