"""`make new-course` begins a course of another field that passes, builds, prints, and names nothing of this one."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from checks.run import all_problems
from content import course_file
from publish import offline
from scaffold.asking import Answers, NotMade, slug
from scaffold.course import new_course
from scaffold.machine import MENU, take_machine
from tests.engines import build, differences

ROOT = Path(__file__).parents[2]
THIS = course_file.read(ROOT)
OWN = (ROOT / "exercises", *(ROOT / "docs" / folder for folder in THIS.folders))
MADE = {file.stem for file in (ROOT / "hooks/scaffold/starter").rglob("*.md")}
PAGES = {file.stem for place in OWN for file in place.glob("[!_]*-*.md")} - MADE
OTHER = {
    "title": 'Care: "at the bedside" & at home',
    "strands": "Asking and listening, Moving safely",
    "purpose": "Open training for student nurses, and for those who teach them",
    "licence": "CC BY-SA 4.0",
}
FOLDER = "asking-and-listening"
GIVEN = " ".join((*OTHER.values(), slug(OTHER["title"]), FOLDER))
_names = {THIS.name, THIS.slug, *(strand.title for strand in THIS.strands), *(THIS.motto or THIS.purpose,), *PAGES}
NAMES = {name for name in _names if re.search(r"[ -]", name) and name not in GIVEN}
"""What would tell where a new course comes from, the names of its pages included. A single word may stand anywhere."""


def git(folder: Path, *arguments: str) -> str:
    who = "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of another field: two of its files were written over, and it was built strictly, sheets included."""
    folder = tmp_path_factory.mktemp("another field") / "nursing"
    new_course(ROOT, Answers({"dir": str(folder)} | OTHER))
    assert all_problems(folder) == []
    module = folder / f"docs/{FOLDER}/practise-together.md"
    module.write_text(module.read_text("utf-8").replace("Amal", "Chidi"), "utf-8")
    about = folder / "course.yml"
    about.write_text(about.read_text("utf-8").replace("folder: moving-safely", "folder: moving-safely\n    colour: olive"), "utf-8")
    environment = os.environ | {"SITE_URL": "", "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    # From a folder inside it: a relative name of the settings counts from there, and nothing else does.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "../mkdocs.yml"]
    run = subprocess.run(command, cwd=folder / "docs", env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-4000:]
    return folder


def test_it_passes_every_check(course: Path) -> None:
    assert all_problems(course) == []


def test_it_is_called_what_was_answered_wherever_a_course_is_called(course: Path) -> None:
    about = course_file.read(course)
    assert (about.name, about.folders) == (OTHER["title"].replace(' "', " “").replace('" ', "” "), [FOLDER, "moving-safely"])
    home = (course / "site/index.html").read_text("utf-8")
    assert f'data-course="{about.slug}"' in home and 'data-colour="olive"' in home and 'data-colour="blue"' in home
    assert f"BEGIN:VTODO\r\nUID:recall-{FOLDER}-look-back-1@{about.slug}" in (
        course / f"site/{FOLDER}/look-back/recall.ics"
    ).read_bytes().decode().replace("\r\n ", "")
    assert (course / "site" / offline.file_name(about.slug)).is_file()
    assert (course / "README.md").read_text("utf-8").startswith(f"# {OTHER['title']}\n")
    assert f"name *{OTHER['title']}*" in (course / "LICENSE.md").read_text("utf-8")


def test_its_text_is_under_the_licence_that_was_answered_and_the_program_keeps_its_own(course: Path) -> None:
    for name in ("README.md", "LICENSE.md", "docs/about/licence.md", "CITATION.cff"):
        text = (course / name).read_text("utf-8")
        assert OTHER["licence"] in text or OTHER["licence"].replace(" ", "-") in text, name
    for name in ("README.md", "LICENSE.md", "CONTRIBUTING.md", "docs/about/licence.md", *map(str, (course / ".github").rglob("*.yml"))):
        assert "CC BY 4.0" not in (course / name).read_text("utf-8"), name
    [notice] = re.findall(r"Copyright \(c\).*", (ROOT / "LICENSE.md").read_text("utf-8"))
    assert notice in (course / "LICENSE.md").read_text("utf-8") and THIS.name not in notice
    copies = sorted((course / "site").rglob("*.docx"))
    assert copies
    for copy in copies:
        with zipfile.ZipFile(copy) as packed:
            assert OTHER["licence"] in packed.read("word/footer.xml").decode(), copy.name


def test_every_sheet_of_it_is_printed_and_bears_its_name(course: Path) -> None:
    sheets = sorted((course / "site").rglob("*.pdf"))
    assert len(sheets) >= 9
    for sheet in sheets:
        text = "".join(page.extract_text() for page in pypdf.PdfReader(sheet).pages)
        assert "at the bedside" in " ".join(text.split()), sheet.name


def test_two_engines_build_the_same_bytes_of_it_from_wherever_they_are_started(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SITE_URL", "REPO_URL"):
        monkeypatch.setenv(name, "")
    assert differences(build("properdocs", course, tmp_path), course / "site") == []


def test_nothing_on_the_built_site_names_the_course_it_was_made_from(course: Path) -> None:
    found = []
    for file in sorted((course / "site").rglob("*")):
        if file.suffix == ".zip":
            with zipfile.ZipFile(file) as packed:
                text = "\n".join(packed.namelist())
        elif file.suffix == ".pdf":
            reader = pypdf.PdfReader(io.BytesIO(file.read_bytes()))
            text = " ".join("".join(page.extract_text() for page in reader.pages).split()) + str(reader.metadata)
        else:
            text = file.read_bytes().decode("utf-8", "replace") if file.is_file() else ""
        found += [(file.relative_to(course).as_posix(), one) for one in NAMES if one in text]
    assert found == []


def test_a_folder_that_holds_something_is_left_alone(course: Path, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="is there already"):
        new_course(ROOT, Answers({"dir": str(course)} | OTHER))
    with pytest.raises(NotMade, match="lies in this course"):
        new_course(course, Answers({"dir": "inner"} | OTHER))
    for part in ("Start", "Glossary"):
        with pytest.raises(NotMade, match=f"'{part.casefold()}' is a part of every course"):
            new_course(ROOT, Answers({"dir": str(tmp_path / "new")} | OTHER | {"strands": f"First, {part}"}))
    assert not (tmp_path / "new").exists()


def test_a_later_machine_replaces_the_machine_and_no_page(course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, newer = tmp_path / "mine", tmp_path / "newer"
    for copy in (mine, newer):
        shutil.copytree(course, copy, ignore=shutil.ignore_patterns("site", ".cache"))
        git(copy, "add", "-A")
        git(copy, "commit", "-qm", "As it was")
    for file in ("hooks/learning/wording.py", "hooks/learning/new.py", "course.yml"):
        (newer / file).write_text("# Newer\nname: X\n", "utf-8")
    (newer / "hooks/learning/diagrams.py").unlink()
    settings = (newer / "mkdocs.yml").read_text("utf-8")
    (newer / "mkdocs.yml").write_text(settings.replace("toc_depth: 3", "toc_depth: 2").partition(MENU)[0] + f"{MENU}\nnav: []\n", "utf-8")
    mine_alone = f"docs/{FOLDER}/practise-together.md", "theme/.icons/bed.svg", "docs/contribute/our-ward.md", "bibliography.bib"
    for file in (*mine_alone, "hooks/learning/wording.py", "theme/assets/favicon.svg"):
        with (mine / file).open("a", encoding="utf-8") as text:
            text.write("Mine.")
    kept = {file: (mine / file).read_bytes() for file in (*mine_alone, "theme/assets/favicon.svg")}
    with pytest.raises(NotMade, match="not committed"):
        take_machine(mine, Answers({"from": str(newer)}))
    (mine / "asked.yml").unlink()
    git(mine, "add", "-A")
    git(mine, "commit", "-qm", "Mine")
    changed = take_machine(mine, Answers({"from": "../newer"}))
    names = ["hooks/learning/diagrams.py", "hooks/learning/new.py", "hooks/learning/wording.py", "mkdocs.yml"]
    assert [file.relative_to(mine).as_posix() for file in changed] == names
    assert sorted(line[3:] for line in git(mine, "status", "--porcelain").splitlines()) == names
    said = capsys.readouterr().out
    assert "Left, since the machine never had it: docs/contribute/our-ward.md, theme/.icons/bed.svg." in said
    assert "look at it with git diff: hooks/learning/wording.py.\n" in said
    assert "A course may now have asked.yml, too: hooks/scaffold/starter/ has the one that a new course begins with.\n" in said
    assert "In mkdocs.yml, what stands above '# --- Order' is new" in said
    assert {file: (mine / file).read_bytes() for file in kept} == kept
    assert "toc_depth: 2" in (mine / "mkdocs.yml").read_text("utf-8")
    assert f"{FOLDER}/index.md" in (mine / "mkdocs.yml").read_text("utf-8")
    assert take_machine.__doc__ and not (mine / "hooks/learning/diagrams.py").exists()
    with pytest.raises(NotMade, match="not another course"):
        take_machine(mine, Answers({"from": str(tmp_path)}))
