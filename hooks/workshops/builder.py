"""A meeting as the address of the workshop builder holds it, so that a finished plan can be opened there and changed."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote_plus

from content.frontmatter import AgendaItem, Exercise, Session
from workshops.agenda import USUAL

TEMPLATE = "workshop-builder.html"
"""Of the page on which people put a plan together."""


def fragment(session: Session, title: str, exercises: Mapping[str, Exercise]) -> str:
    """What follows the # sign; theme/assets/workshop/plan.js reads it. Modules to read take no part in a plan."""
    lines = [_line(item, exercises) for item in session.agenda if not item.read]
    return f"start={session.start}&people={USUAL}&title={quote_plus(title)}&plan={','.join(lines)}"


def _line(item: AgendaItem, exercises: Mapping[str, Exercise]) -> str:
    if item.exercise:
        usual = exercises[item.exercise].minutes.total
        return item.exercise if item.minutes == usual else f"{item.exercise}:{item.minutes}"
    return f"{item.kind}:{item.minutes}:{quote_plus(item.talk or item.break_ or '')}"
