"""A few thousand mutated bibliographies and pages; `make audit` runs a hundred thousand."""

from __future__ import annotations

import pytest

from tests.audit.fuzz_citations import fuzz


@pytest.mark.parametrize("first", range(200_000, 203_000, 1_000))
def test_no_traceback_no_hang_and_nothing_lost(first: int) -> None:
    fuzz(first, 1_000)
