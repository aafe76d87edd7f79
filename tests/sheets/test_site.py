"""Exercises and workshop plans as pages of a site, with their files beside them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from learning import course
from mkdocs_events import sheets
from sheets import typeset
from sheets.errors import UnsupportedElement
from sheets.naming import cards_of, sheets_of
from tests.conftest import _builder
from tests.serving import serving
from tests.sheets.paper import HERE, ROOT
from workshops.naming import packs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from build_cache.cache import Cache
    from content.frontmatter import Exercise
    from sheets.compose import ExerciseSource
    from sheets.naming import Sheet
    from sheets.press import CachedPdf
    from tests.conftest import BuildSite, TinySite

MODULE = """---
title: Asking
summary: A line.
minutes: 25
level: foundation
question: Where?
objectives:
  - {can: Name a place., tested: [everything], answer: Here.}
  - {can: Explain a line., tested: [everything-again], answer: It is long.}
key_points: [One., Two.]
exercises: [everything, everything-again]
reviewed: 2026-11-22
---

## Text

[Print the handout](../exercises/everything/everything-handout-a4.pdf).
"""
BIBLIOGRAPHY = "".join(
    f"@book{{{key}, author = {{Example, Ada}}, title = {{A book}}, year = {{{key[-4:]}}}, publisher = {{Press}},"
    " annote = {Seen: example.org.}, keywords = {status-verified}}\n"
    for key in ("example2020", "secret2021")
)
FILES = {
    "docs/practice/asking.md": MODULE,
    "docs/practice/index.md": "---\ntitle: Practice\nsummary: A strand.\n---\n",
    "docs/start/how-this-site-works.md": "---\ntitle: How it works\nsummary: So.\n---\n\nText.\n",
    "docs/exercises/index.md": "---\ntitle: Exercises\nsummary: All.\n---\n\nText.\n",
    "docs/facilitate/taster.md": (HERE / "taster.md").read_text("utf-8"),
    "exercises/everything.md": (HERE / "everything.md").read_text("utf-8"),
    "exercises/everything-again.md": (HERE / "everything.md").read_text("utf-8").replace("at once", "again"),
    "exercises/_template.md": "Not a page.",
    "bibliography.bib": BIBLIOGRAPHY,
}


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> TinySite:
    return build_site_once(FILES, site_url="https://example.org/")


def test_every_sheet_and_pack_lies_where_its_name_says(site: TinySite) -> None:
    expected = {one.uri for slug in ("everything", "everything-again") for one in sheets_of(slug, [10, 5])}
    expected |= {one.uri for slug in ("everything", "everything-again") for one in cards_of(slug)}
    expected |= {one.uri for one in packs_of("taster")}
    found = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*.pdf")}
    assert found == expected
    assert all((site.folder / uri).read_bytes().startswith(b"%PDF-1.7") for uri in found)
    assert "exercises/everything/everything-handout-a4.pdf" in found


def test_the_page_has_its_facts_its_form_and_its_files(site: TinySite) -> None:
    page = site.html("exercises/everything/index.html")
    told = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for part in ("15 minutes: set-up 2, exercise 9, debrief 4", "Groups of three", "Asking", "version 1.3"):
        assert part in told, part
    for sheet in sheets_of("everything"):
        assert f'href="{sheet.uri.rsplit("/", 1)[1]}"' in page or sheet.uri in page, sheet.uri
    assert page.count("<h1") == 1 and 'id="sheet-two-lines-please"' in page
    assert "<details" in page and "Only the facilitator may read" in page


def test_numbers_access_and_shorter_versions_stand_below_the_notes_and_on_no_handout(site: TinySite) -> None:
    page = site.html("exercises/everything/index.html")
    notes = page[page.index("<details") : page.rindex("</details>")]
    for part in (
        "<strong>Numbers.</strong> 2 to 24 people.",
        "<em>Somebody left over:</em> A four.",
        "<em>Somebody who uses a wheelchair, or cannot stand for long:</em> Sitting.",
        "<strong>In 10 minutes.</strong> A note for the one who leads.",
        "<strong>0:04</strong> Say (3)",
        "<em>Left out:</em> Look",
        "<em>Instead of “Look”:</em> Somebody has looked for you.",
        "<em>Look:</em> At something <em>smaller</em>.",
        "<em>Debrief:</em> question 2",
        "<em>Only some of “All cards”:</em> 2, 4",
    ):
        assert part in notes and part not in page.replace(notes, ""), part
    told = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for part in ("also in 10 or 5 minutes", "Handout for 10 minutes", "2 to 24 people", "One of each block"):
        assert part in told, part


def test_an_underscore_keeps_a_file_out(site: TinySite) -> None:
    assert not (site.folder / "exercises" / "_template").exists()


def test_the_list_names_every_exercise_with_what_one_chooses_by(site: TinySite) -> None:
    page = site.html("exercises/index.html")
    chosen_by = 'data-minutes="15" data-shortest="5" data-fewest="2" data-most="24" data-group="trios" data-intensity="2"'
    assert page.count(chosen_by) == 2
    assert 'data-strands="practice ' in page and "Everything again</a>" in page
    pictures = re.findall(r'<img class="thumbnail" src="([^"]+)" alt=""', page)
    assert len(pictures) == 2 and all((site.folder / "exercises" / name).resolve().stat().st_size < 4_000 for name in pictures)


def test_a_plan_has_its_times_things_and_packs(site: TinySite) -> None:
    page = site.html("facilitate/taster/index.html")
    for part in ("09:50", "10:40", "How it works</a>", "a pen each", "Handout, 2 pages", "5-minute version"):
        assert part in page, part
    for pack in packs_of("taster"):
        assert pack.uri.rsplit("/", 1)[1] in page


def test_two_builds_in_different_folders_give_the_same_files(site: TinySite, build_site: BuildSite) -> None:
    again = build_site(FILES, site_url="https://example.org/")
    assert again.root != site.root
    for file in site.folder.rglob("*.pdf"):
        other = again.folder / file.relative_to(site.folder)
        assert hashlib.sha256(other.read_bytes()).digest() == hashlib.sha256(file.read_bytes()).digest(), file.name


def test_a_link_to_a_sheet_that_does_not_exist_is_a_warning(build_site: BuildSite) -> None:
    wrong = MODULE.replace("handout-a4.pdf", "handout-a5.pdf")
    site = build_site(FILES | {"docs/practice/asking.md": wrong}, warns=["everything-handout-a5.pdf"])
    assert site.warnings


def test_what_paper_cannot_show_is_a_warning_and_the_other_sheets_are_made(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check refuses what is known to be too much for paper; this is what becomes of the rest."""
    render = sheets.render_sheets

    def fails(source: ExerciseSource, cache: Cache) -> dict[Sheet, CachedPdf]:
        if source.slug == "everything-again":
            raise UnsupportedElement("Paper cannot show <meter>")
        return render(source, cache)

    monkeypatch.setattr(sheets, "render_sheets", fails)
    files = {name: text for name, text in FILES.items() if "facilitate" not in name}
    told = "exercises/everything-again.md:1:1: Paper cannot show <meter>. Write it in another way."
    site = build_site(files, warns=[told])
    assert (site.folder / "exercises/everything/everything-handout-a4.pdf").exists()
    assert not list(site.folder.glob("exercises/everything-again/*.pdf"))
    assert "Sheets as PDF" not in site.html("exercises/everything-again/index.html")


