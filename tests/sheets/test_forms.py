"""The form to fill in: read back as the people's readers of PDF read it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from pikepdf import Array, Name, String
from pypdf import PdfReader, PdfWriter

from build_cache.cache import Cache
from checks.project import open_project
from citations.bibliography import Library
from tests.sheets import paper


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return paper.printed(paper.everything(), Cache(tmp_path_factory.mktemp("cache")))["fillable-a4"][1].pdf


def test_every_question_of_the_page_is_a_field_with_a_name_and_a_label(form: bytes) -> None:
    fields = PdfReader(io.BytesIO(form)).get_fields() or {}
    expected = {one.group if one.kind == "radio" else one.name for one in paper.everything().fields}
    assert set(fields) == expected
    assert all(field["/TU"] for field in fields.values())
    assert fields["two-lines-please"]["/TU"] == "Two lines, please"
    assert fields["side-by-side-r1c2"]["/TU"] == "Words: Theirs"
    assert fields["to-tick-r1c1"]["/TU"] == "A sigh: Yes"
    assert fields["where-it-leans-2"]["/TU"] == "Where it leans At: two"
    assert fields["next-time"]["/TU"] == "Next time"
    assert fields["how-sure-am-i"]["/TU"] == "How sure am I?"


def test_each_field_is_of_its_kind(form: bytes) -> None:
    fields = PdfReader(io.BytesIO(form)).get_fields() or {}
    assert {name for name, field in fields.items() if field["/FT"] == "/Tx"} >= {"the-rest", "where-it-leans-1"}
    assert set(fields["before-we-close-1"]["/_States_"]) == {"/Yes", "/Off"}
    assert set(fields["next-time"]["/_States_"]) - {"/Off"} == {"/1", "/2", "/3"}
    assert len(set(fields["how-sure-am-i"]["/_States_"]) - {"/Off"}) == 7


def test_one_of_a_group_is_chosen_and_stays_chosen_and_text_has_lines(form: bytes) -> None:
    """As PDF says it: of radio buttons one is always on once one was pressed, and none of them is a push button."""
    fields = PdfReader(io.BytesIO(form)).get_fields() or {}
    groups = [field for name, field in fields.items() if name in ("next-time", "how-sure-am-i")]
    assert [field["/Ff"] for field in groups] == [1 << 15 | 1 << 14] * 2
    assert {field.get("/Ff", 0) for field in fields.values() if field["/FT"] == "/Tx"} == {1 << 12}
    assert {field.get("/Ff", 0) for name, field in fields.items() if name.startswith("before-we-close")} == {0}


def test_every_field_is_tagged_as_a_form_and_stands_in_reading_order(form: bytes) -> None:
    with paper.opened(form) as document:
        widgets = [place for page in document.pages for place in page.get("/Annots", []) if place.Subtype == "/Widget"]
        tagged = [element for tag, element in paper.tags(document) if tag == "Form"]
        assert len(widgets) == len(tagged) == len(paper.everything().fields)
        assert all("/StructParent" in place and "/A" not in place and int(place.F) == 4 for place in widgets)
        held = [list(element.K) if isinstance(element.K, Array) else [element.K] for element in tagged]
        order = [str(next(one for one in kids if "/Obj" in one).Obj.TU) for kids in held]
        assert order == [one.label for one in paper.everything().fields]


def test_what_is_typed_and_ticked_can_be_read_back(form: bytes) -> None:
    writer = PdfWriter(io.BytesIO(form))
    typed = "Ελένη, Ольга, Nguyễn, Ødegård"
    for page in writer.pages:
        given = {"two-lines-please": typed, "before-we-close-2": "/Yes", "next-time": "/2"}
        writer.update_page_form_field_values(page, given, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    fields = PdfReader(out).get_fields() or {}
    assert fields["two-lines-please"]["/V"] == typed
    assert fields["before-we-close-2"]["/V"] == "/Yes"
    assert fields["next-time"]["/V"] == "/2"


SENTENCES = (
    "When the supervisor asked me about this client for the third time in a week, I noticed that my shoulders went up"
    " and that I talked faster. I then asked the person a question to which I already knew the answer, and they looked"
    " out of the window for a long time before answering. What I would rather have done is to say that I did not know"
    " what to do next, and to ask both of them what they themselves thought of itendword"
)
"""Three long ones."""
LAST = "itendword"
SCRIPTS = "Ελένη, Ольга, Nguyễn Thị Hồng, Łukasz, Ødegård, İğüş"


def filled(form: bytes, text: str) -> tuple[bytes, list[list[Any]]]:
    """The form with the same words in every place to write, and these places by page."""
    with paper.opened(form) as document:
        places = []
        for page in document.pages:
            here = [place for place in page.get("/Annots", []) if place.get("/FT") == Name.Tx]
            for place in here:
                place.V = String(text)
            places.append([[float(side) for side in place.Rect] for place in here])
        out = io.BytesIO()
        document.save(out)
    return out.getvalue(), places


def found(text: pdfium.PdfTextPage, word: str) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Where a word stands: the number of its first letter, and a box round all of it."""
    search = text.search(word)
    while match := search.get_next():
        boxes = [text.get_charbox(match[0] + n) for n in range(match[1])]
        yield match[0], (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def flattened(form: bytes) -> Iterator[pdfium.PdfPage]:
    """Each page with what was typed as a part of it, as Chromium prints it."""
    document = pdfium.PdfDocument(form)
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        page.flatten()
        yield document[number]


@pytest.fixture(scope="module")
def all_forms() -> dict[str, bytes]:
    cache = Cache(paper.ROOT / ".cache" / "build")
    made = {one.slug: paper.printed(one, cache).get("fillable-a4") for one in paper.real()}
    return {slug: form[1].pdf for slug, form in made.items() if form}


def test_three_long_sentences_can_be_read_whole_in_every_box_of_every_form(form: bytes, all_forms: dict[str, bytes]) -> None:
    for slug, pdf in {"everything": form, **all_forms}.items():
        typed, places = filled(pdf, SENTENCES)
        for number, page in enumerate(flattened(typed)):
            text = page.get_textpage()
            boxes = [box for _, box in found(text, LAST)]
            sizes = [raw.FPDFText_GetFontSize(text.raw, at) for at, _ in found(text, LAST)]
            assert len(boxes) == len(places[number]), f"{slug}, page {number + 1}"
            for place in places[number]:
                assert any(inside(box, place) for box in boxes), f"{slug}, page {number + 1}: {place}"
            assert all(size >= 8 for size in sizes), f"{slug}, page {number + 1}: {sizes}"


def inside(box: Sequence[float], place: Sequence[float]) -> bool:
    return box[0] >= place[0] and box[1] >= place[1] and box[2] <= place[2] and box[3] <= place[3]


def test_a_box_holds_them_too_where_a_reader_sets_twelve_point_and_no_less(all_forms: dict[str, bytes]) -> None:
    """Some readers do not make text smaller by itself. Six lines of it are 6 times 14 points and a margin."""
    for slug, pdf in all_forms.items():
        for places in filled(pdf, "")[1]:
            for left, bottom, right, top in places:
                assert right - left > 480 and top - bottom >= 88, f"{slug}: {right - left:.0f} by {top - bottom:.0f} points"


def test_what_is_typed_makes_itself_smaller_and_has_an_appearance(form: bytes) -> None:
    with paper.opened(form) as document:
        places = [place for page in document.pages for place in page.get("/Annots", []) if place.get("/FT") == Name.Tx]
        assert places and all(" 0 Tf" in str(place.DA) for place in places)
        assert all("/N" in place.AP for page in document.pages for place in page.get("/Annots", []) if "/FT" in place or "/Parent" in place)
        font = str(places[0].DA).split()[0]
        assert font in document.Root.AcroForm.DR.Font and font in places[0].AP.N.Resources.Font


def test_the_form_brings_letters_with_marks_greek_and_cyrillic(form: bytes) -> None:
    typed, _ = filled(form, SCRIPTS)
    page = list(flattened(typed))[1]  # The first has such letters of its own.
    text = page.get_textpage()
    words = text.get_text_range()
    assert all(word in words for word in SCRIPTS.replace(",", "").split())
    parts = page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=4, textpage=text)
    drawn = {part.get_font().get_base_name() for part in parts if set("Ελένη Ольга") & set(part.extract().replace(" ", ""))}
    assert drawn == {"NotoSans"}, "with a font that the machine happens to have"


