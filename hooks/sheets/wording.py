"""The words that a page and a sheet share, so that they never differ."""

from __future__ import annotations

import datetime

INTENSITY = {
    1: "1 of 3: nothing of your own",
    2: "2 of 3: your own work, lightly; an invented case is offered",
    3: "3 of 3: loss, violence, self-harm, abuse or discrimination, told or likely to be; there is a way round",
}
VARIANT = {
    "handout": "Handout",
    "guide": "Facilitator guide",
    "large-print": "Large print handout",
    "fillable": "Fillable form, for screens",
    "participant": "Participant pack",
    "facilitator": "Facilitator pack",
    "cards": "Cards to cut out",
    "booklet": "Booklet of the participant pack",
    "plan": "Plan alone",
    "kit": "Kit",
}
RUNNING = {
    "handout": "Handout",
    "guide": "Facilitator guide: not for participants",
    "large-print": "Large print",
    "fillable": "Form to fill in",
    "participant": "Participant pack",
    "facilitator": "Facilitator pack: not for participants",
    "cards": "Cards to cut out",
    "booklet": "Participant pack",
    "plan": "Workshop plan: not for participants",
    "kit": "For the facilitator",
}
PRINTED = {
    "participant": "on both sides of the paper",
    "facilitator": "on both sides of the paper",
    "cards": "on one side, to cut",
    "booklet": "on both sides, turned on the short edge, to fold",
}
"""How to print what is not simply printed."""
GROUP_SIZE = {"solo": 1, "pairs": 2, "trios": 3}


def day(date: datetime.date) -> str:
    """22 November 2026."""
    return f"{date.day} {date:%B %Y}"


def duration(minutes: int) -> str:
    """45 minutes, 1 hour, 3 hours 30 minutes."""
    hours, rest = divmod(minutes, 60)
    told = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{number} {unit}{'s' if number != 1 else ''}" for number, unit in told if number) or "0 minutes"


def together(group: str) -> str:
    """How people work, as a fact card has it."""
    return {"solo": "alone", "trios": "groups of three"}.get(group, group)


def group_size(group: str) -> int | None:
    """How many people work together, or None for the whole room."""
    return GROUP_SIZE.get(group) or (int(group.rpartition(" ")[2]) if group.startswith("groups of") else None)
