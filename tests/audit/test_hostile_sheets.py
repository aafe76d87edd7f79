"""Exercises that were written to go wrong: each is refused with its line and column, or comes out well in every form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from build_cache.cache import Cache
from checks import alone
from citations.bibliography import Bibliography, Library
from content.source import parse
from sheets.render import render_cards
from sheets.word.copies import make_copies
from tests.audit.hostile import HOSTILE, LIBRARY, Hostile
from tests.audit.test_word_opens import converted, lost_from, words_of_pages
from tests.sheets import judge, paper
from tests.sheets.paper import ROOT

REFUSED = {name for name, one in HOSTILE.items() if one.refused}
WELL = sorted(HOSTILE.keys() - REFUSED)


@pytest.fixture(scope="module")
def cache() -> Cache:
    return Cache(ROOT / ".cache" / "build")


def problems(one: Hostile) -> Iterator[str]:
    known = Bibliography.parse("bibliography.bib", LIBRARY).by_key
    source = parse("exercises/hostile.md", one.text)
    yield from (str(problem) for rule in alone.rules(source, {}, known) for problem in rule())


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_paper_cannot_show_is_told_with_its_place(name: str) -> None:
    told = list(problems(HOSTILE[name]))
    assert any(HOSTILE[name].refused in one for one in told), told


@pytest.mark.parametrize("name", WELL)
def test_what_the_check_lets_pass_comes_out_well(name: str, tmp_path: Path, cache: Cache) -> None:
    assert not list(problems(HOSTILE[name]))
    one = paper.material(HOSTILE[name].write(tmp_path), Library.parse(LIBRARY), "")
    made = {known: done.pdf for known, (_, done) in paper.printed(one, cache).items()}
    made |= {f"cards-{sheet.paper}": done.pdf for sheet, done in render_cards(one, cache).items()}
    found = {known: faults for known, pdf in made.items() if (faults := judge.faults(pdf))}
    assert not found


def test_every_word_copy_opens_with_all_of_its_words(tmp_path: Path, cache: Cache) -> None:
    copies = []
    for number, name in enumerate(WELL):
        one = paper.material(HOSTILE[name].write(tmp_path / str(number)), Library.parse(LIBRARY), "")
        for sheet, file in make_copies(one, cache).items():
            copies.append(tmp_path / f"{name.replace(' ', '-')}-{sheet.variant}.docx")
            copies[-1].write_bytes(Path(file).read_bytes())
    opened = converted(copies, tmp_path / "opened")
    lost = {copy.name: words for copy, pdf in opened.items() if (words := lost_from(copy, pdf))}
    assert not lost
    assert not {copy.name for copy, pdf in opened.items() if min(shown_on_pages(copy, pdf)) < 1}


def shown_on_pages(copy: Path, pdf: Path) -> list[int]:
    """How many words and pictures each page has besides its head and its foot: a tall picture has a page to itself."""
    pictures = [len(page.images) for page in PdfReader(pdf).pages]
    return [words + drawn for words, drawn in zip(words_of_pages(copy, pdf), pictures, strict=True)]
