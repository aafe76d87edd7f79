"""Whatever breaks, a build says so in a sentence, publishes nothing half-written, and the next one heals."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest
from tests.faults.project import EXERCISE, Project, bound_by_permissions, no_file_larger_than

Published = dict[str, str]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Published]:
    """A project that was built once, and what it published."""
    project = Project.in_folder(tmp_path_factory.mktemp("sound") / "project")
    code, said = project.build()
    assert code == 0, said
    published = project.published()
    assert f"exercises/{EXERCISE}/{EXERCISE}-handout-a4.pdf" in published
    return project, published


@pytest.fixture
def project(sound: tuple[Project, Published], tmp_path: Path) -> Project:
    """A copy of it, the published site and the kept sheets included."""
    shutil.copytree(sound[0].folder, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture
def before(sound: tuple[Project, Published]) -> Published:
    return sound[1]


def change(project: Project) -> None:
    """Something to publish that is not there yet."""
    page = project.folder / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nA new sentence.\n", encoding="utf-8")


def heals(project: Project, before: Published) -> None:
    """The next build succeeds, leaves nothing lying about, and publishes every file."""
    code, said = project.build()
    assert code == 0, said
    assert project.leftovers() == []
    assert project.published().keys() == before.keys()


def test_a_full_disk(project: Project, before: Published) -> None:
    change(project)
    said = project.fails_plainly(before=no_file_larger_than(60_000))
    assert "The build stopped: File too large" in said
    assert project.published() == before
    assert project.leftovers() == []
    heals(project, before)
    assert project.published() != before


def test_a_disk_that_fills_while_sheets_are_kept(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    said = project.fails_plainly(before=no_file_larger_than(4_000))
    assert "The build stopped: File too large" in said
    assert project.published() == before
    heals(project, before)
    assert project.published() == before


def test_a_folder_that_may_not_be_written_to(project: Project, before: Published) -> None:
    change(project)
    project.folder.chmod(0o555)
    try:
        said = project.fails_plainly(before=bound_by_permissions)
    finally:
        project.folder.chmod(0o755)
    assert "The build stopped: Permission denied" in said
    assert project.published() == before
    heals(project, before)


def test_a_cache_that_may_not_be_written_to(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    (project.folder / ".cache").mkdir(mode=0o555)
    said = project.fails_plainly(before=bound_by_permissions)
    assert "The build stopped: Permission denied" in said
    assert project.published() == before
    (project.folder / ".cache").chmod(0o755)
    heals(project, before)


@pytest.mark.parametrize("moment", ["typesetting", "writing"])
def test_a_build_that_is_killed(project: Project, before: Published, moment: str) -> None:
    change(project)
    if moment == "typesetting":
        shutil.rmtree(project.folder / ".cache")
    process = project.start()
    under_way = ".cache/sheets/*/*" if moment == "typesetting" else "site.building-*/assets/**/*.js"
    deadline = time.monotonic() + 120
    while not any(project.folder.glob(under_way)):
        assert process.poll() is None and time.monotonic() < deadline, "the build ended before it could be killed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert project.published() == before
    heals(project, before)
    assert project.published() != before


def test_two_builds_at_once(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    builds = [project.start(), project.start()]
    for build in builds:
        said = build.communicate(timeout=300)[0]
        assert build.returncode == 0, said
    assert project.published() == before
    assert project.leftovers() == []


@pytest.mark.parametrize("damage", ["half", "empty", "zeros"])
def test_a_kept_sheet_that_was_half_written(project: Project, before: Published, damage: str) -> None:
    kept = [file for file in (project.folder / ".cache").rglob("*") if file.is_file()]
    assert kept
    for file in kept:
        data = file.read_bytes()
        half = len(data) // 2
        file.write_bytes({"half": data[:half], "empty": b"", "zeros": data[:half] + bytes(len(data) - half)}[damage])
    heals(project, before)
    assert project.published() == before


def test_fonts_that_are_missing(project: Project, before: Published) -> None:
    fonts = project.folder / "hooks/sheets/fonts"
    fonts.rename(project.folder / "elsewhere")
    said = project.fails_plainly()
    assert "font" in said.casefold()
    assert project.published() == before
    (project.folder / "elsewhere").rename(fonts)
    heals(project, before)
    assert project.published() == before


def test_an_engine_that_is_missing(project: Project, before: Published) -> None:
    broken = project.folder / "broken"
    broken.mkdir()
    (broken / "typst.py").write_text("raise ImportError('no such engine')\n")
    shutil.rmtree(project.folder / ".cache")
    said = project.fails_plainly({"PYTHONPATH": str(broken)})
    assert "The typesetter cannot be used (no such engine)" in said
    assert "SHEETS=off" in said
    assert project.published() == before
    heals(project, before)
    assert project.published() == before


BIBLIOGRAPHIES = {
    "missing": None,
    "not text": b"\xff\xfe\x00\x00\x81",
    "cut short": b"@book{example2020,\n  author = {Example, Ada},\n  title = {An exam",
    "empty": b"",
}


@pytest.mark.parametrize("fault", BIBLIOGRAPHIES)
def test_a_bibliography_that_cannot_be_read(project: Project, before: Published, fault: str) -> None:
    file = project.folder / "bibliography.bib"
    sound, broken = file.read_bytes(), BIBLIOGRAPHIES[fault]
    file.unlink()
    if broken is not None:
        file.write_bytes(broken)
    code, said = project.build({"STRICT": "true"})
    assert "Traceback" not in said, said
    assert "bibliography.bib" in said or "example2020" in said
    assert code or "WARNING" in said
    file.write_bytes(sound)
    heals(project, before)
    assert project.published() == before


def test_a_bibliography_that_may_not_be_read(project: Project, before: Published) -> None:
    file = project.folder / "bibliography.bib"
    file.chmod(0)
    said = project.fails_plainly(before=bound_by_permissions)
    assert "bibliography.bib" in said
    assert project.published() == before
    file.chmod(0o644)
    heals(project, before)


def test_a_name_of_a_build_that_ran_long_ago_is_no_obstacle(project: Project, before: Published) -> None:
    (project.folder / f"site.building-{os.getpid() + 4_000_000}").mkdir()
    heals(project, before)
