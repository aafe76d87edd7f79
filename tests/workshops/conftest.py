"""A small course whose exercises have every kind of sheet, built once for all tests of plans in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, TinySite, _builder, a_course
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

EXERCISE = """\
---
title: {title}
purpose: A purpose.
minutes: {{setup: 5, run: {run}, debrief: 10}}
short: {short}
group: {group}
people: {{fewest: 2, most: 24, left_over: They join a group., more: Two rooms.}}
materials: [this sheet, a pen, {thing}]
print: {{per: {per}}}
modules: [coaching/one]
intensity: {intensity}
then: {then}
holds: What it holds
access: {{seeing: By ear., moving: Sitting., reading: Slowly., speaking: In writing.}}
instead: An invented case.
reviewed: 2026-11-22
version: "1.0"
---

Do this.
{cards}
/// debrief | Together (10 minutes)
Talk.
///

/// facilitator | Running this exercise
Notes.
///
"""
CARDS = (
    "\n## Steps\n\n1. **Do (45 minutes).** This.\n\n/// cards | Eight\n"
    + "".join(f"\n### Card {n}\nWords {n}.\n" for n in range(8))
    + "///\n"
)
MODULE = """\
---
title: One
summary: A summary.
minutes: 20
level: practice
question: Why?
objectives:
  - {can: name one thing, tested: [calm], answer: One.}
  - {can: write one thing, tested: [drawing], answer: Two.}
key_points: [One., Two.]
exercises: [calm, stirring, drawing, closing-round]
reviewed: 2026-11-22
---

A module.
"""
EXERCISES = {
    "calm": {"title": "Calm pairs", "run": 15, "group": "pairs", "thing": "a bell", "per": "pair", "intensity": 1},
    "stirring": {"title": "Stirring trios", "run": 45, "group": "trios", "per": "group", "intensity": 3,
                 "thing": "tea, one set of eight cards for each pair and cut out", "cards": CARDS,
                 "short": "[{minutes: 30, setup: 5, steps: {Do: 20}, debrief: 5}]"},
    "drawing": {
        "title": "Drawing", "run": 25, "group": "solo", "thing": "chalk", "per": "person", "intensity": 2, "then": "[calm]",
    },
    "closing-round": {
        "title": "Closing round", "run": 5, "group": "whole room", "thing": "cards", "per": "group", "intensity": 1,
    },
}  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    page = (ROOT / "docs/facilitate/build-a-workshop.md").read_text("utf-8")
    pages = {
        "docs/facilitate/build-a-workshop.md": page,
        "docs/facilitate/index.md": "---\ntitle: Facilitate\n---\n",
        "docs/facilitate/holding-the-room.md": "---\ntitle: Holding the room\n---\n\n## Show it in the room\n",
        "docs/coaching/one.md": MODULE,
        "docs/practice/index.md": "---\ntitle: Practice\nsummary: A summary.\n---\n",
    }
    exercises = {
        f"exercises/{slug}.md": EXERCISE.format(**{"cards": "", "short": "[]", "then": "[]", **about})
        for slug, about in EXERCISES.items()
    }
    strands = [{"folder": folder, "title": folder.capitalize()} for folder in ("coaching", "practice")]
    kit = (ROOT / "kit.yml").read_text("utf-8")
    course = a_course(pages, closing="closing-round", strands=strands)
    return _builder(tmp_path_factory.mktemp("plans"))({"course.yml": course, "kit.yml": kit} | pages | exercises)


@pytest.fixture(scope="session")
def address(site: TinySite) -> Iterator[str]:
    with serving(site.folder) as root:
        yield f"{root}facilitate/build-a-workshop/"
