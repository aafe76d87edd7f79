"""Pictures of exercises: on the page, on every sheet with their words, and told where they are not as they should be."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from checks import drawings
from checks.run import all_problems
from citations.bibliography import Library
from learning import diagrams
from sheets import compose, page, pictures
from sheets.errors import UnsupportedElement
from sheets.naming import sheets_of
from sheets.nodes import Picture
from sheets.press import render_pdf
from tests.checks.cases import GOOD
from tests.sheets import paper
from tests.sheets.paper import HERE
from tests.sheets.test_site import FILES

if TYPE_CHECKING:
    from tests.conftest import BuildSite

DRAWING = (HERE / "echo.svg").read_text("utf-8")
ALT = "A desk with two chairs beside each other."


def photograph(kind: str, width: int = 900) -> bytes:
    """A picture of a slope from dark to light."""
    made, file = Image.linear_gradient("L").resize((width, width // 2)).convert("RGB"), io.BytesIO()
    made.save(file, kind)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An exercise with two pictures beside it, ready to be set."""
    (tmp_path / "exercises").mkdir()
    text = (HERE / "everything.md").read_text("utf-8")
    shown = f"![A question and its echo.](echo.svg)\n\n![{ALT}](desk.jpg)\n\n## Steps"
    (tmp_path / "exercises/pictured.md").write_text(text.replace("## Steps", shown, 1), "utf-8")
    (tmp_path / "exercises/echo.svg").write_text(DRAWING, "utf-8")
    (tmp_path / "exercises/desk.jpg").write_bytes(photograph("JPEG"))
    return tmp_path / "exercises"


def test_every_sheet_shows_the_pictures_and_says_what_they_show(folder: Path) -> None:
    one = paper.material(folder / "pictured.md", Library.parse(paper.LIBRARY))
    for sheet in sheets_of("pictured"):
        done = render_pdf("sheets/single.typ", compose.document(one, sheet))
        with paper.opened(done["file"]) as document:
            said = [str(element.Alt) for kind, element in paper.tags(document) if kind == "Figure"]
            assert said[-2:] == ["A question and its echo.", ALT], sheet
            photographs = [image for page in document.pages for image in page.images.values() if image.get("/Width") == 900]
            assert len(photographs) == 1, sheet
            assert bytes(photographs[0].read_raw_bytes()).startswith(b"\xff\xd8"), "the file itself, not a copy of its dots"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_are_printed_too(folder: Path, kind: str) -> None:
    (folder / "desk.jpg").unlink()
    name = f"desk.{kind.lower()}"
    (folder / name).write_bytes(photograph(kind))
    source = folder / "pictured.md"
    source.write_text(source.read_text("utf-8").replace("desk.jpg", name), "utf-8")
    one = paper.material(source, Library.parse(paper.LIBRARY))
    with paper.opened(render_pdf("sheets/single.typ", compose.document(one, sheets_of("pictured")[0]))["file"]) as document:
        assert [image.Width for page in document.pages for image in page.images.values()] == [900]


def test_a_drawing_that_was_put_into_the_page_is_found_again() -> None:
    html = diagrams.draw('<p><img alt="Words" src="../echo.svg" /></p>', HERE)
    [node], _ = page.read(html)
    assert isinstance(node, Picture)
    assert node.name == "echo.svg" and node.alt.startswith("A question and its echo. Two boxes")
    assert pictures.beside(html, HERE).keys() == {"echo.svg"}


def test_a_picture_without_its_file_is_refused_and_not_left_out(folder: Path) -> None:
    (folder / "desk.jpg").unlink()
    one = paper.material(folder / "pictured.md", Library.parse(paper.LIBRARY))
    with pytest.raises(UnsupportedElement, match=r"'desk\.jpg', which does not lie beside"):
        compose.document(one, sheets_of("pictured")[0])


def test_a_picture_in_the_notes_stays_off_the_handout(folder: Path) -> None:
    source = folder / "pictured.md"
    text = source.read_text("utf-8").replace(f"![{ALT}](desk.jpg)\n", "")
    source.write_text(text.replace("- A hidden list item", f"![{ALT}](desk.jpg)\n\n- A hidden list item"), "utf-8")
    one = paper.material(source, Library.parse(paper.LIBRARY))
    for sheet in sheets_of("pictured"):
        assert ("desk.jpg" in str(compose.document(one, sheet))) == (sheet.variant == "guide")


def test_how_wide_a_picture_is(tmp_path: Path) -> None:
    def width(name: str, data: bytes) -> float:
        (tmp_path / name).write_bytes(data)
        return float(pictures.on_paper(tmp_path / name)["width"])

    assert width("whole.svg", b'<svg viewBox="0 0 480 600"/>') == width("larger.svg", b'<svg viewBox="0,0,960,20"/>') == 174
    assert width("half.svg", b'<svg viewBox="0 0 240 100"/>') == 87
    assert width("photo.jpg", photograph("JPEG", 600)) == pytest.approx(101.6)
    made = pictures.for_typst(pictures.on_paper(tmp_path / "photo.jpg"))
    assert bytes(made["data"]) == photograph("JPEG", 600)


