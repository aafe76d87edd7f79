"""Every mistake that `make check` finds is a warning of the build as well, so that strict refuses it."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from checks import files as files_of_the_site
from checks.allowed import NOT_EVEN_IN_A_DRAFT
from checks.run import all_problems
from content.source import UNREADABLE
from mkdocs_events.build import current

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from content.problems import Problem

log = logging.getLogger("mkdocs.hooks.checks")


def refuse(config: MkDocsConfig) -> None:
    """Before MkDocs follows links out of the project, or round in circles, or reads what fills the memory."""
    if unsafe := sorted(files_of_the_site.unsafe(current().root)):
        for problem in unsafe:
            log.error("%s", problem)
        raise PluginError("There is a file that may not be read. Mend what is said above and build again.")


def report(files: Files, *, config: MkDocsConfig) -> None:
    """Warn of every mistake that `make check` finds; `PluginError` if a file cannot be read, unless it is a draft."""
    build = current()
    problems = build.problems = all_problems(build.root, build.bibliography, build.cache.cached)
    for problem in problems:
        log.warning("%s", problem)
    unreadable = [problem for problem in problems if problem.code in UNREADABLE]
    if build.draft:
        _stand_in(unreadable, files, config)
        _leave_out(problems, files)
    elif unreadable:
        raise PluginError("There is a file that cannot be read. Mend what is said above and build again.")


def _stand_in(unreadable: list[Problem], files: Files, config: MkDocsConfig) -> None:
    """In a draft, a page that cannot be read says so, in the place of what cannot be shown."""
    for problem in unreadable:
        if problem.path.startswith("docs/") and (file := files.get_file_from_path(problem.path.removeprefix("docs/"))):
            files.remove(file)
            text = "---\ntitle: This page cannot be read\n---\n"
            files.append(File.generated(config, file.src_uri, content=text))


def _leave_out(problems: list[Problem], files: Files) -> None:
    """What may not lie in a folder, or a drawing that could run, is not even in a draft."""
    refused = {problem.path.removeprefix("docs/") for problem in problems if problem.code in NOT_EVEN_IN_A_DRAFT}
    for file in [file for file in files if file.src_uri in refused and not file.is_documentation_page()]:
        files.remove(file)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell a page of a draft what is wrong with it, and where else something is."""
    build = current()
    if not build.draft or not build.problems:
        return
    uri = page.file.src_uri
    mine = {f"docs/{uri}", uri if uri.startswith("exercises/") else ""}
    here = [problem for problem in build.problems if problem.path in mine]
    elsewhere = Counter(problem.path for problem in build.problems if problem.path not in mine)
    context["to_mend"] = {"here": here, "elsewhere": dict(elsewhere)}
