"""The index in small files: who is found by which words, and how little of it a search fetches, on a large site too."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from tests.searching import ROOT, all_of, files, led, looked_up, phrases, saying, shown, value, weight

from publish.bundle import SEARCH, bundle
from search.counting import page as count_page
from search.documents import Document, author, ordinary, parted
from search.index import TEXTS, doi, index
from search.sections import Section
from search.words import COMMON, RELATED, key, name, words

if TYPE_CHECKING:
    from tests.conftest import BuildSite

FIRST_RESULT = 60_000
"""Bytes before a first result, on a host that packs nothing: at 50 kB a second, a little over a second."""


def page(number: int, text: str, title: str = "", **more: object) -> Document:
    return Document(f"p{number}/", title or f"Page {number}", "Module", [Section("", "", text)], **more)  # type: ignore[arg-type]


# --- Who is found -------------------------------------------------------------------------------------------------


def test_a_word_leads_to_all_that_say_it_in_any_form_and_a_small_word_nowhere() -> None:
    made = index([page(0, "The rupture."), page(1, "Two ruptures, and a repair."), page(2, "Nothing of it.")])
    assert saying(made, key("ruptured")) == [0, 1] and saying(made, key("repairs")) == [1]
    assert saying(made, "the") == saying(made, "of") == []


def test_kinds_stand_in_order_so_that_of_two_alike_the_weightier_is_first() -> None:
    docs = [Document("w", "Rain", "Source"), Document("t", "Rain", "Term"), Document("m", "Rain", "Module")]
    made = index(docs)
    assert list(shown(made)) == ["m", "t", "w"]
    assert [kind for kind, _, _ in value(made, "index")["kinds"]] == ["Module", "Term", "Source"]


def test_a_title_and_a_heading_are_looked_up_as_a_whole() -> None:
    sections = [Section("", "", "Text."), Section("second", "When it thunders", "More."), Section("third", "Steps", "")]
    shared = [Document(f"e{n}/", f"Exercise {n}", "Exercise", [Section("s", "Steps", "")]) for n in range(6)]
    made = index([Document("m/", "What is rain?", "Module", sections), *shared])
    assert looked_up(made, name(words("rain")))[1] == [[0, "what is rain"]]
    assert looked_up(made, name(words("thunder")))[1] == [[0, 1]]
    assert looked_up(made, name(words("steps")))[1] is None, "what stands on many pages names none"


def test_a_synonym_leads_to_its_page_as_a_whole_and_its_words_apart_less() -> None:
    made = index([page(0, "Text.", also=("wet weather", "a rain")), page(1, "Text.", also=("weather", "a wet day"))])
    assert led(made, "weather, wet") == [[0]] and led(made, "weather") == [[1]] and led(made, "rain") == []
    assert phrases(made, "weather")[0, 0] < phrases(made, "weather")[1, 0], "half a phrase is less than all of one"


def test_a_synonym_of_one_telling_word_counts_with_its_small_words() -> None:
    made = index([page(0, "Text.", also=("you are not alone",)), page(1, "Text.", also=("alone",))])
    assert looked_up(made, name(words("alone")))[1] == [[0, "you are not alon", 2]]
    assert phrases(made, "alone")[0, 0] < 0.7 and led(made, "alone") == [[1]]


def test_what_people_ask_leads_to_the_pages_of_its_line_in_order() -> None:
    asked = [(["p2/", "nowhere", "p0/"], ["so tired", "sleepy at work"]), (["nowhere"], ["sad"])]
    made = index([page(n, "Text.") for n in range(3)], asked=asked)
    assert led(made, "sleepy work") == [[2, 0]] and led(made, "sad") == [] and saying(made, key("sleepy")) == []
    assert looked_up(made, name(words("tired")))[1] == [[2, "so tir", 2]]
    sure, unsure = phrases(made, "sleepy")[3, 1], phrases(made, "work")[3, 1]
    assert sure > unsure > 0, "a word that tells little is less of a phrase"


def test_a_long_line_keeps_all_its_phrases() -> None:
    said = [f"{one}a{other}ok rain" for one in "bdfgkmnprtvwz" for other in "bdfgkmnprtvwz"]
    made = index([page(0, "Text.")], asked=[(["p0/"], said)])
    assert all(led(made, one) == [[0]] for one in said)


def test_a_word_that_people_type_for_one_of_a_phrase_is_nearly_as_much_of_it() -> None:
    made = index([page(0, "Text.", also=("angry boss",))])
    assert 0 < phrases(made, "manager")[0, 0] < phrases(made, "boss")[0, 0] and saying(made, key("manager")) == []


def test_a_rare_word_finds_those_who_say_a_related_one_and_a_common_word_does_not() -> None:
    assert {"manager", "boss"} <= {word for line in RELATED for word in line.split() if "boss" in line}
    docs = [page(0, "Our manager."), *(page(n, "A boss." if n < 9 else "Nobody.") for n in range(1, 99))]
    made = index(docs)
    assert saying(made, key("manager")) == list(range(9)), "said once, so a boss will do"
    assert saying(made, key("boss")) == list(range(1, 9)), "said often"
    assert key("leader") not in COMMON and saying(made, key("leader")) == list(range(9)), "nobody says it"


def test_facts_are_found_as_words_with_their_numbers() -> None:
    made = index([page(0, "Text, 45 of it."), page(1, "Text.", facts="45 minutes, groups of 6")])
    assert saying(made, key("45")) == [1] and saying(made, key("6")) == [1] and saying(made, key("min")) == [1]


def test_what_was_counted_before_makes_the_same_index() -> None:
    html = '<p>Opening rain.</p><h2 id="a">A part</h2><p>More rains.</p>'
    counted = count_page(html=html, before="Before.", title="A rain", summary="", facts="5 minutes")
    kept = json.loads(json.dumps(counted))
    read = [Section("", "", "Before. Opening rain."), Section("a", "A part", "More rains.")]
    document = Document("m/", "A rain", "Module", read, also=("wet",), facts="5 minutes")
    assert [tuple(one) for one in kept["sections"]] == [("", "", "Before. Opening rain."), ("a", "A part", "More rains.")]
    assert index([replace(document, counted=kept)]) == index([document])


def test_a_long_page_keeps_all_its_sections_and_all_its_words() -> None:
    sections = [Section(f"s{n}", f"Heading {n}", f"word{chr(97 + n)}") for n in range(26)]
    made = index([Document("m/", "Long", "Module", sections)])
    assert [one[0] for one in shown(made)["m/"]["sections"]] == [f"s{n}" for n in range(26)]
    assert all(saying(made, key(f"word{chr(97 + n)}")) == [0] for n in range(26))


def test_every_word_of_random_texts_is_found_where_it_stands() -> None:
    chance = random.Random(7)
    texts = [" ".join("".join(chance.choices("abcdeknorst", k=chance.randint(3, 8))) for _ in range(60)) for _ in range(60)]
    made = index([page(number, one) for number, one in enumerate(texts)])
    for number, one in enumerate(texts):
        assert all(number in saying(made, key(word)) for word in one.split() if word not in COMMON)


def test_a_file_of_texts_is_small_also_where_most_of_it_is_said_of_the_whole() -> None:
    made = index([Document(f"r/#w{n}", f"Work {n}, {'with a long title ' * 12}", "Source", also=("one", "two")) for n in range(99)])
    assert len(shown(made)) == 99 and max(weight(text) for file, text in made.items() if file.startswith("search/t")) < TEXTS + 500


def test_an_index_of_nothing_and_of_odd_texts_is_made_without_a_fault() -> None:
    assert shown(index([])) == {}
    made = index([page(0, ""), page(1, '"\\</script>\u2028 \N{GRINNING FACE} ' + "x" * 9000, '<b>"'), Document("e", "", "Page")])
    assert shown(made)["p1/"]["title"] == '<b>"'


def test_the_same_documents_make_the_same_bytes_and_another_text_another_version() -> None:
    docs = [page(n, f"Some words on rain {n}") for n in range(9)]
    assert index(docs) == index(list(docs))
    assert value(index(docs), "index")["v"] != value(index([*docs, page(10, "x")]), "index")["v"]


# --- Works --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "name", "rest"),
    [
        ("Ginwright, S. (2018). Healing: From a to b. Medium.", "Ginwright, S. (2018). Healing: From a to b", "Medium."),
        (
            "Weir, K. N. (2009). Just a parallel? Journal, 2(1). https://doi.org/10.1/x",
            "Weir, K. N. (2009). Just a parallel?",
            "Journal, 2(1).",
        ),
        ("No year at all", "No year at all", ""),
    ],
)  # fmt: skip
def test_a_work_is_named_by_author_year_and_title(reference: str, name: str, rest: str) -> None:
    assert parted(reference) == (name, rest)


def test_an_author_whose_name_is_an_ordinary_word_counts_for_less() -> None:
    known = ordinary(["The young people of Ginwright, and a field."])
    assert author(["Ginwright", "Young"], "2018", known) == "Ginwright 2018"
    assert author(["Carroll"], "2022a", known) == "Carroll 2022 2022a"


@pytest.mark.parametrize(
    "typed",
    ["10.1186/S12889-017-4153-7", "https://doi.org/10.1186/s12889-017-4153-7", "doi: 10.1186/s12889-017-4153-7."],
)
def test_a_doi_is_known_however_it_is_written(typed: str) -> None:
    assert doi(typed) == "10.1186/s12889-017-4153-7"
    work = Document("r/#a", "A (2017). B", "Source", heads="A 2017")
    assert saying(index([work], {"r/#a": doi(typed)}), doi(typed)) == [0]


# --- A site -------------------------------------------------------------------------------------------------------


def test_pages_terms_and_works_are_found_and_values_of_front_matter_stay_text(build_site: BuildSite) -> None:
    work = (
        "@book{roe2010,\n  author = {Roe, A.},\n  title = {On rain \\& on},\n  year = {2010},\n  publisher = {Press},\n"
        "  keywords = {status-verified},\n  annote = {Seen: Press.},\n}\n"
    )
    site = build_site(
        {
            "docs/a.md": '---\ntitle: "Ten <b>minutes</b>"\nalso: [quarter of an hour]\n---\n\n'
            "Text on [drizzle](glossary.md#drizzle).\n\n## Part\n\nMore.\n",
            "docs/b.md": "---\ntitle: B\nsearch: {exclude: true}\n---\n\nKept out.\n",
            "docs/c.md": "---\ntitle: C\nsummary: Of c.\nsearch: {exclude: text}\n---\n\nKept out.\n",
            "docs/references.md": "---\ntitle: References\n---\n\n<!-- references-all -->\n",
            "docs/glossary.md": "---\ntitle: Glossary\n---\n\n<!-- terms -->\n",
            "glossary/drizzle.md": "---\nterm: Drizzle\naliases: [drizzles]\nalso: [fine rain]\n---\nRain in small drops [@roe2010].\n",
            "bibliography.bib": work,
        },
        warns=["[front-matter-html]"],
    )
    made = files(site.folder)
    found = shown(made)
    assert found["a/"]["title"] == "Ten <b>minutes</b>" and found["a/"]["also"] == ["quarter of an hour"]
    assert [one[:2] for one in found["a/"]["sections"]] == [["", ""], ["part", "Part"]]
    assert "b/" not in found and found["c/"] == {"title": "C", "summary": "Of c.", "also": [], "sections": []}
    assert found["references/#roe2010"]["title"] == "Roe, A. (2010). On rain & on"
    assert found["glossary/#drizzle"]["title"] == "Drizzle" and "Rain in small drops" in all_of(found["glossary/#drizzle"])
    assert led(made, "fine rain") == [[list(found).index("glossary/#drizzle")]]
    assert 'id="roe2010"' in site.html("references/index.html")


# --- How much is fetched ------------------------------------------------------------------------------------------


def test_a_first_result_costs_60_kilobytes_at_most_at_a_thousand_pages() -> None:
    """Three words, among them the commonest, half typed, on a host that packs nothing; words follow Zipf's law."""
    chance = random.Random(3)
    vocabulary = ["".join(chance.choice(sound) for sound in ("bcdfgklmnprstv", "aeiou") * chance.randint(2, 4)) for _ in range(9000)]
    often = list(accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))

    def say(number: int) -> list[str]:
        return chance.choices(vocabulary, cum_weights=often, k=number)

    also = [[" ".join(say(2)) for _ in range(6)] for _ in range(1000)]
    docs = [page(n, " ".join(say(300)), " ".join(say(4)), summary=" ".join(say(20)), also=also[n]) for n in range(1000)]
    all_files = index(docs)
    made = {file.removeprefix("search/").removesuffix(".js"): weight(script) for file, script in all_files.items()}
    scripts = bundle(ROOT / "theme", {SEARCH: [f"assets/search/{part}.js" for part in ("words", "rank", "found")]})
    before = weight(scripts[SEARCH].text) + made["index"]
    largest = max(size for file, size in made.items() if file.startswith("t"))
    assert sum(file.startswith("w") for file in made) > 100
    costs = []
    for line in [vocabulary[:3], *(say(3) for _ in range(200))]:
        fetched = {looked_up(all_files, sought)[0] for sought in (*map(key, line), name(line))}
        last = looked_up(all_files, key(line[-1]))[0]
        fetched.add(f"w{int(last[1:]) + 1}")
        costs.append(before + sum(made.get(file, 0) for file in fetched) + largest)
    assert max(costs) <= FIRST_RESULT, sorted(costs)[-5:]
