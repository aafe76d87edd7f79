"""A preview that remembers pages shows what one that remembers nothing would show, to the last byte and warning."""

from __future__ import annotations

import logging
import re
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

import pacing.templates
from finish import site as finishing
from pacing.pages import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
SOURCES = (
    "docs/index.md",
    "docs/glossary.md",
    "docs/references.md",
    "docs/coaching/index.md",
    "docs/coaching/the-continuum.md",
    "docs/coaching/four-point-continuum.svg",
    "docs/coaching/parallel-protocols.svg",
    "docs/coaching/parallel-protocols.md",
    "docs/coaching/coaching-and-clinical-practice.md",
    "exercises/alliance-check.md",
    "exercises/first-move-card.md",
    "glossary/coaching.md",
    "glossary/coaching-continuum.md",
    "glossary/working-alliance.md",
)
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<path>[^)#\s]*\.md)(?P<anchor>#[\w-]*|)\)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Some of the real site, with its hooks and theme, to be changed; it links to nothing that is not there."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "theme", folder / "theme")
    for name in (*SOURCES, "bibliography.bib"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for file in (folder / name for name in SOURCES if name.endswith(".md")):
        file.write_text(LINK.sub(partial(_kept, folder, file), file.read_text("utf-8")), "utf-8")
    return folder


def _kept(folder: Path, file: Path, link: re.Match[str]) -> str:
    """A link, or only its words."""
    target = (folder / "docs" / file.relative_to(folder).parent.name / link["path"]).resolve()
    known = {(folder / name).resolve() for name in SOURCES}
    term = folder / "glossary" / f"{link['anchor'][1:]}.md"
    there = target in known and (target.name != "glossary.md" or term.resolve() in known)
    return link[0] if there else link["words"]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    pages.known.clear()
    pacing.templates.compiled.compiled.clear()
    finishing._mended.cache_clear()


def preview(project: Path, site: Path) -> tuple[dict[str, bytes], list[str]]:
    """(every file, every warning) of one build as `mkdocs serve` makes it."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        settings = yaml_load(file)
    for name in ("nav", "not_in_nav", "strict"):
        settings.pop(name, None)
    settings["hooks"] = [str(ROOT / hook) for hook in settings["hooks"]]
    config = MkDocsConfig(config_file_path=str(project / "mkdocs.yml"))
    config.load_dict(settings | {"site_url": "", "repo_url": "", "site_dir": str(site)})
    errors, _ = config.validate()
    assert not errors, errors
    heard = Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config, serve_url="http://127.0.0.1:8000/")
    finally:
        config.plugins.on_startup(command="build", dirty=False)
        logging.getLogger("mkdocs").removeHandler(heard)
    built = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    return built, sorted(heard.warnings)


class Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


PAGE = "docs/coaching/the-continuum.md"


def add(path: str, text: str) -> Callable[[Path], object]:
    return lambda project: (project / path).write_text((project / path).read_text("utf-8") + text, "utf-8")


def replace(path: str, pattern: str, text: str) -> Callable[[Path], object]:
    def change(project: Path) -> None:
        before = (project / path).read_text("utf-8")
        after = re.sub(pattern, text, before, flags=re.M | re.S)
        assert before != after
        (project / path).write_text(after, "utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a citation is added": add(PAGE, "\nOne more [@ginwright2018future].\n"),
    "a citation is taken away": replace(PAGE, r" \[@[^\]]+\]", ""),
    "a key is misspelt": add(PAGE, "\nWrong [@ginwright2018futur].\n"),
    "a link is broken": add(PAGE, "\nTo [a page](nowhere.md) and [a place](index.md#nowhere).\n"),
    "a page is added": lambda project: shutil.copy(project / PAGE, project / "docs/coaching/another.md"),
    "a page is removed": lambda project: (project / PAGE).unlink(),
    "a page is renamed": lambda project: (project / PAGE).rename(project / "docs/coaching/a-continuum.md"),
    "a heading is renamed": replace(PAGE, r"^## .*?$", "## Renamed"),
    "a title is changed": replace(PAGE, r"^title: .*?$", "title: Another title"),
    "a work gets another year": replace("bibliography.bib", r"(ginwright2018future,.*?year\s*= \{)\d{4}", r"\g<1>1999"),
    "a work is removed": replace("bibliography.bib", r"@\w+\{ginwright2018future,.*?\n\}\n", ""),
    "a work is renamed": replace("bibliography.bib", r"\{crowe2011parallel,", "{crowe2012parallel,"),
    "a term is changed": replace("glossary/coaching.md", r"^term: .*?$", "term: Coaching, so called"),
    "a term is removed": lambda project: (project / "glossary/coaching.md").unlink(),
    "an exercise is changed": add("exercises/alliance-check.md", "\nA new line.\n"),
    "an exercise is removed": lambda project: (project / "exercises/first-move-card.md").unlink(),
    "a template is changed": replace("theme/main.html", r"\{\{ super\(\) \}\}", "{{ super() }}<p>New</p>"),
    "nothing is changed": lambda project: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_remembered_makes_no_difference(
    project: Path, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS", "off")
    preview(project, tmp_path / "first")
    before = dict(pages.known)
    assert PAGE.removeprefix("docs/") in before and len(before) > 6
    CHANGES[change](project)
    remembered = preview(project, tmp_path / "second")
    if change == "nothing is changed":
        assert pages.known == before
    forget()
    fresh = preview(project, tmp_path / "third")
    assert remembered[1] == fresh[1]
    assert remembered[0].keys() == fresh[0].keys()
    assert [name for name in fresh[0] if remembered[0][name] != fresh[0][name]] == []


def test_one_changed_page_is_rendered_and_no_other(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS", "off")
    preview(project, tmp_path / "first")
    before = dict(pages.known)
    add(PAGE, "\nA new sentence.\n")(project)
    preview(project, tmp_path / "second")
    assert [name for name in before if pages.known[name] is not before[name]] == [PAGE.removeprefix("docs/")]


def test_a_page_that_had_something_to_say_says_it_again(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHEETS", "off")
    add(PAGE, "\nTo [a page](nowhere.md).\n")(project)
    first = preview(project, tmp_path / "first")
    second = preview(project, tmp_path / "second")
    assert first == second
    assert any("nowhere.md" in warning for warning in second[1])
