"""course.yml against what lies beside it: the folders of its strands, their icons, the exercise that closes, CITATION.cff, the licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from content import course_file
from content.frontmatter import PARTS, Module, Page, kind_of
from content.frontmatter_problems import line_of, problems_as
from content.problems import Problem, listed, suggestion
from content.quotes import typographic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.project import Project

CITATION = "CITATION.cff"
NAMES_LICENCE = "README.md", "LICENSE.md", CITATION, "docs/about/licence.md"
"""Where a reader looks for the licence of the text."""
LICENCE = re.compile(r"\bCC(?:[ -](?P<kind>BY(?:-SA)?)[ -]4\.0|0[ -]1\.0)", re.IGNORECASE)
"""As people write it, and as SPDX does in CITATION.cff."""


def problems(project: Project) -> Iterator[Problem]:
    """Everything that course.yml says and the project does not have, or the other way round."""
    source, about = course_file.source(project.root), project.course.about
    if source is None:
        why = "There is no course.yml that can be read. Write one with a name, a slug, a purpose and strands."
        yield Problem(course_file.NAME, 1, 1, why, "course-missing")
        return
    yield from _folders(project, source.meta.get('strands'))
    shown = any("<!-- strands -->" in page.text for page in project.pages.values())
    for number, strand in enumerate(about.strands):
        line = line_of(source, ("strands", str(number)))
        here = [page for page in project.pages if page.startswith(f"{strand.folder}/")]
        if not here or (shown and f"{strand.folder}/index.md" not in here):
            why = f"The strand '{strand.folder}' has no page docs/{strand.folder}/index.md. Write it, or take the strand out."
            yield source.problem(line, 1, why, "strand-without-index")
        drawn = course_file.icons(project.root)
        if strand.icon and strand.icon not in (*drawn, course_file.MARK):
            near = suggestion(strand.icon, drawn) or f" Draw it, or name one of these: {listed(drawn)}."
            why = f"The strand '{strand.folder}' has the icon '{strand.icon}', and there is no theme/.icons/{strand.icon}.svg.{near}"
            yield source.problem(line_of(source, ("strands", str(number), "icon")), 1, why, "strand-icon")
    if about.closing and about.closing not in project.exercises:
        near = suggestion(about.closing, project.exercises) or " Mend the name, or take the line out."
        yield source.problem(
            line_of(source, ("closing",)), 1, f"There is no exercise '{about.closing}'.{near}", "unknown-exercise"
        )
    pages = {page.removesuffix(".md") for page in project.pages}
    for number, page in enumerate(about.handbook):
        if page not in pages:
            near = suggestion(page, pages) or " Mend the name, or take the line out."
            line = line_of(source, ("handbook", str(number)))
            yield source.problem(line, 1, f"There is no page '{page}' for the handbook.{near}", "unknown-page")
    yield from _citation(project)
    yield from _licence(project)


def _folders(project: Project, strands: Any) -> Iterator[Problem]:
    """Modules in a folder that is no strand of this course, told once for each folder; pages of a strand that are no modules."""
    if not isinstance(strands, list):  # That is told, and this would follow from it.
        return
    known = {*PARTS, *project.course.about.folders, *(str(one.get("folder")) for one in strands if isinstance(one, dict))}
    told: set[str] = set()
    for source in project.sources:
        folder, _, page = source.path.removeprefix("docs/").partition("/")
        kind = kind_of(source)
        if folder in project.course.about.folders and kind is Page and page != "index.md" and not source.problems:
            yield from (one for one in problems_as(source, Module) if one.code == "front-matter-missing-name")
        elif kind is Module and folder not in known | told:
            told.add(folder)
            near = suggestion(folder, known) or " Add it to 'strands', or move its pages."
            yield source.problem(1, 1, f"'{folder}' is not a strand of course.yml.{near}", "strand-unknown")


def _citation(project: Project) -> Iterator[Problem]:
    """What GitHub offers to whoever wants to cite the course bears its name."""
    name = project.course.about.name
    for number, line in enumerate(_text(project.root / CITATION).splitlines(), 1):
        title = line.removeprefix("title:").strip(" \"'").replace('\\"', '"')
        if line.startswith("title:") and not typographic(title).startswith(name):
            still = [one for one in ("README.md", "LICENSE.md") if title in _text(project.root / one)]
            still += sorted(source.path for source in project.sources if title in source.text)
            also = f" '{title}' stands in {listed(still)}, too." if title and still else ""
            why = f"This does not begin with '{name}', as course.yml calls the course. Make both say the same.{also}"
            yield Problem(CITATION, number, 1, why, "citation-file")


def _licence(project: Project) -> Iterator[Problem]:
    """A file that names a licence, and not the one of course.yml. Telling two texts apart by two licences is fine."""
    ours = project.course.about.licence
    for name in NAMES_LICENCE:
        lines = _text(project.root / name).splitlines()
        named = [(number, match) for number, line in enumerate(lines, 1) for match in LICENCE.finditer(line)]
        if named and ours not in {_spelt(match) for _, match in named}:
            number, match = named[0]
            why = f"This is {_spelt(match)}, and course.yml puts the course under {ours}. Make both say the same."
            yield Problem(name, number, match.start() + 1, why, "licence-other")


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def _spelt(licence: re.Match[str]) -> str:
    """As course.yml writes it."""
    return f"CC {licence['kind'].upper()} 4.0" if licence["kind"] else "CC0 1.0"
