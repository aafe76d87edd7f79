"""What is wrong with the front matter of a file: every problem at once, on its own line, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from content.frontmatter import FrontMatter, kind_of
from content.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source


def problems(source: Source) -> list[Problem]:
    """Everything wrong with the front matter of one file."""
    if source.problems:
        return list(source.problems)
    kind = kind_of(source)
    if not source.meta:
        names = ", ".join(_required(kind))
        return [
            source.problem(
                1,
                1,
                f"There is no front matter. Begin the file with a line ---, then {names}, then ---.",
                "front-matter-missing",
            )
        ]
    try:
        kind.model_validate(source.meta)
    except ValidationError as errors:
        return sorted(set(_worded(source, kind, errors)))
    return []


def _worded(source: Source, kind: type[FrontMatter], errors: ValidationError) -> Iterator[Problem]:
    lines = source.lines
    for error in errors.errors():
        place = [str(part) for part in error["loc"]]
        name = ".".join(place)
        line = source.meta_lines.get(place[0], 1) if place else 1
        line = _nested_line(lines, line, place[1:], source.body_line)
        match error["type"]:
            case "missing":
                yield source.problem(
                    line, 1, f"'{name}' is missing. Add it to the front matter.", "front-matter-missing-name"
                )
            case "extra_forbidden":
                known = _names(kind, place[:-1])
                hint = suggestion(place[-1], known) or f" Allowed are: {', '.join(known)}."
                yield source.problem(
                    line,
                    1,
                    f"'{name}' is not a name that a {kind.__name__.lower()} has.{hint}",
                    "front-matter-unknown-name",
                )
            case "value_error":
                what = str(error["ctx"]["error"])
                yield source.problem(
                    line,
                    1,
                    f"{name + ': ' if name else ''}{what[0].lower() if name else what[0]}{what[1:]}.",
                    "front-matter-value",
                )
            case _:
                what = _PLAIN.get(error["type"], error["msg"]).format(**error.get("ctx", {}))
                yield source.problem(line, 1, f"'{name}' is {_shown(error['input'])}. {what}.", "front-matter-value")


_PLAIN = {
    "int_type": "Write a whole number",
    "int_parsing": "Write a whole number",
    "greater_than": "Write a number above {gt}",
    "greater_than_equal": "Write a number from {ge} up",
    "less_than_equal": "Write a number up to {le}",
    "string_type": "Write text, in quotation marks if it holds a colon or is only digits",
    "string_too_short": "Write something here, or leave the line out",
    "string_pattern_mismatch": 'Write it as a file is named: lower case, digits and hyphens, without .md (times as "09:30")',
    "list_type": "Write a list: one item on a line, each beginning with a hyphen",
    "too_short": "Give at least {min_length}",
    "too_long": "Give at most {max_length}",
    "literal_error": "Write one of {expected}",
    "date_from_datetime_parsing": "Write a date as 2026-11-22",
    "date_type": "Write a date as 2026-11-22",
    "date_parsing": "Write a date as 2026-11-22",
    "model_type": "Write its names below it, indented by two spaces",
    "model_attributes_type": "Write its names below it, indented by two spaces",
    "bool_type": "Write true or false",
    "bool_parsing": "Write true or false",
}


def _shown(value: Any) -> str:
    shown = "empty" if value is None else f"a list of {len(value)}" if isinstance(value, list) else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _required(kind: type[FrontMatter]) -> list[str]:
    return [field.alias or name for name, field in kind.model_fields.items() if field.is_required()]


def _names(kind: type[FrontMatter], place: list[str]) -> list[str]:
    """The names allowed at a place such as `minutes` or `agenda.0`."""
    model = kind
    for part in place:
        if part.isdigit():
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = [
            a for a in _types(field.annotation if field else None) if isinstance(a, type) and issubclass(a, FrontMatter)
        ]
        if not inner:
            return []
        model = inner[0]
    return [field.alias or name for name, field in model.model_fields.items()]


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types(argument)


def _nested_line(lines: list[str], line: int, place: list[str], end: int) -> int:
    """The line of `- item 2` or `name:` below a top-level name; the name's own line if it cannot be told."""
    for part in place:
        below = range(line, min(end - 1, len(lines)))
        if part.isdigit():
            items = [n + 1 for n in below if re.match(r"\s*- ", lines[n])]
            depth = min((len(lines[n - 1]) - len(lines[n - 1].lstrip()) for n in items), default=0)
            items = [n for n in items if len(lines[n - 1]) - len(lines[n - 1].lstrip()) == depth]
            if int(part) >= len(items):
                return line
            line = items[int(part)]
        else:
            here = [n + 1 for n in (line - 1, *below) if re.match(rf"\s*(- )?{re.escape(part)}\s*:", lines[n])]
            if not here:
                return line
            line = here[0]
    return line
