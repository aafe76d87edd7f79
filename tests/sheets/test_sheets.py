"""Every sheet of every exercise, as a facilitator holds it and as a screen reader hears it."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from build_cache.cache import Cache
from sheets import compose, typeset
from sheets.blocks.facilitator import FacilitatorNode
from sheets.compose import ExerciseSource
from sheets.naming import Sheet, sheets_of
from sheets.nodes import Heading, Paragraph, plain, to_data, within
from sheets.press import CachedPdf
from sheets.typeset import Typeset
from tests.sheets import paper
from tests.sheets.paper import ROOT

Printed = dict[str, tuple[Sheet, CachedPdf]]

# US Letter is 18 mm shorter than A4. So large a share may need a page more on it, rather than shrink their type.
A_PAGE_MORE_ON_LETTER = {"handout": 0.1, "guide": 0.12, "large-print": 0.2}
PAPERS = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache(ROOT / ".cache" / "build")


@pytest.fixture(scope="module")
def all_printed(cache: Cache) -> list[tuple[ExerciseSource, Printed]]:
    return [(one, paper.printed(one, cache)) for one in paper.real()]


@pytest.fixture(scope="module")
def printed(cache: Cache) -> Printed:
    """The sheets of the exercise that has one of each block."""
    return paper.printed(paper.everything(), cache)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def sentences(nodes: object) -> Iterator[str]:
    """Every sentence of some data that is long enough to be nobody else's."""
    for node in within(nodes):
        if isinstance(node, Paragraph | Heading):
            yield from (said for said in re.split(r"(?<=[.?!:])\s+", plain(node.children)) if len(said) > 30)


def words(nodes: object) -> str:
    """Everything that is said in some data."""
    if isinstance(nodes, str):
        return nodes
    inner = nodes.values() if isinstance(nodes, dict) else nodes if isinstance(nodes, list) else ()
    return " ".join(words(one) for one in inner)


def squeezed(text: str) -> str:
    """Letters and digits only: where a line breaks does not count."""
    return re.sub(r"\W+", "", text)


def secrets(one: ExerciseSource) -> set[str]:
    """The sentences, squeezed, that only a guide of this exercise may tell."""
    notes = [node for node in one.nodes if isinstance(node, FacilitatorNode)]
    ours = squeezed(words(to_data([node for node in one.nodes if node not in notes])))
    return {secret for said in sentences(notes) if (secret := squeezed(said)) not in ours}


def test_no_handout_holds_a_sentence_meant_for_the_facilitator(all_printed: list[tuple[ExerciseSource, Printed]]) -> None:
    for one, sheets in all_printed:
        secret = secrets(one)
        assert len(secret) > 5, one.slug
        guide = squeezed(text_of(sheets["guide-a4"][1].pdf))
        assert sum(said in guide for said in secret) > 0.8 * len(secret), f"{one.slug}: this test cannot read"
        for name, (_, done) in sheets.items():
            if not name.startswith("guide"):
                shown = squeezed(text_of(done.pdf))
                assert not [said for said in secret if said in shown], f"{one.slug}-{name}"


def test_a_handout_is_made_of_data_without_notes_or_their_sources() -> None:
    one = paper.everything()
    for sheet in sheets_of("everything"):
        data = compose.document(one, sheet)
        told = "chairs" in str(data) or "hidden" in str(data).lower() or "secret2021" in str(data)
        assert told == (sheet.variant == "guide"), sheet.uri


def test_every_sheet_is_what_it_says_it_is(all_printed: list[tuple[ExerciseSource, Printed]]) -> None:
    for one, sheets in all_printed:
        for name, (sheet, done) in sheets.items():
            where = f"{one.slug}-{name}"
            with paper.opened(done.pdf) as document, document.open_metadata() as about:
                root = document.Root
                assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle, where
                assert (str(root.Lang), about["pdfuaid:part"]) == ("en-GB", "1"), where
                length = f" in {sheet.minutes} minutes" if sheet.minutes else ""
                assert about["dc:title"] == compose.typographic(one.exercise.title) + length, where
                assert root.Outlines.Count > 0, f"{where}: no bookmarks"
                assert all("/FontFile2" in f or "/FontFile3" in f for f in paper.fonts(document)), where
                assert len(document.pages) == done.pages, where
                sizes = {tuple(round(float(side)) for side in page.MediaBox[2:]) for page in document.pages}
                assert sizes == {PAPERS[sheet.paper]}, where
                kept = [(tag, element) for tag, element in paper.tags(document) if tag in ("TR", "LI")]
                split = [tag for tag, element in kept if len(paper.pages_of(element)) > 1]
                assert kept and not split, f"{where}: rows or list items over two pages: {split}"


