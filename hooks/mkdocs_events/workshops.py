"""Each workshop plan becomes a timed page with what to bring and to print, and two packs; the workshop builder gets what it asks for."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.structure.files import File, InclusionLevel

from content import frontmatter
from content.frontmatter import Workshop
from content.source import read
from mkdocs_events.build import current
from publish.progress import Progress
from sheets import compose, pictures, wording
from sheets.errors import UnsupportedElement
from sheets.naming import sheets_of
from sheets.naming import word_copies_of as word_copies_of_exercise
from sheets.typeset import CannotTypeset
from sheets.wording import group_size
from workshops import agenda, builder, packs, parts
from workshops.copies import make_copies
from workshops.kit import words as kit_words
from workshops.kit.copies import kit_copies_of, make_kit_copies
from workshops.kit.render import render_kits
from workshops.kit.text import bare
from workshops.naming import kits_of, packs_of, word_copies_of
from workshops.packs import Plan
from workshops.render import render_packs

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from content.frontmatter import Exercise
    from mkdocs_events.build import Build
    from sheets.naming import Sheet

log = logging.getLogger("mkdocs.hooks.workshops")

CARD = re.compile(r'<li class="sheet-card">|<(?:div|details) class="talk-role"')
"""A card to cut out, and what one person of a conversation knows."""


def register(files: Files, *, config: MkDocsConfig) -> None:
    """Read the plans and register their packs; where the bytes are is told later."""
    build = current()
    build.kit = kit_words.load(build.root)
    if (words := build.root / kit_words.NAME).is_file():
        config.watch.append(str(words))
    for file in sorted((build.root / "docs" / "facilitate").glob("*.md")):
        plan = frontmatter.load(read(file, build.root))
        if isinstance(plan, Workshop) and _known(plan, build):
            build.workshops[file.stem] = plan
            for one in _files_of(file.stem, build):
                files.append(File.generated(config, one.uri, abs_src_path="", inclusion=InclusionLevel.NOT_IN_NAV))


def choose_template(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Plans have a template of their own."""
    if _slug(page) in current().workshops:
        page.meta["template"] = "workshop.html"


