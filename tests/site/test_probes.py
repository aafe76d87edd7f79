"""The small scripts by which the long checks look at a page find what they are there to find, and leave the rest alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SOUND = """<style>body { font: 16px sans-serif } ::placeholder { color: #444 }</style><article><p>Plain words.</p>
<details><summary>More</summary>Folded words.</details><input aria-label="Name" placeholder="Your name" style="border:
1px solid #333"><svg width="90" height="30"><rect width="90" height="30" fill="white"/><text y="20">Drawn</text></svg></article>"""
STYLED = "p::before { content: 'a sign'; color: #888 }"
LINK = "<a href='#x' style='{}'>here</a>"
OVER = "<div style='position: fixed; inset: 0; background: white'></div>"


def run(page: Page, name: str, given: str = "", body: str = SOUND) -> object:
    page.set_content(f"<!doctype html><html lang='en'><head></head><body>{body}</body></html>")
    probe = (ROOT / f"tests/audit/probes/{name}.js").read_text("utf-8")
    return page.evaluate(f"() => ({probe})({given!r})")


@pytest.mark.parametrize("name", ["cut-off", "contrast", "unseen"])
def test_a_sound_page_passes(page: Page, name: str) -> None:
    assert run(page, name, "button") == []


@pytest.mark.parametrize(
    ("name", "fault", "told"),
    [
        ("cut-off", "<p style='width: 3000px'>Wide.</p>", "the page is 30"),
        ("cut-off", "<div style='overflow: hidden'><p style='margin-left: 2000px; width: 9em'>Out.</p></div>", "outside: <p"),
        ("cut-off", "<p style='width: 4em; overflow: hidden; white-space: nowrap'>Words too long.</p>", "cut off: <p"),
        ("contrast", "<p style='color: #6b6b6b'>Grey.</p>", "text 5.33: p"),
        ("contrast", "<p style='opacity: .6'>Faint.</p>", "text 5.74: p"),
        ("contrast", "<div style='background: #555'><p>Dark.</p></div>", "text 2.82: p"),
        ("contrast", f"<style>{STYLED}</style><p>Styled.</p>", "::before 3.54: p"),
        ("contrast", "<style>::placeholder { color: #888 }</style><input placeholder='Name'>", "placeholder 3.54: input"),
        ("contrast", "<button style='border: 1px solid #ccc; background: white'>Go</button>", "border 1.61: button"),
        ("contrast", LINK.format("outline: 3px solid #d08a1c; color: black"), "ring 2.86: a"),
        ("contrast", "<article><svg width='90' height='30'><rect width='90' height='30' fill='#777'/>"
         "<text y='20'>Drawn</text></svg></article>", "drawn text 4.69: text"),
        ("unseen", "<article><p hidden>Hidden.</p></article>", "Hidden."),
        ("unseen", "<article><p style='opacity: 0'>Clear.</p></article>", "Clear."),
    ],
)  # fmt: skip
def test_a_fault_is_found(page: Page, name: str, fault: str, told: str) -> None:
    found = run(page, name, "button", fault)
    assert isinstance(found, list) and any(what.startswith(told) for what in found), found


@pytest.mark.parametrize(
    ("link", "lacks"),
    [
        (LINK.format("outline: 2px solid black"), []),
        (LINK.format("outline: none"), ["ring"]),
        (LINK.format("outline: 2px solid black; position: absolute; left: -900px"), ["seen", "free"]),
        (LINK.format("outline: 2px solid black") + OVER, ["free"]),
    ],
    ids=["sound", "no ring", "out of sight", "covered"],
)
def test_a_stop_of_the_keyboard_says_what_it_lacks(page: Page, link: str, lacks: list[str]) -> None:
    run(page, "words", "button", f"<article>{link}</article>")
    page.keyboard.press("Tab")
    stop = page.evaluate((ROOT / "tests/audit/probes/focus.js").read_text("utf-8"))
    assert [what for what in ("seen", "free", "ring") if not stop[what]] == lacks


def test_the_words_of_a_page_are_those_that_it_holds_folded_or_not(page: Page) -> None:
    assert run(page, "words", "summary, svg") == ["Plain", "words.", "Folded"]


def test_pressing_tells_what_a_policy_forbade(browser: Browser) -> None:
    context = browser.new_context()  # A watched visitor would complain of the very thing.
    page = context.new_page()
    sealed = {"Content-Type": "text/html", "Content-Security-Policy": "default-src 'none'"}
    page.route("**/*", lambda route: route.fulfill(headers=sealed, body="<article><button>Go</button></article>"))
    page.goto("http://127.0.0.1/")
    page.evaluate("() => (document.querySelector('button').onclick = () => (new Image().src = '/x.png'))")
    pressed, forbidden = page.evaluate((ROOT / "tests/audit/probes/press.js").read_text("utf-8"))
    context.close()
    assert pressed == 1 and [what.partition(" ")[0] for what in forbidden] == ["img-src"]


def test_spacing_sets_letters_further_apart(page: Page) -> None:
    run(page, "spacing")
    assert page.evaluate("getComputedStyle(document.querySelector('p')).letterSpacing") == "1.92px"
