"""Three questions for a week later, as a calendar entry. Knows nothing about MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.frontmatter import Module


def questions(module: Module) -> list[str]:
    """The opening question and the first two objectives: what to try from memory before looking."""
    tasks = [objective.rstrip(".") + "." for objective in module.objectives[:2]]
    return [f"{module.question} What would you say now?", *tasks]


def calendar(path: str, module: Module, url: str = "") -> str:
    """An iCalendar file (RFC 5545) about one module.

    The file is made before anybody opens it, so it cannot know which day "in a week" is: it is a to-do without a date.
    assets/recall.js turns it into an entry for the day a week from now.
    """
    asked = [f"{number}. {question}" for number, question in enumerate(questions(module), 1)]
    told = [f"- {point}" for point in module.key_points]
    words = [
        "Try these without looking anything up.",
        "",
        *asked,
        "",
        "Then compare:",
        "",
        *told,
        *(["", url] if url else []),
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//In Parallel//Recall//EN",
        "BEGIN:VTODO",
        f"UID:recall-{path.replace('/', '-')}@in-parallel",
        f"DTSTAMP:{module.reviewed:%Y%m%d}T000000Z",
        f"SUMMARY:{_escaped(f'Three questions: {module.title}')}",
        f"DESCRIPTION:{_escaped(chr(10).join(words))}",
        *([f"URL:{url}"] if url else []),
        "END:VTODO",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each further piece begun with a space; no character is cut."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces) + "\r\n"
