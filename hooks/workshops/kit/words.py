"""The words of the kit, from kit.yml: its parts in order, each with what stands in it. Knows nothing of any plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import yaml
from pydantic import Field, ValidationError, model_validator

from content.frontmatter import FrontMatter, Positive, Slug, Words
from content.source import FAST

if TYPE_CHECKING:
    from pathlib import Path

NAME = "kit.yml"

FromPlan = Literal["summary", "for", "objectives", "times", "hours", "holds", "reading", "breaks", "register", "ratings"]
"""What a part for everybody may take from a plan."""
ForTheFacilitator = Literal["contents", "tally", "timings", "address"]
"""What only the facilitator's parts may take from a plan."""
Layout = Literal["page", "poster", "tents", "certificate", "signs", "strips", "wall-sheets"]


class Piece(FrontMatter):
    """One thing in a part: words, something to write in, or something from the plan."""

    heading: Words | None = None
    say: Words | None = None
    """A paragraph."""
    list_: list[Words] = Field(default=[], alias="list")
    """Lines with a dot before them."""
    ask: Words | None = None
    """A line to write on, with what belongs there."""
    put: FromPlan | ForTheFacilitator | None = None
    """Something that is worked out from the plan."""
    rows: Positive = Field(default=1, le=20)
    """How many lines there are to write on."""
    lead: Words | None = None
    """A paragraph before what is put; it stays away if a plan has nothing to put."""
    columns: list[Words] = Field(default=[], max_length=6)
    """The heads of the columns, where what is put is a table."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Piece:
        said = [one for one in (self.heading, self.say, self.list_, self.ask, self.put) if one]
        if len(said) != 1:
            raise ValueError("This piece is not one thing. Give one of heading, say, list, ask or put.")
        if self.put in COLUMNS and len(self.columns) != COLUMNS[self.put]:
            raise ValueError(f"'{self.put}' is a table of {COLUMNS[self.put]} columns. Give as many heads under 'columns'.")
        return self


COLUMNS = {"contents": 4, "times": 4, "holds": 4, "register": 3, "ratings": 3, "tally": 4, "timings": 5}
"""How many columns each table from a plan has."""


class Part(FrontMatter):
    """One part of the kit: a page, a poster, or several of a kind."""

    title: Words
    """Shown as its heading, and as its bookmark."""
    layout: Layout = "page"
    reads: Literal["everybody", "facilitator"] = "everybody"
    """Who is meant to see it."""
    copies: Words
    """How many to make, such as: one each."""
    word: Slug | None = None
    """What its Word copy is called, if people may want to put it into words of their own."""
    body: list[Piece] = []

    @model_validator(mode="after")
    def _kept_apart(self) -> Part:
        for piece in self.body:
            if self.reads == "everybody" and piece.put in get_args(ForTheFacilitator):
                raise ValueError(f"'{piece.put}' is for the facilitator. Write 'reads: facilitator', or leave it out.")
        return self


class KitWords(FrontMatter):
    """The whole file."""

    parts: list[Part] = Field(min_length=1)


def load(root: Path) -> KitWords | None:
    """The words of the kit; None if there are none, or if they cannot be read, which the check tells."""
    try:
        return KitWords.model_validate(yaml.load((root / NAME).read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return None
