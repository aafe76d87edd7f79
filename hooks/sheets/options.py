"""What a sheet block may be told: its options, and in plain words what each one takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Reader = Callable[[Any], Any]
"""Takes the written value and returns it checked, or raises ValueError with what is allowed."""


def whole(least: int, most: int) -> Reader:
    """A whole number within limits."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"Write a whole number from {least} to {most}.")
        return value

    return read


def rows_or_fill(value: Any) -> int | str:
    """A number of lines, or `fill` for the rest of the page."""
    if value == "fill":
        return "fill"
    try:
        return int(whole(1, 20)(value))
    except ValueError:
        raise ValueError("Write a whole number from 1 to 20, or fill for the rest of the page.") from None


def words(value: Any) -> str:
    """A few words; a bare number is welcome too."""
    if isinstance(value, (list, dict, bool)) or value is None or not str(value).strip():
        raise ValueError("Write a few words, in quotation marks if they hold a colon.")
    return str(value).strip()


def list_of_words(value: Any) -> list[str]:
    """`[one, two, three]`."""
    if not isinstance(value, list) or len(value) < 2:
        raise ValueError("Write at least two, as [one, two, three].")
    return [words(item) for item in value]


Options = dict[str, tuple[Any, Reader]]
"""Each option with the value it has when left out."""

LINES: Options = {"rows": (3, rows_or_fill)}
SCALE: Options = {
    "min": (0, whole(0, 10)),
    "max": (10, whole(1, 10)),
    "low": ("", words),
    "high": ("", words),
    "marks": ([], list_of_words),
}
CONTINUUM: Options = {
    "left": ("", words),
    "right": ("", words),
    "marks": ([], list_of_words),
    "ticks": (5, whole(2, 9)),
}
TABLE: Options = {"rows": (2, whole(1, 8))}
CARDS: Options = {"columns": (2, whole(1, 3))}
NONE: Options = {}

OF: dict[str, Options] = {
    "lines": LINES,
    "scale": SCALE,
    "continuum": CONTINUUM,
    "compare": TABLE,
    "grid": TABLE,
    "checks": NONE,
    "choose": NONE,
    "cards": CARDS,
    "debrief": NONE,
    "facilitator": NONE,
}
"""Every block of an exercise and its options."""

MUST_BE_SAID = {"scale": ("low", "high"), "continuum": ("left", "right")}
"""What a block cannot do without."""


def disagreement(name: str, options: dict[str, Any]) -> str:
    """What is wrong between options that are each right, or nothing."""
    if name == "scale" and options["min"] >= options["max"]:
        return "'min' is not below 'max'. Swap them, or leave both out for 0 to 10."
    if name == "scale" and len(options["marks"]) > 2:
        return f"There are {len(options['marks'])} marks. Give two, such as [cross for mine, ring for theirs], or none."
    if name == "continuum" and options["marks"] and len(options["marks"]) != options["ticks"]:
        return f"There are {len(options['marks'])} marks for {options['ticks']} ticks. Give every tick its mark."
    return ""