def typeset(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Work out every plan and typeset its packs from the finished sheets."""
    build = current()
    plans = {}
    progress = Progress("Setting the packs of {done} of {total} plans", len(build.workshops), log.info)
    for slug, workshop in build.workshops.items():
        page = files.src_uris[f"facilitate/{slug}.md"].page
        assert page is not None
        before = build.cache.made["render_workshop"]
        try:
            plan = plans[slug] = _plan(page, slug, workshop, config, files)
            if build.print_sheets and not _has_all_sheets(plan, build):
                raise CannotTypeset("One of its exercises has no sheets")
            if build.print_sheets:
                kits = render_kits(plan, build.kit, build.cache) if build.kit else {}
                for one, done in (render_packs(plan, build.cache) | kits).items():
                    files.src_uris[one.uri].abs_src_path = str(done.file)
                    build.printed[one.uri] = done
                for pack in packs_of(slug):
                    if pack.uri in files.src_uris and pack.uri not in build.printed:  # A version without the cards.
                        files.remove(files.src_uris[pack.uri])
                adapted = make_kit_copies(plan, build.kit, build.cache) if build.kit else {}
                for one, made in (make_copies(plan, build.cache) | adapted).items():
                    files.src_uris[one.uri].abs_src_path = made
        except (UnsupportedElement, CannotTypeset) as error:
            log.warning("docs/facilitate/%s.md:1:1: %s. %s", slug, error, error.remedy)
            for one in _files_of(slug, build):
                if one.uri in files.src_uris:
                    files.remove(files.src_uris[one.uri])
                build.printed.pop(one.uri, None)
        progress.step(build.cache.made["render_workshop"] > before)
    progress.end()
    build.plans = {slug: _shown(plan, build) for slug, plan in plans.items()}
    build.parts = {
        slug: parts.every(slug, exercise, build.printed, _cards(slug, exercise, build))
        for slug, exercise in build.course.exercises.items()
    }
    build.exercises.clear()  # Nothing more is printed, and these are the texts of all exercises.


def _has_all_sheets(plan: Plan, build: Build) -> bool:
    """Whether every sheet of its exercises could be set; if not, why was told when it was tried. Not each has a form."""
    sheets = (sheet for slug in plan.slugs for sheet in sheets_of(slug, plan.exercises[slug].lengths, form=False))
    return all(sheet.uri in build.printed for sheet in sheets)


def _cards(slug: str, exercise: Exercise, build: Build) -> dict[int, int]:
    """How many cards there are in each length of an exercise; where no sheets are set, as many as in the whole of it."""
    if material := build.exercises.get(slug):
        return dict(build.cache.cached(parts.count_cards)(exercise=material.data))
    return dict.fromkeys((0, *exercise.lengths), build.cards[slug])


def _more(slug: str, build: Build) -> list[tuple[str, Sheet]]:
    """What else an exercise can be had as: in large print, as a form, to be changed."""
    other = [(one.variant, one) for one in sheets_of(slug) if one.variant in ("large-print", "fillable") and one.uri in build.printed]
    return other + [(f"word-{one.variant}", one) for one in word_copies_of_exercise(slug) if other]


def add_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the page its plan, with its clock, what to bring and to print, and its packs."""
    if shown := current().plans.get(_slug(page)):
        context |= shown | {"agenda": agenda, "wording": wording}
        context["page_at"] = {file.src_uri.removesuffix(".md"): file.page for file in context["pages"]}
        _add_exercises(context, agenda.exercises(shown["workshop"]))


def _add_exercises(context: dict[str, Any], slugs: Iterable[str]) -> None:
    """Tell a page about exercises, and every file of theirs."""
    build = current()
    known = build.course.exercises
    context |= {"agenda": agenda, "group_size": group_size, "sheets_of": sheets_of, "wording": wording}
    context["things"] = {slug: [thing.name for thing in agenda.things(known, [slug])] for slug in slugs}
    context["parts"], context["more"] = build.parts, {slug: _more(slug, build) for slug in slugs}


def count_cards(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: count how many cards each exercise has to cut out."""
    env.filters |= {"builder_address": builder.fragment, "bare": bare}
    build = current()
    pages = {slug: files.src_uris[f"exercises/{slug}.md"].page for slug in build.course.exercises}
    build.cards = {slug: len(CARD.findall(page.content or "")) if page else 0 for slug, page in pages.items()}


def add_builder_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Tell the workshop builder about every exercise."""
    if page.meta.get("template") == builder.TEMPLATE:
        _add_exercises(context, current().course.exercises)
        context["kit"] = current().kit


def _shown(plan: Plan, build: Build) -> dict[str, Any]:
    """What the page of a plan is given."""
    made = [one for one in _files_of(plan.slug, build) if one.uri in build.printed]
    printed = {pack.uri: build.printed[pack.uri] for pack in made}
    shown = {"workshop": plan.workshop, "to_bring": packs.bring(plan), "packs": made, "printed": printed}
    if not made:
        return shown
    adapted = kit_copies_of(plan.slug, build.kit) if build.kit else {}
    told = [pack for pack in made if pack.paper == "a4" and pack.variant in packs.TOLD]
    ends = {pack.variant: list(printed[pack.uri].ends) for pack in told}
    counted = build.cache.cached(packs.counted)(plan=plan.data, paper="a4", ends=ends)
    return shown | {"to_print": counted, "copies": word_copies_of(plan.slug), "adapted": adapted}


def _files_of(slug: str, build: Build) -> list[Sheet]:
    """Everything that a plan can be had as in this build; a kit where there are words for one."""
    cards = any(one in build.with_cards for one in agenda.exercises(build.workshops[slug]))
    kit = [*kits_of(slug), *kit_copies_of(slug, build.kit).values()] if build.kit else []
    return [*packs_of(slug, cards), *kit, *word_copies_of(slug)] if build.print_sheets else []


def _slug(page: Page) -> str:
    folder, _, name = page.file.src_uri.partition("/")
    return name.removesuffix(".md") if folder == "facilitate" else ""


def _known(plan: Workshop, build: Build) -> bool:
    """Whether every exercise of a plan exists; `make check` says which does not."""
    return set(agenda.exercises(plan)) <= build.course.exercises.keys()


def _plan(page: Page, slug: str, workshop: Workshop, config: MkDocsConfig, files: Files) -> Plan:
    """A rendered plan, with all that its packs need."""
    build = current()
    home = urljoin(build.address, page.url) if build.address else ""
    references = compose.references(page.content or "", build.library)
    wanted = dict.fromkeys(path for session in workshop.meetings for path in agenda.reading(session))
    found = {path: files.src_uris[f"{path}.md"].page for path in wanted if f"{path}.md" in files.src_uris}
    reading = {path: str(page.title) for path, page in found.items() if page}
    known = build.course.exercises, build.exercises, build.printed
    shown = pictures.beside(page.content or "", build.root / "docs" / "facilitate")
    made = slug, workshop, page.content or "", references, reading, *known, config.site_name, home
    return Plan(*made, pictures=shown, licence=build.about.licence)
