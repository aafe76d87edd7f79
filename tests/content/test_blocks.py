"""Blocks as the source shows them, in the same places where Python-Markdown finds them."""

from __future__ import annotations

import pytest

from content.blocks import find, in_item, problems
from content.source import parse


def codes(text: str) -> list[tuple[int, str]]:
    return sorted((problem.line, problem.code) for problem in problems(parse("docs/a.md", text)))


def test_a_block_has_a_name_a_title_options_and_text() -> None:
    [block] = find(parse("docs/a.md", "a\n\n/// evidence | A claim\n    grade: trial\n\nText.\n///\n"))
    assert (block.name, block.argument, block.line, block.column, block.closed) == ("evidence", "A claim", 3, 1, True)
    assert block.options == {"grade": (4, "trial")}
    assert block.body == ((5, ""), (6, "Text."))


def test_a_block_inside_a_block_is_found_with_the_one_around_it() -> None:
    text = "//// scenario | A\n/// pause | B\nx\n///\ny\n////\n"
    assert [(block.name, len(block.body)) for block in find(parse("docs/a.md", text))] == [
        ("scenario", 4),
        ("pause", 1),
    ]


def test_blocks_in_code_are_examples() -> None:
    assert find(parse("docs/a.md", "```\n/// pause | A\n```\n")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/// pause | A\nx\n///\n", []),
        ("///pause|A\nx\n///\n", []),
        ("- a\n\n    /// pause | A\n    x\n    ///\n", []),
        ("see https://example.org///x and file:///x\n", []),
        ("/// pause | A\nx\n", [(1, "block-open")]),
        ("x\n\n///\n", [(3, "block-close")]),
        ("/// pause | A\nx\n////\n", [(1, "block-open"), (3, "block-close")]),
        ("// pause | A\nx\n///\n", [(1, "block-opening")]),
        ("/// pause A\nx\n///\n", [(1, "block-opening")]),
        ("\\\\\\ pause | A\n", [(1, "block-opening")]),
        ("x /// pause | A\n", [(1, "block-opening")]),
        ("/// pause | A ///\nx\n///\n", [(1, "block-opening")]),
        ("    /// pause | A\n    x\n    ///\n", [(1, "block-indented")]),
        ("- a\n\n        /// pause | A\n        x\n        ///\n", [(3, "block-indented")]),
        ("/// evidence | A\n    grade: trial\n    grade: review\n\nx\n///\n", [(3, "block-option-twice")]),
        ("/// evidence | A\n    grade:trial\n\nx\n///\n", [(2, "block-option")]),
        ("/// pause | A\n    Some text\n///\n", [(2, "block-option")]),
    ],
)
def test_a_block_that_does_not_come_out_is_told(text: str, told: list[tuple[int, str]]) -> None:
    assert codes(text) == told


@pytest.mark.parametrize(
    ("above", "indent", "inside"),
    [
        (["- a", ""], 4, True),
        (["- a", ""], 8, False),
        (["- a", "    - b", ""], 8, True),
        (["a", ""], 4, False),
        (["- a", "", "b", ""], 4, False),
        (["1. a", ""], 4, True),
        (["[^1]: a", ""], 4, True),
        ([], 4, False),
    ],
)
def test_indented_lines_belong_to_the_item_above(above: list[str], indent: int, inside: bool) -> None:
    assert in_item(above, indent) is inside
