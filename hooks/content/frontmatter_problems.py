"""What is wrong with the front matter of a file: every problem at once, on its own line, in plain words."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from content import yaml_words
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


def worded(source: Source, kind: type[FrontMatter], errors: list[ErrorDetails], above: int = 0) -> list[Problem]:
    """Each error of pydantic as a problem; names that are missing at the same place are told together.

    So many names stand above what `kind` describes. A name that is missing because it is misspelt is not told twice.
    """
    found = set()
    misspelt: set[tuple[str, ...]] = set()
    missing: dict[tuple[str, ...], list[str]] = {}
    for error in _joined(errors):
        place = tuple(str(part) for part in error["loc"])
        line = line_of(source, place)
        if error["type"] == "missing":
            missing.setdefault(place[:-1], []).append(place[-1])
        elif error["type"] == "extra_forbidden":
            known = _names(kind, place[above:-1])
            hint = suggestion(place[-1], known) or f" The names here are {listed(known)}."
            misspelt |= {(*place[:-1], name) for name in known if f"'{name}'" in suggestion(place[-1], known)}
            why = f"{place_in_words(place)} has no place in the front matter of {a(kind)}.{hint}"
            found.add(source.problem(line, 1, why, "front-matter-unknown-name"))
        elif "[key]" in place:
            where = f"Below {place_in_words(place[:-2])} there" if place[:-2] else "There"
            text = isinstance(error["input"], str)
            line = line_of(source, place[:-1]) if text else _line_of_name(source, place[:-2])
            why = f"{where} is the name {value_in_words(error['input'])}. {_remedy(error, []) if text else 'Put it in quotation marks.'}"
            found.add(source.problem(line, 1, why, "front-matter-value"))
        elif error["type"] == "value_error":
            where = f"In {place_in_words(place)}: " if place else ""
            said = str(error["ctx"]["error"])
            named = [] if place else [source.meta_lines[word] for word in re.findall(r"\w+", said) if word in source.meta_lines]
            line = named[0] if named else line
            found.add(source.problem(line, 1, f"{where}{said}", "front-matter-value"))
        else:
            remedy = _remedy(error, _names(kind, place[above:]))
            if error["type"] == "list_type" and re.match(r"-\S", str(error["input"])):
                line, remedy = _line_below(source, line, "-"), "Put a blank behind the hyphen: - " + str(error["input"])[1:] + "."
            why = f"{place_in_words(place) or 'The front matter'} is {value_in_words(error['input'])}. {remedy}"
            found.add(source.problem(line, 1, why, "front-matter-value"))
    for place, all_names in missing.items():
        if not (names := [name for name in all_names if (*place, name) not in misspelt]):
            continue
        is_are, it_them = ("is", "it") if len(names) == 1 else ("are", "them")
        where = f"below {place_in_words(place)}" if place else "to the front matter"
        what = listed([f"'{name}'" for name in names])
        why = f"{what[0].upper()}{what[1:]} {is_are} missing. Add {it_them} {where}."
        found.add(source.problem(line_of(source, place), 1, why, "front-matter-missing-name"))
    return sorted(found)


def _joined(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors, those of several lists of words that may stand at one place as one."""
    lists: dict[tuple[int | str, ...], ErrorDetails] = {}
    for error in errors:
        place = tuple(part for part in error["loc"] if not str(part).startswith("literal["))
        if error["type"] != "literal_error" or place == error["loc"]:
            yield error
        elif place in lists:
            lists[place]["ctx"]["expected"] = f"{lists[place]['ctx']['expected'].replace(' or ', ', ')}, {error['ctx']['expected']}"
        else:
            lists[place] = error | {"loc": place}
    yield from lists.values()


def place_in_words(place: tuple[str, ...]) -> str:
    """A place as a person would name it: 'minutes' in 'agenda', item 2."""
    words: list[str] = []
    for part in place:
        if part.isdigit() and words:
            words[-1] += f", item {int(part) + 1}"
        else:
            words.append(f"'{part}'")
    return ", in ".join(reversed(words)).replace("', in '", "' in '")


def value_in_words(value: Any) -> str:
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


def _remedy(error: ErrorDetails, names: list[str]) -> str:
    context = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        if ":" in context["pattern"]:
            return 'Write a time of day in quotation marks, such as "09:30".'
        typed = str(error["input"])
        plain = typed.strip("\u2018\u2019\u201c\u201d ").replace("\\", "/").removeprefix("docs/").removesuffix(".md").casefold()
        curly = " with straight quotation marks or none" if re.search("[\u2018-\u201f]", typed) else ""
        if curly or (re.fullmatch(context["pattern"], plain) and plain != typed):
            return f"Write '{plain}'{curly}: as the file is named, in lower case, with / between folders, without .md."
        return "Write it as the file is named: lower case, digits and hyphens, without .md."
    if error["type"].startswith("date") and (day := _day(str(error["input"]))):
        return f"Write the day as {day}."
    if error["type"] in ("model_type", "model_attributes_type") and names:
        return f"Write its names below it, indented by two spaces: {listed(names)}."
    if error["input"] in (None, ""):
        return "Write something behind its colon, or leave the line out."
    if error["type"] in PLAIN:
        return PLAIN[error["type"]].format(**context)
    return f"{error['msg'].rstrip('.')}."


def _line_of_name(source: Source, place: tuple[str, ...]) -> int:
    """The line of the first name at a place that YAML reads as something other than text."""
    start = line_of(source, place)
    other = re.compile(r"\s*(?:yes|no|on|off|true|false|null|~|[\d.:-]+)\s*:", re.IGNORECASE)
    return next((n for n in range(start, source.body_line) if n <= len(source.lines) and other.match(source.lines[n - 1])), start)


def _day(written: str) -> str:
    """A day as the calendar of most countries writes it, in the order that sorts; nothing if that may be another day."""
    if not (parts := re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", written.strip())):
        return ""
    day, month, year = (int(part) for part in parts.groups())
    if month > 12 or ("." not in written and day <= 12 and day != month):
        return ""
    with suppress(ValueError):
        return datetime.date(year, month, day).isoformat()
    return ""


def _line_below(source: Source, line: int, sign: str) -> int:
    return next((n for n in range(line, len(source.lines) + 1) if source.lines[n - 1].strip().startswith(sign)), line)


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
    above = 1 if source.path.endswith(".md") else 0
    header = source.lines[above : source.body_line - 2] if above else source.lines
    node = top = _node("\n".join(header))
    line = 0
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if str(key.value) == part), None)
            if not found:
                break
            line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and part.isdigit() and int(part) < len(node.value):
            node = node.value[int(part)]
            line = node.start_mark.line
        else:
            break
    return line + 1 + above if node is not top else 1


@lru_cache(maxsize=8)  # Several names of one file are looked for, then of the next.
def _node(header: str) -> yaml.Node | None:
    try:
        return yaml_words.tree(header)[0]
    except yaml_words.ERRORS:
        return None
