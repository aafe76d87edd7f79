"""What a page tells machines, on tiny sites with and without an address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.tree import parse

from publish import metadata

if TYPE_CHECKING:
    from tests.conftest import BuildSite

HERE = metadata.Place("A small course", "https://example.org/", "https://example.org/coaching/x/", "https://example.org/by")
NOWHERE = metadata.Place("A small course", "", "", "https://example.org/by")
MODULE = {
    "title": "The continuum",
    "summary": "Four depths.",
    "minutes": 30,
    "level": "practice",
    "objectives": [{"can": "name the four points", "tested": ["line"], "answer": "Four."}],
    "reviewed": "2026-11-20",
}
PAGE = '---\ntitle: Bells & "whistles"\nsummary: What a < b & "c" say.\n---\n\nText.\n'


def test_a_module_is_a_learning_resource_that_says_what_one_can_do_afterwards() -> None:
    described = metadata.module(HERE, MODULE)
    assert described["@type"] == "LearningResource"
    assert described["timeRequired"] == "PT30M"
    assert described["teaches"] == ["name the four points"]
    assert described["dateModified"] == "2026-11-20"
    assert described["url"] == "https://example.org/coaching/x/"


def test_the_time_of_an_exercise_is_that_of_all_its_parts() -> None:
    meta = {"title": "Map the line", "purpose": "See it.", "minutes": {"setup": 5, "run": 20, "debrief": 15}}
    assert metadata.exercise(HERE, meta)["timeRequired"] == "PT40M"


def test_a_site_without_an_address_claims_none() -> None:
    assert "url" not in json.dumps(
        [metadata.module(NOWHERE, MODULE), metadata.course(NOWHERE, MODULE, {"A module": ""})]
    )


def test_a_page_without_a_summary_is_not_described() -> None:
    assert metadata.describe(HERE, {"title": "Bare"}, "other") is None


def test_front_matter_reaches_the_page_whole_whatever_characters_it_holds(build_site: BuildSite) -> None:
    page = parse(build_site({"docs/index.md": "---\ntitle: Home\n---\n", "docs/a.md": PAGE}).html("a/index.html"))
    assert page.xpath("string(//meta[@name='description']/@content)") == 'What a < b & "c" say.'
    assert page.xpath("string(//meta[@name='citation_title']/@content)") == 'Bells & "whistles"'
    assert linked_data(page)["description"] == 'What a < b & "c" say.'


def test_a_public_site_has_a_sitemap_and_a_picture_to_share_and_says_where(build_site: BuildSite) -> None:
    site = build_site({"docs/a.md": PAGE}, site_url="https://example.org/in/")
    page = parse(site.html("a/index.html"))
    assert page.xpath("string(//meta[@property='og:image']/@content)") == "https://example.org/in/assets/card.png"
    assert page.xpath("string(//meta[@name='citation_public_url']/@content)") == "https://example.org/in/a/"
    assert (site.folder / "assets/card.png").read_bytes().startswith(b"\x89PNG")
    assert "<loc>https://example.org/in/a/</loc>" in site.html("sitemap.xml")


def test_a_site_without_an_address_has_neither(build_site: BuildSite) -> None:
    site = build_site({"docs/a.md": PAGE})
    assert not (site.folder / "sitemap.xml").exists()
    assert not (site.folder / "assets/card.png").exists()
    assert "og:" not in site.html("a/index.html")


def test_two_builds_give_the_same_bytes(build_site: BuildSite) -> None:
    first = snapshot(build_site({"docs/a.md": PAGE}, site_url="https://example.org/"))
    assert snapshot(build_site({"docs/a.md": PAGE}, site_url="https://example.org/")) == first


def linked_data(page: Any) -> dict[str, Any]:
    (script,) = page.xpath("//script[@type='application/ld+json']")
    data: dict[str, Any] = json.loads(script.text)
    return data


def snapshot(site: Any) -> dict[str, bytes]:
    return {str(file.relative_to(site.folder)): file.read_bytes() for file in site.folder.rglob("*") if file.is_file()}