def test_letter_takes_as_many_pages_as_a4_but_for_a_few(all_printed: list[tuple[ExerciseSource, Printed]]) -> None:
    for variant, most in A_PAGE_MORE_ON_LETTER.items():
        pages = {one.slug: [sheets[f"{variant}-{paper}"][1].pages for paper in ("a4", "letter")] for one, sheets in all_printed}
        unlike = {slug: numbers for slug, numbers in pages.items() if numbers[0] != numbers[1]}
        assert len(unlike) <= most * len(all_printed), unlike
        apart = 2 if variant == "large-print" else 1  # Seven pages on A4 may be nine where blocks are half a page tall.
        assert all(letter - a4 <= apart for a4, letter in unlike.values()), unlike


def test_no_sheet_ends_on_a_nearly_empty_page(all_printed: list[tuple[ExerciseSource, Printed]]) -> None:
    empty = [
        f"{one.slug}-{name}: {done.full:.0%} of page {done.pages}"
        for one, sheets in all_printed
        for name, (_, done) in sheets.items()
        if done.full < 0.25
    ]
    assert not empty


def as_picture(one: ExerciseSource, sheet: Sheet, spacing_scale: float, ppi: int) -> list[Image.Image]:
    data = compose.document(one, sheet) | {"spacing_scale": spacing_scale}
    inputs = {"data": typeset.json.dumps(typeset._with_pictures(data), ensure_ascii=False, sort_keys=True)}
    pages = typeset._compiler("sheets/single.typ").compile(sys_inputs=inputs, format="png", ppi=ppi)
    pages = pages if isinstance(pages, list) else [pages]
    return [Image.open(io.BytesIO(page)).convert("L") for page in pages]


def test_on_the_rendered_page_text_keeps_to_its_margins_and_nothing_is_filled(
    all_printed: list[tuple[ExerciseSource, Printed]],
) -> None:
    for one, sheets in all_printed[::3]:
        sheet, done = sheets["handout-letter"]
        for page in as_picture(one, sheet, done.spacing_scale, 36):
            ink = page.point(lambda grey: 255 * (grey < 140))
            left, top, right, bottom = ink.getbbox()
            assert left >= 24 and right <= page.width - 24, f"{one.slug}: closer than 17 mm to a side"
            assert top >= 12 and bottom <= page.height - 12, f"{one.slug}: closer than 8 mm to the top or the bottom"
            black = ink.histogram()[255] / (page.width * page.height)
            assert black < 0.12, f"{one.slug}: {black:.0%} of the page is black"


def test_the_qr_code_leads_to_the_page() -> None:
    one = paper.everything()
    for sheet in sheets_of("everything"):
        found = zxingcpp.read_barcodes(as_picture(one, sheet, 1.0, 110)[0])
        assert [code.text for code in found] == ["https://example.org/a-course/exercises/everything/"], sheet.uri


def test_without_a_public_address_there_is_neither_code_nor_link() -> None:
    one = paper.everything("")
    sheet = sheets_of("everything")[0]
    assert not zxingcpp.read_barcodes(as_picture(one, sheet, 1.0, 110)[0])
    assert "example.org/a-course" not in str(compose.document(one, sheet))


def test_the_structure_of_a_sheet_is_whole(printed: Printed) -> None:
    for name, (_, done) in printed.items():
        with paper.opened(done.pdf) as document:
            found = list(paper.tags(document))
            kinds = [tag for tag, _ in found]
            levels = [int(tag[1]) for tag in kinds if re.fullmatch(r"H[1-6]", tag)]
            assert levels[0] == 1 and levels.count(1) == 1, name
            assert all(after - before <= 1 for before, after in pairwise(levels)), name
            table = {"Table", "TR", "TH", "TD"} if name.startswith(("handout", "guide")) else set()  # Elsewhere tables become blocks.
            assert table | {"L", "LI", "Lbl", "LBody", "P"} <= set(kinds), name
            assert all("/Alt" in element for tag, element in found if tag == "Figure"), name
            assert not [operator for page in document.pages for operator in paper.untagged(page)], name
            assert all("/StructParent" in place for page in document.pages for place in page.get("/Annots", [])), name


