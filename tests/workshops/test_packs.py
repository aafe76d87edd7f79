"""The packs of a workshop: one document each, with the day in front and every sheet behind it."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.sheets import judge, paper
from tests.sheets.paper import HERE
from tests.sheets.test_word import Opened, said

from build_cache import code
from build_cache.cache import Cache
from citations.bibliography import Library
from content.frontmatter import Workshop
from content.source import read
from sheets import compose
from sheets.press import CachedPdf, render_pdf
from sheets.render import render_sheets
from workshops import booklet, packs
from workshops.copies import make_copies
from workshops.kit.render import render_kit
from workshops.naming import packs_of
from workshops.packs import Plan
from workshops.press import render_pack
from workshops.render import render_packs

HOME = "https://example.org/a-course/facilitate/x/"


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache(paper.ROOT / ".cache" / "build")


def plan(name: str, cache: Cache) -> Plan:
    source = read(HERE / f"{name}.md", HERE)
    library = Library.parse(paper.LIBRARY)
    html = paper.markdown(library).convert(source.body)
    first = paper.everything()
    again = dataclasses.replace(first, slug="everything-again")
    known = {one.slug: one for one in (first, again)}
    printed = {sheet.uri: done for one in known.values() for sheet, done in render_sheets(one, cache).items()}
    return Plan(
        name,
        Workshop.model_validate(source.meta),
        html,
        compose.references(html, library),
        {"start/how-this-site-works": "How this site works"},
        {slug: one.exercise for slug, one in known.items()},
        known,
        printed,
        "A course",
        HOME,
    )


@pytest.fixture(scope="module")
def taster(cache: Cache) -> dict[str, CachedPdf]:
    one = plan("taster", cache)
    return {f"{pack.variant}-{pack.paper}": done for pack, done in render_packs(one, cache).items()}


def text(done: CachedPdf) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(done.pdf)).pages).split())


def test_the_facilitator_has_times_words_things_copies_guides_and_cards(taster: dict[str, CachedPdf]) -> None:
    said = text(taster["facilitator-a4"])
    for part in (
        "09:50 Everything at once",
        "These words are for the one who leads.",
        "To read beforehand: How this site works",
        "a pen each",
        "Handout, 2 pages: 3–4 6 8 10 12 15 18 20 24 30",
        "Cards, 1 page: 1 2 3 4 4 5 6 7 8 10",
        "With anybody (Example, 2020).",
        "9:52 Look 3",
        "10:27 Say 3",
        "5-minute version",
        "Only the facilitator may read this sentence about chairs",
    ):
        assert part in said, part
    for part in ("The handouts are in taster-participant-a4.pdf; print it on both sides", "The cards are in taster-cards-a4.pdf"):
        assert part.replace(" ", "") in said.replace(" ", ""), part
    assert "Said on the fourth." in said and "For 12 people" not in said, "the guide tells the cards; its pack does not hold them"


def test_the_cards_have_a_pack_of_their_own_as_many_pages_as_the_plan_says(taster: dict[str, CachedPdf]) -> None:
    for name in ("cards-a4", "cards-letter"):
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(taster[name].pdf)).pages]
        assert len(pages) == 2 and taster[name].ends == [1, 2]
        for page, title in zip(pages, ("Everything at once", "Everything at once in 5 minutes"), strict=True):
            assert f"Cards: {title}: All cards" in page and "For 12 people: 4 sets." in page
            assert "Said on the fourth." in page and "Cards to cut out" in page


def test_the_pages_that_the_plan_names_are_where_things_stand(taster: dict[str, CachedPdf]) -> None:
    for paper_name in ("a4", "letter"):
        plan = text(taster[f"facilitator-{paper_name}"])
        for pack, what in (("participant", "Handout"), ("cards", "Cards")):
            pages = [page.extract_text() for page in PdfReader(io.BytesIO(taster[f"{pack}-{paper_name}"].pdf)).pages]
            told = re.findall(rf"Everything at once( in 5 minutes)? {what}, (\d+) pages?: (\d+)(?:–(\d+))?", plan)
            assert len(told) == 2
            for short, number, first, last in told:
                on = pages[int(first) - 1 : int(last or first)]
                assert len(on) == int(number)
                foot = " in 5 minutes" in " ".join(on[-1].split("Page")[0].split())
                assert foot == bool(short) and all("Everything at once" in page for page in on)


def test_a_plan_without_cards_has_no_pack_of_them(cache: Cache) -> None:
    one = plan("taster", cache)
    cards = re.compile(r'<section class="sheet-item sheet-cards".*?</section>', re.S)
    bare = {slug: dataclasses.replace(m, html=cards.sub("", m.html)) for slug, m in one.material.items()}
    without = dataclasses.replace(one, material=bare)
    assert one.has_cards and not without.has_cards
    assert {pack.variant for pack in render_packs(without, cache)} == {"participant", "booklet", "facilitator"}


def test_a_booklet_is_folded_from_pages_of_half_a_sheet(taster: dict[str, CachedPdf]) -> None:
    for name, size in (("booklet-a4", (842, 595)), ("booklet-letter", (792, 612))):
        with paper.opened(taster[name].pdf) as document:
            assert {tuple(round(float(side)) for side in page.MediaBox[2:]) for page in document.pages} == {size}
            assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
            assert len(document.pages) == taster[name].pages == 4
        first = " ".join(PdfReader(io.BytesIO(taster[name].pdf)).pages[0].extract_text().split())
        assert "09:50 Everything at once" in first and "Page 1 of" in first
        said = text(taster[name])
        assert "Two lines, please" in said and "Said on the fourth" not in said and "chairs" not in said


def test_folded_sheets_can_be_read_in_order() -> None:
    for pages in range(1, 30):
        order = list(booklet.sides(pages))
        last = 4 * len(order) // 2
        assert sorted(number for side in order for number in side) == list(range(1, last + 1)) and 0 <= last - pages < 4
        # Fold the pile: the right half of each front, the left half of each back, then the same from the inside out.
        fronts, backs = order[::2], order[1::2]
        read = [number for front, back in zip(fronts, backs, strict=True) for number in (front[1], back[0])]
        read += [number for front, back in zip(fronts[::-1], backs[::-1], strict=True) for number in (back[1], front[0])]
        assert read == list(range(1, last + 1))


def test_every_page_of_a_pack_comes_out_well(taster: dict[str, CachedPdf]) -> None:
    assert not {name: faults for name, done in taster.items() if "booklet" not in name and (faults := judge.faults(done.pdf))}


def test_a_participant_has_times_and_handouts_and_nothing_meant_for_the_facilitator(taster: dict[str, CachedPdf]) -> None:
    for name in ("participant-a4", "participant-letter"):
        said = text(taster[name])
        assert "09:50 Everything at once" in said and "Two lines, please" in said
        for part in ("for the one who leads", "chairs", "hidden list item", "With anybody", "Said on the fourth"):
            assert part not in said, part


def test_a_pack_has_bookmarks_contents_and_one_count_of_pages(taster: dict[str, CachedPdf]) -> None:
    for name, done in taster.items():
        if "booklet" in name or "cards" in name:
            continue
        reader = PdfReader(io.BytesIO(done.pdf))
        assert len(reader.pages) == done.pages
        titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
        assert [t for t in titles if t.startswith("Everything")] == [
            "Everything at once",
            "Everything at once in 5 minutes",
        ], name
        last = reader.pages[-1].extract_text()
        assert f"Page {done.pages} of {done.pages}" in " ".join(last.split())
        with paper.opened(done.pdf) as document:
            kinds = [tag for tag, _ in paper.tags(document)]
            assert {"TOC", "TOCI", "Table", "H1", "H2"} <= set(kinds), name
            assert document.Root.MarkInfo.Marked
            assert not [operator for page in document.pages for operator in paper.untagged(page)], name


def test_each_handout_begins_on_a_right_hand_page(taster: dict[str, CachedPdf]) -> None:
    reader = PdfReader(io.BytesIO(taster["participant-a4"].pdf))
    times = "Time: 15 minutes", "Time: 5 minutes"
    begins = [n for n, page in enumerate(reader.pages, 1) if any(time in page.extract_text() for time in times)]
    assert len(begins) == 2 and all(number % 2 for number in begins)


def test_what_to_bring_and_to_copy_is_told_to_the_one_who_leads(cache: Cache) -> None:
    one = plan("taster", cache)
    for pack in packs_of("taster"):
        data, leads = packs.data(one, pack, {}), pack.variant == "facilitator"
        assert ["a pen each", ""] in [[words[0], said] for words, said in data["things"]] if leads else data["things"] == []
        assert bool(data["copies"]) == leads and bool(data["cards"]) == (pack.variant == "cards")


def test_an_exercise_that_comes_twice_is_printed_once(cache: Cache) -> None:
    one = plan("evenings", cache)
    for pack in packs_of("evenings"):
        data = packs.data(one, pack, {})
        assert len(data["sheets"]) == (pack.variant != "cards") and len(data["meetings"]) == 2
        assert data["meetings"][0]["ends"] == "00:05"
    assert all(done.pages > 1 for pack, done in render_packs(one, cache).items() if pack.variant != "cards")


def test_packs_are_the_same_each_time(taster: dict[str, CachedPdf], tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for pack, again in render_packs(plan("taster", cache), cache).items():
        assert again.pdf == taster[f"{pack.variant}-{pack.paper}"].pdf


def test_the_plan_as_a_word_copy_has_the_day_what_to_bring_and_what_to_print(cache: Cache) -> None:
    one = plan("taster", cache)
    [(sheet, file)] = make_copies(one, cache).items()
    assert sheet.uri == "facilitate/taster/taster-plan.docx"
    copy = Opened(Path(file).read_bytes())
    assert copy.paragraphs("Heading1") == [one.workshop.title]
    assert copy.paragraphs("Heading2")[:3] == ["Timetable", "To bring", "To print"]
    times, counts = copy.tables[:2]
    assert "09:50" in said(times) and "10:40End" in said(times)
    assert said(counts).startswith("ExerciseWhat68101215")
    assert HOME in said(copy.part("word/footer.xml"))
    assert "not for participants" in said(copy.part("word/header.xml"))


@pytest.mark.parametrize(
    ("function", "template"),
    [(render_pdf, "sheets/single.typ"), (render_pack, "workshops/pack.typ"), (render_kit, "workshops/kit/layouts.typ")],
)
def test_what_sets_a_document_knows_of_a_change_to_its_template(function: Any, template: str, tmp_path: Path) -> None:
    """Else a build that remembers would hand out what the old template made."""
    shutil.copytree(code.HOOKS, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    before = code.fingerprint(function.__module__, tmp_path / "hooks")
    with (tmp_path / "hooks" / template).open("a", encoding="utf-8") as file:
        file.write("// Changed.\n")
    assert code.fingerprint(function.__module__, tmp_path / "hooks") != before