def test_sheets_can_be_switched_off(build_site: BuildSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETS", "off")
    files = FILES | {"docs/practice/asking.md": MODULE.split("[Print")[0] + "Words.\n"}
    site = build_site(files)
    assert not list(site.folder.rglob("*.pdf"))
    assert "Sheets as PDF" not in site.html("exercises/everything/index.html")
    assert "10:40" in site.html("facilitate/taster/index.html")


def test_a_missing_typesetter_stops_the_build_in_plain_words(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def nothing(entry: str) -> None:
        raise typeset.NoEngine("The typesetter cannot be used (no module). Run 'make site' again, or set SHEETS=off.")

    monkeypatch.setattr(typeset, "_compiler", nothing)
    with pytest.raises(Abort):
        build_site(FILES)
    assert "The typesetter cannot be used (no module). Run 'make site' again, or set SHEETS=off." in caplog.text


KINDS = {
    "alone": ("solo", 1, 1, 10, 1),
    "aloud": ("pairs", 2, 12, 10, 2),
    "around": ("whole room", 3, 24, 25, 1),
    "apart": ("trios", 3, 24, 25, 3),
    "again": ("pairs", 2, 2, 60, 2),
}
"""Exercises to choose among: with whom, fewest, most, minutes, intensity."""
LISTED = """\
---
title: {title}
purpose: A purpose.
minutes: {{setup: 1, run: {run}, debrief: 4}}
group: {group}
people: {{fewest: {fewest}, most: {most}, left_over: They join., few: As it is., more: Two rooms.}}
materials: [a pen]
print: {{per: person}}
modules: [practice/asking]
intensity: {intensity}
holds: What it holds
access: {{seeing: By ear., moving: Sitting., reading: Slowly., speaking: In writing.}}
instead: An invented case.
reviewed: 2026-11-22
version: "1.0"
---

Do this.

/// debrief | Together (4 minutes)
1. What was it like?
///

/// facilitator | Running this exercise
Notes.
///
"""


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, Exercise]]]:
    """The address of a site with a list of exercises, and the exercises."""
    exercises = {
        f"exercises/{slug}.md": LISTED.format(title=slug.title(), group=group, fewest=few, most=most, run=run, intensity=heat)
        for slug, (group, few, most, run, heat) in KINDS.items()
    }
    strand = {"docs/practice/index.md": FILES["docs/practice/index.md"]}
    names = f"[{', '.join((*KINDS, 'everything', 'everything-again'))}]"
    module = {"docs/practice/asking.md": MODULE.split("[Print")[0].replace("[everything, everything-again]", names) + "Words.\n"}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SHEETS", "off")
        site = _builder(tmp_path_factory.mktemp("list"))(FILES | strand | module | exercises)
    with serving(site.folder) as address:
        yield address, course.load(site.root).exercises


