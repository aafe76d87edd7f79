"""Long work says how far it is, once to a line of a terminal and otherwise at each tenth."""

from __future__ import annotations

import io
import logging
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sheets.test_site import FILES

from publish.progress import Progress

if TYPE_CHECKING:
    from tests.conftest import BuildSite

ROOT = Path(__file__).parents[2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def worked(progress: Progress, steps: list[bool]) -> None:
    for step in steps:
        progress.step(step)
    progress.end()


def test_a_terminal_has_one_line_that_is_gone_in_the_end() -> None:
    terminal, said = Terminal(), []
    worked(Progress("{done} of {total}", 3, said.append, terminal), [True] * 3)
    assert terminal.getvalue() == "\r\x1b[K1 of 3\r\x1b[K2 of 3\r\x1b[K3 of 3\r\x1b[K"
    assert not said


@pytest.mark.parametrize(("total", "told"), [(60, [6, 12, 18, 24, 30, 36, 42, 48, 54, 60]), (3, [1, 2, 3]), (1, [1])])
def test_elsewhere_each_tenth_has_a_line(total: int, told: list[int]) -> None:
    said: list[str] = []
    worked(Progress("{done} of {total}", total, said.append, io.StringIO()), [True] * total)
    assert said == [f"{number} of {total}" for number in told]


def test_what_was_there_is_not_counted_aloud() -> None:
    terminal, said = Terminal(), []
    worked(Progress("{done}", 20, said.append, terminal), [False] * 20)
    worked(Progress("{done}", 20, said.append, io.StringIO()), [False] * 15 + [True] + [False] * 4)
    assert terminal.getvalue() == "" and said == ["16", "18", "20"]


def test_a_build_says_how_far_it_is_what_it_built_and_where(build_site: BuildSite, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    site = build_site(FILES)
    said = [record.getMessage() for record in caplog.records]
    assert "Setting the sheets of 1 of 2 exercises" in said and "Setting the sheets of 2 of 2 exercises" in said
    pdfs, copies = (len(list(site.folder.rglob(f"*.{ending}"))) for ending in ("pdf", "docx"))
    [built] = [line for line in said if line.startswith("Built ")]
    assert re.fullmatch(rf"Built \d+ pages, {pdfs} PDFs and {copies} Word files: \d+ MB in site/\.", built), built
    assert not [line for line in said if "building-" in line or "Cleaning" in line]
    caplog.clear()
    build_site(FILES)
    assert not [record for record in caplog.records if "Setting" in record.getMessage()]


# --- The Makefile ---------------------------------------------------------------------------------------------------


def made(folder: Path, *targets: str) -> str:
    """What make says on a machine where Python does nothing but succeed."""
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("requirements.txt", "requirements-test.txt"):
        (folder / name).touch()
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("python", "ruff", "mypy"):
        program = folder / ".venv/bin" / name
        program.write_text("#!/bin/sh\n", "utf-8")
        program.chmod(0o755)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # These tests may be run by make.
    run = subprocess.run(["make", *targets], cwd=folder, capture_output=True, text=True, env=plain)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_a_first_build_reads_like_somebodys_words(tmp_path: Path) -> None:
    lines = made(tmp_path, "site").splitlines()
    assert lines[0].startswith("Setting up, once:") and "minute" in lines[0]
    assert lines[1].startswith("Building the site.") and "minute or two" in lines[1]
    assert lines[-1].startswith("What next:") and "make serve" in lines[-1] and "-offline.zip" in lines[-1]
    assert len(lines) == 3 and not any(".venv/bin" in line for line in lines)


def test_a_first_test_says_what_it_sets_up_and_what_it_is_at(tmp_path: Path) -> None:
    lines = made(tmp_path, "test").splitlines()
    at = [line.split(":")[0] for line in lines]
    assert at == ["Setting up, once", "Setting up for the tests, once", "1 of 4", "2 of 4", "3 of 4", "4 of 4"]
