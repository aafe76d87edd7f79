"""Where pages belong that stand in no navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import a_course
from tests.tree import parse, words

from publish import menu

if TYPE_CHECKING:
    from tests.conftest import BuildSite


def test_a_page_belongs_to_the_page_of_its_folder_or_to_the_one_that_bears_the_folder_s_name() -> None:
    uris = ["index.md", "start/paths.md", "start/paths/a.md", "exercises/index.md", "exercises/b.md", "exercises/c.md", "x/d.md"]
    in_menu = {"index.md", "start/paths.md", "exercises/index.md"}
    assert menu.below(uris, in_menu) == {"start/paths.md": ["start/paths/a.md"], "exercises/index.md": ["exercises/b.md", "exercises/c.md"]}


def test_of_many_pages_those_of_one_group_stand_in_the_menu_and_none_beside_their_list() -> None:
    pages = ["apple", "ant", "bee", "alder"]
    assert menu.near(pages, "ant", lambda page: page[0]) == ("a", ["apple", "ant", "alder"])
    assert menu.near(pages, "the list", lambda page: page[0]) == (None, [])
    assert menu.near(pages, "the list", lambda _: None) == (None, pages)


FILES = {
    "docs/index.md": "---\ntitle: Home\n---\n",
    "docs/all/index.md": "---\ntitle: All\n---\n",
    "docs/all/z.md": "---\ntitle: An old one\n---\n",
    "docs/all/a.md": "---\ntitle: The <new> one\n---\n",
    "docs/part/index.md": "---\ntitle: Part\n---\n",
    "docs/part/one.md": "---\ntitle: One\n---\n",
}
NAV = [{"Home": "index.md"}, {"All": "all/index.md"}, {"Part": ["part/index.md", "part/one.md"]}]


def test_such_a_page_has_a_tab_a_side_menu_and_a_way_on(build_site_once: BuildSite) -> None:
    page = parse(build_site_once(FILES, nav=NAV, not_in_nav="/all/*\n").html("all/a/index.html"))
    (tab,) = page.xpath("//nav[@class='tabs']//*[@aria-current]")
    assert words(tab) == "All"
    (menu,) = page.xpath("//nav[@class='pages']/ul/li[@data-here]")
    assert [words(link) for link in menu.iter("a")] == ["All", "An old one", "The <new> one"]
    assert [words(link) for link in menu.xpath(".//a[@aria-current='page']")] == ["The <new> one"]
    assert [words(link) for link in page.xpath("//nav[@class='onto']/a")] == ["Previous An old one"]


def test_a_page_carries_its_own_part_of_the_menu_and_links_to_the_others(build_site_once: BuildSite) -> None:
    site = build_site_once(FILES, nav=NAV, not_in_nav="/all/*\n")
    page = parse(site.html("part/one/index.html"))
    places = page.xpath("//nav[@class='pages']/ul/li")
    assert [words(place) for place in places] == ["Home", "All", "Part One"]
    assert [words(tab) for tab in page.xpath("//nav[@class='tabs']//a")] == ["All", "Part"]  # The site's name leads home.
    (here,) = page.xpath("//nav[@class='pages']/ul/li[@data-here]")
    assert [(link.get("href"), link.get("aria-current")) for link in here.iter("a")] == [("../", None), ("./", "page")]
    home = parse(site.html())
    assert [place.get("data-part") for place in home.xpath("//nav[@class='pages']/ul/li")] == [None, None, "2"]
    (script,) = (site.folder / "assets").glob("menu-parts.*.js")
    assert 'href=\\"part/one/\\"' in script.read_text("utf-8")


def test_a_section_with_two_pages_that_are_about_something_is_about_neither(build_site_once: BuildSite) -> None:
    nav = [{"Home": "index.md"}, {"Both": ["all/index.md", "part/index.md", {"Below": ["part/one.md"]}]}]
    page = parse(build_site_once(FILES, nav=nav, not_in_nav="/all/*\n").html("all/a/index.html"))
    (menu,) = page.xpath("//nav[@class='pages']/ul/li[@data-here]")
    assert [words(link) for link in menu.iter("a")] == ["All", "An old one", "The <new> one", "Part", "One"]
    assert [words(line) for line in menu.iter("p")] == ["Both", "Below"]


def test_the_tab_of_a_strand_says_what_it_is_about(build_site: BuildSite) -> None:
    files = {path: text for path, text in FILES.items() if path != "docs/part/one.md"}
    strands = [{"folder": "part", "title": "A long name", "subtitle": "In four words"}]
    nav = [{"Home": "index.md"}, {"All": "all/index.md"}, {"Part": ["part/index.md"]}]
    site = build_site(files | {"course.yml": a_course(files, strands=strands)}, nav=nav, not_in_nav="/all/*\n")
    for page in ("part/index.html", "404.html"):
        assert [words(tab) for tab in parse(site.html(page)).xpath("//nav[@class='tabs']//a")] == ["All", "Part In four words"]
