"""A hundred thousand exercises put together by chance, read for paper; one in two hundred is typeset."""

from __future__ import annotations

import pytest

from tests.audit.fuzz_blocks import fuzz


@pytest.mark.parametrize("part", range(10))
def test_no_exercise_makes_a_traceback_loses_a_word_or_takes_long(part: int) -> None:
    assert fuzz(10_000, part * 10_000) == []
