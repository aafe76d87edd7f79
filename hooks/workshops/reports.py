"""How it went when somebody ran an exercise or a plan, from reports.yml. Nobody is named in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from content.frontmatter import Day, FrontMatter, Positive, Slug, Text, Words
from content.source import FAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "reports.yml"


class Ran(FrontMatter):
    """One exercise as it was run."""

    exercise: Slug
    version: Text
    """The version that stands on the sheet, in quotation marks."""
    planned: Positive
    """The minutes that were planned for it."""
    took: Positive
    """The minutes that it took."""


class Report(FrontMatter):
    """One occasion."""

    date: Day
    """The day on which it was run, or the first day of the month."""
    plan: Slug | None = None
    """The plan that was run, by its file's name."""
    exercises: list[Ran] = []
    people: Positive
    """How many came."""
    where: Literal["in person", "online", "mixed"]
    went: Words
    """What worked and what pinched, without anybody who could be known by it."""
    changed: Words | None = None
    """What was changed on the site because of it."""
    issue: Positive | None = None
    """The number of the issue by which it came."""

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if not self.plan and not self.exercises:
            raise ValueError("This report is of nothing. Name the plan, or the exercises, that were run.")
        return self


class Reports(FrontMatter):
    """The whole file."""

    reports: list[Report] = Field(default=[])


def load(root: Path) -> list[Report] | None:
    """The reports, the latest first; None if the course keeps none, or the file cannot be read."""
    try:
        return Reports.model_validate(yaml.load((root / NAME).read_text("utf-8"), FAST)).reports
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return None


def of_exercise(reports: list[Report], slug: str) -> list[Report]:
    """Those in which an exercise was run."""
    return [report for report in reports if any(ran.exercise == slug for ran in report.exercises)]


def of_plan(reports: list[Report], slug: str) -> list[Report]:
    """Those in which a plan was run."""
    return [report for report in reports if report.plan == slug]


def out_of_order(reports: list[Report]) -> Iterator[int]:
    """The numbers of those that stand below an earlier one."""
    for number, (above, below) in enumerate(pairwise(reports), 1):
        if below.date > above.date:
            yield number


def form(repository: str | None) -> str:
    """The address of the form by which a report can be sent; nothing where there is no such form."""
    return f"{repository.rstrip('/')}/issues/new?template=how-it-went.yml" if repository and "github.com/" in repository else ""
