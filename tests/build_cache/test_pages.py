"""What is made with a memory of an earlier build is what would be made without, to the last byte and warning."""

from __future__ import annotations

import gc
import logging
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from build_cache import memory
from tests.conftest import Heard

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


COMMANDS = "build", "serve"


@dataclass(frozen=True)
class Built:
    """A project that was built once by a command, and what that left in its memory."""

    command: str
    folder: Path

    @property
    def memory(self) -> Path:
        return self.folder / ".cache" / ("preview.sqlite" if self.command == "serve" else "build.sqlite")

    @property
    def kept(self) -> dict[str, int]:
        """Each piece in the memory, and a number that changes when it is made anew."""
        with closing(sqlite3.connect(self.memory)) as made:
            return dict(made.execute("select name, rowid from made order by name"))

    def again(self, before: dict[str, int], kind: str) -> list[str]:
        """Of the pieces of a kind that were kept `before`, those that were made again."""
        now = self.kept
        return [name.removeprefix(kind) for name in before if name.startswith(kind) and now.get(name) != before[name]]

    def forget(self) -> None:
        self.memory.unlink()

    def build(self, site: Path) -> tuple[dict[str, bytes], list[str]]:
        """(every file, every warning) of one build."""
        with (ROOT / "mkdocs.yml").open("rb") as file:
            settings = yaml_load(file)
        for name in ("nav", "not_in_nav", "strict"):
            settings.pop(name, None)
        settings["hooks"] = [str(ROOT / hook) for hook in settings["hooks"]]
        config = MkDocsConfig(config_file_path=str(self.folder / "mkdocs.yml"))
        own = yaml_load((self.folder / "settings.yml").read_text("utf-8"))
        config.load_dict(settings | {"site_url": "", "repo_url": ""} | own | {"site_dir": str(site)})
        errors, _ = config.validate()
        assert not errors, errors
        heard = Heard()
        logging.getLogger("mkdocs").addHandler(heard)
        config.plugins.on_startup(command=self.command, dirty=False)
        try:
            build(config, serve_url="http://127.0.0.1:8000/" if self.command == "serve" else None)
        finally:
            config.plugins.on_startup(command="build", dirty=False)
            logging.getLogger("mkdocs").removeHandler(heard)
        files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        return files, sorted(heard.warnings)