def test_what_the_font_has_not_is_drawn_as_a_question_mark_and_not_as_another_letter(form: bytes) -> None:
    with paper.opened(form) as document:
        characters = document.Root.AcroForm.DR.Font["/Webdings"].DescendantFonts[0]
        glyphs = characters.CIDToGIDMap.read_bytes()

        def glyph(letter: str) -> bytes:
            return glyphs[2 * ord(letter) : 2 * ord(letter) + 2]

        assert glyph("ש") == glyph("ب") == glyph("漢") == glyph("?") != glyph("é")
        assert len({glyph(letter) for letter in "aéΩЖễ?"}) == 6
        file = characters.FontDescriptor.FontFile2.read_bytes()
        assert file == (paper.ROOT / "hooks" / "sheets" / "fonts" / "NotoSans-Regular.ttf").read_bytes()


TWICE = """\
/// scale | We are working towards the same thing
    min: 0
    max: 10
    low: not at all
    high: entirely
    marks: [cross for my view, ring for my guess at theirs]
///
"""


def test_a_scale_that_is_marked_twice_is_two_choices(tmp_path: Path) -> None:
    file = tmp_path / "exercises" / "twice.md"
    file.parent.mkdir()
    before, _, after = (paper.HERE / "everything.md").read_text("utf-8").partition("/// lines |")
    blocks = f"{TWICE}\n/// debrief |{after.partition('/// debrief |')[2]}"
    file.write_text(re.sub("^short:.*?(?=^group:)", "", before, flags=re.M | re.S) + blocks, "utf-8")
    check = paper.material(file, Library.parse(paper.LIBRARY), "")
    pdf = paper.printed(check, Cache(tmp_path))["fillable-a4"][1].pdf
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    mine = [name for name in fields if name.startswith("we-are-working-towards")]
    assert len(mine) == 2 and all(fields[name]["/FT"] == "/Btn" for name in mine)
    said = [str(fields[name]["/TU"]) for name in mine]
    assert said[0].endswith("cross for my view") and said[1].endswith("ring for my guess at theirs")


def test_there_is_a_form_only_where_something_can_be_filled_in(all_forms: dict[str, bytes]) -> None:
    fields = {one.slug: one.fields for one in paper.real()}
    assert set(all_forms) == {slug for slug, known in fields.items() if known}
    project = open_project(paper.ROOT)
    assert project.forms == set(all_forms)
    for slug, known in fields.items():
        assert project.has_file(f"exercises/{slug}/{slug}-fillable.pdf") == bool(known), slug


def test_the_cards_come_with_the_form(form: bytes) -> None:
    assert "Said on the fourth." in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(form)).pages)
