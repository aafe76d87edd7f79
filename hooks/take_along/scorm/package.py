"""One activity for a learning system: its pages in one file, what they need beside it, and the manifest that describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from learning import terms
from publish import bundle
from publish.archive import packed
from publish.policy import POLICY
from take_along.packages import FOLDER, Maker, Package
from take_along.parts import Inside, prefix
from take_along.scorm.module import Module, read
from take_along.templating import TEMPLATES, template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning.course import Course
    from learning.paths import Path
    from sheets.naming import Sheet
    from take_along.courseware import Courseware

STYLES = ("tokens", "icons", "type", "module", "boxes", "conversation", "cards", "tables", "glossary", "citations", "print")
"""Of the site's own, in its order; the packages' own comes last."""
SCRIPTS = ("self-checks", "conversations")
FONTS = ("text", "text-italic", "text-latin1", "text-latin-ext")


def _modules(course: Course) -> list[Package]:
    return [Package(f"{FOLDER}/scorm/{prefix(name)}.zip", module.title, name) for name, module in course.modules.items()]


def _paths(course: Course) -> list[Package]:
    return [
        Package(f"{FOLDER}/scorm/path-{slug}.zip", path.title, f"start/paths/{slug}")
        for slug, path in course.paths.items()
        if any(name in course.modules for name in path.modules)
    ]


@dataclass(frozen=True)
class Activity:
    """What the templates are told: what this is, and its modules."""

    courseware: Courseware
    title: str
    summary: str
    names: Sequence[str]
    """Its modules, in order."""
    path: Path | None = None

    @property
    def minutes(self) -> int:
        """How long its modules take."""
        return self.courseware.course.minutes(self.names)

    @property
    def handouts(self) -> dict[str, Sheet]:
        """The A4 handouts inside, by exercise."""
        course = self.courseware.course
        asked = [slug for name in self.names for slug in course.modules[name].exercises]
        asked += self.path.exercises if self.path else []
        found = {slug: self.courseware.handout(slug) for slug in dict.fromkeys(asked)}
        return {slug: sheet for slug, sheet in found.items() if sheet}

    @property
    def keywords(self) -> list[str]:
        """What catalogues file it under: strands, and terms that it explains."""
        course = self.courseware.course
        strands = [strand.title for name in self.names if (strand := course.strand_of(name))]
        words = [course.terms[slug].name for slug in self.explained]
        return list(dict.fromkeys([*strands, *words]))

    @property
    def explained(self) -> list[str]:
        """The terms that its modules link to, by name."""
        html = "".join(self.courseware.chapters[name].html for name in self.names)
        known = self.courseware.course.terms
        used = [slug for slug in terms.used(html) if slug in known and slug in self.courseware.meanings]
        return sorted(used, key=lambda slug: known[slug].name.casefold())


def module(courseware: Courseware, package: Package) -> bytes:
    """One module as one activity."""
    one = courseware.course.modules[package.page]
    return write(Activity(courseware, one.title, one.summary, [package.page]))


def path(courseware: Courseware, package: Package) -> bytes:
    """A learning path as one activity: its contents, and each of its modules as a part."""
    one = courseware.course.paths[package.page.removeprefix("start/paths/")]
    names = [name for name in dict.fromkeys(one.modules) if name in courseware.course.modules]
    return write(Activity(courseware, one.title, one.summary, names, one))


def write(activity: Activity) -> bytes:
    """The bytes of its package."""
    files = _files(activity)
    manifest = template("scorm/imsmanifest.xml").render(activity=activity, files=sorted(files), about=activity.courseware.course.about)
    return packed({"imsmanifest.xml": manifest.encode()} | files)


def _files(activity: Activity) -> dict[str, bytes]:
    """Everything but the manifest, by its place in the package."""
    ware, handouts = activity.courseware, activity.handouts
    sheets = {sheet.uri: f"sheets/{sheet.uri.rpartition('/')[2]}" for sheet in handouts.values()}
    explained = {slug: f"term-{slug}" for slug in activity.explained}
    pages = {ware.chapters[name].url: prefix(name) for name in activity.names}
    inside = Inside(ware.address, pages, sheets, explained.get)
    modules: list[Module] = [read(ware, name, inside) for name in activity.names]
    words = [(ware.course.terms[slug], ware.meanings[slug]) for slug in explained]
    page = template("scorm/index.html").render(
        activity=activity,
        about=ware.course.about,
        course=ware.course,
        modules=modules,
        prefix=prefix,
        sheets={slug: sheets[sheet.uri] for slug, sheet in handouts.items()},
        words=words,
        policy=POLICY,
        language=ware.language,
        address=ware.address,
    )
    return {
        "index.html": page.encode(),
        "assets/course.css": _styles(ware).encode(),
        "assets/course.js": _scripts(ware).encode(),
        **{f"assets/fonts/{name}.woff2": (ware.theme / f"assets/fonts/{name}.woff2").read_bytes() for name in FONTS},
        "assets/fonts/OFL.txt": (ware.theme / "assets/fonts/OFL.txt").read_bytes(),
        **{place: ware.files[uri]() for uri, place in inside.pictures.items() if uri in ware.files},
        **{place: ware.files[uri]() for uri, place in sheets.items()},
    }


def _styles(ware: Courseware) -> str:
    sheets = [ware.theme / f"assets/{name}.css" for name in STYLES]
    return bundle.join_styles([file.read_text("utf-8") for file in [*sheets, TEMPLATES / "scorm/course.css"]])


def _scripts(ware: Courseware) -> str:
    scripts = [ware.theme / f"assets/{name}.js" for name in SCRIPTS]
    return bundle.join_scripts([file.read_text("utf-8") for file in [*scripts, TEMPLATES / "scorm/course.js"]])


MODULES = Maker(
    "modules",
    "Modules for a learning system (SCORM 1.2)",
    "This module for a learning system (SCORM 1.2)",
    "Each is one activity with its drawings, self-checks, conversations, words explained and A4 handouts inside. "
    "The system is told that somebody began, where they stopped and that they finished; never an answer or a note.",
    _modules,
    module,
)
PATHS = Maker(
    "paths",
    "Learning paths for a learning system (SCORM 1.2)",
    "This path for a learning system (SCORM 1.2)",
    "Each has all modules of a path as one activity, with a page of contents. It is finished when each of its modules is.",
    _paths,
    path,
)
