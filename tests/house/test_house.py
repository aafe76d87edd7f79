"""The rules of the house that a reviewer would otherwise have to remember."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
EVENTS = sorted((HOOKS / "mkdocs_events").glob("*.py"))
PLAIN = sorted(set(HOOKS.rglob("*.py")) - set(EVENTS))
ENGINES = "mkdocs", "properdocs", "zensical", "material", "mkdocs_bibtex"
ORDER = "order.py"


def imports(file: Path) -> set[str]:
    """The modules a file imports, type-checking imports included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("file", PLAIN, ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_a_plain_module_never_imports_an_engine_or_an_event_module(file: Path) -> None:
    assert not {name for name in imports(file) if name.split(".")[0] in (*ENGINES, "mkdocs_events")}


@pytest.mark.parametrize("file", [file for file in EVENTS if file.name != ORDER], ids=lambda file: file.name)
def test_an_event_module_knows_the_build_and_how_pages_are_rendered_and_no_other_event_module(file: Path) -> None:
    known = {name for name in imports(file) if name.split(".")[0] == "mkdocs_events"}
    assert known <= {"mkdocs_events.build", "mkdocs_events.rendering"}


@pytest.mark.parametrize("file", EVENTS, ids=lambda file: file.name)
def test_an_event_module_keeps_nothing_to_itself(file: Path) -> None:
    """What crosses events is a field of the build; build.py alone knows which build it is."""
    found = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Global)]
    assert not found or file.name == "build.py"
    assert "config.extra" not in file.read_text("utf-8")


def test_the_configuration_names_the_table_of_order_and_nothing_else() -> None:
    listed = re.search(r"^hooks:\n((?:  - .*\n)+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    assert listed and listed[1] == f"  - hooks/mkdocs_events/{ORDER}\n"
    named = imports(HOOKS / "mkdocs_events" / ORDER)
    assert "mkdocs_events" in named


@pytest.mark.parametrize("file", [*EVENTS, *PLAIN], ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_every_module_that_says_anything_begins_by_saying_what_it_is_for(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_no_module_leads_back_to_itself() -> None:
    """Imports that only a type checker follows count too: whoever reads a circle has to read all of it at once."""
    modules = {".".join(file.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): file for file in PLAIN}
    left = {name: {one for one in imported(file, modules) if one != name} for name, file in modules.items()}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    assert not left


def imported(file: Path, modules: Collection[str]) -> set[str]:
    """Those of `modules` that a file imports, whole or in part."""
    named = imports(file)
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            named = (named | parts) - ({node.module} if parts <= set(modules) else set())
    return named & set(modules)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-take-along.txt", "requirements-test.txt"])
def test_a_lock_file_carries_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    packages = re.findall(r"^[a-z0-9][\w.\-\[\]]*==\S+[^\n]*(?:\n {4}.*)*", text, re.M | re.I)
    assert len(packages) > 20
    assert not [package for package in packages if "--hash=sha256:" not in package]
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


def test_the_site_lock_is_part_of_the_test_lock() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==[^\s\\;]+", (ROOT / name).read_text("utf-8"), re.M))

    assert pins("requirements.txt") <= pins("requirements-take-along.txt") <= pins("requirements-test.txt")


def test_every_direct_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.M))
    assert {re.split(r"[<>=~ \[]", need)[0] for need in project["dependencies"]} <= locked


def test_the_configuration_is_strict_in_everything() -> None:
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("!", lambda *_: None)  # type: ignore[attr-defined]
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), loader)
    assert config["strict"] is True
    assert set(config["validation"].values()) == {"warn"}
    assert len(config["validation"]) == 5


def test_no_command_builds_quietly() -> None:
    # Quiet makes strict pass whatever is broken.
    for file in [ROOT / "Makefile", ROOT / ".ci/run", *(ROOT / ".github").rglob("*.yml")]:
        assert not re.search(r"mkdocs build[^\n]*\s(-q|--quiet)\b", file.read_text("utf-8")), file


def test_the_continuous_check_is_the_command_a_person_runs() -> None:
    script = ROOT / ".ci/run"
    assert "make test" in script.read_text("utf-8")
    assert script.stat().st_mode & 0o111


def test_no_file_names_the_machine_it_was_written_on() -> None:
    home = re.compile(rb"(?<![\w.])/(?:root|home/\w+|Users/\w+|work|tmp)/\w")
    allowed = {"tests/house/test_house.py"}
    found = [
        file.relative_to(ROOT).as_posix()
        for file in tracked()
        if file.suffix not in (".ttf", ".otf", ".woff2", ".png", ".pdf", ".jpg", ".zip", ".ico")
        and home.search(file.read_bytes())
    ]
    assert set(found) <= allowed
