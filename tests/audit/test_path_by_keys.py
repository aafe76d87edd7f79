"""A path walked by keys alone in Firefox and WebKit: read, answered, noted, saved, printed, forgotten; nothing holds the focus."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.audit.engines import launched
from tests.audit.test_keyboard import LONGEST
from tests.pages import EXERCISE, KINDS, PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.audit.engines import Engine

READERS = {"firefox": ("firefox", 1280), "firefox at 360 px": ("firefox", 360), "webkit": ("webkit", 1280)}
"""Which browser, and how wide its window is. WebKit's does not get narrower than 447 pixels."""
FURTHEST = 250
"""Stops after which a place counts as out of reach."""
WATCHED = """(() => {
  [window.printed, window.saved] = [0, []];
  window.print = () => { window.printed += 1; };
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => { file.text().then((text) => saved.push(text)); return make(file); };
})()"""


class Walk:
    """A reader with a keyboard, who looks at every stop: it is in sight, nothing lies over it, and it has a ring."""

    def __init__(self, engine: Engine, base: str, focus: str) -> None:
        self.engine, self.base, self.focus = engine, base, focus
        self.ask, self.keys, self.wait = engine.ask, engine.keys, engine.wait
        self.faults: list[str] = []

    def step(self) -> bool:
        """Go on by Tab; false at the end of the page."""
        self.keys("Tab")
        stop = self.ask(f"({self.focus})()")
        if stop and not stop["seen"]:
            time.sleep(0.3)  # WebKit scrolls a moment later.
            stop = self.ask(f"({self.focus})()")
        lacks = [what for what in ("seen", "free", "ring") if stop and not stop[what]]
        self.faults += [f"{self.ask('location.pathname')}: not {' '.join(lacks)}: {stop['what']}"] if lacks else []
        return bool(stop)

    def tab_to(self, selector: str, words: str = "") -> None:
        """Go on by Tab to the next stop that fits."""
        for _ in range(FURTHEST):
            assert self.step(), f"{selector} {words}: not before the end of {self.ask('location.href')}"
            if self.on(selector) and words in self.ask("document.activeElement.innerText ?? ''"):
                return
        raise AssertionError(f"{selector} {words}: not within {FURTHEST} stops of {self.ask('location.href')}")

    def on(self, selector: str) -> bool:
        """Has what a selector finds the focus?"""
        return bool(self.ask(f"document.hasFocus() && document.activeElement.matches({selector!r})"))

    def follow(self, selector: str, words: str = "") -> None:
        """Go to a link, press Enter and wait for what it leads to."""
        self.tab_to(selector, words)
        there = self.ask("document.activeElement.href")
        self.keys("Enter")
        self.wait(f"location.href === {there!r} && document.readyState === 'complete'")

    def press(self, words: str, key: str = "Enter") -> None:
        """Go to a button and press it."""
        self.tab_to("button", words)
        self.keys(key)


@pytest.fixture(params=READERS)
def walk(request: pytest.FixtureRequest, served_site: str, probe: Callable[[str], str]) -> Iterator[Walk]:
    name, width = READERS[request.param]
    with launched(name) as engine:
        engine.resize(width, 740)
        engine.open(served_site)
        assert engine.ask("innerWidth") == width
        yield Walk(engine, served_site, probe("focus"))