def test_names_from_many_places_are_shown_in_letters(printed: Printed) -> None:
    pdf = printed["handout-a4"][1].pdf
    shown = squeezed(text_of(pdf))
    for name in ("Nguyễn", "Hồng", "Иванова Ольга", "Ελένη", "Søren Ødegård"):
        assert squeezed(name) in shown
    with paper.opened(pdf) as document:
        used = {str(font.FontName).split("+")[-1] for font in paper.fonts(document)}
    assert {"NotoSansHebrew-Regular", "NotoSansArabic-Regular", "NotoSansMath-Regular"} <= used


def test_large_print_is_large_and_the_rest_never_small(printed: Printed) -> None:
    least = {"handout-a4": 10.5, "guide-letter": 10.5, "large-print-a4": 14}
    for name, points in least.items():
        with paper.opened(printed[name][1].pdf) as document:
            sizes = [
                float(operands[1])
                for page in document.pages
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "Tf"
            ]
        assert sizes and min(sizes) >= points, name


def test_a_card_holds_as_much_as_the_check_allows() -> None:
    from sheets.blocks.cards import CARD_HOLDS

    prose = "We said aloud what this institution did to families here and asked what repair would mean to them. " * 5
    for columns, characters in CARD_HOLDS.items():
        text = prose[: characters - 1].rstrip()
        cards = f"/// cards | Cards\n    columns: {columns}\n\n### A title\n\n{text}\n\n### Another\n\nText.\n///"
        for variant in ("handout", "large-print"):
            _typeset(cards, variant)
        with pytest.raises(typeset.CannotTypeset, match="too much text on the card 'A title'"):
            _typeset(cards.replace(text, prose * 12), "handout")


def _typeset(source: str, variant: str) -> Typeset:
    one = paper.everything()
    html = paper.markdown(paper.Library.parse(paper.LIBRARY)).convert(source)
    page = ExerciseSource(one.slug, one.exercise, html, [], {}, one.site, one.url)
    return typeset.as_is("sheets/single.typ", compose.document(page, Sheet(one.slug, variant, "a4", "")))


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(typeset.CannotTypeset, match="葉"):
        _typeset("The leaf 葉 falls.", "handout")


def test_text_that_looks_like_code_is_only_text() -> None:
    done = _typeset('Type #import "x" and $x^2$ and *a* \\#panic() &lt;sheet> @here.', "handout")
    assert "#import “x” and $x^2$" in text_of(done.pdf)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the sheets of the exercise that has one of each block."""
    cache = Cache(tmp_path_factory.mktemp("once"))
    paper.printed(paper.everything(), cache)
    assert cache.made["render_pdf"] == 11
    return cache.folder


@pytest.fixture
def kept(once: Path, tmp_path: Path) -> Cache:
    """A copy of that cache, in which nothing was made yet."""
    return Cache(Path(shutil.copytree(once, tmp_path / "kept")))


def test_the_same_source_gives_the_same_bytes(kept: Cache, tmp_path: Path) -> None:
    first, second = paper.printed(paper.everything(), kept), paper.printed(paper.everything(), Cache(tmp_path / "again"))
    assert kept.made["render_pdf"] == 0
    assert {n: d.pdf for n, (_, d) in first.items()} == {n: d.pdf for n, (_, d) in second.items()}


def test_what_has_not_changed_is_not_typeset_again(kept: Cache) -> None:
    paper.printed(paper.everything(), kept)
    assert kept.made["render_pdf"] == 0


def test_a_change_to_the_notes_leaves_the_handouts_alone(kept: Cache) -> None:
    one = paper.everything()
    html = re.sub(r"(<\w+ class=\"[^\"]*facilitator[^>]*>.*?<p>)", r"\1New notes. ", one.html, count=1, flags=re.S)
    assert html != one.html
    paper.printed(dataclasses.replace(one, html=html), kept)
    assert kept.made["render_pdf"] == 2, "only the two guides"


def test_a_letter_that_changed_in_a_kept_sheet_is_noticed(kept: Cache) -> None:
    for file in kept.folder.glob("bytes/*"):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    paper.printed(paper.everything(), kept)
    assert kept.made["render_pdf"] == 11


def test_what_is_known_of_an_exercise_survives_being_written_down() -> None:
    for one in (paper.everything(), *paper.real()):
        again = ExerciseSource.from_data(json.loads(json.dumps(one.data)))
        assert again.exercise == one.exercise.model_copy(update={"also": []}), "all but what only search needs"
        assert again.data == one.data
