"""A preview that remembers pages shows what one that remembers nothing would show, to the last byte and warning."""

from __future__ import annotations

import logging
import re
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

import pacing.templates
from finish import site as finishing
from pacing.outputs import outputs
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
    "docs/exercises/index.md",
    "docs/facilitate/build-a-workshop.md",
    "docs/facilitate/taster.md",
    "docs/scenarios.md",
    "docs/start/my-notes.md",
    "docs/start/paths.md",
    "exercises/alliance-check.md",
    "exercises/closing-circle.md",
    "exercises/first-move-card.md",
    "exercises/map-the-line.md",
    "exercises/strengths-first-introductions.md",
    "glossary/coaching.md",
    "glossary/coaching-continuum.md",
    "glossary/working-alliance.md",
)
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<path>[^)#\s]*\.md)(?P<anchor>#[\w-]*|)\)")


@dataclass(frozen=True)
class Built:
    """A project that was built once, and what was remembered then."""

    folder: Path
    pages: dict[str, Any]
    outputs: dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Some of the real site, with its hooks and theme; it links to nothing that is not there."""
    folder = tmp_path_factory.mktemp("projects") / "project"
    shutil.copytree(ROOT / "theme", folder / "theme")
    for name in (*SOURCES, "bibliography.bib", "paths.yml", "scenarios.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for file in (folder / name for name in SOURCES if name.endswith(".md")):
        file.write_text(LINK.sub(partial(_kept, folder, file), file.read_text("utf-8")), "utf-8")
    add("docs/coaching/index.md", "\nTo [what it asks](the-continuum.md#what-each-point-asks).\n")(folder)
    (folder / "settings.yml").write_text("site_name: A name", "utf-8")
    shutil.copytree(folder, folder.with_name("before"))
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEETS", "off")
        preview(folder, folder.with_name("site"))
        yield Built(folder, dict(pages.known), dict(outputs.known))
    forget()


@pytest.fixture
def project(built: Built) -> Path:
    """The project as it was when it was built, to be changed; what was remembered then is remembered again."""
    shutil.rmtree(built.folder)
    shutil.copytree(built.folder.with_name("before"), built.folder)
    (built.folder / "bibliography.bib").touch()  # mkdocs-bibtex reads a file again only if it is newer.
    pages.known, outputs.known = dict(built.pages), dict(built.outputs)
    return built.folder


def _kept(folder: Path, file: Path, link: re.Match[str]) -> str:
    """A link, or only its words."""
    target = (folder / "docs" / file.relative_to(folder).parent.name / link["path"]).resolve()
    known = {(folder / name).resolve() for name in SOURCES}
    term = folder / "glossary" / f"{link['anchor'][1:]}.md"
    there = target in known and (target.name != "glossary.md" or term.resolve() in known)
    return link[0] if there else link["words"]


def forget() -> None:
    pages.known.clear()
    outputs.known.clear()
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
    own = yaml_load((project / "settings.yml").read_text("utf-8"))
    config.load_dict(settings | {"site_url": "", "repo_url": "", "site_dir": str(site)} | own)
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


PAGE, CLINICAL = "docs/coaching/the-continuum.md", "docs/coaching/coaching-and-clinical-practice.md"
WORK = "\n@book{zz2020new,\n  author = {Ginwright, S.},\n  year = {2018},\n  title = {A new work}\n}\n"
MENU = "site_name: A name\nnav: [glossary.md, references.md, index.md, coaching/the-continuum.md]"


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
    "a heading that others link to is renamed": replace(PAGE, r"^## What each point asks$", "## What they ask"),
    "a heading that a way round names is renamed": replace(CLINICAL, r"^(## .*?)$", r"\1, renamed"),
    "a title is changed": replace(PAGE, r"^title: .*?$", "title: Another title"),
    "a summary is changed": replace(PAGE, r"^summary: .*?$", "summary: In other words"),
    "minutes are changed": replace(PAGE, r"^minutes: .*?$", "minutes: 99"),
    "a question is changed": replace(PAGE, r"^question: .*?$", "question: What now?"),
    "a key point is changed": replace(PAGE, r"^  - Deeper is not better", "  - Deep is not good"),
    "a module needs no other": replace(PAGE, r"^needs:\n.*?$", "needs: []"),
    "a strand gets another name": replace("docs/coaching/index.md", r"^title: .*?$", "title: Coaches"),
    "a page hides its contents": replace(PAGE, r"^title: ", "hide: [toc]\ntitle: "),
    "a page gets a sign in the menu": replace("docs/scenarios.md", r"^title: ", "icon: in-parallel/mark\ntitle: "),
    "a page gets another layout": replace("docs/scenarios.md", r"^title: ", "template: home.html\ntitle: "),
    "a page is not to be found": replace("docs/scenarios.md", r"^title: ", "search: {exclude: true}\ntitle: "),
    "a scenario is renamed": replace(PAGE, r"^/// scenario \| .*?$", "/// scenario | Another story"),
    "a self-check is taken away": replace(PAGE, r"^/// self-check .*?^///$", ""),
    "a term is used once more": add("docs/scenarios.md", "\nSee [coaching](glossary.md#coaching).\n"),
    "a work is added": add("bibliography.bib", WORK),
    "a work gets another year": replace("bibliography.bib", r"(ginwright2018future,.*?year\s*= \{)\d{4}", r"\g<1>1999"),
    "a work is removed": replace("bibliography.bib", r"@\w+\{ginwright2018future,.*?\n\}\n", ""),
    "a work is renamed": replace("bibliography.bib", r"\{crowe2011parallel,", "{crowe2012parallel,"),
    "a term is changed": replace("glossary/coaching.md", r"^term: .*?$", "term: Coaching, so called"),
    "a term is removed": lambda project: (project / "glossary/coaching.md").unlink(),
    "an exercise is changed": add("exercises/alliance-check.md", "\nA new line.\n"),
    "an exercise takes longer": replace("exercises/first-move-card.md", r"^  run: 14", "  run: 44"),
    "an exercise gets another title": replace("exercises/map-the-line.md", r"^title: .*?$", "title: Draw the line"),
    "an exercise goes with another module": replace(
        "exercises/first-move-card.md", r"^modules:\n.*?$", "modules:\n  - coaching/the-continuum"
    ),
    "a workshop begins later": replace("docs/facilitate/taster.md", r"^start: .*?$", 'start: "14:00"'),
    "a path gets another title": replace("paths.yml", r"^  title: .*?$", "  title: Another way"),
    "a path is removed": replace("paths.yml", r"^support-worker:.*?^(?=[a-z])", ""),
    "a setting is changed": add(
        "scenarios.yml", "\ncoaching/the-continuum:\n  setting: nowhere\n  questions: [Why?]\n"
    ),
    "an exercise is removed": lambda project: (project / "exercises/first-move-card.md").unlink(),
    "a template is changed": replace("theme/main.html", r"\{\{ super\(\) \}\}", "{{ super() }}<p>New</p>"),
    "a partial is changed": add("theme/partials/copyright.html", "<p>New</p>"),
    "a partial of works is changed": add("theme/partials/references-all.html", "<p>New</p>"),
    "a fragment is changed": add("theme/fragments/module-end.md", "\nNew\n"),
    "a sign is changed": replace("theme/.icons/in-parallel/coaching.svg", r"</svg>", "<path d='M0 0h9'/></svg>"),
    "a drawing is changed": replace("docs/coaching/four-point-continuum.svg", r"</svg>", "<path d='M0 0h9'/></svg>"),
    "the menu gets another order": lambda project: (project / "settings.yml").write_text(MENU, "utf-8"),
    "the site gets another name": replace("settings.yml", r"A name", "Another name"),
    "the site gets another licence": add("settings.yml", "\ncopyright: All yours"),
    "the site has a home for its code": add("settings.yml", "\nrepo_url: https://example.org/code"),
    "nothing is changed": lambda project: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_remembered_makes_no_difference(built: Built, project: Path, tmp_path: Path, change: str) -> None:
    CHANGES[change](project)
    remembered = preview(project, tmp_path / "remembered")
    forget()
    fresh = preview(project, tmp_path / "fresh")
    assert remembered[1] == fresh[1]
    assert remembered[0].keys() == fresh[0].keys()
    assert [name for name in fresh[0] if remembered[0][name] != fresh[0][name]] == []


def test_nothing_is_rendered_again_without_a_change(built: Built, project: Path, tmp_path: Path) -> None:
    assert len(built.pages) > 12 and PAGE.removeprefix("docs/") in built.pages
    assert built.pages.keys() - built.outputs.keys() == {"facilitate/build-a-workshop.md"}
    preview(project, tmp_path / "site")
    assert again(built) == ([], [])


def test_one_changed_page_is_rendered_and_no_other(built: Built, project: Path, tmp_path: Path) -> None:
    add(PAGE, "\nA new sentence.\n")(project)
    preview(project, tmp_path / "site")
    assert again(built) == ([PAGE.removeprefix("docs/")], [PAGE.removeprefix("docs/")])


def again(built: Built) -> tuple[list[str], list[str]]:
    """Pages whose text was rendered again, and pages whose template was filled again."""
    return (
        [name for name, one in built.pages.items() if pages.known.get(name) is not one],
        [name for name, one in built.outputs.items() if outputs.known.get(name) is not one],
    )


def test_a_page_that_had_something_to_say_says_it_again(project: Path, tmp_path: Path) -> None:
    add(PAGE, "\nTo [a page](nowhere.md).\n")(project)
    first = preview(project, tmp_path / "site")
    second = preview(project, tmp_path / "site")
    assert first == second
    assert any("nowhere.md" in warning for warning in second[1])


def test_pages_that_are_gone_are_forgotten(project: Path, tmp_path: Path) -> None:
    (project / PAGE).unlink()
    preview(project, tmp_path / "site")
    assert PAGE.removeprefix("docs/") not in pages.known.keys() | outputs.known.keys()
