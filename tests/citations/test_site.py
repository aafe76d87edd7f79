"""A small site: citations, lists, ways back, files to take away, and nothing where it does not belong."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort
from mkdocs_bibtex import registry

from citations import bibliography, bibtex
from tests.citations.golden import HERE
from tests.conftest import Heard, _config
from tests.searching import all_of, files, shown

if TYPE_CHECKING:
    from tests.conftest import BuildSite, TinySite

LIBRARY = (HERE / "library.bib").read_text("utf-8").partition("\n\n")[2]
EXERCISE = """---
title: Sort the cards
purpose: Tell two ideas apart.
minutes: {setup: 2, run: 10, debrief: 5}
group: pairs
people: {fewest: 2, most: 24, left_over: They join a group., more: Two rooms.}
materials:
  - this sheet
print: {per: pair}
modules:
  - strand/page
intensity: 1
access: {seeing: By ear., moving: Sitting., reading: Slowly., speaking: In writing.}
reviewed: 2026-11-22
version: "1.0"
---

Sort them, as others did [@ginwright2018future].

/// lines | What did you find?
    rows: 2
///

/// debrief | Looking back (5 minutes)
1. What was hard?
///

/// facilitator | Running this exercise
Read @searles1955informational before the day.
///
"""
FILES = {
    "bibliography.bib": LIBRARY,
    "docs/index.md": "---\ntitle: Home\n---\nWords [@ginwright2018future, p. 2].\n",
    "docs/references.md": "---\ntitle: References\n---\n<!-- references-all -->\n",
    "docs/glossary.md": "---\ntitle: Glossary\n---\n<!-- terms -->\n",
    "docs/strand/index.md": "---\ntitle: The strand\n---\nNothing.\n",
    "docs/strand/page.md": """---
title: A page
---

