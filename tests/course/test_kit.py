"""The kit of every plan: each part in order, only what its plan and its exercises name, and words as words."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from pypdf import PdfReader

from citations.bibliography import Library
from content.frontmatter import Workshop
from content.source import read
from sheets.nodes import plain, to_data
from tests.conftest import ROOT
from tests.sheets import paper
from workshops import agenda
from workshops.kit import words
from workshops.kit.document import document, here, nodes
from workshops.naming import kits_of
from workshops.packs import Plan
from workshops.press import render_kit

if TYPE_CHECKING:
    from pathlib import Path

    from sheets.compose import ExerciseSource

NAMES = sorted(
    file.stem for file in (ROOT / "docs" / "facilitate").glob("*.md") if {"agenda", "sessions"} & read(file, ROOT).meta.keys()
)
ALWAYS = [
    "Before you copy",
    "Invitation",
    "Sign-in sheet",
    "Name tents",
    "Agreement for the room",
    "Ways out",
    "Support",
    "Routes",
    "Evaluation",
    "Certificate of attendance",
    "Tally of the evaluation",
    "How it went",
]
HUNG = {
    "coaching-full-day": ["Signs"],
    "healing-centered-half-day": ["Wall sheets"],
    "learning-circle": ["Signs"],
    "parallel-process-half-day": ["Signs"],
    "team-retreat": ["Strips", "Wall sheets"],
}
ADDRESS = "https://example.org/in-parallel/facilitate/"


@cache
def kit() -> words.KitWords:
    loaded = words.load(ROOT)
    assert loaded
    return loaded


@cache
def exercise(slug: str) -> ExerciseSource:
    return paper.material(ROOT / "exercises" / f"{slug}.md", Library.read(ROOT / "bibliography.bib"), "")


@cache
def plan(name: str) -> Plan:
    source = read(ROOT / "docs" / "facilitate" / f"{name}.md", ROOT)
    workshop = Workshop.model_validate(source.meta)
    material = {slug: exercise(slug) for slug in agenda.exercises(workshop)}
    reading = {path: path for meeting in workshop.meetings for path in agenda.reading(meeting)}
    known = {slug: one.exercise for slug, one in material.items()}
    return Plan(name, workshop, "", {}, reading, known, material, {}, "In Parallel", f"{ADDRESS}{name}/")


@pytest.fixture(scope="module")
def made(built_site: Path) -> dict[tuple[str, str], bytes]:
    """Every kit as it is published, by its plan and its paper."""
    return {(name, one.paper): (built_site / one.uri).read_bytes() for name in NAMES for one in kits_of(name)}


@pytest.fixture(scope="module")
def with_an_address() -> bytes:
    """A kit as it is published where the site has an address."""
    return one_kit(plan("taster"), kit())


def one_kit(plan: Plan, words: words.KitWords) -> bytes:
    pdf: bytes = render_kit(document(plan, words, "a4"))["file"]
    return pdf


@cache
def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@cache
def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Each part with the number of its first page."""
    reader = PdfReader(io.BytesIO(pdf))
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    return [(str(entry["/Title"]), (reader.get_destination_page_number(entry) or 0) + 1) for entry in top]


def expected(name: str) -> list[str]:
    before = ALWAYS.index("Evaluation")
    return [*ALWAYS[:before], *HUNG.get(name, []), *ALWAYS[before:]]


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_there_in_order_and_has_a_bookmark(name: str, made: dict[tuple[str, str], bytes]) -> None:
    for on in ("a4", "letter"):
        marked = bookmarks(made[name, on])
        assert [title for title, _ in marked] == expected(name)
        assert [page for _, page in marked] == sorted({page for _, page in marked}), "no two parts share a page"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_copied_for_everybody_keeps_to_a_sheet(name: str, made: dict[tuple[str, str], bytes]) -> None:
    for on in ("a4", "letter"):
        marked = [*bookmarks(made[name, on]), ("", len(pages(made[name, on])) + 1)]
        length = {title: after - first for (title, first), (_, after) in itertools.pairwise(marked)}
        assert length["Invitation"] <= 2
        for title in ("Name tents", "Agreement for the room", "Ways out", "Support", "Routes", "Certificate of attendance"):
            assert length[title] == 1, title
        assert length["Evaluation"] == length["Tally of the evaluation"] == 1
        assert length["How it went"] <= 3


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_says_where_each_part_is(name: str, made: dict[tuple[str, str], bytes]) -> None:
    for on in ("a4", "letter"):
        first = pages(made[name, on])[0]
        for title, page in bookmarks(made[name, on]):
            assert f"{title} {page}" in first, title


