"""The sheets of this course: what the tests that look for leaks have to look for."""

from __future__ import annotations

from tests.sheets import paper
from tests.sheets.test_sheets import secrets


def test_every_exercise_tells_its_facilitator_much_that_no_participant_may_read() -> None:
    few = {one.slug: number for one in paper.real() if (number := len(secrets(one))) <= 20}
    assert not few, "With so few sentences, a leak on a handout or in a Word copy would hardly be found."
