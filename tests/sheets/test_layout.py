"""Sheets as somebody holds them: the judge looks at a few of the course, and at some that were written to go wrong."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from build_cache.cache import Cache
from checks import alone
from citations.bibliography import Bibliography, Library
from content.source import parse
from sheets import compose, typeset
from sheets.compose import ExerciseSource
from sheets.naming import Sheet
from tests.sheets import judge, paper
from tests.sheets.paper import HERE, ROOT

HOSTILE = sorted((HERE / "hostile").glob("*.md"))
OF_THE_COURSE = {file.stem: len(file.read_bytes()) for file in (ROOT / "exercises").glob("[!_]*.md")}
LONGEST = sorted(OF_THE_COURSE, key=lambda slug: -OF_THE_COURSE[slug])[:3]
"""tests/audit looks at all of them."""


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache(ROOT / ".cache" / "build")


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_what_was_written_to_go_wrong_passes_the_check_and_comes_out_well(file: Path, cache: Cache) -> None:
    known = Bibliography.parse("bibliography.bib", paper.LIBRARY).by_key
    source = parse("exercises/hostile.md", file.read_text("utf-8"))
    assert not [problem for rule in alone.rules(source, {}, known) for problem in rule()]
    one = paper.material(file, Library.parse(paper.LIBRARY), "")
    found = {name: judge.faults(done.pdf) for name, (_, done) in paper.printed(one, cache).items()}
    assert not any(found.values()), {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("slug", LONGEST)
def test_a_few_sheets_of_the_course_come_out_well(slug: str, cache: Cache) -> None:
    one = next(one for one in paper.real() if one.slug == slug)
    found = {name: judge.faults(done.pdf) for name, (_, done) in paper.printed(one, cache).items()}
    assert not any(found.values()), {name: faults for name, faults in found.items() if faults}


def pages(text: str, variant: str = "handout", url: str = "", **changes: object) -> list[judge.Page]:
    """The pages of a sheet on which this is written."""
    one = paper.everything()
    html = paper.markdown(Library.parse(paper.LIBRARY)).convert(text)
    source = dataclasses.replace(ExerciseSource(one.slug, one.exercise, html, [], {}, one.site, url), **changes)
    return judge.pages(typeset.as_is("sheets/single.typ", compose.document(source, Sheet(one.slug, variant, "a4", ""))).pdf)


def test_what_is_last_is_held_together_and_only_where_that_is_too_little_is_there_room_for_notes() -> None:
    def last(text: str, **how: object) -> judge.Page:
        html = paper.markdown(Library.parse(paper.LIBRARY)).convert(text)
        one = dataclasses.replace(paper.everything(), html=html, steps=[], references={}, url="")
        data = compose.document(one, Sheet(one.slug, "handout", "a4", ""))
        return judge.pages(typeset.as_is("sheets/single.typ", {**data, **how}).pdf)[-1]

    many = "\n\n".join(f"Number {n} of many." for n in range(40))
    tall = "/// compare | Tall\n    rows: 8\n\n| | Mine |\n|---|---|\n" + "| One | |\n" * 8 + "///\n\n## After all\n\nAll."
    tall += "\n\nAnd more." * 3
    assert last(many).full < judge.QUARTER <= last(many, held=True).full < 0.5
    assert "Notes" not in last(many, held=True).said
    page = last(tall, held=True)
    assert last(tall).full < judge.QUARTER
    assert "After all" in page.said and "Notes" in page.said and len(rules(page)) > 15


def test_a_table_does_not_move_on_and_leave_a_page_nearly_empty() -> None:
    for rows, words in ((24, 42), (27, 38), (28, 38)):
        table = "/// grid | Signs\n\n| | Seen |\n|---|:-:|\n" + "| A sign | [ ] |\n" * rows + "///"
        said = pages("\n\n".join(f"Number {n} of many." for n in range(words)) + f"\n\n{table}")
        assert all(page.full > 0.8 for page in said[:-1]) and f"{words - 1} of many" in said[1].said


def test_what_is_hebrew_or_arabic_is_set_from_the_right() -> None:
    [page] = pages("כתבו מה שמעתם.\n\nSaid: כתבו.")
    turned, said = (next(word for word in page.text if word.text == text) for text in ("כתבו", "Said:"))
    assert turned.right > page.width - 60 and said.left < 60


def rules(page: judge.Page) -> list[judge.Stroke]:
    return [line for line in page.strokes if line.level]


def test_boxes_that_ask_for_the_rest_of_the_page_share_it() -> None:
    table = "/// compare | A table\n    rows: fill\n\n| | Mine |\n|---|---|\n| One | |\n| Two | |\n///"
    text = f"/// lines | First\n    rows: fill\n///\n\n{table}\n\n/// lines | Last\n    rows: fill\n///"
    [page] = pages(text)
    starts = {word.text: word.top for word in page.text if word.text in ("First", "One", "Two", "Last", "Licence:")}
    first, two, last = starts["One"] - starts["First"], starts["Last"] - starts["Two"], starts["Licence:"] - starts["Last"]
    assert starts["Two"] - starts["One"] > 60
    assert 0.7 < first / last < 1.4 and two > 60


SIGN = '<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.6"><path d="M3 16h26"/></svg>'


def test_the_sign_of_a_strand_stands_in_the_margin_and_no_word_makes_way_for_it() -> None:
    for variant in ("handout", "guide", "large-print"):
        without, signed = (pages("Some words.", variant, sign=sign) for sign in ("", SIGN))
        assert [page.text for page in signed] == [page.text for page in without]
        before = {(line.left, line.top) for line in without[0].strokes}
        (sign,) = [line for line in signed[0].strokes if (line.left, line.top) not in before]
        assert 25 < sign.left < sign.right < min(word.left for word in signed[0].text)


def test_an_address_does_not_change_the_number_of_pages() -> None:
    for one in paper.real()[::6]:
        for sheet in (Sheet(one.slug, variant, "a4", "") for variant in ("handout", "guide")):
            with_one = dataclasses.replace(one, url=f"https://a-course.example.org/exercises/{one.slug}/")
            numbers = {typeset.as_is("sheets/single.typ", compose.document(source, sheet)).pages for source in (one, with_one)}
            assert len(numbers) == 1, f"{one.slug} {sheet.variant}"


def test_large_print_turns_a_table_to_write_in_into_questions() -> None:
    table = "/// compare | A table\n    rows: 2\n\n| | Mine | Theirs |\n|---|---|---|\n| One | | |\n| Two | | |\n///"
    uprights = [line for page in pages(table) for line in page.strokes if line.upright]
    large = pages(table, "large-print")
    assert len(uprights) >= 4 and not [line for page in large for line in page.strokes if line.upright and line.left > 60]
    assert sum(word.text == "Theirs" for page in large for word in page.text) == 2
    assert sum(len([line for line in rules(page) if 400 < line.right - line.left < 500]) for page in large) >= 8


@pytest.mark.parametrize("variant", ["large-print", "fillable"])
def test_where_a_row_stands_by_itself_it_keeps_the_head_of_its_first_column(variant: str) -> None:
    table = "/// compare | A table\n    rows: 2\n\n| Whose | Mine | Theirs |\n|---|---|---|\n| One | | |\n| Two | | |\n///"
    words = [word.text for page in pages(table, variant) for word in page.text]
    assert words.count("Whose") == 2 and words[words.index("Whose") + 1] == "One"


# --- The judge itself: what it is shown, and what it says ----------------------------------------------------------


def drawn(*commands: str, font: str = "Helvetica") -> bytes:
    """A page of A4 on which this was drawn, in the words of PDF."""
    import pikepdf

    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    fonts = {
        name: pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{face}"))
        for name, face in (("/F", font), ("/B", "Helvetica-Bold"))
    }
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
    page.Contents = document.make_stream("\n".join(commands).encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def said(x: float, y: float, text: str, face: str = "F") -> str:
    return f"BT /{face} 12 Tf {x} {y} Td ({text}) Tj ET"


SEEN = {
    "words on each other": ([said(100, 500, "Went"), said(110, 502, "somewhere")], "stand on each other"),
    "a word over the side of its cell": (["1 w 0 G", "120 450 m 120 550 l S", said(100, 500, "somewhere")], "leaves its cell"),
    "a word over the edge": ([said(560, 500, "somewhere")], "leaves the page or its margin"),
    "a line through a word": (["1 w 0 G", "60 504 m 400 504 l S", said(100, 500, "somewhere")], "a line crosses"),
    "a grey line": (["1 w .35 G", "60 400 m 400 400 l S", said(100, 500, "x")], "too faint"),
    "a thin line": ([".3 w 0 G", "60 400 m 400 400 l S", said(100, 500, "x")], "too faint"),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEN)
def test_the_judge_sees(name: str) -> None:
    commands, fault = SEEN[name]
    assert any(fault in one for one in judge.faults(drawn(*commands)))


def test_the_judge_is_content_with_what_is_well() -> None:
    table = ["1 w 0 G", "90 450 m 90 550 l S", "200 450 m 200 550 l S", "90 550 m 200 550 l S", "90 450 m 200 450 l S"]
    assert not judge.faults(drawn(*table, said(100, 500, "somewhere"), said(210, 500, "else")))


def joined(*documents: bytes) -> bytes:
    whole = pdfium.PdfDocument.new()
    for one in documents:
        whole.import_pages(pdfium.PdfDocument(one))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def test_the_judge_sees_where_pages_end() -> None:
    full = drawn(*(said(60, y, "Some words.") for y in range(80, 760, 20)))
    headed = drawn(*(said(60, y, "Some words.") for y in range(120, 760, 20)), said(60, 90, "What we saw", "B"))
    nearly_empty = drawn(said(60, 740, "Some words."))
    assert not judge.faults(joined(full, full))
    assert any("parted from what it heads" in fault for fault in judge.faults(joined(headed, full)))
    assert any("last page is only" in fault for fault in judge.faults(joined(full, nearly_empty)))
