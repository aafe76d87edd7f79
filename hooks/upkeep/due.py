"""What is due: pages that nobody has read for a year, notices that nobody has dealt with, a list that is old."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checks.project import open_project
from upkeep import notices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

READ_AGAIN = datetime.timedelta(days=365)
ASK_AGAIN = datetime.timedelta(days=90)


def report(root: Path, today: datetime.date) -> str:
    """Everything that is due, as Markdown for an issue; nothing if nothing is."""
    parts = [part for part in (_pages(root, today), _works(root, today)) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _pages(root: Path, today: datetime.date) -> str:
    due = sorted(
        (source.meta["reviewed"], source.path)
        for source in open_project(root).sources
        if type(source.meta.get("reviewed")) is datetime.date and today - source.meta["reviewed"] > READ_AGAIN
    )
    if not due:
        return ""
    lines = [f"- [ ] `{path}`, last read on {day}" for day, path in due]
    how = "Read each against its sources, mend it, and set `reviewed` to the day."
    return "\n".join(["## Pages that nobody has read for a year", "", how, "", *lines])


def _works(root: Path, today: datetime.date) -> str:
    listed, works = notices.load(root), open_project(root).works
    lines = list(_open(listed, works.keys()))
    if lines:
        how = f"Read the notice, say in `caution` of `bibliography.bib` what readers should know, and set `seen` in `{notices.NAME}`."
        lines = [how, "", *lines]
    if listed.asked is None or today - listed.asked > ASK_AGAIN:
        when = f"since {listed.asked}" if listed.asked else "yet"
        lines += [""] * bool(lines) + [f"Crossref has not been asked {when}. Run `make due RENEW=1`, and commit `{notices.NAME}`."]
    return "\n".join(["## Works that were corrected or retracted", "", *lines]) if lines else ""


def _open(listed: notices.Notices, cited: Collection[str]) -> Iterator[str]:
    for key, found in sorted(listed.works.items()):
        for notice in found:
            if notice.seen is None and key in cited:
                day = f" of {notice.date}" if notice.date else ""
                yield f"- [ ] `{key}`: {notice.kind}{day}, https://doi.org/{notice.doi}"
