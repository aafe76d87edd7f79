"""`make rename-strand` gives a strand another name everywhere, and whoever kept the old one still arrives."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks import moved as checked
from checks.run import all_problems
from content import course_file
from publish import moved
from scaffold.__main__ import main
from scaffold.asking import Answers, NotMade
from scaffold.strand import rename_strand
from tests.checks.cases import GOOD

PROSE = "In practice, practice/theory is no page, `practice` no folder, and [theirs](https://example.org/practice/asking/) not ours."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sound site as it was published, with a menu that names its strand, and links of every kind."""
    root = Path(shutil.copytree(GOOD, tmp_path / "site"))
    menu = (root / "mkdocs.yml").read_text("utf-8")
    listed = "  - practice/noticing.md\n  - practice/asking.md\n"
    assert listed in menu
    (root / "mkdocs.yml").write_text(menu.replace(listed, "  - Practice:\n    - practice/noticing.md\n    - practice/asking.md\n"), "utf-8")
    with (root / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{PROSE}\n\n[Asking](practice/asking.md#asking), [noticing](./practice/noticing.md) and [both][both].\n")
        page.write("\n![Two circles.](practice/circles.svg)\n\n[both]: practice/asking.md\n")
    with (root / "docs/practice/noticing.md").open("a", encoding="utf-8") as page:
        page.write("\n[Asking](asking.md), [asking again](../practice/asking.md).\n")
    checked.write(root)
    assert told(root) == []
    return root


def told(root: Path) -> list[str]:
    return [str(problem) for problem in all_problems(root)]


def renamed(root: Path, **said: str) -> list[str]:
    return [file.relative_to(root).as_posix() for file in rename_strand(root, Answers({"strand": "practice"} | said))]


def test_a_strand_has_its_new_name_everywhere_and_old_addresses_lead_on(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published = [page for page in checked.published(site) if page.startswith("practice/")]
    changed = renamed(site, title='Doing: "it"')
    assert told(site) == [] and changed[:2] == ["docs/doing-it", "moved.yml"] and "mkdocs.yml" in changed
    [strand] = course_file.read(site).strands
    assert (strand.folder, strand.title, strand.colour) == ("doing-it", "Doing: “it”", "blue")
    assert '  - "Doing: \\"it\\"":\n    - doing-it/noticing.md\n' in (site / "mkdocs.yml").read_text("utf-8")
    assert not (site / "docs/practice").exists() and (site / "drawings/doing-it/asking.svg").is_file()
    home = (site / "docs/index.md").read_text("utf-8")
    assert PROSE in home and "[noticing](./doing-it/noticing.md)" in home and "[both]: doing-it/asking.md" in home
    moves, there = moved.load(site), checked.addresses(checked.open_project(site))
    for place in published:
        page, sign, anchor = place.partition("#")
        assert f"{moves[page]}{sign}{anchor}" in there
    assert not capsys.readouterr().out


def test_a_strand_that_gets_its_old_name_back_leaves_no_circle(site: Path) -> None:
    renamed(site, folder="doing")
    checked.write(site)
    assert course_file.read(site).strands[0].title == "Practice"
    rename_strand(site, Answers({"strand": "doing", "folder": "practice"}))
    assert told(site) == []
    assert moved.load(site) == {f"doing/{page}": f"practice/{page}" for page in ("asking", "noticing")}


def test_a_title_alone_moves_nothing_and_is_shown_where_it_still_stands(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "README.md").write_text("- **Practice**\n", "utf-8")
    assert renamed(site, title="What we do", folder="practice") == ["course.yml", "mkdocs.yml"]
    assert told(site) == [] and not (site / "moved.yml").exists()
    assert capsys.readouterr().out == "'Practice' still stands in README.md. Look whether that means the strand.\n"


def test_pages_that_nobody_has_seen_leave_no_address(site: Path) -> None:
    new = (site / "docs/practice/asking.md").read_text("utf-8").replace("title: Asking", "title: Asking twice")
    (site / "docs/practice/new.md").write_text(new, "utf-8")
    renamed(site, folder="doing")
    assert "practice/new" not in moved.load(site) and "practice/asking" in moved.load(site)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"strand": "practise", "folder": "doing"}, "There is no strand 'practise'. Did you mean 'practice'?"),
        ({"folder": "facilitate"}, "docs/facilitate is there already"),
        ({"title": "Glossary"}, "docs/glossary is there already"),
        ({"title": "Practice"}, "is called that already"),
    ],
)
def test_a_name_that_is_taken_or_is_none_changes_nothing(site: Path, said: dict[str, str], why: str) -> None:
    before = {file: file.read_bytes() for file in site.rglob("*.*") if file.is_file()}
    with pytest.raises(NotMade) as refused:
        renamed(site, **said)
    assert why in str(refused.value)
    assert {file: file.read_bytes() for file in site.rglob("*.*") if file.is_file()} == before


def test_make_asks_for_it(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, said in {"STRAND": "practice", "TITLE": "Doing it", "FOLDER": "doing"}.items():
        monkeypatch.setenv(name, said)
    assert main(["--root", str(site), "--from-make", "strand"]) == 0
    assert capsys.readouterr().out.startswith("Written: docs/doing, moved.yml, course.yml, ")
    assert told(site) == []