@pytest.mark.parametrize("name", NAMES)
def test_papers_for_everybody_hold_nothing_that_is_meant_for_the_facilitator(
    name: str, made: dict[tuple[str, str], bytes]
) -> None:
    told = [item.say for meeting in plan(name).workshop.meetings for item in meeting.agenda if item.say]
    leads = {part.title for part in kit().parts if part.reads == "facilitator"}
    for on in ("a4", "letter"):
        done, starts = pages(made[name, on]), dict(bookmarks(made[name, on]))
        whose = {page: title for title, page in starts.items()}
        title = ""
        for number, said in enumerate(done, 1):
            title = whose.get(number, title)
            assert ("For the facilitator" in said) == (title in leads), (title, number)
            for sentence in (*told, "Tally", "strokes", "Planned minutes"):
                assert title in leads or " ".join(sentence.split()) not in said


def test_signs_are_those_that_the_materials_name_and_no_others(made: dict[tuple[str, str], bytes]) -> None:
    names = ["Skills", "Performance", "Development", "Transformation", "Need to know more"]
    for on in ("a4", "letter"):
        reader = PdfReader(io.BytesIO(made["coaching-full-day", on]))
        inner = [str(e["/Title"]) for entry in reader.outline if isinstance(entry, list) for e in entry]
        assert [one for one in inner if one in names] == names
        sideways = [page for page in reader.pages if page.mediabox.width > page.mediabox.height]
        assert len(sideways) == len(names)
    assert [one["name"] for one in hung("parallel-process-half-day", "signs")] == ["The critic"]
    assert not any(here(plan("taster"), kit()) == [] or part.layout == "signs" for part in here(plan("taster"), kit()))


def test_a_strip_has_the_numbers_and_the_ends_of_its_scale_and_a_shorter_version_has_fewer() -> None:
    strips = hung("team-retreat", "strips")
    assert [plain(one["title"]) for one in strips] == [
        "Relationships First",
        "Lifelong Learning",
        "Play as Change",
        "Shift Power",
        "Parallel Process",
    ]
    assert strips[0]["numbers"] == [str(number) for number in range(11)]
    assert plain(strips[0]["left"]) == "0: the first thing cut"
    short = plan("team-retreat").workshop.model_dump(by_alias=True)
    for item in short["agenda"]:
        if item["exercise"] == "five-pillar-team-check":
            item["minutes"] = 20
    fewer = replace(plan("team-retreat"), workshop=Workshop.model_validate(short))
    parts = document(fewer, kit(), "a4")["parts"]
    found = next(part["hung"] for part in parts if part["layout"] == "strips")
    assert [plain(one["title"]) for one in found] == ["Relationships First", "Shift Power"]


def hung(name: str, layout: str) -> list[dict[str, Any]]:
    return next(part["hung"] for part in document(plan(name), kit(), "a4")["parts"] if part["layout"] == layout)


@pytest.mark.parametrize("name", NAMES)
def test_an_invitation_promises_what_the_plan_holds(name: str, made: dict[tuple[str, str], bytes]) -> None:
    one = plan(name)
    starts = dict(bookmarks(made[name, "a4"]))
    said = " ".join(pages(made[name, "a4"])[starts["Invitation"] - 1 : starts["Sign-in sheet"] - 1])
    for meeting in one.workshop.meetings:
        slots = agenda.timetable(meeting)
        assert f"{meeting.start} {slots[-1].until}" in said
        for slot in slots:
            if slot.item.exercise:
                used = one.exercises[slot.item.exercise]
                assert f"{used.intensity} of 3" in said
                assert close(used.title) in close(said) and close(used.holds or "") in close(said), used.title
            if slot.item.break_:
                assert close(slot.item.break_) in close(said)
    for objective in one.workshop.objectives:
        assert close(objective) in close(said)
    assert ("Breaks:" in said) == any(item.break_ for meeting in one.workshop.meetings for item in meeting.agenda)