def test_a_path_from_home_to_forgetting_it_all(walk: Walk) -> None:
    walk.follow("main a[href$='start/paths/']")
    walk.follow(f"article a[href$='{PATH.split('/')[-2]}/']")
    walk.follow("article a.card__link[href*='?path=']")
    module = walk.ask("location.pathname")

    walk.tab_to("[data-keep]", "Keep my place")
    walk.keys("Enter")
    walk.wait("document.activeElement.textContent === 'Your place is kept on this device'")

    walk.tab_to(".self-check input")
    walk.keys("Space")
    assert walk.wait("document.querySelector('.self-check__said').innerText") and walk.on(".self-check input:checked")

    walk.tab_to(".cite-ref")
    walk.wait("document.querySelector('#cite-preview')?.checkVisibility()")
    walk.keys("Escape")
    walk.wait("!document.querySelector('#cite-preview')?.checkVisibility()")
    assert walk.on(".cite-ref")
    cited = walk.ask("document.activeElement.id")
    walk.keys("Enter")
    walk.wait("location.hash.startsWith('#ref-')")
    walk.tab_to(f"[role=doc-backlink][href='#{cited}']")
    walk.keys("Enter")
    walk.wait(f"document.activeElement.id === {cited!r}")

    walk.tab_to(".pause textarea")
    for key in ("b", "y", "Space", "h", "a", "n", "d"):
        walk.keys(key)
    walk.tab_to("[data-tick] input")
    walk.keys("Space")
    assert walk.ask("document.activeElement.checked")

    walk.follow("a[href*='?path=']", "Next on your path")
    walk.follow(".header__site")
    walk.follow("[data-resume] a")
    assert walk.ask("location.pathname") == module
    walk.follow("article a[href*='my-notes']", "My notes")
    assert "by hand" in walk.wait("document.querySelector('.journal__note')?.innerText")

    walk.ask(WATCHED)
    walk.press("Save as a text file")
    assert "by hand" in walk.wait("saved[0]")
    walk.press("Print")
    assert walk.ask("printed") == 1

    walk.tab_to("[data-forget] button")
    walk.keys("Enter")
    walk.wait("document.querySelector('dialog.forget').open")
    assert walk.on(".forget [value='']"), "what does no harm has the focus"
    walk.keys("Escape")
    walk.wait("!document.querySelector('dialog.forget').open")
    assert walk.on("[data-forget] button") and walk.ask("Object.keys(localStorage).length")
    walk.keys("Enter")
    walk.wait("document.querySelector('dialog.forget').open")
    walk.keys("Shift", "Tab")
    assert walk.on(".forget [value=forget]")
    walk.keys("Enter")
    walk.wait("document.querySelector('[data-forget] [role=status]').textContent.startsWith('Forgotten')")
    assert walk.on("[data-forget] button") and not walk.ask("Object.keys(localStorage).length")
    assert not walk.faults, "\n".join(walk.faults)


def test_a_plan_and_a_record_are_printed_and_saved(walk: Walk) -> None:
    slug = EXERCISE.split("/")[1]
    walk.engine.open("about:blank")
    walk.engine.open(f"{walk.base}facilitate/build-a-workshop/#people=12&plan={slug}")
    walk.wait("document.querySelectorAll('[data-rows] > li').length")
    walk.ask(WATCHED)
    walk.press("Print the plan")
    assert walk.ask("printed") == 1
    walk.press("Save the plan as a file", "Space")
    assert slug in walk.wait("saved[0]")
    walk.press("Save the kit as a page", "Space")
    assert "<!doctype html>" in walk.wait("saved[1]").lower()
    walk.engine.open(f"{walk.base}start/record-of-learning/")
    walk.wait("[...document.querySelectorAll('button')].find((one) => one.innerText === 'Print')?.checkVisibility()")
    walk.ask(WATCHED)
    walk.press("Print")
    assert walk.ask("printed") == 1
    assert not walk.faults, "\n".join(walk.faults)


def test_every_stop_of_every_kind_of_page_is_seen_free_and_ringed(walk: Walk) -> None:
    for path in (*KINDS.values(), f"{EXERCISE}room/"):
        walk.engine.open(walk.base + path)
        stops = 0
        # WebKit under test has nothing round its page, so what follows the last stop is the first.
        while walk.step() and (walk.ask("(window.first ??= document.activeElement) !== document.activeElement") or not stops):
            stops += 1
            assert stops < LONGEST, f"{path}: no end after {stops} stops"
        assert stops > 5, path
    assert not walk.faults, "\n".join(walk.faults)
