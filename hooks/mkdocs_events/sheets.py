"""Each exercise becomes a page that can be filled in, and its sheets to print."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from content import blocks
from content.source import Source, read
from mkdocs_events.build import current
from publish.progress import Progress
from sheets import compose, kinds, pictures, shorter, thumbnail, timing, wording
from sheets.check import has_cards
from sheets.compose import ExerciseSource
from sheets.errors import UnsupportedElement
from sheets.naming import cards_of, sheets_of, word_copies_of
from sheets.render import render_cards, render_sheets
from sheets.typeset import CannotTypeset, NoEngine
from sheets.word.copies import make_copies

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_events.build import Build
    from sheets.naming import Sheet

log = logging.getLogger("mkdocs.hooks.sheets")


def register(files: Files, *, config: MkDocsConfig) -> None:
    """Register every page, every PDF and every Word copy, so that MkDocs checks the links to them; where the bytes are is told later."""
    build = current()
    for source in sorted((build.root / "exercises").glob("[!_]*.md")):
        page = File.generated(config, f"exercises/{source.name}", abs_src_path=str(source))
        page.edit_uri = f"../exercises/{source.name}"
        files.append(page)
        if has_cards(read(source, build.root)):
            build.with_cards.add(source.stem)
        build.kinds[source.stem] = kinds.kind(read(source, build.root))
        if build.print_sheets and source.stem in build.course.exercises:
            for uri in (*(sheet.uri for sheet in _files_of(source.stem, build)), thumbnail.uri(source.stem)):
                files.append(File.generated(config, uri, abs_src_path="", inclusion=InclusionLevel.NOT_IN_NAV))
    for picture in sorted((build.root / "exercises").glob("[!_.]*")):
        if picture.suffix in pictures.ENDINGS:
            files.append(File.generated(config, f"exercises/{picture.name}", abs_src_path=str(picture)))


def add_notes(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what the front matter says of numbers, access and shorter versions below the facilitator's notes."""
    build = current()
    if not (exercise := build.course.exercises.get(_slug(page))):
        return markdown
    found = blocks.find(Source(page.file.src_uri, markdown))
    notes = next((block for block in found if block.name == "facilitator" and block.closed and block.body), None)
    if not notes:
        return markdown
    lines, end = markdown.split("\n"), notes.body[-1][0]
    steps = timing.steps(enumerate(lines, 1))
    template = build.fragments.get_template("fragments/exercise-notes.md")
    made = template.render(exercise=exercise, versions=shorter.outlines(exercise, steps))
    return "\n".join([*lines[:end], "", made, *lines[end:]])


def choose_template(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Exercises and their list have templates of their own."""
    if page.file.src_uri == "exercises/index.md":
        page.meta["template"] = "exercises.html"
    elif _slug(page) in current().course.exercises:
        page.meta["template"] = "exercise.html"


def typeset(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: typeset what has changed."""
    build = current()
    if not build.print_sheets:
        return
    started = time.monotonic()
    progress = Progress("Setting the sheets of {done} of {total} exercises", len(build.course.exercises), log.info)
    for slug in build.course.exercises:
        page = files.src_uris[f"exercises/{slug}.md"].page
        assert page is not None
        before = build.cache.made["render_exercise"]
        try:
            source = build.exercises[slug] = _source(page, slug, config)
            whole = render_sheets(source, build.cache)
            handout = next(iter(whole.values()))
            files.src_uris[thumbnail.uri(slug)].abs_src_path = str(thumbnail.show(source, handout.spacing_scale, build.cache, handout.held))
            build.pictured.add(thumbnail.uri(slug))
            for sheet, done in (whole | render_cards(source, build.cache)).items():
                files.src_uris[sheet.uri].abs_src_path = str(done.file)
                build.printed[sheet.uri] = done
            for sheet, file in make_copies(source, build.cache).items():
                files.src_uris[sheet.uri].abs_src_path = file
            for sheet in _files_of(slug, build):
                # A form on which nothing can be filled in, or cards in what is refused.
                if not files.src_uris[sheet.uri].abs_src_path:
                    files.remove(files.src_uris[sheet.uri])
        except (UnsupportedElement, CannotTypeset) as error:
            log.warning("exercises/%s.md:1:1: %s. %s", slug, error, error.remedy)
            for sheet in _files_of(slug, build):
                if sheet.uri in files.src_uris:
                    files.remove(files.src_uris[sheet.uri])
                build.printed.pop(sheet.uri, None)
            files.remove(files.src_uris[thumbnail.uri(slug)])
            build.pictured.discard(thumbnail.uri(slug))
        except ModuleNotFoundError as error:
            raise PluginError(f"{error} Run 'make site' again, or set SHEETS=off.") from error
        except NoEngine as error:
            raise PluginError(str(error)) from error
        progress.step(build.cache.made["render_exercise"] > before)
    progress.end()
    if made := build.cache.made["render_pdf"]:
        log.info("%d of %d sheets were set, in %.0f seconds.", made, len(build.printed), time.monotonic() - started)


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the page its exercise, the modules that use it and its sheets."""
    build, slug = current(), _slug(page)
    context["wording"] = wording
    context["thumbnail"] = lambda slug: thumbnail.uri(slug) if thumbnail.uri(slug) in build.pictured else ""
    if slug == "index":
        context["kinds"], context["kind_of"] = kinds.KINDS, build.kinds
        context["page_at"] = {file.src_uri.removesuffix(".md"): file.page for file in context["pages"]}
        context["strand_names"] = [(strand.name, strand.title) for strand in build.course.strands.values()]
    if slug in build.course.exercises:
        exercise = context["exercise"] = build.course.exercises[slug]
        pages = {file.src_uri: file.page for file in context["pages"]}
        context["modules"] = [pages[f"{path}.md"] for path in exercise.modules if f"{path}.md" in pages]
        known = [*sheets_of(slug, exercise.lengths), *cards_of(slug)]
        context["sheets"] = [sheet for sheet in known if sheet.uri in build.printed]
        context["printed"] = {sheet.uri: build.printed[sheet.uri] for sheet in context["sheets"]}
        context["copies"] = word_copies_of(slug) if context["sheets"] else []


def _files_of(slug: str, build: Build) -> list[Sheet]:
    """Everything that an exercise can be had as."""
    sheets = sheets_of(slug, build.course.exercises[slug].lengths)
    return [*sheets, *(cards_of(slug) if slug in build.with_cards else ()), *word_copies_of(slug)]


def _slug(page: Page) -> str:
    """The exercise's name, or nothing if the page is no exercise."""
    folder, _, name = page.file.src_uri.partition("/")
    return name.removesuffix(".md") if folder == "exercises" else ""


def _source(page: Page, slug: str, config: MkDocsConfig) -> ExerciseSource:
    """A rendered page, with all that its sheets need."""
    build = current()
    home = urljoin(build.address, page.url) if build.address else ""
    references = compose.references(page.content or "", build.library)
    steps = timing.steps(enumerate((page.markdown or "").splitlines(), 1))
    exercise = build.course.exercises[slug]
    shown = pictures.beside(page.content or "", build.root / "exercises")
    made = slug, exercise, page.content or "", steps, references, config.site_name, home
    return ExerciseSource(*made, pictures=shown, licence=build.about.licence, sign=_sign(slug))


def _sign(slug: str) -> str:
    """The sign of the strand that an exercise belongs to, as pages have it."""
    build = current()
    if not (strand := build.course.strand_of_exercise(slug)):
        return ""
    return build.fragments.select_template([f".icons/{strand.icon}.svg", ".icons/leaf.svg"]).render()