def test_the_list_can_be_narrowed_and_widened_again(page: Page, listed: tuple[str, dict[str, Exercise]]) -> None:
    address, known = listed
    page.goto(address + "exercises/")
    shown = page.locator("[data-exercise-list] > li:visible")
    everything = shown.count()
    assert everything == len(known) == len(KINDS) + 2
    page.get_by_role("combobox", name="Time", exact=True).select_option(label="Up to 15 minutes")
    page.get_by_role("combobox", name="How many work together", exact=True).select_option(label="One, alone")
    assert shown.count() == 1
    assert page.locator("[data-exercise-count]").inner_text() == "1 exercise"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(
        f"document.querySelectorAll('[data-exercise-list] > li:not([hidden])').length === {everything}"
    )


def test_the_filters_mean_what_they_say(page: Page, listed: tuple[str, dict[str, Exercise]]) -> None:
    address, known = listed
    page.goto(address + "exercises/")

    def chosen(label: str, option: str) -> set[str]:
        page.get_by_role("button", name="Show all").click()
        page.get_by_role("combobox", name=label, exact=True).select_option(label=option)
        return set(page.locator("[data-exercise-list] > li:visible .card__link").all_inner_texts())

    def titles(fits: Callable[[Exercise], bool]) -> set[str]:
        found = {exercise.title for exercise in known.values() if fits(exercise)}
        assert 0 < len(found) < len(known), "this filter would show nothing of what it does"
        return found

    assert chosen("Intensity", "1: nothing of one’s own") == titles(lambda e: e.intensity == 1)
    assert chosen("Intensity", "Up to 2: one’s own work, lightly") == titles(lambda e: e.intensity <= 2)
    assert chosen("Time", "Up to 30 minutes") == titles(lambda e: min([*e.lengths, e.minutes.total]) <= 30)
    assert chosen("People in the room", "Two") == titles(lambda e: e.people.fewest <= 2 <= e.people.most)


def test_without_javascript_the_list_is_whole_and_a_sheet_can_be_filled_in(
    context: BrowserContext, listed: tuple[str, dict[str, Exercise]]
) -> None:
    address, known = listed
    browser = context.browser
    assert browser
    plain = browser.new_context(java_script_enabled=False)
    try:
        page = plain.new_page()
        page.goto(address + "exercises/")
        assert page.locator("[data-exercise-list] > li:visible").count() == len(known)
        assert not page.locator("[data-exercise-filters]").is_visible()
        page.goto(address + "exercises/everything/")
        page.get_by_label("go", exact=True).check()
        page.get_by_label("Two lines, please").fill("Would you rather not?")
        page.get_by_role("textbox", name="Words Mine").fill("Nothing.")
        page.get_by_role("checkbox", name="A sigh Yes").check()
        page.locator("details.sheet-facilitator > summary").click()
        assert page.get_by_text("A hidden list item for the one who leads.").is_visible()
    finally:
        plain.close()


def test_facilitator_notes_are_not_printed_from_the_browser(page: Page, listed: tuple[str, dict[str, Exercise]]) -> None:
    page.goto(listed[0] + "exercises/everything/")
    page.locator("details.sheet-facilitator > summary").click()
    page.emulate_media(media="print")
    assert not page.locator("details.sheet-facilitator").is_visible()
    assert page.get_by_label("Two lines, please").is_visible()


def test_nothing_that_is_filled_in_stays_on_the_device(page: Page, listed: tuple[str, dict[str, Exercise]]) -> None:
    page.goto(listed[0] + "exercises/everything/")
    page.get_by_label("Two lines, please").fill("Mine alone.")
    page.reload()
    assert page.get_by_label("Two lines, please").input_value() == ""
    assert (
        page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie").find("Mine")
        == -1
    )


def test_the_built_site_holds_every_sheet(built_site: Path) -> None:
    slugs = [folder.name for folder in (built_site / "exercises").iterdir() if folder.is_dir()]
    assert set(slugs) >= {file.stem for file in (ROOT / "exercises").glob("[!_]*.md")}
    pages = {slug: (built_site / f"exercises/{slug}/index.html").read_text("utf-8") for slug in slugs}
    forms = {slug for slug, page in pages.items() if re.search(r'<(?:textarea|input)[^>]* id="sheet-', page)}
    promised = [sheet.uri for slug in slugs for sheet in sheets_of(slug, form=slug in forms)]
    assert not [uri for uri in promised if not (built_site / uri).is_file()]
