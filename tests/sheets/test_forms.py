"""The form to fill in: read back as the people's readers of PDF read it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pikepdf import Array
from pypdf import PdfReader, PdfWriter

from build_cache.cache import Cache
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


def test_the_font_that_people_type_in_is_whole(form: bytes) -> None:
    with paper.opened(form) as document:
        font = document.Root.AcroForm.DR.Font.Form
        file = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        assert file == (Path(paper.ROOT) / "hooks" / "sheets" / "fonts" / "NotoSans-Regular.ttf").read_bytes()
        shown = font.ToUnicode.read_bytes().decode()
        for letter in "éΩЖễ":
            assert f"<{ord(letter):04X}>" in shown


def test_the_cards_come_with_the_form(form: bytes) -> None:
    assert "Said on the fourth." in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(form)).pages)
