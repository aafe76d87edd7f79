"""A hundred thousand mutated bibliographies, pages and scraps of LaTeX, in chunks that name their seeds."""

from __future__ import annotations

import pytest

from tests.audit.fuzz_citations import fuzz

CHUNK = 5_000


@pytest.mark.parametrize("first", range(0, 100_000, CHUNK))
def test_no_traceback_no_hang_and_nothing_lost(first: int) -> None:
    fuzz(first, CHUNK)
