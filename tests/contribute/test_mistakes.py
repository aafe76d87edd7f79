"""Practitioners' mistakes are told at their line, with the right suggestion, and not under a heap of what follows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checks.run import all_problems
from tests.checks.cases import GOOD
from tests.contribute.mistakes import ALL, Mistake


def make(mistake: Mistake, root: Path) -> None:
    """Copy the sound site to `root` and do the mistake to it."""
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    file = root / mistake.path
    if mistake.old:
        text = file.read_text("utf-8")
        assert mistake.old in text, mistake.name
        new = mistake.new if isinstance(mistake.new, str) else mistake.new.decode()
        file.write_text(text.replace(mistake.old, new, 1), "utf-8", newline="")
    else:
        file.write_bytes(mistake.new.encode() if isinstance(mistake.new, str) else mistake.new)


@pytest.mark.parametrize("mistake", [pytest.param(it, id=f"{origin}: {it.name}") for origin, it in ALL])
def test_a_mistake_is_told(mistake: Mistake, tmp_path: Path) -> None:
    make(mistake, tmp_path)
    told = all_problems(tmp_path)
    said = "\n".join(map(str, told)) or "nothing"
    assert any(
        problem.path == mistake.path
        and problem.line == mistake.line
        and mistake.column in (None, problem.column)
        and re.search(mistake.says, problem.message)
        for problem in told
    ), said
    assert len(told) <= mistake.at_most, said
