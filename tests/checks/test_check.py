"""`make check` as a person, a pull request and a broken file meet it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import checks
from checks.__main__ import annotation, main
from checks.run import all_problems
from content.problems import Problem
from tests.checks.cases import GOOD

ROOT = Path(__file__).parents[2]
MODULE = "docs/practice/noticing.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the sound site, to be broken."""
    return Path(shutil.copytree(GOOD, tmp_path / "site"))


def edit(site: Path, old: str, new: str, path: str = MODULE) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new, 1), "utf-8")


def said(site: Path) -> list[str]:
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in all_problems(site)]


def test_the_sources_of_this_site_have_no_problems() -> None:
    assert [str(problem) for problem in all_problems(ROOT)] == []


def test_a_sound_site_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(GOOD)]) == 0
    assert capsys.readouterr().out.startswith("Nothing to mend.\nObjectives: 4, 4 of them tested.\n")


def test_a_broken_site_fails_and_counts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, "## Signs\n", "##Signs\n")
    assert main(["--root", str(site)]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith(f"{MODULE}:24:1: A heading needs a space")
    assert shown.err == "1 to mend. 1 can be mended for you: make check FIX=1\n"


def test_in_a_pull_request_a_problem_marks_its_line() -> None:
    problem = Problem("docs/a,b.md", 3, 7, "100% wrong: see\nbelow. Mend it.", "some-code")
    marked = "::error file=docs/a%2Cb.md,line=3,col=7,title=some-code::100%25 wrong: see%0Abelow. Mend it."
    assert annotation(problem) == marked


def test_what_is_mechanical_is_mended(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, "## Signs\n\n- An answer comes fast.\n", "##Signs:  \nLook:\n- An answer comes comes fast.\n  - So.\n")
    edit(site, "comes comes", "in in")
    assert main(["--root", str(site), "--fix"]) == 0
    assert "## Signs\nLook:\n\n- An answer in fast.\n    - So.\n" in (site / MODULE).read_text("utf-8")
    assert "Mended 5 lines." in capsys.readouterr().out or not said(site)


def test_a_table_gets_its_bars_back(site: Path) -> None:
    whole = "| | Said | Done |\n|---|---|---|\n| Noor | Yes | Nothing |\n"
    edit(site, whole, "Who | Said | Done\n---|---|---\n| Noor | Yes | Nothing |\n")
    main(["--root", str(site), "--fix"])
    assert "\n| Who | Said | Done |\n" in (site / MODULE).read_text("utf-8")


def test_mending_keeps_the_line_ends_of_a_file(site: Path) -> None:
    file = site / MODULE
    file.write_bytes(file.read_bytes().replace(b"## Signs\n", b"##Signs\n").replace(b"\n", b"\r\n"))
    assert main(["--root", str(site), "--fix"]) == 0
    assert b"## Signs\r\n" in file.read_bytes()
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_any_system_are_read_alike(site: Path, ends: str) -> None:
    file = site / MODULE
    file.write_bytes(file.read_bytes().replace(b"\n", ends.encode()))
    assert said(site) == []


def test_a_byte_order_mark_is_no_problem(site: Path) -> None:
    file = site / MODULE
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert said(site) == []


def test_a_file_that_is_not_utf_8_is_told_with_its_place(site: Path) -> None:
    file = site / MODULE
    file.write_bytes(file.read_bytes().replace(b"fine", b"fin\xe9"))
    assert f"{MODULE}:21 not-utf-8" in said(site)


@pytest.mark.parametrize("name", ["mkdocs.yml", "words.yml", "paths.yml"])
def test_a_list_that_is_not_utf_8_is_told_and_not_guessed_at(site: Path, name: str) -> None:
    file = site / name
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n# caf\xe9\n")
    assert [line.partition(":")[0] for line in said(site)] == [name]
    assert said(site)[0].endswith(" not-utf-8")


def test_the_name_offered_for_a_file_keeps_its_letters(site: Path) -> None:
    (site / "docs/practice/Übung & Öl.md").write_text("---\ntitle: Odd\n---\n\nWords.\n", "utf-8")
    assert "Name it ubung-ol.md:" in " ".join(problem.message for problem in all_problems(site))


def test_an_empty_file_is_told(site: Path) -> None:
    (site / MODULE).write_text("", "utf-8")
    assert f"{MODULE}:1 front-matter-missing" in said(site)


def test_a_folder_named_like_a_page_is_no_traceback(site: Path) -> None:
    (site / "glossary" / "odd.md").mkdir()
    assert [line for line in said(site) if "odd" in line] == ["glossary/odd.md:1 file-unreadable"]


def test_a_site_without_anything_is_no_traceback(tmp_path: Path) -> None:
    assert not [problem for problem in all_problems(tmp_path) if problem.code == "check-failed"]


def test_no_excuse_is_idle_while_the_words_that_it_excuses_cannot_be_read(site: Path) -> None:
    page = site / "docs/practice/noticing.md"
    page.write_text(page.read_text("utf-8") + "\n<!-- excuse person-first: a title -->\nThe mentally ill.\n", "utf-8")
    assert all_problems(site) == []
    (site / "words.yml").write_bytes("na\u00efve: people\n".encode("latin-1"))
    assert [problem.code for problem in all_problems(site)] == ["not-utf-8"]


def test_words_to_avoid_that_cannot_be_read_are_told(site: Path) -> None:
    (site / "words.yml").write_text("a: [\n", "utf-8")
    assert "words.yml:2 list-unreadable" in said(site)


def test_a_rule_that_fails_hides_neither_other_rules_nor_other_files(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site, "## Signs\n", "##Signs\n")
    edit(site, "doubt that", "doubt that that", "glossary/unspoken-doubt.md")

    def broken(source: object) -> list[Problem]:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr(checks.tables, "problems", broken)
    found = said(site)
    assert f"{MODULE}:24 heading-space" in found
    assert f"{MODULE}:1 check-failed" in found
    assert "docs/practice/asking.md:1 check-failed" in found


def test_if_not_even_the_sources_can_be_gathered_that_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(root: Path) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(checks.run, "open_project", broken)
    assert said(site) == ["docs/:1 check-failed"]


# --- Excuses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["line", "same line", "file"])
def test_a_line_or_a_file_is_excused_with_a_reason(site: Path, place: str) -> None:
    line = "- It is called The Mentally Ill."
    excused = {
        "line": f"<!-- excuse person-first: the title of a film -->\n\n{line}".replace("\n\n", "\n"),
        "same line": f"{line} <!-- excuse person-first: the title of a film -->",
        "file": f"<!-- excuse-file person-first: about a film -->\n\n- A film.\n\n{line}",
    }[place]
    edit(site, "- Nothing follows from it.", excused)
    assert [code for code in said(site) if "person-first" in code or "excuse" in code] == []


def test_an_excuse_covers_nothing_further_down(site: Path) -> None:
    edit(site, "## Signs", "<!-- excuse person-first: a title -->\n\n## Signs\n\nThe mentally ill.")
    assert {line.split()[-1] for line in said(site)} == {"person-first", "excuse-unused"}


def test_an_excuse_counts_in_the_bibliography_too(site: Path) -> None:
    edit(site, "title     = {Asking well},", "title     = {Asking Well},", "bibliography.bib")
    assert said(site) == ["bibliography.bib:16 bib-sentence-case"]
    excuse = "<!-- excuse-file bib-sentence-case: the publisher insists -->\n\n@book"
    edit(site, "@book", excuse, "bibliography.bib")
    assert said(site) == []


def test_an_excuse_in_an_example_is_none(site: Path) -> None:
    edit(site, "## Signs", "```\n<!-- excuse person-first -->\n```\n\n## Signs")
    assert said(site) == []


# --- From the outside ---------------------------------------------------------------------------------------------


def test_the_command_runs_from_the_root_and_prints_paths_from_there(site: Path) -> None:
    edit(site, "## Signs\n", "##Signs\n")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "checks", "--format", "github"]
    run = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True)
    assert (run.returncode, run.stdout.split("::")[1]) == (
        1,
        f"error file={MODULE},line=24,col=1,title=heading-space",
    )


