"""A conversation on its page: linked scenes without a script, and with it one scene after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest
from markdown import Markdown

from learning.blocks import LessonBlocks
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.conftest import BuildSite

TALK = """\
/// conversation | Saying no
    you: Noor, who is tired
    with: Sam, who needs an answer

//// role | Noor
You said yes twice.
////

//// role | Sam
You would take a no.
////

//// scene | asked
"Can you do it?"

- "Fine." → yes

    It is quick, and *not true*.

- "Not today." -> later

    It is short.
////

//// scene | later
"When, then?"

- "On Friday." → no

    A day is a promise.

- "Fine, today." → yes

    It took one question.
////

//// ending | yes
    how: worse
You do it late.
////

//// ending | no
    how: stop
Sam nods.
////

//// observer
Listen for what is asked.
////
///
"""


@pytest.fixture(scope="module")
def talk() -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(Markdown(extensions=[LessonBlocks()]).convert(TALK))


def test_each_choice_is_a_link_to_what_it_cost_in_the_scene_that_it_leads_to(talk: lxml.html.HtmlElement) -> None:
    led = {}
    for link in talk.iterfind(".//a"):
        cost = talk.get_element_by_id(link.get("href")[1:])
        led[link.text_content()] = cost.getparent().get("data-name"), cost.text_content().split("\n")[2]
    assert led == {
        '"Fine."': ("yes", "It is quick, and not true."),
        '"Not today."': ("later", "It is short."),
        '"On Friday."': ("no", "A day is a promise."),
        '"Fine, today."': ("yes", "It took one question."),
    }


def test_nobody_reads_what_a_choice_costs_before_choosing(talk: lxml.html.HtmlElement) -> None:
    first = talk.get_element_by_id("conversation-1-asked").text_content()
    assert "It is quick" not in first and "It is short" not in first


def test_only_ones_own_part_stands_open(talk: lxml.html.HtmlElement) -> None:
    assert "You said yes twice." in talk.find("div[@class='talk-role']").text_content()
    folded = talk.find("details[@class='talk-role']")
    assert "You would take a no." in folded.text_content() and folded.get("open") is None


ANOTHER = TALK.replace("Saying no\n", "Saying no\n    name: saying-no-again\n    was: a b\n", 1)


def test_two_conversations_on_a_page_have_ids_of_their_own() -> None:
    both = lxml.html.fragment_fromstring(
        Markdown(extensions=[LessonBlocks()]).convert(f"{TALK}\n\n{ANOTHER}"), create_parent="div"
    )
    ids = [element.get("id") for element in both.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"conversation-1-asked", "conversation-2-asked", "conversation-saying-no", "saying-no-again"} <= set(ids)
    assert [talk.get("data-was") for talk in both.iter("section")] == ["conversation-1", "a b"]


@pytest.fixture(scope="module")
def address(build_site_once: BuildSite) -> Iterator[str]:
    site = build_site_once({"docs/index.md": f"---\ntitle: Home\n---\n\nText.\n\n{TALK}"})
    with serving(site.folder) as address:
        yield address


def _played(page: Page, address: str) -> Locator:
    page.goto(address)
    return page.locator(".conversation")


def test_a_choice_is_answered_and_the_way_so_far_stays(page: Page, address: str) -> None:
    talk = _played(page, address)
    path = talk.get_by_role("log")
    assert "It is short" not in path.inner_text()
    talk.get_by_role("button", name="Not today").click()
    assert re.search(r"Can you do it.*When, then.*It is short", path.inner_text(), re.DOTALL)
    assert talk.get_by_role("button", name="Not today").get_attribute("aria-pressed") == "true"


def test_going_back_means_pressing_another_answer(page: Page, address: str) -> None:
    talk = _played(page, address)
    talk.get_by_role("button", name="Not today").click()
    talk.get_by_role("button", name="On Friday").click()
    assert "Sam nods" in talk.get_by_role("log").inner_text()
    talk.get_by_role("button", name="Fine.").first.click()
    said = talk.get_by_role("log").inner_text()
    assert "You do it late" in said and "Sam nods" not in said and "When, then" not in said
    assert talk.get_by_role("button", name="Not today").get_attribute("aria-pressed") == "false"


def test_the_way_so_far_is_there_again_when_the_page_is(page: Page, address: str) -> None:
    talk = _played(page, address)
    talk.get_by_role("button", name="Not today").click()
    talk.get_by_role("button", name="On Friday").click()
    said = talk.get_by_role("log").inner_text()
    page.reload()
    assert talk.get_by_role("log").inner_text() == said
    talk.get_by_role("button", name="Begin again").click()
    page.reload()
    assert talk.locator(".talk-turn").count() == 1


def test_it_is_played_by_keyboard_and_focus_is_never_lost(page: Page, address: str) -> None:
    talk = _played(page, address)
    talk.get_by_role("button", name="Not today").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").strip() == '“Not today.”'
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == '“On Friday.”'
    page.keyboard.press("Space")
    assert "Sam nods" in talk.get_by_role("log").inner_text()


def test_the_way_can_be_written_into_ones_notes(page: Page, address: str) -> None:
    talk = _played(page, address)
    assert not talk.get_by_role("button", name="into my notes").is_visible()
    talk.get_by_role("button", name="Not today").click()
    talk.get_by_role("button", name="On Friday").click()
    talk.get_by_role("button", name="into my notes").click()
    note = talk.get_by_role("textbox").input_value()
    assert "I chose: “Not today.”" in note and "It ended: A place to stop" in note


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_every_scene_can_be_read_and_reached(page: Page, address: str) -> None:
    talk = _played(page, address)
    for words in ("Can you do it", "When, then", "You do it late", "Sam nods", "A day is a promise"):
        assert talk.get_by_text(words).is_visible()
    talk.get_by_role("link", name="On Friday").click()
    assert page.url.endswith("#conversation-1-later-a")
    assert talk.get_by_text("A day is a promise").is_visible()


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_a_choice_is_answered_and_not_the_others_that_lead_there(page: Page, address: str) -> None:
    talk = _played(page, address)
    talk.get_by_role("link", name="Fine, today").click()
    assert talk.get_by_text("It took one question").is_visible()
    assert not talk.get_by_text("It is quick, and").is_visible()
