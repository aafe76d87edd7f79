"""What people type who do not know the words of the pages, from asked.yml: a list beside the pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from content.frontmatter import Also, FrontMatter, Slug, Text
from content.source import FAST

if TYPE_CHECKING:
    from pathlib import Path

NAME = "asked.yml"
FALLS = 0.7
"""Each page of a line counts so much of the one before it."""


class Asked(FrontMatter):
    """Where it leads, the best page first, and how people say it."""

    to: Annotated[list[Text], Field(min_length=1)]
    say: Annotated[Also, Field(min_length=1)]


Said = list[tuple[str, float]]
"""What people say, and how strongly it leads to a page: 1 where the page is the first of its line."""
FILE: TypeAdapter[dict[Slug, list[Asked]]] = TypeAdapter(dict[Slug, list[Asked]])


def load(root: Path) -> dict[str, Said]:
    """What leads to each page and term, by the names that asked.yml has for them; nothing if the file cannot be read."""
    found: dict[str, Said] = defaultdict(list)
    try:
        parts = FILE.validate_python(yaml.load((root / NAME).read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return found
    for line in (line for lines in parts.values() for line in lines):
        for number, page in enumerate(line.to):
            found[page] += [(said, FALLS**number) for said in line.say]
    return found
