"""The plans of this site keep the rules that the check holds plans to, and a plan that does not is told so."""

from __future__ import annotations

from functools import cache

import pytest

from checks import plans
from checks.project import Project, open_project
from content.source import Source, parse
from tests.conftest import ROOT

TEA = "  - break: Tea\n    minutes: 15\n"
CONSENT = "  - exercise: consent-to-go-deeper\n    minutes: 40\n"


@cache
def project() -> Project:
    return open_project(ROOT)


def said(source: Source) -> list[str]:
    return [problem.code for problem in plans.problems(source, project())]


def changed(name: str, old: str, new: str) -> Source:
    path = f"docs/facilitate/{name}.md"
    text = (ROOT / path).read_text("utf-8")
    assert old in text
    return parse(path, text.replace(old, new, 1))


def test_two_exercises_that_belong_together_are_not_parted_by_tea() -> None:
    assert said(changed("coaching-full-day", CONSENT, CONSENT + TEA)) == ["plan-parted"]


def test_nor_put_the_other_way_round() -> None:
    bank = "  - exercise: transformational-question-bank\n    minutes: 40\n"
    assert "plan-parted" in said(changed("coaching-full-day", CONSENT + bank, bank + CONSENT))


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("healing-centered-half-day", "  - break: A breath, and an open window\n    minutes: 5\n", "", "plan-deepest"),
        (
            "parallel-process-half-day",
            "  - break: A stretch, and an open window\n    minutes: 10\n",
            "",
            "plan-sitting",
        ),
        ("team-retreat", "  - break: A walk in pairs", "  - talk: A walk in pairs", "plan-deepest"),
        ("team-retreat", "  most: 20", "  most: 24", "plan-people"),
        (
            "team-retreat",
            "  - talk: Plans on the wall, and dots to choose one",
            "  - talk: Some plans",
            "plan-unscheduled",
        ),
        ("healing-centered-half-day", "  - talk: What is on the wall, and who", "  - talk: Who", "plan-unscheduled"),
        ("taster", "  - exercise: closing-circle\n    minutes: 10\n", "", "plan-closing"),
    ],
)
def test_what_was_wrong_with_the_first_plans_would_be_found(name: str, old: str, new: str, code: str) -> None:
    assert code in said(changed(name, old, new))


def test_in_a_circle_a_deep_exercise_has_a_break_behind_it_too() -> None:
    without = "      - break: A breath, and something to drink\n        minutes: 5\n"
    assert said(changed("learning-circle", without, "")) == ["plan-deepest"]


def test_how_to_shorten_a_plan_is_about_another_agenda() -> None:
    shorter = "## How to shorten it\n\nLet people vote with dots. "
    assert said(changed("taster", "## How to shorten it\n\n", shorter)) == []
