"""A stranger's markup in any field of any schema, list and work: no page, menu, index, calendar or sheet takes it for its own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pypdf import PdfReader
from tests.checks.cases import GOOD
from tests.conftest import ROOT
from tests.publish.test_templates import LISTS, NOTE, PAGES, places
from tests.searching import files as search_files
from tests.searching import shown
from tests.tree import parse

from checks.data import FILES
from content import frontmatter
from content.source import parse as read_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import BuildSite, TinySite

MARK = 'Q{}Q<b data-marker="{}">x</b>"\'><script>alert({})</script>#panic("{}")'
ROWS = {
    "coverage.yml": """
example2020noticing:
  - title: A part
    concepts:
      - {what: A thought, where: practice/noticing, says: doubt, note: A note}
""",
    "corrections.yml": """
corrections:
  - {date: 2026-11-29, page: practice/noticing, said: Gone, says: Noor, why: It was wrong, source: A source}
""",
    "words.yml": "the mad: people\n",
    "moved.yml": "practice/old: practice/noticing\n",
    "notices.yml": "works:\n  example2020noticing:\n    - {kind: retraction, doi: 10.1000/x}\n",
}
GATHERED = {
    "docs/about/corrections.md": "---\ntitle: Corrections\n---\n\n<!-- corrections -->\n",
    "docs/about/coverage.md": "---\ntitle: Coverage\n---\n\n<!-- coverage -->\n",
}
WORK_FIELDS = ("title", "journal", "publisher", "annote", "volume", "pages")


def marked(path: str, known: Any, fields: list[str], write: Callable[[Any], str]) -> str:
    """The same with a mark behind every string that takes one."""
    for where, holder, key in list(places(known)):
        if key in ("template", "slug"):
            continue
        before, number = holder[key], len(fields)
        holder[key] = before + MARK.format(number, number, number, number)
        try:
            write(known)
        except ValueError:
            holder[key] = before
        else:
            fields.append(f"{path}{where}")
    return write(known)


def matter(path: str, meta: Any, body: str) -> str:
    text = f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n{body}"
    if not frontmatter.load(read_source(path, text)):
        raise ValueError(path)
    return text


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> tuple[TinySite, list[str]]:
    """A site in which everything that may be any text holds the mark, sheets included; and the fields, by number."""
    fields: list[str] = []
    files = {file.relative_to(GOOD).as_posix(): file.read_text("utf-8") for file in GOOD.rglob("*") if file.is_file()}
    files |= PAGES | GATHERED
    files["docs/practice/noticing.md"] = files["docs/practice/noticing.md"].replace("reviewed:", f"{NOTE}reviewed:")
    for path, text in list(files.items()):
        if path.endswith(".md") and frontmatter.load(read_source(path, text)):
            _, header, body = text.split("---\n", 2)
            files[path] = marked(path, yaml.safe_load(header), fields, lambda meta, p=path, b=body: matter(p, meta, b))
    rows = ROWS | {name: text for name, (_, text) in LISTS.items()} | {"course.yml": files["course.yml"]}
    rows["kit.yml"] = (ROOT / "kit.yml").read_text("utf-8")
    for path, text in rows.items():

        def write(value: Any, path: str = path) -> str:
            if path in FILES:
                FILES[path][0].validate_python(value)
            return yaml.safe_dump(value, allow_unicode=True)

        files[path] = marked(path, yaml.safe_load(text), fields, write)
    for name in WORK_FIELDS:

        def put(match: re.Match[str], name: str = name) -> str:
            number = len(fields)
            fields.append(f"bibliography.bib.{name}")
            return f"{match[1]}{MARK.format(number, number, number, number).replace('#', chr(92) + '#')}}}"

        files["bibliography.bib"] = re.sub(rf"(\b{name}\s*=\s*\{{[^{{}}]*)\}}", put, files["bibliography.bib"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mkdocs_events.checks.all_problems", lambda *_: [])
        return build_site_once(files, not_in_nav="*\n"), fields


def test_every_kind_of_field_was_tried(site: tuple[TinySite, list[str]]) -> None:
    tried = {".".join(field.split(".")[:2]) for field in site[1]}
    assert len(site[1]) > 120
    lists = ["course", "paths", "scenarios", "coverage", "corrections", "words", "kit"]
    assert {f"{name}.yml" for name in lists} | {"bibliography.bib"} <= tried


def test_no_page_takes_a_mark_for_its_own(site: tuple[TinySite, list[str]]) -> None:
    built, fields = site
    seen: set[int] = set()
    for file in sorted(built.folder.rglob("*.html")):
        text = file.read_text("utf-8")
        page = parse(text)
        assert not page.xpath("//*[@data-marker]"), (file, page.xpath("//*/@data-marker")[:3])
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]"), file
        for data in page.xpath("//script[@type='application/ld+json']/text()"):
            assert "<" not in data and json.loads(data)
        seen |= {int(number) for number in re.findall(r"Q(\d+)Q", text)}
    assert len(seen) > 80, [field for number, field in enumerate(fields) if number not in seen]


def test_nor_does_what_scripts_read(site: tuple[TinySite, list[str]]) -> None:
    built, _ = site
    found = shown(search_files(built.folder))
    assert any(re.search(r"Q\d+Q<b data-marker", one["title"]) for one in found.values()), "search holds plain text"
    for file in built.folder.rglob("menu-parts*.js"):
        for part in json.loads(file.read_text("utf-8").removeprefix("window.menuParts = ").rstrip(";\n")):
            assert not parse(f"<div>{part}</div>").xpath("//*[@data-marker]|//script"), file


def test_nor_does_a_calendar(site: tuple[TinySite, list[str]]) -> None:
    [*calendars] = site[0].folder.rglob("*.ics")
    assert calendars
    for file in calendars:
        lines = file.read_text("utf-8").replace("\r\n ", "").split("\r\n")
        assert all(re.match(r"[A-Z-]+[:;]|$", line) for line in lines), file


def test_nor_does_a_sheet_run_it(site: tuple[TinySite, list[str]]) -> None:
    built, _ = site
    text = "".join(
        page.extract_text() for page in PdfReader(built.folder / "exercises/two-columns/two-columns-handout-a4.pdf").pages
    )
    assert "#panic" in text and "alert(" in text and not [said for said in built.warnings if "panicked" in said]
