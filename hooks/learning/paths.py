"""Learning paths from paths.yml: by the job people do, and by the time they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import yaml
from pydantic import Field, TypeAdapter, ValidationError, model_validator

from content.frontmatter import Also, FrontMatter, PagePath, Slug, Text
from content.source import FAST

if TYPE_CHECKING:
    import pathlib


class Step(FrontMatter):
    """A module to read or an exercise to do, and why it stands here."""

    read: PagePath | None = None
    do: Slug | None = None
    why: Text | None = None

    @property
    def page(self) -> str:
        """The page that this step leads to, as front matter names it."""
        return self.read or f"exercises/{self.do}"

    @model_validator(mode="after")
    def _one_thing(self) -> Step:
        if bool(self.read) == bool(self.do):
            raise ValueError("This step is not one thing. Give one of read or do.")
        return self


class Part(FrontMatter):
    """Steps that belong to one sitting or one week."""

    title: Text | None = None
    steps: Annotated[list[Step], Field(min_length=1)]


class Path(FrontMatter):
    """A way through the course for somebody."""

    title: Text
    by: Literal["role", "time"]
    summary: Text
    before: Text | None = None
    also: Also = []
    """Other words under which people look for it."""
    parts: Annotated[list[Part], Field(min_length=1)]

    @property
    def steps(self) -> list[Step]:
        """Every step of every sitting, in order."""
        return [step for part in self.parts for step in part.steps]

    @property
    def modules(self) -> list[str]:
        """The modules of all steps, in order."""
        return [step.read for step in self.steps if step.read]

    @property
    def exercises(self) -> list[str]:
        """The exercises of all steps, in order."""
        return [step.do for step in self.steps if step.do]

    def after(self, page: str) -> Step | None:
        """The step that follows a page; nothing if the path ends there or does not come by."""
        pages = [step.page for step in self.steps]
        return self.steps[pages.index(page) + 1] if page in pages[:-1] else None

    def comes_by(self, page: str) -> bool:
        """Whether a page is one of its steps."""
        return any(step.page == page for step in self.steps)


def load(root: pathlib.Path) -> dict[str, Path]:
    """Every path by the name of its page, in the order of the file; none if the file cannot be read."""
    try:
        return _FILE.validate_python(yaml.load((root / "paths.yml").read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return {}


_FILE: TypeAdapter[dict[Slug, Path]] = TypeAdapter(dict[Slug, Path])
