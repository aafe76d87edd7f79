"""Which words are one to search, and which are not."""

from __future__ import annotations

import pytest

from search.words import content, fold, key, name, words

ONE = (
    "supervise supervised supervises supervising supervision supervisor supervisors",
    "organise organize organised organizing organisation organizations organizational",
    "recognise recognize recognised recognizing", "behaviour behavior behaviours", "centre center centred centered centers",
    "counselling counseling", "travelled traveled", "licence license licensing", "practice practise practising", "analyse analyze",
    "judgement judgment", "programme program programmes", "rupture ruptures ruptured", "study studies studied studying",
    "process processes processing", "agree agreed agreement", "child children", "crisis crises", "apology apologies",
    "critic critics critique criticism critical", "perform performance", "resist resistance", "minute minutes min mins",
    "reflect reflecting reflection reflective", "pces pce", "notice noticing noticed", "coach coaches coaching coached",
)  # fmt: skip
APART = ("four for", "process procedure", "trauma trust", "person personal", "story store", "heal health", "work worker", "test tester")


@pytest.mark.parametrize("line", ONE)
def test_forms_and_spellings_of_a_word_are_one(line: str) -> None:
    assert len({key(word) for word in line.split()}) == 1, {word: key(word) for word in line.split()}


@pytest.mark.parametrize("line", APART)
def test_words_that_only_look_alike_are_not(line: str) -> None:
    one, other = content(line.split()) if line != "four for" else ("four", "for")
    assert key(one) != key(other) or other not in content([one, other])


def test_case_accents_apostrophes_hyphens_and_initials_make_no_difference() -> None:
    assert words("The Client’s people's S.E.L.F. Hammarström don’t") == ["the", "client", "people", "self", "hammarstrom", "dont"]
    assert words("re-enactment") == ["re", "enactment", "reenactment"]
    assert words("re\u2010enactment") == words("re\u2011enactment") == words("re-enactment")
    assert words("E-book e-mail p-value") == ["ebook", "email", "pvalue"] and key("2011") != key("201")
    assert fold("Øster Straße Łódź") == "oster strasse lodz"


def test_small_words_tell_nothing_unless_they_are_all_there_is() -> None:
    assert content(words("How do I give feedback to my supervisor?")) == ["feedback", "supervisor"]
    assert content(words("What now?")) == ["what", "now"]


def test_a_name_is_the_same_in_any_order_and_with_any_small_words() -> None:
    assert name(words("What is parallel process?")) == name(words("the process, parallel")) == name(words("Parallel processes"))


def test_a_small_number_is_its_word_and_a_year_stays() -> None:
    assert key("6") == key("six") and key("20") == key("twenty") and key("2018") == "2018"


@pytest.mark.parametrize("word", ["", "s", "es", "ed", "ing", "ies", "ll", "'", "ß", "数", "a" * 300, "eeeeeeeee", "sssssss"])
def test_odd_words_are_taken_without_a_fault(word: str) -> None:
    assert isinstance(key(word), str) and isinstance(name(words(word)), str)
