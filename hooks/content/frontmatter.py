"""What each kind of page must say about itself: closed pydantic schemas, which editors read as JSON Schema too."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from content.quotes import typographic
from content.source import worked_out

if TYPE_CHECKING:
    from content.source import Source

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[Text, AfterValidator(typographic)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[datetime.date, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]  # YAML takes yes for true, and pydantic true for 1.
Positive = Annotated[int, Field(strict=True, gt=0)]
Also = list[Annotated[Words, StringConstraints(max_length=60)]]
PagePath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]

UNSEEN = re.compile(
    "understand|know|appreciate|learn|be|become|grasp|reali[sz]e|explore|consider|recogni[sz]e|acknowledge|feel|believe"
    "|value|think|remember|gain|develop|improve|increase|enhance|deepen|familiari[sz]e|master|have|get|see|internali[sz]e"
    "|embrace|respect|reflect|empathi[sz]e"
)
NO_VERB = re.compile(
    r"how|what|why|when|to|the|an?|your|our|you|we|i|participants?|learners?|(?!(br|s)ing$|question|mention)\w+(ing|tion|ness|ity)"
)


def _observable(objective: str) -> str:
    verb = objective.split(maxsplit=1)[0].casefold().strip(".,:;*_\"'")
    if UNSEEN.fullmatch(verb):
        why = f"'{verb}' cannot be seen or heard. Begin with a verb such as name, explain, write, compare or try."
        raise ValueError(why)
    if NO_VERB.fullmatch(verb):
        why = f"'{verb}' is no verb. Begin with what the reader will do, such as name, explain, write, compare or try."
        raise ValueError(why)
    return objective


def _clock(value: Any) -> Any:
    # YAML reads 09:30 without quotation marks as the number 570.
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return f"{value // 60:02d}:{value % 60:02d}"
    return value


def _group(value: str) -> str:
    if value in ("solo", "pairs", "trios", "whole room") or re.fullmatch(r"groups of [2-9]\d?", value):
        return value
    raise ValueError(
        "This is no size of group. Write solo, pairs, trios, groups of 4 (or another number) or whole room."
    )


def _said_alone(value: Any) -> Any:
    return value if isinstance(value, dict) and "can" in value else {"can": value}


Observable = Annotated[Words, AfterValidator(_observable)]
Group = Annotated[
    Words,
    AfterValidator(_group),
    Field(json_schema_extra={"pattern": "^(solo|pairs|trios|whole room|groups of [2-9][0-9]?)$"}),
]
Clock = Annotated[str, BeforeValidator(_clock), StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class FrontMatter(BaseModel):
    """A closed set of names: one that is not listed here is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


NOT_ON_PAPER = {"also"}
"""What sheets are not made from, so that a change of it sets none again."""


class ContentNote(FrontMatter):
    """What a reader may want to know before a page, and a way round it."""

    what: Words
    """What readers may want to know of beforehand."""
    where: Words
    """The section it stands in."""
    instead: Words
    """A real way round, such as a section to go to."""


class Page(FrontMatter):
    """Any page that is neither a module, an exercise, a workshop nor a term."""

    title: Words
    """Shown as the heading and in the menu."""
    summary: Words | None = None
    """One sentence, for the menu, the search and whoever shares the page."""
    minutes: Positive | None = None
    """To read the page."""
    reviewed: Day | None = None
    """The day somebody last read it against its sources, as 2026-11-22."""
    content_note: ContentNote | None = None
    template: Text | None = None
    """A layout of its own, from theme/."""
    hide: list[Literal["navigation", "toc", "footer"]] = []
    """What does not stand beside or below the page: the menu of its part, its contents, the way to the next page."""
    also: Also = []
    """Other words under which people look for this page: `icebreaker`, `too little time`."""
    search: dict[Literal["exclude"], bool | Literal["text"]] = {}
    """`exclude: true` keeps the page out of search, `exclude: text` all of it but title, summary and `also`."""


