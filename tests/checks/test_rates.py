"""How often self-checks give themselves away, counted on a course small enough to count by hand."""

from __future__ import annotations

from checks import rates
from content.source import parse

PAGE = """---
title: Rain
summary: What rain is.
minutes: 25
level: foundation
question: Was that rain?
objectives:
  - {can: Name rain., tested: [one, two], answer: It is wet.}
  - can: Tell rain from snow.
key_points: [It was., It may not be.]
reviewed: 2026-11-22
---

/// self-check | The key is the longest, and asks.
    name: one

- [ ] Go home.

    That is kind, and Ada is still wet.

- [x] Ask [Ada](rain.md) what she **needs** [@example2020].

    Is that not hers to say?
///

/// self-check | The key is the shortest of four.
    name: two

- [ ] Why would it matter to anybody?

    It matters to Ada.

- [x] Wait.

    It stops.

- [ ] Write to the meteorologist.

    Nobody there can stop it.

- [ ] Buy her an umbrella.

    She has one.
///

/// self-check | Two keys, so it counts for no length.
    name: three

- [x] Look up.

    Clouds.

- [x] Look down at the puddles, the drains and the river.

    Puddles.

- [ ] Look away.

    You may, but you get wet.
///
"""


def test_the_rates_are_those_that_one_counts_by_hand() -> None:
    assert rates.report([parse("docs/practice/rain.md", PAGE), parse("docs/index.md", "No module.\n")]) == [
        "Objectives: 2, 1 of them tested.",
        # By chance: a half for the first, a quarter for the second.
        "Self-checks: 3, 2 with one answer; it is the longest in 1 and the shortest in 1 (by chance: 0.8).",
        # "Write to the meteorologist" and "Why would it matter to anybody?", of five.
        "The word that tells most, 'to', is in 0 % of right answers and 40 % of wrong ones.",
        "Feedback to wrong answers that may begin by conceding: 2 of 5.",
    ]


def test_where_nothing_is_asked_nothing_is_reported() -> None:
    assert rates.report([parse("docs/index.md", "No module.\n")]) == []
