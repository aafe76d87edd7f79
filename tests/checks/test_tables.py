"""The cells of a row, as Markdown's tables part them."""

from __future__ import annotations

import pytest

from checks.tables import cells


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| One | Two |", [" One ", " Two "]),
        ("| One | Two", [" One ", " Two"]),
        (r"| One | Two \|", [" One ", r" Two \|"]),
        (r"| One \| more | Two |", [r" One \| more ", " Two "]),
        ("One | Two", []),
        ("|", []),
    ],
)
def test_a_bar_parts_cells_unless_a_backslash_stands_before_it(line: str, expected: list[str]) -> None:
    assert cells(line) == expected
