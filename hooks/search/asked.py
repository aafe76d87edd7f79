"""What people type who do not know the words of the pages, from asked.yml: a list beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from content.frontmatter import Also, FrontMatter, Slug, Text
from content.source import FAST

if TYPE_CHECKING:
    from pathlib import Path

NAME = "asked.yml"


class Asked(FrontMatter):
    """Where it leads, the best page first, and how people say it."""

    to: Annotated[list[Text], Field(min_length=1)]
    say: Annotated[Also, Field(min_length=1)]


FILE: TypeAdapter[dict[Slug, list[Asked]]] = TypeAdapter(dict[Slug, list[Asked]])


def load(root: Path) -> list[Asked]:
    """The lines of asked.yml; none if the file cannot be read."""
    try:
        parts = FILE.validate_python(yaml.load((root / NAME).read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return []
    return [line for lines in parts.values() for line in lines]
