"""Where the site treats what the core texts hold, from coverage.yml. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import yaml
from markdown.extensions.toc import slugify
from pydantic import BeforeValidator, Field, StringConstraints, TypeAdapter, ValidationError

from content.frontmatter import FrontMatter, Text
from content.problems import suggestion
from content.source import FAST, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from content.source import Source

HEADING = re.compile(r"(?P<marks>#{2,4})[ \t]+(?P<text>.+?)[ \t]*(\{:?[^}]*#(?P<id>[\w-]+)[^}]*\})?[ \t]*$")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")

Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[\w-]+)?$")]


class Concept(FrontMatter):
    """Something that a core text holds; `says` stands in every section that is said to treat it."""

    what: Text
    where: Annotated[list[Place], BeforeValidator(lambda one: one if isinstance(one, list) else [one])]
    says: Text | None = None
    note: Text | None = None


class Part(FrontMatter):
    """The concepts of one part of a text."""

    title: Text
    concepts: Annotated[list[Concept], Field(min_length=1)]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, down to the next of its rank; without a heading, the whole page."""

    title: str
    text: str


def load(root: Path) -> dict[str, list[Part]]:
    """The parts of each core text by its citation key; none if the file cannot be read."""
    try:
        return _FILE.validate_python(yaml.load((root / "coverage.yml").read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return {}


@worked_out
def sections(source: Source) -> dict[str, Section]:
    """Every section of a page by its anchor, the whole page under an empty one."""
    lines = source.prose_lines()
    headings = [(index, match) for index, (_, line) in enumerate(lines) if (match := HEADING.match(line))]
    found = {"": Section(str(source.meta.get("title", "")), source.text)}
    for number, (start, match) in enumerate(headings):
        below = (index for index, other in headings[number + 1 :] if len(other["marks"]) <= len(match["marks"]))
        text = "\n".join(line for _, line in lines[start : next(below, len(lines))])
        title = LINK.sub(r"\1", match["text"])
        found[match["id"] or slugify(re.sub(r"[*_`]", "", title), "-")] = Section(title, text)
    return found


def lost(concept: Concept, pages: Mapping[str, Source]) -> Iterator[str]:
    """What is wrong with the places of one concept, in whole sentences."""
    for place in concept.where:
        page, _, anchor = place.partition("#")
        if page not in pages:
            near = suggestion(page, pages) or " Say where the site treats this."
            yield f"There is no page '{page}'.{near}"
        elif (section := sections(pages[page]).get(anchor)) is None:
            yield f"There is no heading '#{anchor}' on '{page}'. Name the section that treats this."
        elif concept.says and _plain(concept.says) not in _plain(section.text):
            yield f"'{concept.says}' does not stand in '{place}'. Name the section that says it, or mend the words."


def _plain(text: str) -> str:
    return re.sub(r"[*_\s]+", " ", LINK.sub(r"\1", text)).casefold()


_FILE: TypeAdapter[dict[Text, list[Part]]] = TypeAdapter(dict[Text, list[Part]])
