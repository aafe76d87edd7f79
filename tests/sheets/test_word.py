"""Word copies: what they hold, what they never hold, and that Word has nothing to repair."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import time
import zipfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.etree
import openxml_audit
import pytest

from sheets import compose, nodes, pictures, word
from sheets.blocks.facilitator import FacilitatorNode
from sheets.errors import UnsupportedElement
from sheets.nodes import BulletList, Heading, Link, Node, OrderedList, Paragraph, Strong
from sheets.word.copies import write_exercise
from sheets.word.widths import WHOLE, widths
from tests.sheets import paper
from tests.sheets.test_pictures import DRAWING, photograph
from tests.sheets.test_sheets import secrets, sentences, squeezed

if TYPE_CHECKING:
    from sheets.compose import ExerciseSource

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ABOUT = word.About("A title", "A site", "A kind", "A summary.", "version 1", datetime.date(2026, 11, 22), "https://example.org/x/")
NO_FINDING = "relationships/theme' is missing"
"""A theme is there for colours to choose from. The standard asks for none, and Word opens files without."""


class Opened:
    """A .docx, as a program opens it."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.body = self.part("word/document.xml")

    def part(self, name: str) -> lxml.etree._Element:
        return lxml.etree.fromstring(self.zip.read(name))

    def paragraphs(self, style: str = "") -> list[str]:
        """The text of every paragraph, or of those in one style."""
        return [said(p) for p in self.body.iter(f"{W}p") if not style or style_of(p) == style]

    @property
    def tables(self) -> list[lxml.etree._Element]:
        return list(self.body.iter(f"{W}tbl"))