@pytest.fixture(scope="module", params=COMMANDS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Some of the real site, with its hooks and theme; it links to nothing that is not there."""
    folder = tmp_path_factory.mktemp("projects") / "project"
    shutil.copytree(ROOT / "theme", folder / "theme")
    for name in (*SOURCES, "bibliography.bib", "paths.yml", "scenarios.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for file in (folder / name for name in SOURCES if name.endswith(".md")):
        file.write_text(LINK.sub(partial(_kept, folder, file), file.read_text("utf-8")), "utf-8")
    add("docs/coaching/index.md", "\nTo [what it asks](the-continuum.md#what-each-point-asks).\n")(folder)
    add("docs/coaching/index.md", '\n<a href="nearby/">What is nearby</a>\n')(folder)
    (folder / "settings.yml").write_text("site_name: A name", "utf-8")
    built = Built(request.param, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEETS", "off")
        built.build(folder.with_name("site"))
        shutil.copytree(folder, folder.with_name("before"))
        yield built


@pytest.fixture
def project(built: Built) -> Path:
    """The project and its memory as they were when it was built, to be changed."""
    shutil.rmtree(built.folder)
    shutil.copytree(built.folder.with_name("before"), built.folder)
    (built.folder / "bibliography.bib").touch()  # mkdocs-bibtex reads a file again only if it is newer.
    return built.folder


def _kept(folder: Path, file: Path, link: re.Match[str]) -> str:
    """A link, or only its words."""
    target = (folder / "docs" / file.relative_to(folder).parent.name / link["path"]).resolve()
    known = {(folder / name).resolve() for name in SOURCES}
    term = folder / "glossary" / f"{link['anchor'][1:]}.md"
    there = target in known and (target.name != "glossary.md" or term.resolve() in known)
    return link[0] if there else link["words"]


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
    "a work gets another title": replace("bibliography.bib", r"(ginwright2018future,.*?title\s*= \{)", r"\g<1>So "),
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
    "a style is changed": add("theme/assets/type.css", "\n.md-typeset a { color: red }\n"),
    "a script is changed": add("theme/assets/keyboard.js", "\nconsole.log(1);\n"),
    "a page is added to which one leads by its address": lambda project: shutil.copy(
        project / PAGE, project / "docs/coaching/nearby.md"
    ),
    "the menu gets another order": lambda project: (project / "settings.yml").write_text(MENU, "utf-8"),
    "the site gets another name": replace("settings.yml", r"A name", "Another name"),
    "the site gets another licence": add("settings.yml", "\ncopyright: All yours"),
    "the site has a home for its code": add("settings.yml", "\nrepo_url: https://example.org/code"),
    "the site gets an address": add("settings.yml", "\nsite_url: https://example.org/below/"),
    "nothing is changed": lambda project: None,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_remembered_makes_no_difference(built: Built, project: Path, tmp_path: Path, change: str) -> None:
    CHANGES[change](project)
    remembered = built.build(tmp_path / "remembered")
    built.forget()
    fresh = built.build(tmp_path / "fresh")
    assert remembered[1] == fresh[1]
    assert remembered[0].keys() == fresh[0].keys()
    assert [name for name in fresh[0] if remembered[0][name] != fresh[0][name]] == []


def test_nothing_is_made_again_without_a_change(built: Built, project: Path, tmp_path: Path) -> None:
    before = built.kept
    built.build(tmp_path / "site")
    assert len(before) > 100
    assert [name for name, which in built.kept.items() if before.get(name) != which] == ["findings"]


def test_one_changed_page_is_made_again_and_no_other(built: Built, project: Path, tmp_path: Path) -> None:
    before = built.kept
    add(PAGE, "\nA new sentence.\n")(project)
    built.build(tmp_path / "site")
    finished = "mended" if built.command == "serve" else "finished"
    assert built.again(before, "pages/") == built.again(before, "outputs/") == [PAGE.removeprefix("docs/")]
    assert built.again(before, f"{finished}/") == ["coaching/the-continuum/index.html"]


def test_a_page_that_had_something_to_say_says_it_again(built: Built, project: Path, tmp_path: Path) -> None:
    add(PAGE, "\nTo [a page](nowhere.md).\n")(project)
    first = built.build(tmp_path / "site")
    second = built.build(tmp_path / "site")
    assert first == second
    assert any("nowhere.md" in warning for warning in second[1])


def test_pages_that_are_gone_are_forgotten(built: Built, project: Path, tmp_path: Path) -> None:
    assert any("the-continuum" in name for name in built.kept)
    (project / PAGE).unlink()
    built.build(tmp_path / "site")
    assert not [name for name in built.kept if "the-continuum" in name]


@pytest.mark.parametrize("built", ["serve"], indirect=True)
def test_a_preview_leaves_no_garbage_to_pile_up(
    built: Built, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "freeze", lambda: None)  # What is frozen is not looked at.
    thresholds = gc.get_threshold()
    try:
        built.build(tmp_path / "site")
        left = gc.collect()
    finally:
        gc.set_threshold(*thresholds)
    assert left < 100


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "zeros": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "no database": lambda data: b"colour: red\n" * 1000,
    "other words": lambda data: data.replace(b"coaching", b"cooching"),
    "other hashes": lambda data: data.replace(b"0", b"1"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_damaged_is_made_again(built: Built, project: Path, tmp_path: Path, damage: str) -> None:
    built.forget()
    first = built.build(tmp_path / "first")
    built.memory.write_bytes(DAMAGES[damage](built.memory.read_bytes()))
    assert built.build(tmp_path / "second") == first
    assert built.build(tmp_path / "third") == first
    before = built.kept
    assert len(before) > 100
    assert built.build(tmp_path / "fourth") == first
    assert built.again(before, "pages/") == []


def test_what_other_tools_made_is_made_again(
    built: Built, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.kept
    monkeypatch.setattr(memory, "tools", lambda: "newer")
    built.build(tmp_path / "site")
    assert len(before) > 100
    assert not before.items() & built.kept.items()


def test_while_another_build_writes_nothing_is_remembered(built: Built, project: Path, tmp_path: Path) -> None:
    first = built.build(tmp_path / "first")
    with closing(sqlite3.connect(built.memory)) as other:
        other.execute("begin exclusive")
        assert built.build(tmp_path / "second") == first
    assert built.build(tmp_path / "third") == first
