"""A conversation on paper: nobody holds a card that says what only the other person knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checks.conversations import PARAGRAPH_TAKES, PARAGRAPHS, ROLE_HOLDS
from citations.bibliography import Library
from sheets import compose, typeset
from sheets.blocks.cards import Card, CardsNode
from sheets.naming import sheets_of
from sheets.nodes import BulletList, Paragraph, to_data
from tests.sheets import judge, paper

if TYPE_CHECKING:
    from sheets.naming import Sheet

FILE = Path(__file__).parents[1] / "checks" / "good" / "exercises" / "saying-no.md"
MATERIAL = paper.material(FILE, Library.parse(paper.LIBRARY.replace("example2020,", "example2020noticing,")))
COSTS = "It is quick, and it is not true.", "It is short, and Sam knows", "It is not yours alone to carry."
ENDS = "You do it late, and badly.", "Sam nods.", "Two of you look at the list."


@pytest.mark.parametrize("sheet", sheets_of("saying-no"), ids=lambda sheet: sheet.uri)
def test_scenes_and_what_choices_cost_are_for_facilitators_alone(sheet: Sheet) -> None:
    data = json.dumps(compose.document(MATERIAL, sheet))
    assert all((words in data) == (sheet.variant == "guide") for words in (*COSTS, *ENDS))


def test_each_card_says_what_one_person_knows() -> None:
    document = compose.document(MATERIAL, sheets_of("saying-no")[0])
    cards = {card["name"]: json.dumps(card) for node in document["cards"] for card in node.get("cards", [])}
    assert cards.keys() == {"Noor", "Sam"}
    assert "You said yes twice" in cards["Noor"] and "You would take a no" not in cards["Noor"]
    assert "You would take a no" in cards["Sam"] and "You said yes twice" not in cards["Sam"]
    body = json.dumps(document["body"])
    assert "You said yes twice" not in body and "You would take a no" not in body


@pytest.mark.parametrize("paragraphs", (1, 2, 3, 5, 9, 13))
def test_a_card_holds_as_much_as_the_check_allows_a_role(paragraphs: int) -> None:
    prose = "You have waited for this talk since the spring, and you know what it would cost her to say so aloud. " * 8
    holds = ROLE_HOLDS - PARAGRAPH_TAKES * max(0, paragraphs - PARAGRAPHS)
    alike = [holds // paragraphs] * paragraphs
    one_long = [min(56, alike[0])] * (paragraphs - 1)  # A line and a word each, which takes two lines.
    for shares in (alike, [*one_long, holds - sum(one_long)]):
        parts = [Paragraph([prose[:share].rsplit(" ", 1)[0]]) for share in shares]
        for children in (parts, [BulletList([[part] for part in parts])]):
            cards = CardsNode(["A card for each person"], [], 1, [Card("Meera", ["Meera"], children)])
            sheet = next(sheet for sheet in sheets_of("saying-no") if sheet.variant == "large-print")
            only_cards = {"cards": to_data([cards]), "body": [], "sources": []}
            typeset.as_is("sheets/single.typ", compose.document(MATERIAL, sheet) | only_cards)


def test_the_people_are_named_in_a_sentence_that_is_true_whoever_reads_it() -> None:
    body = json.dumps(compose.document(MATERIAL, sheets_of("saying-no")[0])["body"])
    assert "The people are Noor, who is tired; and Sam, who needs an answer." in body


def test_the_observer_has_what_to_listen_for_and_room_to_write() -> None:
    document = compose.document(MATERIAL, sheets_of("saying-no")[0])
    assert document["cards"][-1]["type"] == "observer" and "Listen for what is asked." in json.dumps(document["cards"])
    assert "Listen for what is asked." not in json.dumps(document["body"])
    assert any(field.label.startswith("Sentences") for field in MATERIAL.fields)


def test_a_guide_has_no_lines_for_the_observer_to_write_on() -> None:
    guide = next(sheet for sheet in sheets_of("saying-no") if sheet.variant == "guide")
    document = compose.document(MATERIAL, guide)
    [page] = judge.pages(typeset.as_is("sheets/single.typ", document | {"notes": [], "body": [], "cards": document["cards"][-1:]}).pdf)
    below = next(word.bottom for word in page.text if word.text == "Sentences,")
    assert len([line for line in page.strokes if line.right - line.left > 400 and below < line.top]) == 1  # That above the sources.


def test_the_guide_says_by_number_where_each_choice_leads() -> None:
    guide = next(sheet for sheet in sheets_of("saying-no") if sheet.variant == "guide")
    said = json.dumps(compose.document(MATERIAL, guide)["notes"], ensure_ascii=False)
    assert said.index("Afterwards" if "Afterwards" in said else "Timing") < said.index("Every scene")
    assert "(to 2)" in said and "(to 3)" in said and "(to 4)" in said
