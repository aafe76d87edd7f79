"""The machine's tests pass in a course of another field, and in this one after every page and strand has another name.

All of them run, in a browser too, but for the long ones: each of the two takes as long as `make test` does. What they
say is in a file beside the course, as they go.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checks.run import all_problems
from content import course_file
from scaffold.asking import Answers
from scaffold.course import STARTER, new_course

ROOT = Path(__file__).parents[2]
NOT_SOURCES = shutil.ignore_patterns(".venv", ".git", ".cache", "site", "site.*", "dist", "__pycache__", ".*_cache")
MOVED = "-moved"


def not_sources(folder: str, names: list[str]) -> set[str]:
    """What is no source of the project; deeper down, a folder called site is one."""
    return NOT_SOURCES(folder, names) if Path(folder) == ROOT else {"__pycache__"} & {*names}


def passes(folder: Path) -> None:
    """Run the machine's tests in a course. They ask Git for its files."""
    for command in (["git", "init", "-q"], ["git", "add", "-A"]):
        subprocess.run(command, cwd=folder, check=True)
    at_a_time = "--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal", "--max-worker-restart", "0"
    command = [sys.executable, "-m", "pytest", *at_a_time, "-p", "no:cacheprovider", "tests"]
    said = folder.with_name(f"{folder.name}.log")
    with said.open("w") as log:
        environment = os.environ | {"SITE_URL": "", "REPO_URL": ""}
        run = subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    print(said.read_text("utf-8").splitlines()[-1])
    assert run.returncode == 0, said.read_text("utf-8")[-6000:]


def rename_everything(root: Path) -> int:
    """Give every strand, and every module and exercise with more than one word in its name, another name; returns how many."""
    strands = course_file.read(root).folders
    pages = [page for folder in strands for page in (root / "docs" / folder).glob("*-*.md")]
    exercises = [file for file in (root / "exercises").glob("*-*.md") if not file.name.startswith("_")]
    stems = sorted({file.stem for file in (*pages, *exercises)}, key=len, reverse=True)
    page_names = re.compile(rf"(?<![\w#-])({'|'.join(map(re.escape, stems))})(?![\w-])")
    folder = "|".join(map(re.escape, strands))
    folder_names = re.compile(rf"(?<![\w#-])(?:{folder})(?=/)|(?<=folder: )(?:{folder})$", re.M)
    (root / "addresses.txt").unlink(missing_ok=True)
    shutil.copy(STARTER / "moved.yml", root)  # Where earlier pages went would have to be said anew for each.
    sources = [file for folder in ("docs", "exercises", "glossary") for file in (root / folder).rglob("*.md")]
    for file in (*sources, *root.glob("*.yml")):
        if "contribute" not in file.parts:
            text = page_names.sub(rf"\1{MOVED}", file.read_text("utf-8"))
            file.write_text(folder_names.sub(lambda one: f"{one[0]}{MOVED}", text), "utf-8")
    folders = [place for top in ("docs", "drawings") for name in strands if (place := root / top / name).is_dir()]
    for place in (*folders, root / "exercises"):
        for file in [file for file in place.iterdir() if file.stem in stems]:
            file.rename(file.with_name(f"{file.stem}{MOVED}{file.suffix}"))
    for place in folders:
        place.rename(place.with_name(f"{place.name}{MOVED}"))
    return len(stems) + len(strands)


def test_the_machine_s_tests_pass_in_a_course_of_another_field(tmp_path: Path) -> None:
    folder = tmp_path / "nursing"
    new_course(ROOT, Answers({"dir": str(folder), "title": "At the bedside", "strands": "Asking, Moving", "purpose": "To learn."}))
    module = folder / "docs/asking/practise-together.md"
    module.write_text(module.read_text("utf-8").replace("Amal", "Chidi"), "utf-8")
    word = folder / "glossary/reflection.md"
    word.write_text(word.read_text("utf-8").replace("to learn from it", "to learn from that"), "utf-8")
    assert all_problems(folder) == []
    passes(folder)


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renamed") / "course"
    shutil.copytree(ROOT, folder, ignore=not_sources)
    shutil.rmtree(folder / "tests/course")
    assert rename_everything(folder) > 60
    return folder


def test_this_course_passes_its_check_after_every_page_has_another_name(renamed: Path) -> None:
    assert [str(problem) for problem in all_problems(renamed)] == []


def test_the_machine_s_tests_pass_after_every_page_has_another_name(renamed: Path) -> None:
    passes(renamed)
