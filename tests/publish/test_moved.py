"""Pages may move: what was published stays alive, for readers, for what they kept, and for what is printed."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.checks.cases import GOOD
from tests.serving import serving
from tests.tree import parse

from checks import moved as checked
from checks.__main__ import mend
from checks.run import all_problems
from publish import moved, offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import BuildSite, TinySite

MODULE, ASKING = "docs/practice/noticing.md", "docs/practice/asking.md"


# --- The list ---------------------------------------------------------------------------------------------------------


def test_an_address_that_moved_twice_leads_to_the_end_and_none_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "moved.yml").write_text("a: b\nb: c#d\nx: y\ny: x\na#e: b#f\n", "utf-8")
    assert moved.load(tmp_path) == {"a": "c#d", "b": "c#d", "a#e": "c#d"}


@pytest.mark.parametrize("text", ["a: [", "a: https://example.org", "a: //example.org", "a: ../../x", "a: javascript:x", "- a"])
def test_a_list_that_cannot_be_read_or_leads_elsewhere_leads_nowhere(text: str, tmp_path: Path) -> None:
    (tmp_path / "moved.yml").write_text(text, "utf-8")
    assert moved.load(tmp_path) == {}


def test_the_way_from_a_page_to_another() -> None:
    assert moved.way("a/b", "a/c#d") == "../c/#d"
    assert moved.way("b", "a/c") == "../a/c/"
    assert moved.way("a/b", "index") == "../../"
    assert moved.way("a/b", "c/index#d") == "../../c/#d"


# --- The check --------------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sound site, published once."""
    root = tmp_path / "site"
    shutil.copytree(GOOD, root)
    checked.write(root)
    assert all_problems(root) == []
    return root


def told(site: Path) -> list[str]:
    return [str(problem) for problem in all_problems(site)]


def rename(site: Path) -> None:
    (site / ASKING).rename(site / "docs/practice/asking-well.md")
    menu = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(menu.replace("asking.md", "asking-well.md"), "utf-8")


def test_a_page_that_is_gone_is_the_one_thing_told(site: Path) -> None:
    rename(site)
    why = "The page 'practice/asking' is gone, and readers have kept its address. "
    why += "If this is it, add a line to moved.yml: 'practice/asking: practice/asking-well'."
    assert told(site) == [f"docs/practice/asking-well.md:1:1: {why} [address-gone]"]


def test_then_its_links_are_told_with_where_they_lead_and_mended(site: Path) -> None:
    page = (site / MODULE).read_text("utf-8")
    (site / MODULE).write_text(page.replace("- An answer", "- See [asking](asking.md#asking). An answer"), "utf-8")
    rename(site)
    (site / "moved.yml").write_text("practice/asking: practice/asking-well\n", "utf-8")
    said = told(site)
    assert f"{MODULE}:26:7: The page that this link leads to has moved. Write 'asking-well.md#asking'. [link-broken]" in said
    why = "There is no module 'practice/asking'. Did you mean 'practice/asking-well'?"
    assert f"exercises/saying-no.md:20:1: {why} [unknown-module]" in said
    assert mend(all_problems(site), site) == 1
    assert "(asking-well.md#asking)" in (site / MODULE).read_text("utf-8")


def test_a_page_that_is_gone_for_good_is_told_where_it_was_published(site: Path) -> None:
    (site / "docs/further.md").write_text("---\ntitle: Further\n---\n\nWords.\n", "utf-8")
    (site / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text("utf-8").replace("- index.md", "- index.md\n  - further.md"), "utf-8")
    checked.write(site)
    (site / "docs/further.md").unlink()
    [said] = told(site)
    assert re.match(r"addresses\.txt:\d+:1: The page 'further' is gone.*'further: \.\.\.'\. \[address-gone\]", said)


