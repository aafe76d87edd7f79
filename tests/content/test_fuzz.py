"""A few thousand mutated sources in every run; `make audit` tries a hundred thousand of each."""

from __future__ import annotations

import pytest

from tests.audit.fuzz_sources import fuzz


@pytest.mark.parametrize(("part", "count"), [("header", 2_000), ("body", 1_500)])
def test_no_mutated_source_makes_a_traceback_a_hang_or_a_silent_loss(part: str, count: int) -> None:
    tally = fuzz(count, seed=20_261_122, part=part)
    assert tally.broken == []
    assert tally.sound > count // 20, "nothing passes the check any more, so nothing is compared with the page"
    assert tally.cases == count
