"""The edit link of every page of the real site leads to the file that the page is made of."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from publish.moved import folder
from tests.pages import COURSE, EXERCISE, MODULE, PAGES

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://example.org/in/parallel"


@pytest.fixture(scope="module")
def edit_links(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Page to edit link, of the site built as it is published, without sheets."""
    folder = tmp_path_factory.mktemp("published") / "site"
    environment = os.environ | {"SITE_URL": "https://example.org/site/", "REPO_URL": REPOSITORY, "SHEETS": "off"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-3000:]
    links = {}
    for page in sorted(folder.rglob("index.html")):
        found = re.findall(r'<a\b[^>]*\brel="?edit"?[^>]*>', page.read_text("utf-8"))
        address = re.search(r'href="?([^"\s>]+)', found[0]) if found else None
        links[page.parent.relative_to(folder).as_posix()] = address[1] if address else ""
    return links


def test_every_page_with_a_pencil_leads_to_a_file_that_exists(edit_links: dict[str, str]) -> None:
    assert edit_links.keys() >= {*map(folder, PAGES), *COURSE.modules, *(f"exercises/{slug}" for slug in COURSE.exercises)}
    for page, link in edit_links.items():
        if link:
            match = re.fullmatch(rf"{REPOSITORY}/(?:edit|tree)/main/(.+)", link)
            assert match, f"{page}: {link}"
            assert (ROOT / match[1]).exists(), f"{page}: {link}"


def test_every_page_that_is_read_has_a_pencil(edit_links: dict[str, str]) -> None:
    shown = re.compile(r"/room(/notes)?$")  # on a wall, without what is round a page
    without = {page for page, link in edit_links.items() if not link and not shown.search(page)}
    assert without <= {"."}, "only the home page has a layout of its own"


@pytest.mark.parametrize(
    ("page", "source"),
    [
        (MODULE.rstrip("/"), f"edit/main/docs/{MODULE.rstrip('/')}.md"),
        (EXERCISE.rstrip("/"), f"edit/main/{EXERCISE.rstrip('/')}.md"),
        ("exercises", "edit/main/docs/exercises/index.md"),
        ("glossary", "tree/main/glossary"),
        ("references", "edit/main/bibliography.bib"),
        ("contribute", "edit/main/docs/contribute/index.md"),
    ],
)
def test_a_page_leads_to_what_it_is_made_of(edit_links: dict[str, str], page: str, source: str) -> None:
    assert edit_links[page] == f"{REPOSITORY}/{source}"


def test_without_a_repository_there_is_no_pencil(built_site: Path) -> None:
    assert 'rel="edit"' not in (built_site / MODULE / "index.html").read_text("utf-8")
