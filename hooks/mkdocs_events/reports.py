"""How it went when something was run: told on a page of its own, and counted on each exercise and plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_events.build import current
from workshops import reports

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

MARK = "<!-- reports -->"


def load(files: Files, *, config: MkDocsConfig) -> None:
    """Read the reports."""
    build = current()
    build.reports = reports.load(build.root)
    if (file := build.root / reports.NAME).is_file():
        config.watch.append(str(file))


def fill_in(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell of every report, and where to send one."""
    if MARK not in markdown:
        return markdown
    build = current()
    told = build.fragments.get_template("fragments/reports.md").render(
        reports=build.reports or [],
        exercises=build.course.exercises,
        plans=build.workshops,
        form=reports.form(config.repo_url),
    )
    return markdown.replace(MARK, told)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell exercises and plans how many reports there are of them; nothing in a course that keeps none."""
    known, (folder, _, name) = current().reports, page.file.src_uri.removesuffix(".md").partition("/")
    found = {"exercises": reports.of_exercise, "facilitate": reports.of_plan}.get(folder)
    if known is not None and found:
        context["reported"] = len(found(known, name))
