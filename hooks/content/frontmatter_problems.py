"""What is wrong with the front matter of a file: every problem at once, on its own line, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from content.frontmatter import FrontMatter, kind_of
from content.problems import listed, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from content.problems import Problem
    from content.source import Source

PLAIN = {
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "float_type": "Write a number.",
    "float_parsing": "Write a number.",
    "greater_than": "Write a number above {gt}.",
    "greater_than_equal": "Write a number from {ge} up.",
    "less_than_equal": "Write a number up to {le}.",
    "string_type": "Write text, in quotation marks if it looks like a number or a date, or is yes or no.",
    "string_too_short": "Write something here, or leave the line out.",
    "list_type": "Write a list: one item on a line, each beginning with a hyphen.",
    "too_short": "Give at least {min_length}.",
    "too_long": "Give at most {max_length}.",
    "literal_error": "Write one of {expected}.",
    "date_from_datetime_inexact": "Write a day as 2026-11-22.",
    "date_from_datetime_parsing": "Write a day as 2026-11-22.",
    "date_type": "Write a day as 2026-11-22.",
    "date_parsing": "Write a day as 2026-11-22.",
    "model_type": "Write its names below it, indented by two spaces.",
    "model_attributes_type": "Write its names below it, indented by two spaces.",
    "dict_type": "Write its names below it, indented by two spaces.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
}


def problems(source: Source) -> list[Problem]:
    """Everything wrong with the front matter of one file."""
    if source.problems:
        return list(source.problems)
    kind = kind_of(source)
    if not source.meta:
        needed = [field.alias or name for name, field in kind.model_fields.items() if field.is_required()]
        why = f"There is no front matter. Begin the file with a line ---, then {listed(needed)}, then a line ---."
        return [source.problem(1, 1, why, "front-matter-missing")]
    return problems_as(source, kind)


def problems_as(source: Source, kind: type[FrontMatter]) -> list[Problem]:
    """Everything wrong with the front matter of a file, if that is what it is."""
    try:
        kind.model_validate(source.meta)
    except ValidationError as errors:
        return worded(source, kind, errors.errors())
    return []


def worded(source: Source, kind: type[FrontMatter], errors: list[ErrorDetails]) -> list[Problem]:
    """Each error of pydantic as a problem; names that are missing at the same place are told together."""
    found = set()
    missing: dict[tuple[str, ...], list[str]] = {}
    for error in errors:
        place = tuple(str(part) for part in error["loc"])
        line = line_of(source, place)
        if error["type"] == "missing":
            missing.setdefault(place[:-1], []).append(place[-1])
        elif error["type"] == "extra_forbidden":
            known = _names(kind, place[:-1])
            hint = suggestion(place[-1], known) or f" The names here are {listed(known)}."
            why = f"{said(place)} has no place in the front matter of {a(kind)}.{hint}"
            found.add(source.problem(line, 1, why, "front-matter-unknown-name"))
        elif "[key]" in place:
            why = f"Below {said(place[:-2])} there is the name {shown(error['input'])}. Put it in quotation marks."
            found.add(source.problem(line_of(source, place[:-2]), 1, why, "front-matter-value"))
        elif error["type"] == "value_error":
            where = f"In {said(place)}: " if place else ""
            found.add(source.problem(line, 1, f"{where}{error['ctx']['error']}", "front-matter-value"))
        else:
            why = f"{said(place) or 'The front matter'} is {shown(error['input'])}. {_remedy(error)}"
            found.add(source.problem(line, 1, why, "front-matter-value"))
    for place, names in missing.items():
        is_are, it_them = ("is", "it") if len(names) == 1 else ("are", "them")
        where = f"below {said(place)}" if place else "to the front matter"
        what = listed([f"'{name}'" for name in names])
        why = f"{what[0].upper()}{what[1:]} {is_are} missing. Add {it_them} {where}."
        found.add(source.problem(line_of(source, place), 1, why, "front-matter-missing-name"))
    return sorted(found)


def said(place: tuple[str, ...]) -> str:
    """A place as a person would name it: 'minutes' in 'agenda', item 2."""
    words = ""
    for part in place:
        words = f"{words}, item {int(part) + 1}" if part.isdigit() else f"'{part}'" + (f" in {words}" if words else "")
    return words


def shown(value: Any) -> str:
    """A value as it may be told, however long it is."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return "a set of names"
    shown = repr(value) if isinstance(value, str | int | float | bool) else str(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def a(kind: type[FrontMatter]) -> str:
    """The kind of page with its article."""
    name = kind.__name__.lower()
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _remedy(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        if ":" in context["pattern"]:
            return 'Write a time of day in quotation marks, such as "09:30".'
        return "Write it as the file is named: lower case, digits and hyphens, without .md."
    if error["input"] in (None, ""):
        return "Write something behind its colon, or leave the line out."
    if error["type"] in PLAIN:
        return PLAIN[error["type"]].format(**context)
    return f"{error['msg'].rstrip('.')}."


def _names(kind: type[FrontMatter], place: tuple[str, ...]) -> list[str]:
    """The names allowed at a place such as `minutes` or `agenda`, item 1."""
    model = kind
    for part in place:
        if part.isdigit():
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = [t for t in _types(field.annotation if field else None) if isinstance(t, type)]
        models = [t for t in inner if issubclass(t, FrontMatter)]
        if not models:
            return []
        model = models[0]
    return [field.alias or name for name, field in model.model_fields.items()]


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types(argument)


def line_of(source: Source, place: tuple[str, ...]) -> int:
    """The line of a name, of an item of its list, or of a name below it; the nearest line above that can be told."""
    if not place:
        return 1
    line = source.meta_lines.get(place[0], 1)
    for part in place[1:]:
        below = range(line, min(source.body_line - 1, len(source.lines)))
        if part.isdigit():
            items = [(n + 1, re.match(r"\s*(?=- )", source.lines[n])) for n in below]
            marked = [(n, len(mark[0])) for n, mark in items if mark]
            top = min((depth for _, depth in marked), default=0)
            lines = [n for n, depth in marked if depth == top]
            if int(part) >= len(lines):
                return line
            line = lines[int(part)]
        else:
            name = re.compile(rf"\s*(- )?{re.escape(part)}\s*:")
            found = next((n + 1 for n in (line - 1, *below) if name.match(source.lines[n])), None)
            if found is None:
                return line
            line = found
    return line