def test_the_page_shows_them_and_the_photograph_is_served(build_site: BuildSite, folder: Path) -> None:
    text = (folder / "pictured.md").read_text("utf-8")
    (folder / "pictured.md").unlink()
    site = build_site(FILES | {"exercises/everything.md": text}, site_url="https://example.org/")
    page = site.html("exercises/everything/index.html")
    assert re.search(r'<svg[^>]*data-file="?echo\.svg', page) and f'alt="{ALT}"' in page
    assert (site.folder / "exercises/desk.jpg").read_bytes() == (folder / "desk.jpg").read_bytes()
    assert (site.folder / "exercises/everything/everything-handout-a4.pdf").is_file()


PHOTOGRAPH = f"![{ALT}](desk.jpg)"
WRONG = {
    "no file": (PHOTOGRAPH, {}, "picture-broken"),
    "too few pixels": (PHOTOGRAPH, {"desk.jpg": photograph("JPEG", 320)}, "picture-small"),
    "half a file": (PHOTOGRAPH, {"desk.jpg": photograph("JPEG")[:-40]}, "picture-unreadable"),
    "half a file of another kind": (PHOTOGRAPH.replace("jpg", "png"), {"desk.png": photograph("PNG")[:-40]}, "picture-unreadable"),
    "another kind than its name": (PHOTOGRAPH, {"desk.jpg": photograph("PNG")}, "picture-kind"),
    "heavy": (PHOTOGRAPH, {"desk.jpg": photograph("JPEG")[:-2] + bytes(300_000) + b"\xff\xd9"}, "picture-large"),
    "in a folder below": (PHOTOGRAPH.replace("desk", "pictures/desk"), {"pictures/desk.jpg": photograph("JPEG")}, "picture-place"),
    "beside a module": (f"![{ALT}](../practice/circles.svg)", {}, "picture-place"),
    "without a size": (f"![{ALT}](x.svg)", {"x.svg": DRAWING.replace("0 0 480 150", "0 0 480").encode()}, "drawing-size"),
    "in signs that no font has": (f"![{ALT}](x.svg)", {"x.svg": DRAWING.replace("The echo", "葉").encode()}, "glyph-missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_picture_that_is_not_as_it_should_be_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    written, files, code = WRONG[name]
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    for path, data in files.items():
        (tmp_path / "exercises" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "exercises" / path).write_bytes(data)
    exercise = tmp_path / "exercises/saying-no.md"
    text = exercise.read_text("utf-8")
    exercise.write_text(text.replace("## Steps", f"See here: {written}\n\n## Steps", 1), "utf-8")
    line = text[: text.index("## Steps")].count("\n") + 1
    told = [(one.path, one.line, one.column, one.code) for one in all_problems(tmp_path)]
    if drawing := files.get("x.svg", b"").decode():
        before = drawing.partition("葉")[0] if "葉" in drawing else ""
        assert told == [("exercises/x.svg", before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1, code)]
    else:
        assert ("exercises/saying-no.md", line, 11, code) in told


def test_pictures_that_are_as_they_should_be_are_passed(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    shutil.copy(HERE / "echo.svg", tmp_path / "exercises")
    (tmp_path / "exercises/desk.webp").write_bytes(photograph("WEBP"))
    exercise = tmp_path / "exercises/saying-no.md"
    shown = f"![A question and its echo.](echo.svg)\n\n{PHOTOGRAPH.replace('jpg', 'webp')}\n\n## Steps"
    exercise.write_text(exercise.read_text("utf-8").replace("## Steps", shown, 1), "utf-8")
    assert not all_problems(tmp_path)


REFUSED = {
    "a script": ("<script>x()</script>", "<script>"),
    "a style": ('<rect style="fill:red"/>', "'style'"),
    "a style sheet": ("<style>rect{}</style>", "<style>"),
    "something foreign": ("<foreignObject/>", "<foreignObject>"),
    "a way out": ('<a href="https://example.org"><rect/></a>', "<a>"),
    "a picture from elsewhere": ('<image href="https://example.org/x.png"/>', "<image>"),
    "an address as a colour": ('<rect fill="url(https://example.org/#x)"/>', "'fill'"),
    "an event": ('<rect onclick="x()"/>', "'onclick'"),
    "a movement": ("<animate/>", "<animate>"),
    "another's notes": ('<sodipodi:namedview xmlns:sodipodi="http://example.org/s"/>', "<namedview>"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_holds_shapes_and_words_and_nothing_else(name: str) -> None:
    put_in, what = REFUSED[name]
    drawing = DRAWING.replace("</svg>", f"{put_in}\n</svg>")
    line = DRAWING[: DRAWING.index("</svg>")].count("\n") + 1
    [told, *_] = drawings.problems("exercises/x.svg", drawing.encode())
    assert told.message.startswith(f"{what} cannot ") and (told.line, told.code) == (line, "drawing-style")


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", "utf-8")
    doctype = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    said = list(drawings.problems("exercises/x.svg", f"{doctype}\n{DRAWING.replace('The echo', '&x;')}".encode()))
    assert {one.code for one in said} == {"drawing-style"} and "a secret" not in str(said)
