"""Each fault of the theme, before and after, in cases that anyone can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from publish import faults
from publish.tree import Tree, parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.html"))
A_PAGE = "<html><head></head><body>{}</body></html>"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_each_fault_becomes_what_its_case_shows(case: Path) -> None:
    before, _, after = case.read_text(encoding="utf-8").partition("\n.\n")
    tree = parse(A_PAGE.format(before))
    getattr(faults, case.stem.replace("-", "_"))(tree)
    assert shown(tree) == shown(parse(A_PAGE.format(after)))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_mending_twice_is_mending_once(case: Path) -> None:
    tree = parse(A_PAGE.format(case.read_text(encoding="utf-8").partition("\n.\n")[0]))
    faults.mend(tree)
    once = shown(tree)
    faults.mend(tree)
    assert shown(tree) == once


def test_every_fix_has_a_case() -> None:
    assert {fix.__name__ for fixes in faults.FIXES.values() for fix in fixes} == {case.stem.replace("-", "_") for case in CASES}


def shown(tree: Tree) -> str:
    """The body's inside with attributes in order and white space folded."""
    for element in tree.iter("*"):
        pairs = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(dict(pairs))
    return " ".join(html.tostring(tree.find("body"), encoding="unicode").split()).replace("> <", "><")