Before any heading [@searles1955informational] there is [healing](../glossary.md#healing).

## What it is [@ginwright2018future]

It is old [@searles1955informational, p. 135; @ginwright2018future].

## What @samhsa2014concept says

One thing[^1], `[@ginwright2018future]`.

[^1]: Small print [@searles1955informational].
""",
    "exercises/sort.md": EXERCISE,
    "glossary/healing.md": "---\nterm: Healing\n---\nMore than treatment [@ginwright2018future].\n",
}


@pytest.fixture(scope="module")
def site(build_site_once: BuildSite) -> TinySite:
    nav = ["index.md", {"Strand": ["strand/index.md", "strand/page.md"]}, "glossary.md", "references.md"]
    return build_site_once(FILES, nav=nav, not_in_nav="/exercises/*", warns=["There is no module 'strand/page'."])


def tree(site: TinySite, path: str) -> html.HtmlElement:
    return html.fromstring(site.html(path))


def of(page: html.HtmlElement, *classes: str) -> list[html.HtmlElement]:
    """The elements of a class, below those of the classes before it."""
    return page.xpath("".join(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in classes))


def ways_back(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//a[@role='doc-backlink']")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_page_ends_with_what_it_cites_in_order(site: TinySite) -> None:
    page = tree(site, "strand/page/index.html")
    listed = [entry.get("id") for entry in of(page, "references", "reference__text")]
    assert listed == ["ref-ginwright2018future", "ref-searles1955informational", "ref-samhsa2014concept"]


@pytest.mark.parametrize(("page", "name"), [("strand/page/", "References"), ("references/", "All works")])
def test_a_screen_reader_is_told_of_a_bibliography_and_its_entries(site: TinySite, page: str, name: str) -> None:
    (tree,) = html.fromstring(site.html(f"{page}index.html")).xpath("//*[@role='doc-bibliography']")
    heading = tree.get("aria-label") or tree.get_element_by_id(tree.get("aria-labelledby")).text_content()
    assert (tree.tag, heading.strip("# ")) == ("section", name)
    # Entries are items of a list: DPUB-ARIA 1.1 gives up doc-biblioentry.
    assert tree.xpath("ul[@role='list']/li[not(@role)]")


def test_every_citation_leads_to_the_list_and_every_letter_back(site: TinySite) -> None:
    page = tree(site, "strand/page/index.html")
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    citations = of(page, "cite-ref")
    back = ways_back(page)
    assert len(citations) == 6
    assert all(link.get("href").removeprefix("#") in ids for link in [*citations, *back])
    assert sorted(link.get("href") for link in back) == sorted(f"#{link.get('id')}" for link in citations)
    assert [words(link) for link in back][2:5] == [
        "Back to citation a of Searles, 1955",
        "Back to citation b of Searles, 1955",
        "Back to citation c of Searles, 1955",
    ]


def test_the_list_says_how_many_other_pages_cite_a_work(site: TinySite) -> None:
    page = tree(site, "strand/page/index.html")
    more = {link.get("href"): words(link) for link in of(page, "reference__more")}
    assert more["../../references/#ginwright2018future"] == "Cited on 3 other pages: Ginwright, 2018"
    assert more["../../references/#searles1955informational"] == "Cited on 1 other page: Searles, 1955"


def test_all_works_are_listed_with_every_page_section_and_term_in_reading_order(site: TinySite) -> None:
    page = tree(site, "references/index.html")
    entry = page.get_element_by_id("ginwright2018future")
    assert [words(item) for item in entry.xpath(".//details//li")] == [
        "Home: opening",
        "A page: What it is a; What it is b",
        "Glossary: Healing",
        "Sort the cards: opening",
    ]
    links = [link.get("href") for link in entry.xpath(".//details//a")]
    assert links[2:5] == [
        "../strand/page/",
        "../strand/page/#cite-ginwright2018future-1",
        "../strand/page/#cite-ginwright2018future-2",
    ]
    assert len(of(page, "references__list--all", "reference")) == LIBRARY.count("\n@") + 1


def test_every_link_from_the_works_leads_to_a_citation(site: TinySite) -> None:
    for link in ways_back(tree(site, "references/index.html")):
        path, _, anchor = link.get("href").partition("#")
        target = (site.folder / "references" / path / "index.html").resolve()
        assert html.fromstring(target.read_text("utf-8")).get_element_by_id(anchor).get("class") == "cite-ref"


def test_a_work_tells_its_status_and_the_parts_that_cite_it(site: TinySite) -> None:
    page = tree(site, "references/index.html")
    assert page.get_element_by_id("searles1955informational").get("data-parts") == "exercises strand"
    assert page.get_element_by_id("lost1999").get("data-parts") == "nowhere"
    assert page.get_element_by_id("lost1999").get("data-status") == "unverified"
    assert [option.get("value") for option in page.xpath("//select[@name='part']/option")] == ["", "strand", "nowhere"]


def test_what_nobody_could_confirm_of_a_work_stands_beside_it(site: TinySite) -> None:
    notes = tree(site, "references/index.html").get_element_by_id("taylort2014").xpath("./p")
    assert [words(note) for note in notes] == ["Found in part. Waiting in one ward.", "Not confirmed: volume."]


def test_the_sources_of_the_core_texts_that_no_page_cites_stand_apart(site: TinySite) -> None:
    page = tree(site, "references/index.html")
    cited, only_core = of(page, "references__list--all")
    assert [entry.get("id") for entry in only_core] == ["lost1999", "taylort2014"]
    assert "No page cites it yet." not in words(only_core)
    assert "No page cites it yet." in words(cited)


def test_headings_contents_and_titles_are_free_of_citations_in_brackets(site: TinySite) -> None:
    page = tree(site, "strand/page/index.html")
    ids = [heading.get("id") for heading in page.xpath("//article//h2")]
    assert ids == ["what-it-is", "what-samhsa-2014-says", "references"]
    contents = [words(item) for item in page.xpath("//nav[@class='contents']//a")]
    assert contents == ["What it is", "What SAMHSA (2014) says", "References"]


def test_search_reads_the_text_and_not_the_ways_back(site: TinySite) -> None:
    found = shown(files(site.folder))
    (said,) = [words for _, title, words in found["strand/page/"]["sections"] if title == "What it is"]
    assert "It is old (Ginwright, 2018; Searles, 1955, p. 135)." in said
    assert not [address for address, one in found.items() if re.search("Cited (here|on)|Take (these|all) works", all_of(one))]


def test_the_works_of_a_page_can_be_taken_away(site: TinySite) -> None:
    page = tree(site, "strand/page/index.html")
    files = [link.get("href") for link in page.xpath("//a[@download]")]
    assert files == [f"../../references/strand/page.{ending}" for ending in ("bib", "ris", "csl.json")]
    folder = site.folder / "references" / "strand"
    assert re.findall(r"@\w+\{(.*),", (folder / "page.bib").read_text("utf-8")) == [
        "ginwright2018future",
        "searles1955informational",
        "samhsa2014concept",
    ]
    assert len(json.loads((folder / "page.csl.json").read_text("utf-8"))) == 3
    assert (site.folder / "references" / "all-works.ris").read_text("utf-8").count("TY  - ") == LIBRARY.count("\n@") + 1


def test_zotero_finds_every_work(site: TinySite) -> None:
    titles = [span.get("title") for span in of(tree(site, "strand/page/index.html"), "Z3988")]
    assert len(titles) == 3
    assert all(title.startswith("ctx_ver=Z39.88-2004&rft_val_fmt=") for title in titles)


def test_a_page_without_citations_has_no_list(site: TinySite) -> None:
    assert not of(tree(site, "strand/index.html"), "references")


def test_a_site_without_a_page_for_all_works_still_has_its_lists(build_site: BuildSite) -> None:
    site = build_site(
        {"bibliography.bib": LIBRARY, "docs/index.md": "---\ntitle: Home\n---\nWords [@ginwright2018future].\n"}
    )
    assert site.html().count('id="ref-ginwright2018future"') == 1
    assert "reference__more" not in site.html()


def test_a_link_to_a_work_is_checked(build_site: BuildSite) -> None:
    page = "---\ntitle: Home\n---\n[A work](references.md#ginwright2018future), [no work](references.md#nobody).\n"
    files = {name: FILES[name] for name in ("bibliography.bib", "docs/references.md")} | {"docs/index.md": page}
    build_site(files, warns=["#nobody", "nobody"])


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("@book{a, title = {One", "bibliography.bib:1:18: The value of 'title' has no closing brace."),
        (
            "@book{a, title = {One}}\n@book{a, title = {Two}}",
            "bibliography.bib:2:1: The key 'a' stands twice (first on line 1).",
        ),
        ("@book{a, author = {A, B, C, D}}", "bibliography.bib:1:20: 'A, B, C, D' has too many commas"),
    ],
)
def test_a_broken_bibliography_is_told_by_line_and_is_no_traceback(
    tmp_path: Path, broken: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "bibliography.bib").write_text(broken, "utf-8")
    with pytest.raises(Abort), caplog.at_level(logging.ERROR, "mkdocs"):
        build(_config(tmp_path, {}))
    assert told in caplog.text
    assert "Traceback" not in caplog.text


def test_building_again_in_one_process_begins_clean(tmp_path: Path) -> None:
    """As `mkdocs serve` does: the plugin object stays, and with it what was put into it."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    config = _config(tmp_path, {})
    pages = []
    for title in ("The future of healing", "Another title"):
        (tmp_path / "bibliography.bib").write_text(LIBRARY.replace("The future of healing", title), "utf-8")
        fresh = _config(tmp_path, {})
        fresh.plugins["bibtex"].__dict__.update(config.plugins["bibtex"].__dict__)
        build(fresh)
        config = fresh
        pages.append((tmp_path / "site" / "strand" / "page" / "index.html").read_text("utf-8"))
    assert "The future of healing" in pages[0]
    assert "Another title" in pages[1]
    assert pages[0].replace("The future of healing", "Another title") == pages[1].replace(
        "Another+title", "The+future+of+healing"
    )


def test_a_key_left_in_raw_html_of_a_page_is_a_warning(build_site: BuildSite) -> None:
    page = "---\ntitle: Home\n---\n<section>[@ginwright2018future]</section>\n"
    build_site({"bibliography.bib": LIBRARY, "docs/index.md": page}, warns=["docs/index.md:4"])


def test_works_that_nobody_cites_are_told_as_a_note(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    heard = Heard()
    heard.setLevel(logging.INFO)
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(heard)
    logger.setLevel(logging.INFO)
    try:
        build(_config(tmp_path, {}))
    finally:
        logger.removeHandler(heard)
        logger.setLevel(before)
    assert any("works are cited by no page. The page of references shows them" in said for said in heard.warnings)


def test_the_bibliography_is_read_and_parsed_once(build_site: BuildSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """By our reader alone: mkdocs-bibtex, which is given its works, would parse it with pybtex."""
    parsed: list[str] = []
    monkeypatch.setattr(bibliography, "Reader", lambda path, text: parsed.append(path) or bibtex.Reader(path, text))
    monkeypatch.setattr(registry, "parse_file", lambda file: pytest.fail(f"{file} was parsed again"))
    page = "---\ntitle: Home\n---\n\nAs was said [@ginwright2018future].\n"
    text = LIBRARY + "\n% Nobody has read this text before.\n"
    site = build_site({"docs/index.md": page, "bibliography.bib": text})
    assert parsed == ["bibliography.bib"]
    assert "ref-ginwright2018future" in site.html()
