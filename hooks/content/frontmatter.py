"""What each kind of page must say about itself: closed pydantic schemas, every problem of a file at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    StringConstraints,
    ValidationError,
    model_validator,
)

from content.problems import Problem, suggestion
from content.source import Source

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]

VAGUE_VERBS = {"understand", "know", "appreciate", "learn", "be", "become", "grasp", "realise", "realize", "explore"}


def _observable(objective: str) -> str:
    verb = objective.split(maxsplit=1)[0].casefold()
    if verb in VAGUE_VERBS:
        raise ValueError(
            f"'{verb}' cannot be seen or heard; begin with a verb such as name, explain, write, compare, try"
        )
    return objective


def _clock(value: Any) -> Any:
    # YAML reads 09:30 without quotation marks as the number 570.
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return f"{value // 60:02d}:{value % 60:02d}"
    return value


def _group(value: str) -> str:
    if value in ("solo", "pairs", "trios", "whole room") or re.fullmatch(r"groups of [2-9]\d?", value):
        return value
    raise ValueError("write solo, pairs, trios, groups of 4 (or another number) or whole room")


Objective = Annotated[Text, AfterValidator(_observable)]
Group = Annotated[Text, AfterValidator(_group)]
Clock = Annotated[str, BeforeValidator(_clock), StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class FrontMatter(BaseModel):
    """A closed set of names: one that is not listed here is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContentNote(FrontMatter):
    """What a reader may want to know before a page, and a way round it."""

    what: Text
    where: Text
    instead: Text


class Page(FrontMatter):
    """Any page that is neither a module, an exercise, a workshop nor a term."""

    title: Text
    summary: Text | None = None
    minutes: PositiveInt | None = None
    reviewed: datetime.date | None = None
    content_note: ContentNote | None = None
    template: Text | None = None
    hide: list[Literal["navigation", "toc", "path", "footer"]] = []
    search: dict[Literal["exclude", "boost"], float | bool] = {}


class Module(FrontMatter):
    """A page to learn from, with an opening question that its key points answer."""

    title: Text
    summary: Text
    minutes: PositiveInt
    level: Literal["foundation", "practice", "leading"]
    question: Text
    objectives: list[Objective] = Field(min_length=2, max_length=4)
    needs: list[PagePath] = []
    key_points: list[Text] = Field(min_length=2, max_length=5)
    exercises: list[Slug] = []
    content_note: ContentNote | None = None
    reviewed: datetime.date


class Minutes(FrontMatter):
    """The minutes of an exercise; their sum is what a room must be booked for."""

    setup: int = Field(ge=0)
    run: PositiveInt
    debrief: int = Field(ge=0)

    @property
    def total(self) -> int:
        return self.setup + self.run + self.debrief


class Print(FrontMatter):
    """How many sheets a room needs."""

    per: Literal["person", "pair", "group"]


class Exercise(FrontMatter):
    """Something to do, alone or together, that also stands on paper."""

    title: Text
    purpose: Text
    minutes: Minutes
    group: Group
    materials: list[Text] = Field(min_length=1)
    print: Print
    modules: list[PagePath] = Field(min_length=1)
    intensity: int = Field(ge=1, le=3)
    instead: Text | None = None
    reviewed: datetime.date
    version: Text

    @model_validator(mode="after")
    def _a_way_round(self) -> Exercise:
        if self.intensity >= 2 and not self.instead:
            raise ValueError("'instead' is missing: from intensity 2 up, offer an invented case to use instead")
        return self


class AgendaItem(FrontMatter):
    """One line of a workshop plan: an exercise, a talk, a break, or a module to read before the day."""

    exercise: Slug | None = None
    talk: Text | None = None
    break_: Text | None = Field(default=None, alias="break")
    read: PagePath | None = None
    minutes: int = Field(default=0, ge=0)
    short: bool = False
    say: Text | None = None

    @property
    def kind(self) -> str:
        """`exercise`, `talk`, `break` or `read`."""
        return next(
            k
            for k, v in (("exercise", self.exercise), ("talk", self.talk), ("break", self.break_), ("read", self.read))
            if v
        )

    @model_validator(mode="after")
    def _exactly_one(self) -> AgendaItem:
        kinds = [v for v in (self.exercise, self.talk, self.break_, self.read) if v]
        if len(kinds) != 1:
            raise ValueError("each item is one of exercise, talk, break or read")
        if not self.read and not self.minutes:
            raise ValueError("'minutes' is missing: say how long this item takes")
        return self


class Session(FrontMatter):
    """One meeting of a workshop that runs over several days."""

    title: Text
    start: Clock
    agenda: list[AgendaItem] = Field(min_length=1)


class Workshop(FrontMatter):
    """A timed plan; clock times, materials and print counts are computed from it."""

    title: Text
    summary: Text
    for_: Text = Field(alias="for")
    aim: Text
    start: Clock | None = None
    agenda: list[AgendaItem] = []
    sessions: list[Session] = []
    reviewed: datetime.date | None = None

    @model_validator(mode="after")
    def _one_plan(self) -> Workshop:
        if bool(self.agenda) == bool(self.sessions):
            raise ValueError("give either 'agenda' (with 'start') or 'sessions'")
        if self.agenda and not self.start:
            raise ValueError("'start' is missing: the clock time at which the agenda begins, such as \"09:30\"")
        return self

    @property
    def meetings(self) -> list[Session]:
        """The sessions; a one-day workshop is one session."""
        return self.sessions or [Session(title=self.title, start=self.start or "09:00", agenda=self.agenda)]


class Term(FrontMatter):
    """A glossary entry; the definition is the body, one sentence with a citation."""

    term: Text
    aliases: list[Text] = []


STRANDS = ("parallel-process", "healing-centered", "coaching", "practice")


def kind_of(source: Source) -> type[FrontMatter]:
    """Which schema a file answers to; the folder decides, and for workshops an agenda."""
    folder, _, name = source.path.removeprefix("docs/").partition("/")
    if source.path.startswith("exercises/"):
        return Exercise
    if source.path.startswith("glossary/"):
        return Term
    if folder in STRANDS and name != "index.md":
        return Module
    if folder == "facilitate" and {"agenda", "sessions", "aim"} & source.meta.keys():
        return Workshop
    return Page


def load(source: Source) -> FrontMatter | None:
    """The front matter as an object, or None where it has problems."""
    try:
        return kind_of(source).model_validate(source.meta)
    except ValidationError:
        return None


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
