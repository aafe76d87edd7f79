"""What a contributor is told first, and whether the links there lead anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from content.frontmatter import Exercise, Module, kind_of, load
from content.source import fences, parse
from scaffold.course import STARTER

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_it_opens_with_where_to_edit_and_a_promise() -> None:
    assert TEXT.startswith("# Where to edit\n")
    assert "**Proposing a change cannot break the site.**" in TEXT[:1500]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", TEXT))))
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^make ([\w-]+)", TEXT, re.M))))
def test_every_command_is_one(command: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^(?:[\w-]+ )*{command}(?: [\w-]+)*:", makefile, re.M)


@pytest.mark.parametrize(
    ("page", "path", "kind"),
    [("write-a-module", "docs/coaching/x.md", Module), ("write-an-exercise", "exercises/x.md", Exercise)],
)
def test_the_front_matter_that_a_page_teaches_passes_the_check(page: str, path: str, kind: type) -> None:
    text = (ROOT / f"docs/contribute/{page}.md").read_text("utf-8")
    lines = text.split("\n")
    examples = ["\n".join(lines[first + 1 : last]) for first, last in fences(text) if lines[first] == "```yaml"]
    [example] = examples
    source = parse(path, example + "\n")
    assert kind_of(source) is kind
    assert isinstance(load(source), kind)


def test_the_files_that_a_page_names_exist() -> None:
    for page in (ROOT / "docs/contribute").glob("*.md"):
        for name in re.findall(r"`([\w.]+/[\w./-]*|\w+\.(?:bib|yml))`", page.read_text("utf-8")):
            if page.name != "messages.md" and name not in (
                "exercises/the-second-question.md",
                "docs/practice/saying-no-kindly.md",
                "docs/practice/asking.md",
                "drawings/practice/asking.svg",
                "hooks/sheets/blocks/rank.py",
                "hooks/sheets/blocks/rank.typ",
                "hooks/sheets/blocks/rank.xml",
                "tests/course/",
            ):
                there = (ROOT / name).exists() or (STARTER / name).exists()  # What a course begins with, it may have taken out.
                assert there or name in ("site/", "work.bib"), f"{page.name}: {name}"


def test_the_drawing_that_a_page_teaches_is_the_one_it_shows() -> None:
    text = (ROOT / "docs/contribute/draw-a-diagram.md").read_text("utf-8")
    [taught] = re.findall(r"```xml\n(.*?)```", text, re.S)
    assert taught == (ROOT / "docs/contribute/a-question-and-its-echo.svg").read_text("utf-8")


def test_editors_are_told_the_same_line_ends_as_git() -> None:
    assert "end_of_line = lf" in (ROOT / ".editorconfig").read_text("utf-8")
    assert yaml.safe_load((ROOT / ".vscode/settings.json").read_text("utf-8"))["files.eol"] == "\n"
