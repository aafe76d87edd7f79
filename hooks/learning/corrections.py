"""What the site said wrongly and says now, from corrections.yml. Knows nothing about MkDocs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import yaml
from pydantic import ValidationError, model_validator

from content.frontmatter import Day, FrontMatter, Text
from content.problems import suggestion
from content.source import FAST
from learning.coverage import LINK, Place, sections

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from content.source import Source

NAME = "corrections.yml"
_CITATION = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]")
_QUOTES = str.maketrans("‘’“”", "''\"\"")


class Correction(FrontMatter):
    """One row: what a page, or a section of it, said and says.

    Without `said`, something was missing; without `says`, the words are gone.
    """

    date: Day
    page: Place
    said: Text | None = None
    says: Text | None = None
    why: Text
    source: Text | None = None
    """The works that it rests on, as a page would cite them."""

    @model_validator(mode="after")
    def _tells_something(self) -> Self:
        if not self.said and not self.says:
            raise ValueError("Nothing is corrected here. Write what the page said, what it says, or both.")
        return self

    @property
    def name(self) -> str:
        """The page without the section."""
        return self.page.partition("#")[0]


class Corrections(FrontMatter):
    """The whole file."""

    corrections: list[Correction]


@dataclass(frozen=True)
class Corrected:
    """A day on which a page was corrected, and where the page of corrections tells of it."""

    day: datetime.date
    anchor: str


def load(root: Path) -> dict[datetime.date, list[Correction]]:
    """The corrections of each day, the latest first; none if the file cannot be read."""
    try:
        rows = Corrections.model_validate(yaml.load((root / NAME).read_text("utf-8"), FAST)).corrections
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return {}
    days = sorted({row.date for row in rows}, reverse=True)
    return {day: [row for row in rows if row.date == day] for day in days}


def anchor(day: datetime.date, page: str) -> str:
    """Where the page of corrections tells what was corrected on a page that day."""
    return f"{day}-{page.replace('/', '-')}"


def by_page(rows: Mapping[datetime.date, list[Correction]]) -> dict[str, list[Corrected]]:
    """When each page was corrected, the latest first."""
    found: dict[str, list[Corrected]] = {}
    for day, corrections in rows.items():
        for name in dict.fromkeys(row.name for row in corrections):
            found.setdefault(name, []).append(Corrected(day, anchor(day, name)))
    return found


def out_of_step(row: Correction, pages: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    """Where a row and its page do not agree: the field, and why in whole sentences. Terms are named `glossary#term`."""
    name, section = (row.page, "") if row.page in pages else (row.name, row.page.partition("#")[2])
    if name not in pages:
        near = suggestion(name, pages) or " Name the page that was corrected; if it has moved, where it is now."
        yield "page", f"There is no page '{name}'.{near}"
        return
    if (found := sections(pages[name]).get(section)) is None:
        yield "page", f"There is no heading '#{section}' on '{name}'. Name the section that was corrected, or no section."
        return
    stands = plain(found.text)
    if row.says and plain(row.says) not in stands:
        yield "says", f"'{row.page}' does not say '{row.says}'. Write what it says now, or mend the page."
    if row.said and plain(row.said) in stands:
        yield "said", f"'{row.page}' still says '{row.said}'. Mend the page, or quote more of what was wrong."


def unlinked(text: str) -> str:
    """The words of a page, its links as words: seen from another page they would lead nowhere."""
    return LINK.sub(r"\1", text)


def plain(text: str) -> str:
    """The words alone: without citations, marks, line ends and the shape of quotation marks."""
    bare = re.sub(r"[*_`]", "", unlinked(_CITATION.sub("", text))).translate(_QUOTES)
    return " ".join(bare.split()).casefold()
