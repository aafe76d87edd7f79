"""Corrections, retractions and doubts about works that are cited: a dated list in the repository, renewed from Crossref."""

from __future__ import annotations

import datetime
import json
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import Field, ValidationError

from content.frontmatter import Day, FrontMatter, Text
from content.source import FAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from citations.bibtex import Entry

NAME = "notices.yml"
WORKS = "https://api.crossref.org/v1/works/"
COMMENT = """\
# Corrections, retractions and expressions of concern about works that we cite, as Crossref told on the day below.
# make due RENEW=1 asks again; .github/workflows/upkeep.yml does so every week and proposes what is new.
# seen: the day on which a person read the notice and, if there was need, wrote a caution into bibliography.bib.
"""
KINDS = {"retraction", "partial_retraction", "removal", "withdrawal", "expression_of_concern", "correction", "corrigendum", "erratum"}
LONG = datetime.timedelta(days=28)


class Notice(FrontMatter):
    """What was said of a work after it was published."""

    kind: Text
    doi: Text
    """Of the notice."""
    date: Day | None = None
    seen: Day | None = None
    """When a person dealt with it."""


class Notices(FrontMatter):
    """The whole list."""

    asked: Day | None = None
    works: dict[Text, list[Notice]] = Field(default_factory=dict)


def load(root: Path) -> Notices:
    """The list; an empty one if there is none or it cannot be read."""
    try:
        return Notices.model_validate(yaml.load((root / NAME).read_text("utf-8"), FAST) or {})
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return Notices()


def renewed(old: Notices, works: Iterable[Entry], ask: Callable[[str], Any], today: datetime.date) -> Notices:
    """The list as Crossref has it now; what a person has seen stays seen. A work that is not answered for keeps its notices."""
    found: dict[str, list[Notice]] = {}
    for work in works:
        before = {notice.doi.casefold(): notice for notice in old.works.get(work.key, [])}
        if doi := work.get("doi"):
            answer = ask(doi)
            for one in (answer or {}).get("updated-by") or ():
                if (notice := _notice(one)) and notice.doi.casefold() not in before:
                    before[notice.doi.casefold()] = notice
        if before:
            found[work.key] = sorted(before.values(), key=lambda notice: notice.doi)
    if found == old.works and old.asked and today - old.asked < LONG:
        return old  # A new day alone is nothing that somebody would have to read.
    return Notices(asked=today, works=found)


def _notice(said: dict[str, Any]) -> Notice | None:
    kind = str(said.get("type", "")).casefold().replace("-", "_")
    if kind not in KINDS or not isinstance(said.get("DOI"), str):
        return None
    parts = ((said.get("updated") or {}).get("date-parts") or [[]])[0]
    date = datetime.date(*parts) if len(parts) == 3 and all(isinstance(part, int) for part in parts) else None
    return Notice(kind=kind.replace("_", " "), doi=said["DOI"], date=date)


def ask_crossref(doi: str) -> Any:
    """What Crossref knows of a DOI; nothing if it does not answer."""
    address = WORKS + urllib.parse.quote(doi, safe="")
    request = urllib.request.Request(address, headers={"User-Agent": "course-machine upkeep (make due RENEW=1)"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer).get("message")
    except (urllib.error.URLError, OSError, ValueError):
        return None


def write(root: Path, notices: Notices) -> None:
    """Write the list, readable and in the same order each time."""
    data = notices.model_dump(exclude_none=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (root / NAME).write_text(COMMENT + text, encoding="utf-8", newline="\n")