class Objective(FrontMatter):
    """Something that a reader can do afterwards, what on the page tests it, and what a good answer holds."""

    can: Observable
    """Begins with something that can be seen or heard: name, explain, write, compare, try."""
    tested: list[Text] = []
    """What tests it: self-checks and pauses of the page by their `name`, exercises of the module by their file name."""
    answer: Words | None = None
    """What a good answer holds, for whoever tries to remember it weeks later."""


class Module(FrontMatter):
    """A page to learn from, with an opening question that its key points answer."""

    title: Words
    """Shown as the heading and in the menu."""
    summary: Words
    """One sentence: what the page teaches."""
    minutes: Positive
    """To read the page and answer its self-checks, without its exercises."""
    level: Literal["foundation", "practice", "leading"]
    """For whom: foundation, practice or leading."""
    question: Words
    """The opening question, which the key points answer."""
    objectives: list[Annotated[Objective, BeforeValidator(_said_alone)]] = Field(min_length=2, max_length=4)
    """Two to four; each with what it is, what tests it, and what a good answer holds."""
    needs: list[PagePath] = []
    """Modules to read first, as paths below docs/ without .md."""
    key_points: list[Words] = Field(min_length=2, max_length=5)
    """Two to five; they answer the opening question and claim nothing that the page does not cite."""
    exercises: list[Slug] = []
    """Exercises of this module, by file name without .md; each lists this module too."""
    also: Also = []
    """Other words under which people look for it: `icebreaker`, `too little time`."""
    content_note: ContentNote | None = None
    reviewed: Day
    """The day somebody last read it against its sources, as 2026-11-22."""


class Minutes(FrontMatter):
    """The minutes of an exercise; their sum is what a room must be booked for."""

    setup: Whole = Field(ge=0)
    """Before anybody begins."""
    run: Positive
    """The steps, added up."""
    debrief: Whole = Field(ge=0)
    """Talking it over."""

    @property
    def total(self) -> int:
        """Set-up, running time and debrief together."""
        return self.setup + self.run + self.debrief


class Print(FrontMatter):
    """How many sheets a room needs."""

    per: Literal["person", "pair", "group"]
    """One sheet for each person, pair or group."""
    extra: Literal["pair", "group"] | None = None
    """One more for each pair or group, such as a sheet to count on."""


class People(FrontMatter):
    """How many people an exercise serves, and what to do when the numbers do not come out."""

    fewest: Positive
    """The fewest with whom it runs as it is printed."""
    most: Positive
    """The most that one room and one facilitator can do it with."""
    left_over: Words | None = None
    """What to do with whoever is left over when pairs, trios or groups do not come out."""
    few: Words | None = None
    """How it goes with fewer people: with two, or with one."""
    more: Words
    """How it goes with more than twenty."""

    @model_validator(mode="after")
    def _in_order(self) -> People:
        if self.fewest > self.most:
            raise ValueError("'fewest' is more than 'most'. Swap them.")
        return self


class Access(FrontMatter):
    """How an exercise goes for people whom a sheet and a circle of chairs leave out."""

    seeing: Words
    """For somebody who is blind or has low vision."""
    moving: Words
    """For somebody who uses a wheelchair, or cannot stand or walk for long."""
    reading: Words
    """For somebody who reads slowly, or in a second language."""
    speaking: Words
    """For somebody who does not speak in groups."""


class Short(FrontMatter):
    """A shorter version, from which a sheet, a clock and the slots of plans are made."""

    minutes: Positive
    """All of it; set-up, steps and debrief add up to this."""
    setup: Whole = Field(ge=0)
    """Before anybody begins."""
    steps: dict[Text, Positive] = Field(min_length=1)
    """The steps that stay, by their names in the text, each with its minutes."""
    debrief: Whole = Field(ge=0)
    """Talking it over."""
    questions: list[Positive] = []
    """The questions of the debrief that stay, by number; left out, all of them stay."""
    changed: dict[Text, Words] = {}
    """The text of a step, where it differs from the whole exercise."""
    given: dict[Text, Words] = {}
    """For a step left out that a later one needs: what people get in its place."""
    without: list[Text] = []
    """Boxes that are left off its sheet, each by the beginning of its label."""
    only: dict[Text, list[Positive]] = {}
    """Tables, lists and sets of cards of which only some rows or cards are used: label and numbers."""
    note: Words | None = None
    """Anything else the facilitator should know about this version."""

    @model_validator(mode="after")
    def _adds_up(self) -> Short:
        if (sum_ := self.setup + sum(self.steps.values()) + self.debrief) != self.minutes:
            why = f"Set-up, steps and debrief add up to {sum_} minutes, and 'minutes' says {self.minutes}. Mend one of them."
            raise ValueError(why)
        if both := self.steps.keys() & self.given.keys():
            raise ValueError(f"'{sorted(both)[0]}' stands among 'steps' and among 'given'. Keep it in one of them.")
        return self


