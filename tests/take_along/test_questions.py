"""Self-checks in question banks: every option with what is said of it, every right answer right, the same names each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.take_along.course import unpacked

if TYPE_CHECKING:
    from pathlib import Path

CP, QTI = "{http://www.imsglobal.org/xsd/imscp_v1p1}", "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
NAMES = ["practice-noticing-doubt", "practice-noticing-helps"]


@pytest.fixture(scope="module")
def package(packages: Path) -> dict[str, bytes]:
    return unpacked(packages / "take-along/qti/practice.zip")


@pytest.fixture(scope="module")
def several(package: dict[str, bytes]) -> etree._Element:
    """The question to which two of three answers fit."""
    return etree.fromstring(package["items/practice-noticing-helps.xml"])


def said(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_strand_is_a_test_with_an_item_for_each_self_check(package: dict[str, bytes]) -> None:
    assert sorted(package) == ["imsmanifest.xml", *(f"items/{name}.xml" for name in NAMES), "test.xml"]
    manifest, test = etree.fromstring(package["imsmanifest.xml"]), etree.fromstring(package["test.xml"])
    assert [one.get("href") for one in test.iter(f"{QTI}assessmentItemRef")] == [f"items/{name}.xml" for name in NAMES]
    assert [one.get("title") for one in test.iter(f"{QTI}assessmentSection")] == ["Noticing"]
    resources = {one.get("identifier"): one for one in manifest.iter(f"{CP}resource")}
    assert sorted(one.get("href") for one in resources.values()) == sorted(package.keys() - {"imsmanifest.xml"})
    assert [one.get("identifierref") for one in resources["TEST"].iter(f"{CP}dependency")] == NAMES
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "QTIv2.1 Package"
    assert "CC BY 4.0" in said(manifest)


def test_an_item_says_which_answers_fit_and_something_of_each(several: etree._Element) -> None:
    [response] = several.iter(f"{QTI}responseDeclaration")
    assert response.get("cardinality") == "multiple"
    assert [one.text for one in response.iter(f"{QTI}value")] == ["A", "C"]
    choices = {one.get("identifier"): said(one) for one in several.iter(f"{QTI}simpleChoice")}
    assert choices == {"A": "A pause.", "B": "A quick <so> & no pause.", "C": "A question."}
    feedback = {one.get("identifier"): one for one in several.iter(f"{QTI}modalFeedback")}
    assert said(feedback["B"]) == "It closes what a doubt had opened."
    assert feedback.keys() == choices.keys()


def test_what_an_answer_rests_on_stands_below_it_in_full(several: etree._Element) -> None:
    first, *works = next(several.iter(f"{QTI}modalFeedback"))
    assert said(first).startswith("It leaves room (")
    assert len(works) == 2 and all("(20" in said(work) for work in works)


def test_one_answer_that_fits_is_a_single_choice(package: dict[str, bytes]) -> None:
    item = etree.fromstring(package["items/practice-noticing-doubt.xml"])
    assert next(item.iter(f"{QTI}responseDeclaration")).get("cardinality") == "single"
    assert next(item.iter(f"{QTI}choiceInteraction")).get("maxChoices") == "1"
    assert "Noor agrees to everything." in said(next(item.iter(f"{QTI}prompt")))


def test_an_item_names_the_module_that_has_to_be_read_first(several: etree._Element) -> None:
    [link] = next(several.iter(f"{QTI}itemBody")).iter(f"{QTI}a")
    assert (link.text, link.get("href")) == ("Noticing", "https://example.org/course/practice/noticing/")


def test_items_hold_nothing_that_a_question_bank_does_not_know(package: dict[str, bytes]) -> None:
    for name in NAMES:
        item = etree.fromstring(package[f"items/{name}.xml"])
        assert {etree.QName(one).namespace for one in item.iter(etree.Element)} == {QTI.strip("{}")}
        body = [one for part in ("itemBody", "modalFeedback") for parent in item.iter(f"{QTI}{part}") for one in parent.iter()]
        assert not [one for one in body if set(one.attrib) & {"class", "role", "style", "target"} or one.tag == f"{QTI}span"]
        assert all(one.get("href").startswith("http") for one in body if one.tag == f"{QTI}a")


# --- Moodle -------------------------------------------------------------------------------------------------------------


def test_moodle_has_the_same_questions_with_shares_that_add_up(packages: Path) -> None:
    quiz = etree.parse(packages / "take-along/moodle/practice.xml")
    questions = quiz.findall("question[@type='multichoice']")
    assert [one.findtext("idnumber") for one in questions] == NAMES
    assert [one.findtext("single") for one in questions] == ["true", "false"]
    shares = [[answer.get("fraction") for answer in one.iter("answer")] for one in questions]
    assert shares == [["0", "100"], ["50", "-100", "50"]]
    assert quiz.findtext("question/category/text") == "$course$/top/A small course/Practice"


def test_moodle_is_given_text_that_is_html(packages: Path) -> None:
    quiz = etree.parse(packages / "take-along/moodle/practice.xml")
    texts = [one.text for one in quiz.iter("text")]
    assert "<p>A quick <code>&lt;so&gt;</code> &amp; no pause.</p>" in texts
    assert any(text.startswith("<p>It leaves room (") and text.count("<p>") == 3 for text in texts)