def said(element: lxml.etree._Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{W}t"))


def style_of(paragraph: lxml.etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def everything(folder: zipfile.ZipFile) -> str:
    """All that stands anywhere in the file, what only a program reads included."""
    parts = [folder.read(name).decode() for name in folder.namelist() if not name.endswith(".png")]
    return squeezed(" ".join(unescape(re.sub(r"<[^>]+>", "", part)) for part in parts))


@pytest.fixture(scope="module")
def all_copies() -> list[tuple[ExerciseSource, list[bytes]]]:
    return [(one, write_exercise(one.data)) for one in paper.real()]


@pytest.fixture(scope="module")
def handout() -> Opened:
    return Opened(write_exercise(paper.everything().data)[0])


@pytest.fixture(scope="module")
def guide() -> Opened:
    return Opened(write_exercise(paper.everything().data)[1])


def test_no_handout_holds_a_sentence_meant_for_the_facilitator(all_copies: list[tuple[ExerciseSource, list[bytes]]]) -> None:
    for one, (handout, guide) in all_copies:
        secret = secrets(one)
        told = everything(zipfile.ZipFile(io.BytesIO(guide)))
        assert len(secret) > 5 and sum(said in told for said in secret) > 0.95 * len(secret), f"{one.slug}: this test cannot read"
        shown = everything(zipfile.ZipFile(io.BytesIO(handout)))
        assert not [said for said in secret if said in shown], one.slug


def test_every_copy_is_what_the_standard_asks_for(all_copies: list[tuple[ExerciseSource, list[bytes]]], tmp_path: Path) -> None:
    validator = openxml_audit.OpenXmlValidator()
    for one, copies in all_copies:
        for copy in copies:
            file = tmp_path / "copy.docx"
            file.write_bytes(copy)
            found = [str(error) for error in validator.validate(file).errors if NO_FINDING not in str(error)]
            assert not found, f"{one.slug}: {found}"


def test_that_judge_sees_what_word_would_have_to_repair(tmp_path: Path) -> None:
    good = word.write([Paragraph([Strong(["Text"])])], ABOUT)
    for old, new in ((b"<w:b/><w:bCs/>", b"<w:bCs/><w:b/>"), (b"</w:p>", b"<w:nothing/></w:p>")):
        file = tmp_path / "broken.docx"
        with zipfile.ZipFile(io.BytesIO(good)) as archive, zipfile.ZipFile(file, "w") as broken:
            for name in archive.namelist():
                broken.writestr(name, archive.read(name).replace(old, new, 1) if name == "word/document.xml" else archive.read(name))
        assert [error for error in openxml_audit.OpenXmlValidator().validate(file).errors if NO_FINDING not in str(error)], new


def test_all_copies_take_at_most_eight_seconds_of_the_processor() -> None:
    data = [one.data for one in paper.real()]
    began = time.process_time()
    for one in data:
        write_exercise(one)
    assert time.process_time() - began < 8


def test_nothing_that_the_handout_says_is_lost(all_copies: list[tuple[ExerciseSource, list[bytes]]]) -> None:
    for one, (handout, _) in all_copies:
        told = everything(zipfile.ZipFile(io.BytesIO(handout)))
        own = [node for node in one.nodes if not isinstance(node, FacilitatorNode)]
        lost = [said for said in sentences(own) if squeezed(said) not in told]
        assert not lost, f"{one.slug}: {lost}"


def test_headings_are_headings_and_every_numbered_list_begins_at_one(handout: Opened) -> None:
    assert handout.paragraphs("Heading1") == ["Everything at once"]
    assert handout.paragraphs("Heading2") == ["Steps", "Debrief: Together (4 minutes)", "Sources"]
    used = [n.get(f"{W}val") for n in handout.body.iter(f"{W}numId")]
    assert used == ["2", "2", "3", "3"]
    defined = handout.part("word/numbering.xml").findall(f"{W}num")
    assert {n.get(f"{W}numId") for n in defined} == {"1", "2", "3"}
    assert all(n.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1" for n in defined[1:])


def test_what_is_written_in_has_rows_that_grow(handout: Opened) -> None:
    lines = [table for table in handout.tables if table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Two lines, please"]
    rows = lines[0].findall(f"{W}tr")
    heights = [row.find(f"{W}trPr/{W}trHeight") for row in rows]
    assert [(one.get(f"{W}hRule"), int(one.get(f"{W}val"))) for one in heights] == [("atLeast", 482)] * 2  # 8.5 mm
    [compare] = [table for table in handout.tables if "Words" in said(table) and "Mine" in said(table)]
    assert [one.get(f"{W}val") for one in compare.iter(f"{W}trHeight")] == ["964", "964"]


def test_table_headings_are_repeated_and_rows_are_not_parted(handout: Opened) -> None:
    read = [table for table in handout.tables if "Sigh" in said(table).title() or "Mine" in said(table)]
    assert len(read) == 2
    for table in read:
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [row for row in others if row.find(f"{W}trPr/{W}tblHeader") is not None]
    for table in handout.tables:
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr"))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert sum(int(one.get(f"{W}w")) for one in table.find(f"{W}tblGrid")) <= WHOLE + 3


def test_a_scale_and_a_continuum_are_one_row(handout: Opened) -> None:
    by_name = {table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val"): table for table in handout.tables}
    scale, *ends = by_name["How sure am I?"].findall(f"{W}tr")
    assert [said(cell) for cell in scale.findall(f"{W}tc")] == [f"○ {n}" for n in range(1, 8)]
    assert [said(row) for row in ends] == ["1: a guess7: certain"]
    above, line, marks = by_name["Where it leans"].findall(f"{W}tr")
    assert said(above) == "this endthat end" and said(line) == "" and len(line.findall(f"{W}tc")) == 3
    assert [said(cell) for cell in marks.findall(f"{W}tc")] == ["one", "two", "three"]


def test_a_scale_with_two_marks_has_a_row_for_each() -> None:
    from sheets.blocks.scale import Point, ScaleNode

    row = [Point("0", 0), Point("1", 1)]
    scale = ScaleNode(["How sure?"], [], ["low"], ["high"], [["cross for mine"], ["ring for theirs"]], [row, row])
    [table] = Opened(word.write([scale], ABOUT)).tables
    assert [said(part) for part in table.findall(f"{W}tr")] == ["cross for mine", "○ 0○ 1", "ring for theirs", "○ 0○ 1", "lowhigh"]


def test_boxes_can_be_ticked_and_say_what_for(handout: Opened) -> None:
    controls = list(handout.body.iter(f"{W}sdt"))
    assert len(controls) == 7 + 4 + 2 + 3  # Scale, grid, checks, choose.
    assert all(one.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").get(f"{W14}val") == "0" for one in controls)
    named = [one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for one in controls]
    assert named[:2] == ["How sure am I? 1", "How sure am I? 2"] and named[7:9] == ["A sigh: Yes", "A sigh: No"]
    assert {said(one) for one in controls} == {"○", "☐"}
    ids = [one.find(f"{W}sdtPr/{W}id").get(f"{W}val") for one in controls]
    assert len(set(ids)) == len(ids)


def test_cards_come_last_in_a_table_with_lines_to_cut_along(handout: Opened, guide: Opened) -> None:
    table = handout.tables[-1]
    assert said(next(table.iter(f"{W}tc"))) == "First cardSaid on the first card.Everything at once"
    assert {side.get(f"{W}val") for side in table.find(f"{W}tblPr/{W}tblBorders")} == {"dashed"}
    assert [len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")] == [2, 2]
    assert handout.paragraphs("NewPageHeading") == ["All cards"]
    title = handout.part("word/styles.xml").find(f"{W}style[@{W}styleId='CardTitle']")
    assert title.find(f"{W}pPr/{W}keepNext") is None  # Or all rows would keep together, apart from the heading.
    assert handout.paragraphs().index("Sources") < handout.paragraphs().index("All cards")
    assert "Print on one side" not in " ".join(guide.paragraphs()) and "Said on the fourth." in guide.paragraphs()


def test_a_guide_tells_the_questions_without_room_for_answers(guide: Opened) -> None:
    assert not list(guide.body.iter(f"{W}trHeight")) and "How sure am I?" in guide.paragraphs("Question")
    assert guide.paragraphs("Heading2")[-2:] == ["All cards", "Sources"]
    clock = guide.tables[0]
    assert [said(cell) for cell in clock.findall(f"{W}tr")[1].findall(f"{W}tc")] == ["0:00", "", "Set-up", "2"]
    assert clock.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "From, Your clock, What, Minutes"


def test_citations_lead_to_sources_in_apa_and_links_to_their_addresses(handout: Opened) -> None:
    assert handout.paragraphs("Reference") == ["Example, A. (2020). An example. Press."]
    leads = [one.get(f"{W}anchor") for one in handout.body.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    named = {one.get(f"{W}name") for one in handout.body.iter(f"{W}bookmarkStart")}
    assert leads and set(leads) == named and all(re.fullmatch(r"[A-Za-z]\w{,39}", name) for name in named)
    addresses = [one.get("Target") for one in handout.part("word/_rels/document.xml.rels") if one.get("TargetMode")]
    assert "https://example.org/x" in addresses and "https://creativecommons.org/licenses/by/4.0/" in addresses


def test_a_file_says_its_language_licence_and_where_it_comes_from(handout: Opened) -> None:
    foot = said(handout.part("word/footer.xml"))
    for part in ("Everything at once, version 1.3, reviewed 22 November 2026", "CC BY 4.0", "https://example.org/a-course/exercises/everything/"):
        assert part in foot, part
    about = handout.part("docProps/core.xml")
    told = {lxml.etree.QName(one).localname: one.text for one in about}
    assert (told["title"], told["creator"], told["language"]) == ("Everything at once", "A course", "en-GB")
    assert told["modified"] == "2026-11-22T00:00:00Z"
    assert handout.part("word/styles.xml").find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "en-GB"
    other = Opened(write_exercise(dataclasses.replace(paper.everything(), licence="CC BY-SA 4.0").data)[0])
    foot, told = said(other.part("word/footer.xml")), "".join(other.part("docProps/core.xml").itertext())
    assert "CC BY-SA 4.0" in foot and "CC BY-SA 4.0" in told and "CC BY 4.0" not in foot + told


def test_hebrew_and_arabic_are_set_from_the_right(handout: Opened) -> None:
    from_the_right = [said(run) for run in handout.body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert from_the_right == ["שרה, محمد"]
    made = word.write([Paragraph(["שרה said"]), Paragraph(["Said: שרה"]), Paragraph([Strong(["1. שרה"])])], ABOUT)
    body = lxml.etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    turned = [said(one) for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None]
    assert turned == ["שרה said", "1. שרה"]


def test_the_bytes_depend_on_nothing_but_the_nodes() -> None:
    one, other = (word.write([Paragraph(["Text"]), BulletList([[Paragraph(["One"])]])], ABOUT) for _ in range(2))
    assert one == other
    entries = zipfile.ZipFile(io.BytesIO(one)).infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert entries[0].filename == "[Content_Types].xml"


def test_what_is_typed_is_text_and_no_markup() -> None:
    odd = "</w:t><w:evil/> & {{ word }} {% raw %} \"quoted\""
    made = Opened(word.write([Paragraph([odd, Link([odd], "https://example.org/?a=1&b=\"2\"")])], ABOUT))
    assert made.paragraphs()[1] == odd * 2
    assert made.part("word/_rels/document.xml.rels")[-1].get("Target") == "https://example.org/?a=1&b=\"2\""


def test_lists_in_lists_stand_one_level_deeper() -> None:
    inner = BulletList([[Paragraph(["inner"])]])
    made = Opened(word.write([OrderedList([[Paragraph(["outer"]), inner, Paragraph(["more"])], [Paragraph(["next"])]])], ABOUT))
    found = [(said(p), p.find(f"{W}pPr/{W}numPr/{W}ilvl")) for p in made.body.iter(f"{W}p")]
    levels = {text: level.get(f"{W}val") for text, level in found if level is not None}
    assert levels == {"outer": "0", "inner": "1", "next": "0"}


def test_a_node_without_a_form_in_word_is_named() -> None:
    class Strange(Node):
        type = "strange"

    with pytest.raises(UnsupportedElement, match=re.escape("Word cannot show a strange; there is no hooks/sheets/blocks/strange.xml")):
        word.write([Strange()], ABOUT)


def every_kind(parent: type[Node]) -> list[type[Node]]:
    return [one for child in parent.__subclasses__() for one in (child, *every_kind(child))]


def test_every_node_of_a_text_has_a_form_in_word() -> None:
    templates = (paper.ROOT / "hooks/sheets/word/text.xml").read_text("utf-8")
    macros = set(re.findall(r"{% macro (\w+)\(", templates))
    looks = set(re.findall(r'"(\w+)" in looks', templates))
    kinds = [one for one in every_kind(Node) if one.__module__ == nodes.__name__ and "type" in vars(one)]
    assert len(kinds) > 12
    for kind in kinds:
        name = kind.type.replace("-", "_")
        if kind not in (nodes.TextCell, nodes.WriteCell, nodes.TickCell):
            assert {name, f"in_{name}"} & macros or kind.type in looks, kind


def test_no_word_has_to_be_parted_and_the_rest_is_shared() -> None:
    cells = [[nodes.TextCell(["Unquestionably"], True), nodes.TickCell(0), nodes.WriteCell(1)]]
    first, tick, write = widths([[], ["Sometimes"], ["Notes"]], ["text", "tick", "write"], cells)
    assert tick >= 9 * 100 and first >= 14 * 100 and write > first
    assert abs(first + tick + write - WHOLE) < 4
    assert compose.inline("") == []


def test_an_example_can_be_run_as_it_is_told() -> None:
    told = str(word.__doc__).split("\n\n")
    code = "\n".join(line.removeprefix("    ") for line in "\n\n".join(told[1:3]).splitlines() if line.startswith("    "))
    known = {"datetime": datetime, "Heading": Heading, "Paragraph": Paragraph}
    exec(code, known)
    assert Opened(known["data"]).paragraphs() == ["Working agreement", "What we agree on", "We keep to the time."]


def test_pictures_go_in_with_their_words_and_what_word_cannot_show_as_png(tmp_path: Path) -> None:
    (tmp_path / "desk.jpg").write_bytes(photograph("JPEG"))
    (tmp_path / "door.webp").write_bytes(photograph("WEBP"))
    (tmp_path / "echo.svg").write_text(DRAWING, "utf-8")
    names = "echo.svg", "desk.jpg", "door.webp"
    shown = [nodes.Picture(name, f"What {name} shows", ["Below it"] if name == "desk.jpg" else []) for name in names]
    known = {name: pictures.on_paper(tmp_path / name) for name in names}
    made = word.write([*shown, nodes.Table([], [["A"]], ["text"], [[nodes.TextCell([shown[1]], False)]])], ABOUT, known)
    copy = Opened(made)
    described = [one.get("descr") for one in copy.body.iter("{*}docPr")]
    assert described == [f"What {name} shows" for name in (*names, "desk.jpg")]
    media = {one["name"]: one["data"] for one in _media(copy)}
    assert media["word/media/picture2.jpg"] == photograph("JPEG")
    assert all(media[f"word/media/picture{n}.png"].startswith(b"\x89PNG") for n in (1, 3))
    extents = [(int(one.get("cx")), int(one.get("cy"))) for one in copy.body.iter("{*}extent")]
    assert extents[1] == (round(900 / 150 * 25.4 * 36000), round(450 / 150 * 25.4 * 36000))
    assert extents[3][0] == 50 * 36000  # In a cell.
    assert copy.paragraphs("Caption") == ["Below it"]
    (tmp_path / "copy.docx").write_bytes(made)
    assert not [error for error in openxml_audit.OpenXmlValidator().validate(tmp_path / "copy.docx").errors if NO_FINDING not in str(error)]
    with pytest.raises(UnsupportedElement, match="Word cannot show the picture 'desk"):
        word.write(shown, ABOUT, {"echo.svg": known["echo.svg"]})


def _media(copy: Opened) -> list[dict[str, Any]]:
    return [{"name": name, "data": copy.zip.read(name)} for name in copy.zip.namelist() if name.startswith("word/media/")]


def test_footnotes_definitions_code_and_folds_have_their_forms(tmp_path: Path) -> None:
    note = nodes.Footnote([Paragraph(["A note with a ", Link(["link"], "https://example.org/")])])
    made = word.write(
        [
            Paragraph(["Text", note, nodes.Struck(["no"]), nodes.Underlined(["yes"]), nodes.Key(["Esc"])]),
            nodes.DefinitionList([nodes.Definition([["Term"]], [Paragraph(["Meaning"])])]),
            nodes.CodeBlock("one\n  two"),
            nodes.Titled(["Folded"], [Paragraph(["Open"])]),
        ],
        ABOUT,
    )
    copy = Opened(made)
    assert said(copy.part("word/footnotes.xml")) == " A note with a link"
    assert copy.body.find(f".//{W}footnoteReference").get(f"{W}id") == "1"
    assert copy.paragraphs()[1:] == ["TextnoyesEsc", "Term", "Meaning", "one", "  two", "Folded", "Open"]
    assert {"strike", "u"} <= {lxml.etree.QName(part).localname for part in copy.body.iter()}
    (tmp_path / "copy.docx").write_bytes(made)
    assert not [error for error in openxml_audit.OpenXmlValidator().validate(tmp_path / "copy.docx").errors if NO_FINDING not in str(error)]