class WallSheet(FrontMatter):
    """A sheet on the wall, to be written on by everybody."""

    title: Words
    """What stands at its top."""
    columns: list[Words] = Field(default=[], max_length=4)
    """The heads of its columns, if it has any."""


class Wall(FrontMatter):
    """What hangs on the wall or stands on a chair; it is printed with the kit of a plan."""

    signs: list[Words] = []
    """What stands on each sign."""
    strips: list[Words] = []
    """Scales of the exercise that are also strips of wall, each by the beginning of its label."""
    sheets: list[WallSheet] = []
    """Sheets to write on together."""


class Exercise(FrontMatter):
    """Something to do, alone or together, that also stands on paper."""

    title: Words
    """Shown as the heading and on every sheet."""
    purpose: Words
    """One sentence: what people leave with."""
    minutes: Minutes
    short: list[Short] = []
    """Shorter versions, the longest first."""
    needs: dict[Text, list[Text]] = {}
    """Steps that use what an earlier step made: the step, and the earlier ones it needs."""
    group: Group
    """solo, pairs, trios, groups of 4 (or another number) or whole room."""
    people: People
    """How many it serves, and what to do with one left over, with few, and with more than twenty."""
    materials: list[Words] = Field(min_length=1)
    """What the room needs, one thing a line."""
    wall: Wall = Wall()
    """Signs, strips and wall sheets that the materials name."""
    print: Print
    then: list[Slug] = []
    """Exercises that come right behind this one in any plan that has both; nothing parts them."""
    modules: list[PagePath] = Field(min_length=1)
    """Modules it belongs to, as paths below docs/ without .md; each lists this exercise too."""
    intensity: Whole = Field(ge=1, le=3)
    """1: nothing of one's own. 2: one's own work, lightly. 3: loss, violence, self-harm, abuse or discrimination, told or likely to be."""
    holds: Words | None = None
    """A few words: what is in it that somebody may want to know of beforehand."""
    instead: Words | None = None
    """From intensity 2 up: an invented case to use instead, printed on the handout."""
    access: Access
    """How it goes for people whom a sheet and a circle of chairs leave out."""
    also: Also = []
    """Other words under which people look for it: `icebreaker`, `too little time`."""
    reviewed: Day
    """The day somebody last ran or read it, as 2026-11-22."""
    version: Text
    """Raised when a sheet changes, in quotation marks, such as "1.1"."""

    @property
    def lengths(self) -> list[int]:
        """The minutes of each shorter version."""
        return [short.minutes for short in self.short]

    def shorter(self, minutes: int) -> Short | None:
        """The shorter version that takes so many minutes, if there is one."""
        return next((short for short in self.short if short.minutes == minutes), None)

    @model_validator(mode="after")
    def _a_way_round(self) -> Exercise:
        if self.intensity >= 2 and not self.instead:
            raise ValueError("There is no 'instead'. From intensity 2 up, offer an invented case to use instead.")
        if self.intensity >= 2 and not self.holds:
            raise ValueError("There is no 'holds'. From intensity 2 up, say in a few words what is in it.")
        return self


