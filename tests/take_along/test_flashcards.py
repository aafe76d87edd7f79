"""The deck as Anki opens it: cards with sources, and the same ids in every deck, so that a later one changes the same cards."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.take_along.course import LISTENING, sources, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite


class Card(NamedTuple):
    guid: str
    deck: int
    model: int
    changed: int
    asked: str
    answer: str
    sources: str


def cards(site: Path, folder: Path) -> dict[str, Card]:
    """The cards of a site's deck, by what they ask."""
    packed = unpacked(site / "take-along/small-course.apkg")
    assert packed["media"] == b"{}"
    file = folder / "collection.anki2"
    file.write_bytes(packed["collection.anki2"])
    with sqlite3.connect(file) as base:
        rows = base.execute("select guid, did, mid, notes.mod, flds from notes join cards on cards.nid = notes.id").fetchall()
    base.close()
    found = [Card(*row[:4], *row[4].split("\x1f")) for row in rows]
    return {card.asked: card for card in found}


@pytest.fixture(scope="module")
def deck(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return cards(packages, tmp_path_factory.mktemp("deck"))


def test_every_word_and_every_question_with_an_answer_is_a_card(deck: dict[str, Card]) -> None:
    assert {"Unspoken doubt", "Name two signs of an unspoken doubt.", "Repeat one sentence as it was said."} < deck.keys()
    assert len(deck) == 1 + 3 * 2
    assert deck["Repeat one sentence as it was said."].answer == "Word for word."


def test_a_card_names_where_it_comes_from(deck: dict[str, Card]) -> None:
    asked = deck["Name two signs of an unspoken doubt."].sources
    assert "From the module “Noticing”." in asked and "(2018)" in asked
    assert "https://example.org/course/practice/noticing/" in asked
    assert "(20" in deck["Unspoken doubt"].sources
    assert "It rests on Example and Sample (2020), " in asked


def test_words_and_strands_have_decks_of_their_own(deck: dict[str, Card]) -> None:
    decks = {asked: card.deck for asked, card in deck.items()}
    assert len(set(decks.values())) == 2 and len({card.model for card in deck.values()}) == 1
    assert list(decks.values()).count(decks["Unspoken doubt"]) == 1


def test_a_later_deck_changes_the_same_cards(deck: dict[str, Card], build_along: BuildSite, tmp_path: Path) -> None:
    changed = LISTENING.replace("Word for word.", "Each word as it was.").replace("2026-11-23", "2026-11-24")
    site = build_along(sources() | {"docs/practice/listening.md": changed}, site_url="https://example.org/course/")
    later = cards(site.folder, tmp_path)
    before, after = (found["Repeat one sentence as it was said."] for found in (deck, later))
    assert after.answer == "Each word as it was." and after.changed > before.changed
    assert {card.guid: card[1:3] for card in deck.values()} == {card.guid: card[1:3] for card in later.values()}