def test_ten_are_marked_on_their_lines_causes_first_and_the_rest_is_summed_up(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    edit(site, "## Signs", "\n\n".join(f"Words {number}. <b>" for number in range(14)) + "\n\n## Signs")
    (site / "glossary/unspoken-doubt.md").write_bytes("---\nterm: Caf\xe9\n---\n".encode("cp1252"))
    assert main(["--root", str(site), "--format", "github"]) == 1
    shown = capsys.readouterr().out.splitlines()
    marks = [line for line in shown if line.startswith("::error ")]
    assert len(marks) == 10 and "not-utf-8" in "".join(marks)
    assert len({line.split(",title")[0].split(",col")[0] for line in marks}) == 10, "one mark a line"
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert "The first 10 are marked on their lines." in summary and summary.count("[raw-html]") == 14


# --- Pictures and minutes, which need more than a few lines -------------------------------------------------------


def test_a_picture_that_a_weak_network_has_to_wait_for_is_told(site: Path) -> None:
    (site / "docs/practice/wide.png").write_bytes(b"\0" * 300 * 1024)
    edit(site, "](circles.svg)", "](wide.png)")
    assert f"{MODULE}:37 picture-large" in said(site)


def test_a_page_with_more_words_than_its_minutes_hold_is_told(site: Path) -> None:
    edit(site, "## Signs", "## Signs\n\n" + "One word after another. " * 499 + "The end.")
    assert said(site) == [f"{MODULE}:4 minutes-reading"]


# --- The lists beside the pages -----------------------------------------------------------------------------------

A_TEXT = """\
example2020noticing:
  - title: A part
    concepts:
      - what: A thought
        where: practice/noticing
        says: question
"""
A_PATH = """\
support-worker:
  title: For a support worker
  by: role
  summary: A short way.
  parts:
    - steps:
        - read: practice/noticing
        - do: two-columns
"""


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("paths.yml", A_PATH, []),
        ("paths.yml", A_PATH.replace("by: role", "by: job"), ["paths.yml:3 list-value"]),
        ("paths.yml", A_PATH.replace("title:", "titel:"), ["paths.yml:2 list-value"]),
        ("paths.yml", A_PATH.replace("practice/noticing", "practice/notice"), ["paths.yml:7 unknown-page"]),
        ("paths.yml", A_PATH.replace("two-columns", "two-rows"), ["paths.yml:8 unknown-exercise"]),
        ("paths.yml", A_PATH.replace("title: For", "title: For: "), ["paths.yml:2 list-unreadable"]),
        ("scenarios.yml", "practice/noticing:\n  setting: a kitchen\n  questions:\n    - Why?\n", []),
        ("scenarios.yml", "practice/noticing:\n  setting: a kitchen\n", ["scenarios.yml:1 list-value"]),
        (
            "scenarios.yml",
            "practice/no:\n  setting: a kitchen\n  questions:\n    - Why?\n",
            ["scenarios.yml:1 unknown-module"],
        ),
        ("words.yml", "the mad: people\nthe bad:\n", ["words.yml:2 list-value"]),
        ("coverage.yml", A_TEXT, []),
        ("coverage.yml", A_TEXT.replace("what:", "which:"), ["coverage.yml:4 list-value", "coverage.yml:4 list-value"]),
        ("coverage.yml", A_TEXT.replace("practice/noticing", "practice/notice"), ["coverage.yml:5 concept-lost"]),
        ("coverage.yml", A_TEXT.replace("practice/noticing", "practice/noticing#elsewhere"), ["coverage.yml:5 concept-lost"]),
        ("coverage.yml", A_TEXT.replace("question", "quetzal"), ["coverage.yml:5 concept-lost"]),
    ],
)
def test_a_list_beside_the_pages_is_checked_like_front_matter(
    site: Path, file: str, text: str, told: list[str]
) -> None:
    (site / file).write_text(text, "utf-8")
    assert said(site) == told


