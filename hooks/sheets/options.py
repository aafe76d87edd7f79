"""What the options of a sheet block take: each reads what was written, or says in plain words what it wants.

A reader is also what the JSON Schema of its option is made from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True)
class Reader:
    """Takes the written value and returns it checked. Raises `ValueError` with what is allowed."""

    read: Callable[[Any], Any]
    schema: dict[str, Any] = field(hash=False)
    """The same as JSON Schema."""

    def __call__(self, value: Any) -> Any:
        return self.read(value)


Options = dict[str, tuple[Any, Reader]]
"""Each option with the value it has when left out."""


def written(value: str) -> Any:
    """What somebody wrote behind an option's name. Raises `ValueError` if it is no YAML."""
    try:
        return yaml.safe_load(value)
    except yaml.YAMLError:
        raise ValueError("It cannot be read. Put it in quotation marks.") from None


def whole(least: int, most: int) -> Reader:
    """A whole number within limits. Its reader raises `ValueError`."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"Write a whole number from {least} to {most}.")
        return value

    return Reader(read, {"type": "integer", "minimum": least, "maximum": most})


def rows_or_fill(most: int) -> Reader:
    """A number of lines, or `fill` for the rest of the page. Its reader raises `ValueError`."""

    def read(value: Any) -> int | str:
        if value == "fill":
            return "fill"
        try:
            return int(whole(1, most)(value))
        except ValueError:
            raise ValueError(f"Write a whole number from 1 to {most}, or fill for the rest of the page.") from None

    return Reader(read, {"anyOf": [whole(1, most).schema, {"const": "fill"}]})


def _text(value: Any) -> str:
    if isinstance(value, (list, dict, bool)) or value is None or not str(value).strip():
        raise ValueError("Write a few words, in quotation marks if they hold a colon.")
    return str(value).strip()


def _list_of_texts(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) < 2:
        raise ValueError("Write at least two, as [one, two, three].")
    return [_text(item) for item in value]


text = Reader(_text, {"type": ["string", "number"], "minLength": 1})
"""A few words; a bare number is welcome too."""

list_of_texts = Reader(_list_of_texts, {"type": "array", "items": text.schema, "minItems": 2})
"""`[one, two, three]`."""
