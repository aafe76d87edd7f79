"""What people type who do not know our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.searching import files, looked_up, shown

from search import asked
from search.words import name, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

LINES = "feelings:\n  - {to: [a, b], say: [so tired, sleepy]}\nplaces:\n  - {to: [b], say: [far away]}\n"


def test_each_page_of_a_line_counts_less_than_the_one_before_it(tmp_path: Path) -> None:
    (tmp_path / asked.NAME).write_text(LINES)
    falls = asked.FALLS
    assert asked.load(tmp_path) == {"a": [("so tired", 1), ("sleepy", 1)], "b": [("so tired", falls), ("sleepy", falls), ("far away", 1)]}
    assert 0 < falls < 1


@pytest.mark.parametrize("text", ["feelings: [", "feelings: [{to: a}]", "- a", "\xff"])
def test_a_list_that_cannot_be_read_leads_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / asked.NAME).write_text(text, "latin-1")
    assert asked.load(tmp_path) == {}


def test_a_course_without_the_list_has_a_search(tmp_path: Path) -> None:
    assert asked.load(tmp_path) == {}


def test_pages_and_terms_of_a_site_are_found_by_what_people_ask(build_site: BuildSite) -> None:
    site = build_site(
        {
            "docs/rain/index.md": "---\ntitle: Rain\n---\n\nText on [drizzle](../glossary.md#drizzle).\n",
            "docs/glossary.md": "---\ntitle: Glossary\n---\n\n<!-- terms -->\n",
            "glossary/drizzle.md": "---\nterm: Drizzle\n---\nRain in small drops.\n",
            "asked.yml": "weather:\n  - {to: [rain/index], say: [grey sky]}\n  - {to: [glossary#drizzle], say: [soaked slowly]}\n",
        },
        warns=["[term-uncited]"],
    )
    made = files(site.folder)
    found = list(shown(made))
    for said, address in (("a grey sky", "rain/"), ("slowly soaked", "glossary/#drizzle")):
        assert looked_up(made, name(words(said)))[1] == [[found.index(address)]]
        assert said not in made["search/t0.js"], "it is looked up, and not shown"