def test_a_heading_that_is_worded_anew_keeps_its_name(site: Path) -> None:
    page = (site / MODULE).read_text("utf-8")
    (site / MODULE).write_text(page.replace("## Signs", "## Signs of a doubt"), "utf-8")
    assert told(site) == [
        f"{MODULE}:24:1: Readers have kept this heading as '#signs'. Let it keep that name: {{ #signs }} behind it. [address-gone]"
    ]
    mend(all_problems(site), site)
    assert "## Signs of a doubt { #signs }\n" in (site / MODULE).read_text("utf-8") and told(site) == []


def test_a_place_in_which_readers_write_keeps_its_name_or_says_what_it_was(site: Path) -> None:
    page = (site / MODULE).read_text("utf-8")
    asked = "/// pause | Your own\n    name: {}\n\nThink.\n///\n"
    (site / MODULE).write_text(f"{page}\n{asked.format('your-own-yes')}", "utf-8")
    checked.write(site)
    assert told(site) == [] and "practice/noticing#your-own-yes" in checked.published(site)
    (site / MODULE).write_text(f"{page}\n{asked.format('a-yes-of-yours')}", "utf-8")
    [said] = told(site)
    assert "Readers have kept notes under '#your-own-yes'." in said and said.startswith(f"{MODULE}:{page.count(chr(10)) + 2}:1:")
    assert mend(all_problems(site), site) == 1 and told(site) == []
    assert "    name: a-yes-of-yours\n" in (site / MODULE).read_text("utf-8")
    (site / MODULE).write_text(page, "utf-8")
    assert len(told(site)) == 1
    (site / "moved.yml").write_text("practice/noticing#your-own-yes: practice/asking\n", "utf-8")
    assert told(site) == []


def test_what_the_list_says_wrongly_is_told_at_its_line(site: Path) -> None:
    (site / "moved.yml").write_text("practice/asking: practice/noticing\nold: practice/notice\nx: y\ny: x\n", "utf-8")
    assert [(line.split(" ")[0], line.rsplit("[")[-1]) for line in told(site)] == [
        ("moved.yml:1:1:", "moved-there]"), ("moved.yml:2:1:", "moved-nowhere]"), ("moved.yml:3:1:", "moved-nowhere]"),
        ("moved.yml:4:1:", "moved-nowhere]"),
    ]  # fmt: skip
    (site / "moved.yml").write_text("x: https://example.org\n", "utf-8")
    assert [line.split(" ")[0] for line in told(site)] == ["moved.yml:1:1:"]


def test_while_the_list_cannot_be_used_nothing_that_it_leads_to_is_missed(site: Path) -> None:
    rename(site)
    (site / "moved.yml").write_text("practice/asking:practice/asking-well\n", "utf-8")
    assert [(line.split(" ")[0], line.rsplit("[")[-1]) for line in told(site)] == [("moved.yml:1:1:", "list-unreadable]")]


def test_while_the_paths_cannot_be_used_none_of_them_is_gone(site: Path) -> None:
    path = "{}:\n  title: A way\n  by: role\n  summary: Short.\n  parts:\n    - title: One\n      steps:\n        - {}: practice/asking\n"
    (site / "paths.yml").write_text(path.format("one-way", "read"), "utf-8")
    checked.write(site)
    assert told(site) == []
    (site / "paths.yml").write_text(path.format("one-way", "reed"), "utf-8")
    assert [line.split(" ")[0] for line in told(site)] == ["paths.yml:8:1:"]
    (site / "paths.yml").write_text(path.format("another-way", "read"), "utf-8")
    assert ["address-gone" in line for line in told(site)] == [True], "a path that is really gone"


def test_the_list_of_addresses_keeps_what_is_gone(site: Path) -> None:
    before = set(checked.published(site))
    (site / ASKING).unlink()
    checked.write(site)
    assert before <= set(checked.published(site))


# --- The site ---------------------------------------------------------------------------------------------------------

PAGES = {
    "docs/new/index.md": "---\ntitle: A part\n---\n\nWords.\n",
    "docs/new/place.md": "---\ntitle: A <support> place\n---\n\nWords.\n\n## Signs\n\nMore.\n",
    "docs/other.md": "---\ntitle: Another\n---\n\n## Moved here\n\nWords.\n",
    "moved.yml": "old/index: new/index\nold/lost: new/index\nold/place: new/place\n"
    "old/place#gone: other#moved-here\nother#former: other#moved-here\n",
}


