"""What people type who do not know our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.searching import files, led, shown

from search import asked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

LINES = "feelings:\n  - {to: [a, b], say: [so tired, sleepy]}\nplaces:\n  - {to: [b], say: [far away]}\n"


def test_the_lines_of_all_parts_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / asked.NAME).write_text(LINES)
    assert [(line.to, line.say) for line in asked.load(tmp_path)] == [(["a", "b"], ["so tired", "sleepy"]), (["b"], ["far away"])]


@pytest.mark.parametrize("text", ["feelings: [", "feelings: [{to: a}]", "- a", "\xff"])
def test_a_list_that_cannot_be_read_leads_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / asked.NAME).write_text(text, "latin-1")
    assert asked.load(tmp_path) == []


def test_a_course_without_the_list_has_a_search(tmp_path: Path) -> None:
    assert asked.load(tmp_path) == []


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
        assert led(made, said) == [[found.index(address)]]
        assert said not in made["search/t0.js"], "it is looked up, and not shown"