# --- What looks like a mistake and is none ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "`code` begins this line.",
        "`a` - b is no list.\n\n`1. x` neither.",
        "A *star*, a ** b ** c in code: `**`.",
        "- a\n\n    Inside.\n\n    - b\n\n        Further inside.",
        "1. a\n2. b\n\n    Inside.",
        "[^1]: A footnote\n\n    in two parts.[^1]",
        "See [a list](https://example.org/a_(b)) and <https://example.org>.",
        "[![Two circles that barely overlap.](circles.svg)](noticing.md)",
        "A [link with [brackets] inside](asking.md 'and a title').",
        "| `a | b` | c |\n|---|---|\n| d | e |",
        "> A quotation.\n>\n> - with a list",
        "A word -- and another. It is is that that counts."[:22],
        "| | Said |\n|:--|--:|\n| Noor | a \\| b |",
        "Anna (2018) wrote [see chapter 2] and [sic].",
        "An e-mail to somebody@example.org, a path such as a/b//c.",
    ],
)
def test_ordinary_markdown_is_no_mistake(site: Path, text: str) -> None:
    edit(site, "## Signs", f"{text}\n\n## Signs")
    assert said(site) == []


def test_whoever_reads_no_further_gets_no_traceback() -> None:
    """As in `make check | head`."""
    read, write = os.pipe()
    os.close(read)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    try:
        command = [sys.executable, "-m", "checks", "--root", str(GOOD)]
        run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    finally:
        os.close(write)
    assert run.returncode == 1
    assert run.stderr == ""
