"""The plain half of learning: ways round, recall, terms, paths, scenarios and how times are said."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from content.frontmatter import Module, Objective
from content.source import parse
from learning import paths, recall, scenarios, terms, wording
from learning.content_notes import with_links
from tests.conftest import A_COURSE

MODULE = Module(
    title="Rain, snow; and hail",
    summary="A summary.",
    minutes=25,
    level="foundation",
    question="Was that rain?",
    objectives=["Name three kinds of rain", "Tell rain from snow.", f"Write {'größer ' * 30}."],
    key_points=["It was, mostly. Ask.", "Look up."],
    reviewed=datetime.date(2026, 11, 22),
)


# --- A way round --------------------------------------------------------------------------------------------------


def test_a_quoted_heading_becomes_a_link_to_it() -> None:
    note = 'Begin at "What the study did" and skip the rest.'
    assert with_links(note, {"What the study did": "study"}) == (
        'Begin at <a href="#study">“What the study did”</a> and skip the rest.'
    )


def test_typographic_marks_and_case_do_not_hide_a_heading() -> None:
    assert '<a href="#s">' in with_links("Go to “What’s right?”.", {"What's right": "s"})


def test_words_in_quotation_marks_that_are_no_heading_stay_words() -> None:
    assert with_links('The "sunny" part & <more>', {"Rain": "rain"}) == "The “sunny” part &amp; &lt;more&gt;"


# --- Recall -------------------------------------------------------------------------------------------------------


def unfolded(calendar: str) -> dict[str, str]:
    return dict(line.split(":", 1) for line in calendar.replace("\r\n ", "").split("\r\n") if ":" in line)


EARLIER = {
    name: MODULE.model_copy(
        update={
            "title": name,
            "needs": [],
            "objectives": [Objective(can=f"Name {name} {n}.", answer=f"{n}!") for n in "ab"],
        }
    )
    for name in ("weather/sun", "weather/wind", "sea/tide")
}
MODULES = EARLIER | {"weather/rain": MODULE.model_copy(update={"needs": ["sea/tide"]})}
LONG = f"Write {'größer ' * 30}."
ROUNDS = recall.rounds("weather/rain", MODULES)


def test_every_objective_is_asked_for_in_one_week_and_earlier_modules_come_back_each_time() -> None:
    assert {weeks: [question.task for question in asked] for weeks, asked in ROUNDS.items()} == {
        1: ["Name three kinds of rain.", "Tell rain from snow.", LONG, "Name sea/tide a.", "Name sea/tide b."],
        3: ["Name three kinds of rain.", LONG, "Name weather/wind a.", "Name weather/wind b."],
        8: ["Tell rain from snow.", "Name weather/sun a.", "Name weather/sun b."],
    }


def test_what_a_module_needs_comes_back_first_then_what_stands_nearest_before_it() -> None:
    assert recall.earlier_than("weather/rain", MODULES) == ["sea/tide", "weather/wind", "weather/sun"]
    assert recall.earlier_than("weather/sun", MODULES) == []


def test_a_calendar_file_asks_and_does_not_tell() -> None:
    calendar = recall.calendar(A_COURSE, "weather/rain", MODULES["weather/rain"], ROUNDS, "https://example.org/weather/rain/")
    assert calendar.count("BEGIN:VTODO") == 3
    plain = calendar.replace("\r\n ", "")
    assert r"SUMMARY:From memory: Rain\, snow\; and hail" in plain
    assert r"1. Name three kinds of rain.\n2. Tell rain" in plain
    assert "From “sea/tide”: Name sea/tide a." in plain
    assert "a!" not in plain and "https://example.org/weather/rain/" in plain


def test_a_calendar_file_is_folded_as_the_standard_asks_and_no_letter_is_cut() -> None:
    calendar = recall.calendar(A_COURSE, "weather/rain", MODULE, ROUNDS)
    lines = calendar.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) == 75
    assert all(line.decode() for line in lines[:-1])
    assert "größer größer" in calendar.replace("\r\n ", "")


def test_a_calendar_file_names_nobody_and_no_day() -> None:
    entry = unfolded(recall.calendar(A_COURSE, "weather/rain", MODULE, ROUNDS))
    assert set(entry) == {"BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "COMMENT"}
    assert entry["DTSTAMP"] == "20261122T000000Z"


# --- Terms --------------------------------------------------------------------------------------------------------

GLOSSARY = (
    '<h3 id="rain">Rain<a class="headerlink" href="#rain">¶</a></h3>\n'
    '<p>Water that <em>falls</em> (<a href="#ref-a">Example, 2020</a>).</p>\n<p class="term-aliases">Also: drizzle.</p>\n'
    '<h3 id="snow">Snow</h3>\n<p>Rain &amp; cold.</p>'
)


@pytest.mark.parametrize(
    "href", ["../glossary/#rain", "../../glossary/#rain", "glossary.html#rain", "../glossary/index.html#rain"]
)
def test_a_link_to_a_term_is_seen_however_pages_are_addressed(href: str) -> None:
    assert terms.used(f'<p><a class="x" href="{href}">wet</a> and <a href="../other/#rain">no</a></p>') == ["rain"]


def test_a_definition_is_read_as_plain_text() -> None:
    assert terms.definitions(GLOSSARY) == {"rain": "Water that falls (Example, 2020).", "snow": "Rain & cold."}


def test_the_pages_that_use_a_term_stand_below_it_and_its_other_names() -> None:
    told = terms.with_uses(GLOSSARY, {"rain": "<p>USED</p>"})
    assert "drizzle.</p><p>USED</p>" in told
    assert told.replace("<p>USED</p>", "") == GLOSSARY


# --- Paths --------------------------------------------------------------------------------------------------------


def test_a_path_tells_what_comes_after_a_page_and_where_it_ends() -> None:
    path = paths.Path.model_validate(
        {"title": "T", "by": "role", "summary": "S", "parts": [{"steps": [{"read": "a/b"}]}, {"steps": [{"do": "x"}]}]}
    )
    after = path.after("a/b")
    assert after and after.page == "exercises/x"
    assert path.comes_by("exercises/x") and path.after("exercises/x") is None
    assert not path.comes_by("c/d") and path.after("c/d") is None


def test_a_step_is_read_or_done_and_never_both() -> None:
    with pytest.raises(ValueError, match="one of read or do"):
        paths.Step.model_validate({"read": "a/b", "do": "x"})


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(45, "45 minutes"), (60, "1 hour"), (68, "1¼ hours"), (115, "2 hours"), (150, "2½ hours"), (165, "2¾ hours")],
)
def test_minutes_are_said_as_people_say_them(minutes: int, said: str) -> None:
    assert wording.hours(minutes) == said


# --- Scenarios ----------------------------------------------------------------------------------------------------

STORY = """\
---
title: T
---

/// scenario | Part 1: Rain
Wet.
///

```
/// scenario | not this
///
```

/// scenario | Part 2
Dry.
///
"""


def test_scenes_are_counted_as_the_boxes_of_the_page_are() -> None:
    found = scenarios.scenes(parse("docs/a/b.md", STORY))
    assert [(scene.title, scene.anchor) for scene in found] == [
        ("Part 1: Rain", "scenario-1"),
        ("Part 2", "scenario-2"),
    ]


def test_a_story_has_its_setting_and_questions(tmp_path: Path) -> None:
    (tmp_path / "scenarios.yml").write_text("a/b:\n  setting: a bus stop\n  questions:\n    - Who waits?\n", "utf-8")
    story = scenarios.load(tmp_path, {"a/b": parse("docs/a/b.md", STORY), "a/c": parse("docs/a/c.md", "none")})
    assert list(story) == ["a/b"]
    assert (story["a/b"].setting, story["a/b"].questions) == ("a bus stop", ("Who waits?",))
