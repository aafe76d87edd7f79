"""Whatever breaks, a build says so in a sentence, publishes nothing half-written, and the next one heals."""

from __future__ import annotations

import os
import re
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
    assert code == 0 and "WARNING" not in said, said
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


def test_a_cache_that_may_not_be_written_to_costs_time_and_nothing_else(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    (project.folder / ".cache").mkdir(mode=0o555)
    code, said = project.build(before=bound_by_permissions)
    assert code == 0 and "WARNING" not in said, said
    assert project.published() == before
    assert not any((project.folder / ".cache").iterdir())
    (project.folder / ".cache").chmod(0o755)
    heals(project, before)


def test_a_build_without_sheets_needs_no_cache(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    assert project.build({"SHEETS": "off"})[0] == 0
    without = project.published()
    assert without and not [name for name in without if name.endswith(".pdf")]
    shutil.rmtree(project.folder / ".cache")
    (project.folder / ".cache").mkdir(mode=0o555)
    code, said = project.build({"SHEETS": "off"}, before=bound_by_permissions)
    assert code == 0 and "WARNING" not in said, said
    assert project.published() == without
    assert not any((project.folder / ".cache").iterdir())
    (project.folder / ".cache").chmod(0o755)
    heals(project, before)


TYPESETTING, WRITING = ".cache/build/bytes/*", "site.building-*/assets/**/*.js"


def stopped(project: Project, moment: str, by: signal.Signals) -> str:
    """What a build says that is stopped when there is such a file."""
    process = project.start({"LINGER": "120"} if moment == WRITING else {})
    deadline = time.monotonic() + 120
    while not any(project.folder.glob(moment)):
        assert process.poll() is None and time.monotonic() < deadline, "the build ended before it could be stopped"
        time.sleep(0.005)
    process.send_signal(by)
    said = process.communicate()[0]
    assert process.returncode, said
    return said


@pytest.mark.parametrize("moment", [TYPESETTING, WRITING], ids=["typesetting", "writing"])
def test_a_build_that_is_killed(project: Project, before: Published, moment: str) -> None:
    change(project)
    if moment == TYPESETTING:
        shutil.rmtree(project.folder / ".cache")
    stopped(project, moment, signal.SIGKILL)
    assert project.published() == before
    heals(project, before)
    assert project.published() != before


def test_a_build_that_somebody_stops(project: Project, before: Published) -> None:
    change(project)
    said = stopped(project, WRITING, signal.SIGINT)
    assert "Traceback" not in said
    assert project.leftovers() == []
    assert project.published() == before


def test_what_strict_refuses(project: Project, before: Published) -> None:
    page = project.folder / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\n[Nowhere to be found](gone.md)\n", encoding="utf-8")
    said = project.fails_plainly()
    assert "docs/index.md:7:1: This link leads to 'gone.md'" in said
    assert "Nothing was published" in said
    assert project.leftovers() == []
    assert project.published() == before


def test_a_file_in_the_place_of_the_site(project: Project) -> None:
    shutil.rmtree(project.site)
    project.site.write_text("Mine.")
    said = project.fails_plainly()
    assert f"There is a file where the site's folder has to be ({project.site})" in said
    assert project.site.read_text() == "Mine."


def test_a_site_that_lives_elsewhere_stays_there(project: Project, before: Published, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    project.site.rename(elsewhere)
    project.site.symlink_to(elsewhere)
    change(project)
    heals(project, before)
    assert project.site.is_symlink()
    assert project.published() != before
    assert {path.name for path in tmp_path.iterdir()} == {"elsewhere", "project"}


def test_two_builds_at_once(project: Project, before: Published) -> None:
    shutil.rmtree(project.folder / ".cache")
    builds = [project.start(), project.start()]
    for build in builds:
        said = build.communicate(timeout=300)[0]
        assert build.returncode == 0, said
    assert project.published() == before
    assert project.leftovers() == []


ANOTHER_VERSION = b'{"colour": "red", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}\n'


def test_what_was_kept_and_half_written(project: Project, before: Published) -> None:
    kept = [file for file in sorted((project.folder / ".cache").rglob("*")) if file.is_file()]
    assert len(kept) > 40
    for number, file in enumerate(kept):
        data = file.read_bytes()
        half = len(data) // 2
        zeros = data[:half] + bytes(len(data) - half)
        file.write_bytes((data[:half], b"", zeros, ANOTHER_VERSION)[number % 4])
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
    "missing": (None, "bibliography.bib is missing. Put it back"),
    "not text": (b"\xff\xfe\x00\x00\x81", "bibliography.bib:1:1: "),
    "cut short": (b"@book{example2020,\n  author = {Example, Ada},\n  title = {An exam", "bibliography.bib:3:11: "),
    "empty": (b"", "docs/index.md:5:33: No work has the key 'example2020'"),
}


@pytest.mark.parametrize("fault", BIBLIOGRAPHIES)
def test_a_bibliography_that_cannot_be_read(project: Project, before: Published, fault: str) -> None:
    file = project.folder / "bibliography.bib"
    sound, (broken, why) = file.read_bytes(), BIBLIOGRAPHIES[fault]
    file.unlink()
    if broken is not None:
        file.write_bytes(broken)
    assert why in project.fails_plainly()
    assert project.published() == before
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


@pytest.mark.parametrize("path", ["docs/coaching/one.md", f"exercises/{EXERCISE}.md", "words.yml"])
def test_a_file_in_another_encoding(project: Project, before: Published, path: str) -> None:
    file = project.folder / path
    file.write_bytes((file.read_bytes() if file.exists() else b"") + "caf\u00e9: coffee\n".encode("latin-1"))
    said = project.fails_plainly()
    assert re.search(rf"{path}:\d+:4: This file is not UTF-8 text\. Save it again", said), said
    assert project.published() == before


def test_a_file_name_in_another_encoding(project: Project, before: Published) -> None:
    name = os.fsencode(project.folder / "docs") + b"/caf\xe9.md"
    Path(os.fsdecode(name)).write_text("---\ntitle: Coffee\n---\n\nBlack.\n")
    said = project.fails_plainly({"LC_ALL": "C.UTF-8"})
    assert "The build stopped: the name 'caf\N{REPLACEMENT CHARACTER}/' is not in UTF-8" in said
    assert project.published() == before


def test_a_machine_that_is_set_up_oddly_builds_the_same(project: Project, before: Published, tmp_path: Path) -> None:
    back = tmp_path / "back"
    back.mkdir()
    (back / "sitecustomize.py").write_text("import time\nnow = time.time\ntime.time = lambda: now() + 1e9\n")
    shutil.rmtree(project.folder / ".cache")
    nowhere = dict.fromkeys(("PATH", "HOME", "TMPDIR"), "/nowhere")
    # The encoding of fifty years ago, as a bare container or a cron job has it.
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, said = project.build({**nowhere, **locale, "PYTHONPATH": str(back)})
    assert code == 0 and "WARNING" not in said, said
    assert project.published() == before


def test_a_folder_with_an_odd_name_builds_the_same(project: Project, before: Published, tmp_path: Path) -> None:
    odd = tmp_path / f"Übung & Co #1 100%s [x] {{y}}/{'long' * 60}/{'longer' * 40}"
    odd.parent.mkdir(parents=True)
    moved = Project(project.folder.rename(odd))
    shutil.rmtree(odd / ".cache")
    heals(moved, before)
    assert moved.published() == before
    code, said = moved.build({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert code == 0 and moved.published() == before, said


def test_a_name_of_a_build_that_ran_long_ago_is_no_obstacle(project: Project, before: Published) -> None:
    (project.folder / f"site.building-{os.getpid() + 4_000_000}").mkdir()
    heals(project, before)


@pytest.mark.parametrize(("at", "settings"), [(".", "mkdocs.yml"), ("docs/coaching", "../../mkdocs.yml"), ("..", "project/mkdocs.yml")])
def test_a_build_may_be_started_anywhere(project: Project, before: Published, at: str, settings: str) -> None:
    said, _ = project.start(at=at, arguments=["--strict", "-f", settings]).communicate(timeout=300)
    assert "Documentation built" in said, said
    assert project.published() == before