@pytest.fixture(scope="module")
def site_that_moved(build_site_once: BuildSite) -> TinySite:
    return build_site_once(PAGES, not_in_nav="*\n")


def test_an_old_address_is_a_page_that_leads_on(site_that_moved: TinySite) -> None:
    page = parse(site_that_moved.html("old/place/index.html"))
    assert page.xpath("//link[@rel='canonical']/@href") == ["../../new/place/"]
    [link] = page.xpath("//a")
    assert link.get("href") == "../../new/place/" and link.text == "A <support> place"
    assert json.loads(link.get("data-moved")) == {"gone": "../../other/#moved-here"}
    assert page.xpath("//noscript/meta/@content") == ["0; url=../../new/place/index.html"]
    assert not page.xpath("//script[not(@src)]") and page.xpath("//h1")


def test_the_first_page_of_a_part_moves_and_is_led_to_like_every_other(site_that_moved: TinySite) -> None:
    for old, way in {"old": "../new/", "old/lost": "../../new/"}.items():
        page = parse(site_that_moved.html(f"{old}/index.html"))
        assert page.xpath("//a/@href") == [way] and page.xpath("//a/text()") == ["A part"]
        for linked in (f"{way}index.html", *page.xpath("//link[@rel='stylesheet']/@href | //script/@src")):
            assert (site_that_moved.folder / old / linked.partition("?")[0]).is_file(), linked


def test_sheets_lie_where_they_lay(tmp_path: Path) -> None:
    (tmp_path / "exercises/new").mkdir(parents=True)
    (tmp_path / "exercises/new/new-handout-a4.pdf").write_bytes(b"%PDF")
    (tmp_path / "exercises/new/index.html").write_bytes(b"<p>")
    moved.keep_files(tmp_path, {"exercises/old": "exercises/new", "a#b": "exercises/new"})
    assert [file.name for file in (tmp_path / "exercises/old").iterdir()] == ["old-handout-a4.pdf"]


@pytest.mark.parametrize("how", ["server", "disk"])
def test_readers_arrive_with_what_they_kept(how: str, site_that_moved: TinySite, page: Page, tmp_path: Path) -> None:
    [copy] = site_that_moved.folder.glob(offline.file_name("*"))
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(tmp_path)
    [unpacked] = (folder for folder in tmp_path.iterdir() if folder.is_dir())
    with serving(site_that_moved.folder) as address:
        base = address if how == "server" else f"{unpacked.as_uri()}/"
        end = "" if how == "server" else "index.html"
        page.goto(f"{base}old/place/index.html#signs")
        page.wait_for_url(f"{base}new/place/{end}#signs")
        page.goto(f"{base}old/place/index.html#gone")
        page.wait_for_url(f"{base}other/{end}#moved-here")
        page.goto(f"{base}other/index.html#former")
        page.wait_for_url(f"{base}other/{end}#moved-here")
        kept = {
            "notes": {"old/place#pause-1": {"page": "old/place", "title": "T", "asked": "Q", "text": "Mine", "on": "2026-11-01"}},
            "read": {"old/place": {"title": "T", "on": "2026-11-01"}},
            "ratings": {"old/place": {"Name it": {"before": 2}}},
            "place": {"page": "old/place", "title": "T", "anchor": "signs", "heading": "Signs"},
        }
        page.evaluate("kept => localStorage.setItem(keeping.course, JSON.stringify(kept))", kept)
        page.goto(f"{base}other/index.html")
        now = page.evaluate("keeping.all")
    assert now["notes"] == {"new/place#pause-1": kept["notes"]["old/place#pause-1"] | {"page": "new/place", "at": 0}}
    assert [*now["read"]] == [*now["ratings"]] == ["new/place"] and now["place"]["page"] == "new/place"
