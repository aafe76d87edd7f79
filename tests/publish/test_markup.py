"""What was wrong in the markup of the theme and of Markdown once is right on every page that is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from tests.tree import Tree, parse, words

from learning.headings import Headings

if TYPE_CHECKING:
    from tests.conftest import BuildSite

PAGE = """---
title: A page
summary: With something of everything.
---

| | Said | Hours |
|---|:---:|---:|
| Ana | *Yes* | 3 |

| Name | Hours |
|---|---|
| Ana | 3 |

![A wave, then another.](wave.svg)

![](line.svg)

![Not seen](named.svg)

## A section & more

/// details | A fold
    open: true

### Inside
///

"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9"/></svg>'


@pytest.fixture(scope="module")
def page(build_site_once: BuildSite) -> Tree:
    drawings = {"wave": "", "line": "", "named": "<title>Its own name</title>"}
    files = {"docs/a.md": PAGE} | {f"docs/{name}.svg": SVG.format(inside) for name, inside in drawings.items()}
    warns = ["[drawing-words]", "[no-alt-text]", "[alt-text-empty]"]  # The check tells whoever draws; the page is right all the same.
    return parse(build_site_once(files, warns=warns, repo_url="https://example.org/source").html("a/index.html"))


def test_columns_are_aligned_by_classes_and_nothing_has_a_style(page: Tree) -> None:
    first = page.findall(".//table")[0]
    assert [cell.get("class") for cell in first.iter("th", "td")] == [None, "align-center", "align-right"] * 2
    assert not page.xpath("//@style")


def test_a_table_with_an_empty_corner_has_headings_in_its_first_column(page: Tree) -> None:
    first, second = page.findall(".//table")
    assert [(cell.tag, cell.get("scope")) for cell in first.iter("th", "td")] == [
        ("td", None), ("th", "col"), ("th", "col"), ("th", "row"), ("td", None), ("td", None),
    ]  # fmt: skip
    assert [(cell.tag, cell.get("scope")) for cell in second.iter("th", "td")] == [
        ("th", "col"), ("th", "col"), ("th", "row"), ("td", None),
    ]  # fmt: skip


def test_a_drawing_has_a_name_or_keeps_silent(page: Tree) -> None:
    wave, line, named = page.xpath("//svg[contains(@class, 'diagram')]")
    assert (wave.get("role"), wave.get("aria-label")) == ("img", "A wave, then another.")
    assert (line.get("aria-hidden"), line.get("aria-label")) == ("true", None)
    assert (named.get("aria-hidden"), named.get("aria-label")) == (None, None)


def test_a_heading_is_read_once_copied_clean_and_links_to_itself_for_those_who_point(page: Tree) -> None:
    (heading,) = [one for one in page.iter("h2") if one.get("id") == "a-section-more"]
    (link,) = heading.iter("a")
    assert words(heading) == "A section & more" and words(link) == ""
    assert (link.get("href"), link.get("aria-hidden"), link.get("tabindex")) == ("#a-section-more", "true", "-1")


def test_the_handle_of_a_fold_holds_no_link_and_what_is_folded_may(page: Tree) -> None:
    text = "<details markdown='block'><summary markdown='block'>\n## In the handle\n</summary>\n## Inside\n</details>"
    own = parse(markdown.markdown(text, extensions=["toc", "md_in_html", Headings()]))
    assert [words(heading) for heading in own.xpath("//h2[a]")] == ["Inside"] and len(own.xpath("//h2")) == 2
    assert not page.xpath("//summary//a")
    assert page.xpath("//details//h3/a[@class='headerlink']")


def test_every_button_and_link_has_a_name(page: Tree) -> None:
    named = "normalize-space(.) or @aria-label or @aria-labelledby or @aria-hidden='true'"
    assert not page.xpath(f"//a[not({named})] | //button[not({named})]")
    (edit,) = page.xpath("//a[@rel='edit']")
    assert edit.get("aria-label") == "Edit this page"


def test_every_label_is_for_a_control(page: Tree) -> None:
    ids = set(page.xpath("//@id"))
    assert not [label for label in page.iter("label") if label.get("for", next(iter(ids))) not in ids]
    assert not [label for label in page.iter("label") if not label.get("for") and not label.xpath(".//input|.//textarea|.//select")]


def test_each_landmark_of_the_menu_has_a_name_of_its_own(page: Tree) -> None:
    names = [nav.get("aria-label") or words(page.xpath(f"//*[@id='{nav.get('aria-labelledby')}']")[0]) for nav in page.iter("nav")]
    assert len(names) >= 3 and len(set(names)) == len(names)


def test_the_colours_are_a_choice_whose_options_are_named_by_what_they_are(page: Tree) -> None:
    (choice,) = page.xpath("//*[@role='radiogroup']")
    assert choice.tag == "div" and choice.get("aria-label") == "Colours"
    assert [words(option) for option in choice.iter("label")] == ["As the device has it", "Light", "Dark"]


def test_the_search_field_is_no_dialog_and_asks_for_nothing(page: Tree) -> None:
    (search,) = page.xpath("//*[@role='search']")
    (field,) = search.iter("input")
    assert field.get("aria-label") == "Search" and field.get("required") is None
    assert not page.xpath("//*[@role='dialog']")


def test_the_skip_link_comes_first_and_reaches_the_page(page: Tree) -> None:
    link = page.xpath("//body//*[self::a or self::button or self::input]")[0]
    (target,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert words(link) == "Skip to content"
    assert (target.tag, target.get("tabindex")) == ("article", "-1")


def test_no_attribute_is_there_that_means_nothing(page: Tree) -> None:
    assert not page.xpath("//input[@type='radio' or @type='checkbox'][@autocomplete]")
    assert not page.xpath("//*[@tabindex='']")


def test_a_page_names_neither_its_maker_nor_what_a_browser_should_fetch_ahead(page: Tree) -> None:
    assert not page.xpath("//meta[@name='generator']")
    assert not page.xpath("//link[@rel='next' or @rel='prev' or @rel='prefetch']")


def test_the_home_page_is_called_by_the_site_s_name_and_others_by_both(build_site: BuildSite) -> None:
    site = build_site({"docs/index.md": "---\ntitle: A small course\n---\n", "docs/a.md": "---\ntitle: A & B < C\n---\n"})
    assert "<title>A small course</title>" in site.html()
    assert "<title>A &amp; B &lt; C - A small course</title>" in site.html("a/index.html")
