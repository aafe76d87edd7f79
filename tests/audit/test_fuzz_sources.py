"""A hundred thousand mutated front matters and as many mutated bodies."""

from __future__ import annotations

import pytest

from tests.audit.fuzz_sources import fuzz


@pytest.mark.parametrize("part", ["header", "body"])
@pytest.mark.parametrize("seed", range(10))
def test_no_mutated_source_makes_a_traceback_a_hang_or_a_silent_loss(part: str, seed: int) -> None:
    assert fuzz(10_000, seed, part).broken == []
