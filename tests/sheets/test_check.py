"""What a contributor hears about an exercise that would not come out well on paper."""

from __future__ import annotations

import random

import pytest

from content.source import parse
from sheets import check
from sheets.blocks import BLOCKS
from tests.golden import Case, cases
from tests.sheets.paper import HERE, ROOT

GOOD = (HERE / "everything.md").read_text("utf-8")


def said(text: str) -> str:
    """Each problem of an exercise on a line, without its path."""
    found = sorted(check.problems(parse("exercises/everything.md", text)))
    return "\n".join(str(problem).removeprefix("exercises/everything.md:") for problem in found)


@pytest.mark.parametrize("case", cases(HERE, "messages"), ids=str)
def test_a_mistake_is_told_with_its_place_and_what_to_do(case: Case) -> None:
    before, _, after = (part.replace("§", "\n") for part in case.source.partition(" => "))
    before = before if before in GOOD else before + "\n"
    assert before.strip() == "nothing" or before in GOOD, "this case changes nothing"
    assert said(GOOD.replace(before, after, 1)) == case.result


def test_the_exercises_of_the_site_have_no_mistakes() -> None:
    for file in sorted((ROOT / "exercises").glob("[!_]*.md")):
        assert not list(check.problems(parse(f"exercises/{file.name}", file.read_text("utf-8")))), file.name


def test_whatever_is_typed_there_is_an_answer_and_no_traceback() -> None:
    chance = random.Random(7)
    pieces = [
        *BLOCKS,
        "///",
        "////",
        "|",
        "rows: ",
        "    ",
        "\n",
        "\n\n",
        "[ ]",
        "- ",
        "### ",
        "|---|",
        "**",
        "(5 minutes)",
        "0",
        "{}",
        "[",
        "\t",
        "é",
        "葉",
    ]
    for _ in range(3000):
        lines = GOOD.splitlines()
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(lines))
            lines[place] = "".join(chance.choice([lines[place], *chance.choices(pieces, k=3)]) for _ in range(2))
        text = "\n".join(lines)
        for problem in check.problems(parse("exercises/everything.md", text)):
            assert 1 <= problem.line <= len(text.splitlines()) + 1 and problem.column >= 1, text
            assert problem.message.endswith((".", "?")), problem
