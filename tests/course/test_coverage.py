"""Every concept of the two core texts has its place: in the sources, and on the built site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from content.source import parse
from learning import coverage
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

PAGE = parse(
    "docs/strand/one.md",
    "---\ntitle: One\n---\n\nOpening.\n\n## What [it](x.md) *is*\n\nA plain word.\n\n### Inside\n\nDeeper.\n\n## Next\n\nOther.\n",
)


def test_every_concept_has_a_place_on_the_built_site(built_site: Path) -> None:
    places = {
        place
        for parts in coverage.load(ROOT).values()
        for part in parts
        for concept in part.concepts
        for place in concept.where
    }
    assert len(places) > 50
    missing = []
    for place in sorted(places):
        page, _, anchor = place.partition("#")
        file = built_site / page / "index.html"
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            missing.append(place)
    assert not missing


def test_the_page_lists_every_concept_and_each_place_is_a_link(built_site: Path) -> None:
    html = (built_site / "about/coverage/index.html").read_text("utf-8")
    concepts = [c for parts in coverage.load(ROOT).values() for part in parts for c in part.concepts]
    assert html.count("<dt>") >= len(concepts)
    for place in {place for concept in concepts for place in concept.where}:
        page, _, anchor = place.partition("#")
        assert f'href="../../{page}/{"#" + anchor if anchor else ""}"' in html


@pytest.mark.parametrize("key", ["crowe2011parallel", "carroll2022walking"])
def test_both_core_texts_are_covered_at_length(key: str) -> None:
    assert sum(len(part.concepts) for part in coverage.load(ROOT)[key]) >= 30


@pytest.mark.parametrize(
    ("where", "says", "told"),
    [
        ("strand/one#what-it-is", "plain word", ""),
        ("strand/one#what-it-is", "Deeper", ""),
        ("strand/one", "Other", ""),
        ("strand/one#inside", "Other", "'Other' does not stand in 'strand/one#inside'."),
        ("strand/one#gone", "Other", "There is no heading '#gone' on 'strand/one'."),
        ("strand/two#inside", "Other", "There is no page 'strand/two'."),
    ],
)
def test_a_concept_without_its_place_is_reported(where: str, says: str, told: str) -> None:
    concept = coverage.Concept.model_validate({"what": "A thought", "where": where, "says": says})
    found = list(coverage.lost(concept, {"strand/one": PAGE}))
    assert len(found) == bool(told)
    assert "".join(found).startswith(told)


def test_an_entry_names_page_and_section(build_site: BuildSite) -> None:
    site = build_site(
        {
            "docs/about/coverage.md": "---\ntitle: Coverage\n---\n\n<!-- coverage -->\n",
            "docs/start/one.md": "---\ntitle: One page\n---\n\nText.\n\n## One *section*\n\nA plain word.\n",
            "coverage.yml": "example2020:\n  - title: A part\n    concepts:\n      - what: A thought\n"
            "        where: start/one#one-section\n        says: plain word\n        note: A remark.\n",
        }
    )
    entry = re.search(r"<dt>A thought</dt>\s*<dd>(.*?)</dd>", site.html("about/coverage/index.html"), re.DOTALL)
    assert entry
    assert '<a href="../../start/one/#one-section">One page · One <em>section</em></a>. A remark.' in entry[1]