class AgendaItem(FrontMatter):
    """One line of a workshop plan: an exercise, a talk, a break, or a module to read before the day."""

    exercise: Slug | None = None
    """An exercise, by file name without .md."""
    talk: Words | None = None
    """Something said to the room."""
    break_: Words | None = Field(default=None, alias="break")
    """A break, and what for."""
    read: PagePath | None = None
    """A module to read before the day, as a path below docs/ without .md."""
    minutes: Whole = Field(default=0, ge=0)
    """How long it takes."""
    say: Words | None = None
    """A sentence for the facilitator to say."""

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
            raise ValueError("This item is not one thing. Give one of exercise, talk, break or read.")
        if not self.read and not self.minutes:
            raise ValueError("'minutes' is missing. Say how long this item takes.")
        return self


class Session(FrontMatter):
    """One meeting of a workshop that runs over several days."""

    title: Words
    """What this meeting is called."""
    start: Clock
    """The clock time, in quotation marks, such as "09:30"."""
    agenda: list[AgendaItem] = Field(min_length=1)
    """What happens, in order."""


class Room(FrontMatter):
    """How many people a plan is made for."""

    fewest: Positive
    """The fewest it can be run with."""
    most: Positive
    """The most that one room holds."""


class Workshop(FrontMatter):
    """A timed plan; clock times, materials and print counts are computed from it."""

    title: Words
    """Shown as the heading and in the menu."""
    summary: Words
    """One sentence."""
    for_: Words = Field(alias="for")
    """Whom it is for."""
    people: Room
    """The fewest and the most people; every exercise of the plan has to serve that many."""
    aim: Words
    """What people leave with."""
    objectives: list[Observable] = Field(min_length=2, max_length=4)
    """Two to four; what people can do afterwards, each beginning with something that can be seen or heard."""
    start: Clock | None = None
    """The clock time, in quotation marks, such as "09:30"."""
    agenda: list[AgendaItem] = []
    """What happens, in order; the site adds clock times, materials and print counts."""
    sessions: list[Session] = []
    """Meetings on several days, instead of start and agenda."""
    wall: Wall = Wall()
    """Signs and wall sheets of the day itself, which the text below names."""
    also: Also = []
    """Other words under which people look for it: `icebreaker`, `too little time`."""
    reviewed: Day | None = None
    """The day somebody last ran or read it, as 2026-11-22."""

    @model_validator(mode="after")
    def _one_plan(self) -> Workshop:
        if bool(self.agenda) == bool(self.sessions):
            raise ValueError("There is not one plan. Give either 'agenda' with 'start', or 'sessions'.")
        if self.agenda and not self.start:
            raise ValueError("'start' is missing. Give the time at which the agenda begins, such as \"09:30\".")
        return self

    @property
    def meetings(self) -> list[Session]:
        """The sessions; a one-day workshop is one session."""
        return self.sessions or [Session(title=self.title, start=self.start or "09:00", agenda=self.agenda)]


class Term(FrontMatter):
    """A glossary entry; the definition is the body, one sentence with a citation."""

    term: Words
    """The term as it stands in a sentence."""
    aliases: list[Words] = []
    """Exact other forms, such as the plural."""
    also: Also = []
    """Other words under which people look for it: `icebreaker`, `too little time`."""


PARTS = ("about", "contribute", "decisions", "exercises", "facilitate", "start")
"""The folders of docs/ that every course has. Others are strands, if modules lie in them."""
OF_MODULES = Module.model_fields.keys() - Page.model_fields.keys()
"""What modules alone say of themselves."""


def kind_of(source: Source) -> type[FrontMatter]:
    """Which schema a file answers to; the folder decides, and for modules and workshops what they say of themselves."""
    folder, _, name = source.path.removeprefix("docs/").partition("/")
    if source.path.startswith("exercises/"):
        return Exercise
    if source.path.startswith("glossary/"):
        return Term
    if name and folder not in PARTS and name != "index.md" and (OF_MODULES & source.meta.keys() or not source.meta):
        return Module
    if folder == "facilitate" and {"agenda", "sessions", "aim"} & source.meta.keys():
        return Workshop
    return Page


@worked_out
def load(source: Source) -> FrontMatter | None:
    """The front matter as an object, or None where it has problems."""
    try:
        return kind_of(source).model_validate(source.meta)
    except ValidationError:
        return None
