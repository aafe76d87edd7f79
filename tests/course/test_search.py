"""What readers of this course look for, and where it stands. Add a line to queries.tsv when a search let you down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from search.words import content, key, words
from tests.browser import watched
from tests.searching import files, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

QUERIES = Path(__file__).with_name("queries.tsv")
FIRST, AMONG_THREE = 0.90, 0.97
"""Of all queries in the list, how many find a right page first, and how many among three."""

# A line is asked as it is typed: all that matters is what is shown, and in which order.
ASK = """async (lines) => {
  const answers = {};
  for (const line of lines) {
    const { found } = await searching.find(line);
    answers[line] = await Promise.all(found.slice(0, 3).map(async ({ doc }) => (await searching.show(doc, [0])).address));
  }
  return answers;
}"""


@pytest.fixture(scope="module")
def searcher(browser: Browser, served_site: str) -> Iterator[Page]:
    """A page whose search is open."""
    with watched(browser) as context:
        page = context.new_page()
        page.goto(served_site)
        page.locator(".search__field").focus()
        page.locator(".search__said", has_text="Type to start searching").wait_for()
        yield page


@pytest.fixture(scope="module")
def known(built_site: Path) -> Mapping[str, dict[str, Any]]:
    return shown(files(built_site))


def queries() -> list[tuple[str, list[str]]]:
    lines = [line.split("\t") for line in QUERIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(query, pages.split("|")) for query, pages in lines]


def test_every_right_page_of_the_list_can_be_found(known: Mapping[str, Any]) -> None:
    assert len(queries()) == len({query for query, _ in queries()})
    assert not {page for _, pages in queries() for page in pages} - known.keys()


def test_nine_of_ten_queries_find_a_right_page_first_and_nearly_all_among_three(searcher: Page) -> None:
    found = searcher.evaluate(ASK, [query for query, _ in queries()])
    first = [query for query, pages in queries() if not set(found[query][:1]) & set(pages)]
    three = [query for query, pages in queries() if not set(found[query]) & set(pages)]
    told = "\n".join(f"{query}: {', '.join(found[query]) or 'nothing'}" for query in first)
    assert len(first) <= (1 - FIRST) * len(queries()), told
    assert len(three) <= (1 - AMONG_THREE) * len(queries()), told


def test_every_title_finds_its_page_first(searcher: Page, known: Mapping[str, dict[str, Any]]) -> None:
    """Pages, terms, and works whose title is more than a word or two; of those with one title, the weightiest."""
    titles: dict[str, str] = {}
    for address, one in known.items():
        title = one["title"]
        if address.startswith("references/#"):
            title = title.partition("). ")[2]
            if len(content(words(title, joined=False))) < 3:
                continue
        titles.setdefault(title, address)
    found = searcher.evaluate(ASK, list(titles))
    same = {address: " ".join(map(key, words(title, joined=False))) for title, address in titles.items()}
    first = {title: (found[title] or [""])[0] for title in titles}
    wrong = {title: first[title] for title, address in titles.items() if same.get(first[title]) != same[address]}
    assert len(titles) > 400 and not wrong


def test_a_slip_of_the_finger_in_any_term_still_finds_it(searcher: Page, known: Mapping[str, dict[str, Any]]) -> None:
    """A letter missing at the front, in the middle and at the end, two swapped, one too many, in its longest word."""
    typed: dict[str, str] = {}
    for address in sorted(known):
        longest = max(known[address]["title"].lower().split(), key=len, default="")
        if address.startswith("glossary/#") and len(longest) >= 8 and longest.isalpha():
            middle = len(longest) // 2
            slips = (
                longest[1:], longest[:middle] + longest[middle + 1 :], longest[:-1], longest[:middle] + "x" + longest[middle:],
                longest[:2] + longest[3] + longest[2] + longest[4:],
            )  # fmt: skip
            typed |= {known[address]["title"].lower().replace(longest, slip): address for slip in slips}
    found = searcher.evaluate(ASK, list(typed))
    missed = {line: found[line] for line, address in typed.items() if address not in found[line]}
    assert len(typed) > 200 and len(missed) <= len(typed) // 50, missed


def test_a_browser_takes_words_as_the_index_does(searcher: Page, known: Mapping[str, dict[str, Any]]) -> None:
    said = sorted({word for one in known.values() for section in one["sections"] for word in words(section[2])})
    theirs = searcher.evaluate("(all) => all.map((word) => searching.key(word))", said)
    assert len(said) > 5000
    assert {word: other for word, other in zip(said, theirs, strict=True) if key(word) != other} == {}


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("reenactment", "re-enactment"), ("re enactment", "re-enactment"), ("people's", "people’s"), ("recognize", "recognise"),
        ("organization", "organisation"), ("Hammarstrom", "Hammarström"), ("ruptures", "rupture"), ("healing-centred", "healing-centered"),
        ("-parallel process", "parallel process"), ("parallel: ~process", "parallel process"), ("^parallel process*", "parallel process"),
        ("PARALLEL PROCESS", "parallel process"), ("exercises for a group of 20", "exercises group 20"),
    ],
)  # fmt: skip
def test_signs_spellings_and_small_words_change_nothing_of_what_is_found(searcher: Page, typed: str, same: str) -> None:
    found = searcher.evaluate(ASK, [typed, same])
    assert found[typed] == found[same] and found[same]


@pytest.mark.parametrize("typed", ["a", "the", "th", "to", "is"])
def test_a_small_word_or_a_syllable_is_no_beginning_of_others(searcher: Page, typed: str) -> None:
    assert searcher.evaluate("async (line) => (await searching.find(line)).found.length", typed) < 5


def test_whole_words_come_before_beginnings(searcher: Page) -> None:
    found = searcher.evaluate("async (line) => (await searching.find(line)).found.map(({ covers, score }) => score)", "coach")
    assert found == sorted(found, reverse=True) and len(found) > 20


def test_a_word_that_is_left_out_twice_is_named_once(searcher: Page) -> None:
    searcher.locator(".search__field").fill("xqzvw supervision xqzvw")
    said = searcher.locator(".search__said", has_text="without")
    said.wait_for()
    assert said.inner_text().count("xqzvw") == 1
