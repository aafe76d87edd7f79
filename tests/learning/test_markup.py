"""What boxes, self-checks and tables become: each case is a document, its Markdown above the dot and its HTML below."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from learning.blocks import LessonBlocks
from learning.lists import Lists
from learning.tables import Tables

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def html(source: str) -> str:
    return markdown.markdown(source, extensions=["tables", LessonBlocks(), Lists(), Tables()])


def plain(text: str) -> str:
    """HTML with the order of attributes, and the white space between elements, set aside."""
    ordered = re.sub(r'<(\w+)((?: [\w-]+="[^"]*")+) ?/?>', _ordered, text)
    return re.sub(r">\s+<", "><", ordered).strip()


def _ordered(tag: re.Match[str]) -> str:
    attributes = re.findall(r'[\w-]+="[^"]*"', tag[2])
    return " ".join([f"<{tag[1]}", *sorted(attributes)]) + ">"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_case_becomes_what_it_says(case: Path) -> None:
    source, _, result = case.read_text("utf-8").partition("\n.\n")
    assert plain(html(source)) == plain(result)


def test_a_second_page_counts_from_one_again() -> None:
    source = "/// pause | Think\nNow.\n///\n"
    assert html(source) == html(source)