def close(text: str) -> str:
    """Without white space: a line may end behind a hyphen."""
    return "".join(text.split())


def test_no_kit_holds_a_telephone_number(made: dict[tuple[str, str], bytes]) -> None:
    for done in made.values():
        for said in pages(done):
            assert not [word for word in said.split() if sum(sign.isdigit() for sign in word) > 4 and "http" not in word]


@pytest.mark.parametrize("name", ["taster", "team-retreat"])
def test_a_kit_is_tagged_and_draws_nothing_besides(name: str, made: dict[tuple[str, str], bytes]) -> None:
    for on in ("a4", "letter"):
        assert pictures(made[name, on]) == []


def test_a_kit_of_a_site_with_an_address_draws_the_way_there_and_says_so(with_an_address: bytes) -> None:
    assert pictures(with_an_address) == [f"QR code: {ADDRESS}how-it-went/"]


def pictures(kit: bytes) -> list[str]:
    """What its pictures say they show; everything else is tagged as a kit is."""
    with paper.opened(kit) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "en-GB"
        assert {"H1", "H2", "Table", "TH", "L"} <= {kind for kind, _ in paper.tags(pdf)}
        assert not [operator for page in pdf.pages for operator in paper.untagged(page)]
        return [str(tag.Alt) for kind, tag in paper.tags(pdf) if kind == "Figure"]


def test_kits_are_the_same_each_time(with_an_address: bytes) -> None:
    assert one_kit(plan("taster"), kit()) == with_an_address
    assert next(one.uri for one in kits_of("taster")) == "facilitate/taster/taster-kit-a4.pdf"


HOSTILE = '<script>alert(1)</script> #panic("x") [a](javascript:alert(2)) ![b](http://x/y.png) {{ 7*7 }} $x$ `c` \\u{41} @all'


def test_hostile_words_are_words() -> None:
    meta = plan("team-retreat").workshop.model_dump(by_alias=True)
    meta |= {"title": f"Day {HOSTILE}", "for": HOSTILE, "summary": HOSTILE, "objectives": [f"name {HOSTILE}", "write it down"]}
    meta["wall"]["sheets"] = [{"title": HOSTILE, "columns": [HOSTILE]}]
    meta["wall"]["signs"] = ["<b>Stop</b>"]
    hostile = Workshop.model_validate(meta)
    one = replace(plan("team-retreat"), workshop=hostile)
    said = [{"title": HOSTILE, "copies": HOSTILE, "body": [{"say": HOSTILE}, {"ask": HOSTILE}, {"list": [HOSTILE]}, {"heading": HOSTILE}]}]
    own = words.KitWords.model_validate({"parts": [*said, *yaml.safe_load((ROOT / words.NAME).read_text("utf-8"))["parts"]]})
    done = one_kit(one, own)
    shown = "".join(pages(done)).replace(" ", "")
    for part in ("<script>alert(1)</script>", '#panic(“x”)', "[a](javascript:alert(2))", "{{7*7}}", "`c`", "<b>Stop</b>"):
        assert part in shown, part
    with paper.opened(done) as pdf:
        links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A}
    assert all(link.startswith("https://") for link in links), links


def test_what_people_adapt_is_made_of_nodes_that_every_writer_knows() -> None:
    own = {"heading", "paragraph", "bullet-list", "lines", "compare", "table"}
    for part in kit().parts:
        if part.title in ("Invitation", "Agreement for the room", "Certificate of attendance"):
            assert {node["type"] for node in to_data(nodes(plan("learning-circle"), part))} <= own, part.title


def test_everything_that_a_plan_can_put_is_put_somewhere() -> None:
    put = {piece.put for part in kit().parts for piece in part.body if piece.put}
    assert put == {*get_args(words.FromPlan), *get_args(words.ForTheFacilitator)}
