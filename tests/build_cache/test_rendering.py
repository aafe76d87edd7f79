"""Pages are rendered once, by a function that knows nothing but its arguments, and what MkDocs said of them is said again."""

from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path
from typing import Any

import pytest

from mkdocs_events import rendering
from mkdocs_events.build import current
from tests.build_cache.walking import Course
from tests.conftest import BuildSite

PAGE = "docs/index.md"
LINKS = "---\ntitle: Home\n---\n\nTo [a page](nowhere.md), [a place](#nowhere) and [another](other.md#nowhere).\n"
OTHER = {"docs/other.md": "---\ntitle: Other\n---\n\nHere.\n"}
SAID = (
    "contains a link 'nowhere.md', but the target is not found",
    "contains a link '#nowhere', but there is no such anchor",
    "contains a link 'other.md#nowhere', but the doc 'other.md' does not contain",
)


def site(**more: Any) -> dict[str, Any]:
    """Arguments for one page that links to another."""
    links = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), logging.WARNING)
    addresses = {"index.md": ("index.html", "INCLUDED"), "a/b.md": ("a/b/index.html", "INCLUDED")}
    extensions = {"toc": "", "smarty": ""}
    known = {"uri": "index.md", "works": [], "addresses": addresses, "directory_urls": True, "options": {}, "links": links}
    return known | {"extensions": extensions} | more


def test_what_is_known_of_a_page() -> None:
    made = rendering.render(**site(text='# A "title"\n\n## Part\n\nTo [b](a/b.md#there), [here](#part), [c](c.md).\n'))
    assert '<a href="a/b/#there">b</a>' in made["html"]
    assert made["title"] == "A &ldquo;title&rdquo;"
    assert made["anchors"] == ["a-title", "part"]
    assert made["links"] == {"a/b.md": {"there": "a/b.md#there"}, "index.md": {"part": "#part"}}
    assert [(one["id"], [two["id"] for two in one["children"]]) for one in made["toc"]] == [("a-title", ["part"])]
    assert [level for level, _ in made["said"]] == [logging.WARNING]
    assert "contains a link 'c.md', but the target is not found" in made["said"][0][1]


def test_how_loud_the_log_is_makes_no_difference(caplog: pytest.LogCaptureFixture) -> None:
    asked = site(text="To [b](a/b.md#there).\n")
    quiet = rendering.render(**asked)
    with caplog.at_level(logging.DEBUG, logger="mkdocs"):
        assert rendering.render(**asked) == quiet


def test_only_what_is_said_of_the_page_is_kept(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview answers its browsers meanwhile, and says so."""
    convert = rendering.Page.render

    def with_company(*arguments: Any) -> None:
        other = threading.Thread(target=lambda: rendering.log.warning("Browser connected"))
        other.start()
        other.join()
        convert(*arguments)

    monkeypatch.setattr(rendering.Page, "render", with_company)
    made = rendering.render(**site(text="To [c](c.md).\n"))
    assert len(made["said"]) == 1
    assert caplog.messages == ["Browser connected"]
    assert rendering.log.filters == []


@pytest.mark.parametrize("relative", [True, False])
def test_links_from_the_root_are_read_as_mkdocs_is_told_to(relative: bool) -> None:
    known = site(text="[b](/a/b.md)\n")
    known["links"]["absolute_links"] = -1 if relative else logging.WARNING
    made = rendering.render(**known)
    assert ('href="a/b/"' in made["html"]) == relative
    assert bool(made["said"]) != relative


def test_what_was_said_of_a_page_is_said_in_every_build(build_site: BuildSite) -> None:
    for _ in range(2):
        tiny = build_site({PAGE: LINKS, **OTHER}, warns=(*SAID, "nowhere"))
        assert all(any(part in said for said in tiny.warnings) for part in SAID)
    assert current().cache.made["render"] == 0


def test_a_setting_that_no_key_can_know_of_costs_the_cache_and_nothing_else(
    build_site: BuildSite, caplog: pytest.LogCaptureFixture
) -> None:
    def slug(text: str, separator: str) -> str:
        return f"part-{text.lower()}"

    text = "---\ntitle: Home\n---\n\n## One\n\nWords [@example2020].\n"
    caplog.set_level(logging.INFO, logger="mkdocs")
    for _ in range(2):
        tiny = build_site({PAGE: text}, markdown_extensions=["smarty", {"toc": {"slugify": slug}}])
        assert 'id="part-one"' in tiny.html()
        assert 'href="#ref-example2020"' in tiny.html()
        assert current().cache.made["render"] == 0
    assert "Pages are rendered anew in each build" in caplog.text


def test_a_preview_leaves_no_garbage_to_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "freeze", lambda: None)  # What is frozen is not looked at.
    thresholds = gc.get_threshold()
    course = Course(tmp_path / "course")
    course.become("as it is")
    try:
        for _ in range(2):
            course.preview(tmp_path / "shown")
        left = gc.collect()
    finally:
        gc.set_threshold(*thresholds)
    assert left < 100
