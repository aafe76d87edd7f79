"""Everything that knows of blocks finds them in sheets/blocks/, and a new one is four pieces that the page shows."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import jsonschema
import lxml.html
import pytest
from pypdf import PdfReader

from checks import boxes
from sheets import compose, typeset
from sheets.blocks import BLOCKS
from sheets.compose import ExerciseSource
from sheets.naming import sheets_of
from tests.faults.project import Project
from tests.golden import Case, cases
from tests.sheets import paper
from tests.sheets.paper import HERE, ROOT
from tests.sheets.test_blocks import html, on_one_line

if TYPE_CHECKING:
    from tests.conftest import BuildSite

FOLDER = ROOT / "hooks" / "sheets" / "blocks"
PAGE = ROOT / "docs" / "contribute" / "how-it-is-built.md"
NOT_ON_PAPER = {"facilitator"}
"""Its notes are taken apart before Typst and Word see them."""


def golden(block: str) -> list[Case]:
    return [case for case in cases(HERE, "blocks") if re.search(rf"^/+ {block} \|", case.source, re.M)]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_has_its_three_files_its_case_and_its_line(block: str) -> None:
    assert (FOLDER / f"{block}.py").is_file()
    for ending in ("typ", "xml"):
        assert (FOLDER / f"{block}.{ending}").is_file() != (block in NOT_ON_PAPER)
    assert golden(block), "no case in tests/sheets/cases/blocks.md"
    assert BLOCKS[block].PRINTS and BLOCKS[block].takes()
    assert block in boxes.ON_SHEETS


@pytest.mark.parametrize("case", [case for block in BLOCKS for case in golden(block) if "sheet-item" in case.result], ids=str)
def test_every_case_can_be_set_on_every_sheet(case: Case) -> None:
    one = paper.everything()
    source = ExerciseSource(one.slug, one.exercise, html(case.source), [], {}, one.site, "")
    for sheet in sheets_of(one.slug):
        done = typeset.as_is("sheets/single.typ", compose.document(source, sheet))
        assert done.pages, sheet


def test_the_table_in_the_documentation_follows_the_blocks(build_site: BuildSite) -> None:
    site = build_site({"docs/index.md": "---\ntitle: Home\n---\n\nAll blocks:\n\n<!-- blocks -->\n"})
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in lxml.html.fromstring(site.html()).iter("tr")]
    told = [[name, block.PRINTS, block.takes()] for name, block in BLOCKS.items()]
    assert rows[1:] == [[words.replace("`", "") for words in row] for row in told]
    assert "<!-- blocks -->" in (ROOT / "docs/contribute/write-an-exercise.md").read_text("utf-8")


@pytest.mark.parametrize("block", BLOCKS)
def test_what_an_option_is_when_left_out_fits_its_schema(block: str) -> None:
    schema = BLOCKS[block].schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, (default, reader) in BLOCKS[block].OPTIONS.items():
        if name not in BLOCKS[block].MUST_BE_SAID and default != []:
            jsonschema.validate(default, reader.schema)
            assert reader(default) == default


# --- A new block, made of what the page shows ---------------------------------------------------------------------


def shown(language: str) -> str:
    """The piece in one language of the section *Add a block*."""
    section = PAGE.read_text("utf-8").split("## Add a block")[1].split("\n## ")[0]
    [piece] = re.findall(rf"^```{language}\n(.*?)^```", section, re.M | re.S)
    return str(piece)


@pytest.fixture(scope="module")
def enlarged(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the new block, and an exercise that uses it."""
    project = Project.in_folder(tmp_path_factory.mktemp("new") / "project")
    (project.folder / "hooks/sheets/blocks/rank.py").write_text(shown("python"), "utf-8")
    (project.folder / "hooks/sheets/blocks/rank.typ").write_text(shown("typst"), "utf-8")
    (project.folder / "hooks/sheets/blocks/rank.xml").write_text(shown("xml"), "utf-8")
    exercise = next((project.folder / "exercises").glob("*.md"))
    text = exercise.read_text("utf-8")
    exercise.write_text(text.replace("/// debrief", f"{typed()}\n\n/// debrief", 1), "utf-8")
    (project.folder / "docs/blocks.md").write_text("---\ntitle: Blocks\n---\n\n<!-- blocks -->\n", "utf-8")
    return project


def typed() -> str:
    return shown("text").split("\n.\n")[1]


def test_the_four_pieces_of_the_page_are_a_block(enlarged: Project) -> None:
    code, said = enlarged.build()
    assert code == 0 and "WARNING" not in said, said
    [page] = enlarged.site.glob("exercises/*/index.html")
    inside = re.search(r'<fieldset class="?sheet-item sheet-rank.*?</fieldset>', page.read_text("utf-8"), re.S)
    expected = shown("text").split("\n.\n")[2]
    assert inside and bare(inside[0]) == bare(expected)
    [handout] = enlarged.site.glob("exercises/*/*-handout-a4.pdf")
    [form] = enlarged.site.glob("exercises/*/*-fillable.pdf")
    assert "What comes first?" in " ".join(one.extract_text() for one in PdfReader(handout).pages)
    assert "What comes first?: Listening" in [field.get("/TU") for field in (PdfReader(form).get_fields() or {}).values()]
    [copy] = enlarged.site.glob("exercises/*/*-handout.docx")
    assert "What comes first?" in zipfile.ZipFile(copy).read("word/document.xml").decode()
    assert "A list to put in order" in (enlarged.site / "blocks/index.html").read_text("utf-8")


def bare(page: str) -> str:
    """Without what a template may write in another way."""
    return on_one_line(page.replace(" />", ">").replace('"', ""))


READ = "    def read(reader, item):\n        return item.nothing\n\n"
CREATE = "    def on_create(self, parent):\n        return parent.nothing\n\n"
FINISH = "    def finish(self, item):\n        item.nothing()\n\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("rank.typ", "on-handout(look", "on-paper(look", "hooks/sheets/blocks/rank.typ has no function on-handout"),
        ("rank.typ", "square(look))", "square(node.size))", "(hooks/sheets/blocks/rank.typ:4)"),
        ("rank.typ", None, "", "there is no hooks/sheets/blocks/rank.typ"),
        ("rank.xml", "on_handout(", "on_paper(", "hooks/sheets/blocks/rank.xml has no macro on_handout"),
        ("rank.xml", "endmacro %}", "endmarco %}", "hooks/sheets/blocks/rank.xml:3: The template is broken"),
        ("rank.xml", "node)", "node.nothing.at_all)", "hooks/sheets/blocks/rank.xml:3: The template is broken"),
        ("rank.xml", None, "", "there is no hooks/sheets/blocks/rank.xml"),
        ("rank.py", "    PRINTS", f"{READ}    PRINTS", "hooks/sheets/blocks/rank.py:24: The block 'rank' is broken"),
        ("rank.py", "    PRINTS", f"{CREATE}    PRINTS", "hooks/sheets/blocks/rank.py:24: The block 'rank' is broken"),
        ("rank.py", "    PRINTS", f"{FINISH}    PRINTS", "hooks/sheets/blocks/rank.py:24: The block 'rank' is broken"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_new_block_is_told_with_its_file(enlarged: Project, file: str, old: str | None, new: str, told: str) -> None:
    place = enlarged.folder / "hooks/sheets/blocks" / file
    before = place.read_text("utf-8")
    try:
        if old is None:
            place.unlink()
        else:
            assert old in before
            place.write_text(before.replace(old, new), "utf-8")
        said = enlarged.fails_plainly()
    finally:
        place.write_text(before, "utf-8")
    assert told in said, said
    assert "panicked" not in said
