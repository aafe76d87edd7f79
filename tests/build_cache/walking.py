"""A small course that holds one of everything, the states it can be in, and a walk that goes from each to each other."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.conftest import Heard

ROOT = Path(__file__).parents[2]
COURSE = ROOT / "tests/checks/good", Path(__file__).parent / "course"
"""The second is laid over the first."""
NAV = """
nav:
  - index.md
  - start/paths.md
  - start/my-notes.md
  - start/record-of-learning.md
  - Practice:
    - practice/index.md
    - practice/noticing.md
    - practice/asking.md
    - practice/everything.md
  - exercises/index.md
  - facilitate/an-hour.md
  - facilitate/a-day.md
  - facilitate/build-a-workshop.md
  - scenarios.md
  - glossary.md
  - references.md
  - about/coverage.md
not_in_nav: |
  /start/paths/*
  /exercises/*
"""
STAYS = ".cache", "site"
"""What earlier builds left."""


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r} any more"
        (project / path).write_text(text.replace(old, new), "utf-8")

    return change


def add(path: str, more: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(more)

    return change


def remove(path: str) -> Callable[[Path], None]:
    return lambda project: (project / path).unlink()


@dataclass(frozen=True)
class State:
    """What differs from the course as it is: in its files, and in what the build is told."""

    changes: Sequence[Callable[[Path], None]] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


STATES = {
    "as it is": State(),
    "sheets off": State(environment={"SHEETS": "off"}),
    "with an address": State(
        environment={"SITE_URL": "https://example.org/course/", "REPO_URL": "https://example.org/source"}
    ),
    "another template": State([
        add("theme/partials/references.html", "<p>Edited</p>\n"), add("theme/fragments/module-end.md", "\nEdited.\n"),
    ]),
    "another style": State([add("theme/assets/type.css", "\nbody p { margin: 3rem }\n")]),
    "another list": State([replace("scenarios.yml", "a ward", "a school")]),
    "another term": State([replace("glossary/asking.md", "term: Asking", "term: To ask well")]),
    "another work": State([replace("bibliography.bib", "Noticing what nobody says", "Hearing what nobody says")]),
    "another step": State([replace("paths.yml", "- do: two-columns", "- do: everything\n        - do: two-columns")]),
    "another order": State([
        replace("mkdocs.yml", "    - practice/asking.md\n", ""),
        replace("mkdocs.yml", "    - practice/index.md\n", "    - practice/index.md\n    - practice/asking.md\n"),
    ]),
    "other hooks": State([
        replace("hooks/learning/tables.py", "ROW = 80", "ROW = 8"),
        replace("hooks/content/course_file.py", "Copy it, change it", "Copy it, alter it"),
    ]),
    "without a page": State([remove("docs/practice/asking.md")]),
    "another setting": State([
        replace("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"), replace("mkdocs.yml", "A small site", "A little site"),
    ]),
}  # fmt: skip
SEEN_BY_A_PREVIEW = [name for name, state in STATES.items() if not state.environment and name != "other hooks"]


@dataclass(frozen=True)
class Built:
    """A hash of every file of a site, and every warning of its build."""

    files: Mapping[str, str]
    warnings: Sequence[str]

    def differences(self, other: Built) -> list[str]:
        """The names of files that differ or are not in both, and the warnings that only one build gave."""
        names = self.files.keys() | other.files.keys()
        return sorted(
            [name for name in names if self.files.get(name) != other.files.get(name)]
            + sorted(set(self.warnings) ^ set(other.warnings))
            + (["warnings"] if sorted(self.warnings) != sorted(other.warnings) else [])
        )


class Course:
    """The course in a folder of its own, with copies of the project's hooks and theme."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = STATES["as it is"]

    def become(self, name: str) -> None:
        """Lay out the course as it is in a state. What earlier builds left stays; dates of files are as they come."""
        self.state = STATES[name]
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.iterdir():
            if old.name not in STAYS:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        for part in COURSE:
            shutil.copytree(part, self.folder, dirs_exist_ok=True)
        for part in ("hooks", "theme"):
            shutil.copytree(ROOT / part, self.folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        settings = (ROOT / "mkdocs.yml").read_text("utf-8").partition("# --- Order")[0] + NAV
        settings = re.sub(r"^site_name: .*$", "site_name: A small site", settings, flags=re.M)
        (self.folder / "mkdocs.yml").write_text(settings.replace("strict: true", "strict: false"), "utf-8")
        for change in self.state.changes:
            change(self.folder)

    def build(self) -> Built:
        """What `mkdocs build` makes of it, in a process of its own."""
        quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPYCACHEPREFIX": str(self.folder.parent / "bytecode")}
        unset = dict.fromkeys(("SITE_URL", "REPO_URL", "SHEETS"), "")
        command = [sys.executable, "-m", "mkdocs", "build"]
        environment = os.environ | quiet | unset | self.state.environment
        run = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr[-4000:]
        return Built(_files(self.folder / "site"), re.findall(r"^(?:WARNING|ERROR) +-  (.*)$", run.stderr, re.M))

    def preview(self, site: Path) -> Built:
        """What a preview makes of it that runs in this process and shows a folder; its code is the project's own."""
        address, heard = "http://127.0.0.1:8000/", Heard()
        unset = dict.fromkeys(("SITE_URL", "REPO_URL", "SHEETS"), "")
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            with mock.patch.dict(os.environ, unset | self.state.environment):
                hooks = [str(ROOT / "hooks/mkdocs_events/order.py")]
                config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site), hooks=hooks)
                config.site_url = address
                config.plugins.on_startup(command="serve", dirty=False)
                build(config, serve_url=address)
        finally:
            config.plugins.on_startup(command="build", dirty=False)
            logging.getLogger("mkdocs").removeHandler(heard)
        return Built(_files(site), heard.warnings)


def walk(places: Sequence[str]) -> Iterator[str]:
    """From each place to each other, every way once: a walk that ends where it began."""
    ways = {place: [other for other in places if other != place] for place in places}
    path, round_trip = [places[0]], []
    while path:
        if ways[path[-1]]:
            path.append(ways[path[-1]].pop())
        else:
            round_trip.append(path.pop())
    return reversed(round_trip)


def walked(
    places: Sequence[str], course: Course, build: Callable[[Course], Built], folder: Path
) -> tuple[list[str], dict[str, Built]]:
    """(what was wrong on which way, what each state is when it is built anew)"""
    fresh = {}
    for number, name in enumerate(places):
        anew = Course(folder / f"fresh-{number}")
        anew.become(name)
        fresh[name] = anew.build() if build is Course.build else anew.preview(folder / f"shown-{number}")
    differences, before = [], "nothing"
    for name in walk(places):
        course.become(name)
        differences += [f"{before}, then {name}: {what}" for what in build(course).differences(fresh[name])]
        before = name
    return differences, fresh


def all_differ(builds: Mapping[str, Built]) -> bool:
    """Whether no two states would pass for each other."""
    known = [(dict(one.files), sorted(one.warnings)) for one in builds.values()]
    return all(one != other for number, one in enumerate(known) for other in known[:number])


def _files(site: Path) -> dict[str, str]:
    found = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}
