"""What to try from memory after a module: in one week, in three and in eight, with earlier modules mixed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content.course_file import CourseFile
    from content.frontmatter import Module

WEEKS = 1, 3, 8
MIXED_IN = 2
"""How many questions of earlier modules each round asks, where there are as many."""


@dataclass(frozen=True)
class Question:
    """Something to do from memory, and what a good answer holds; `page` is the module it comes from."""

    page: str
    title: str
    task: str
    answer: str


def rounds(name: str, modules: Mapping[str, Module]) -> dict[int, list[Question]]:
    """The questions of each round of the module `name`, by the weeks after which they are asked.

    The first asks for every objective, the later ones for half of them in turn. `modules` are all in reading order.
    """
    own = questions_of(name, modules[name])
    before = [question for earlier in earlier_than(name, modules) for question in questions_of(earlier, modules[earlier])]
    asked: dict[int, list[Question]] = {}
    for number, weeks in enumerate(WEEKS):
        mine = own if number == 0 else own[number - 1 :: 2]
        start = number * MIXED_IN
        asked[weeks] = mine + (before[start:] + before[:start])[:MIXED_IN]
    return asked


def earlier_than(name: str, modules: Mapping[str, Module]) -> list[str]:
    """The modules that come before one: first those it needs, then those of its folder that stand before it, nearest first."""
    folder = name.rpartition("/")[0]
    order = [path for path in modules if path.rpartition("/")[0] == folder]
    nearest = order[: order.index(name)][::-1]
    return list(dict.fromkeys([*(path for path in modules[name].needs if path in modules), *nearest]))


def questions_of(name: str, module: Module) -> list[Question]:
    """What can be tried from memory of one module: its objectives, each with what a good answer holds."""
    return [Question(name, module.title, one.can.rstrip(".") + ".", one.answer or "") for one in module.objectives]


def calendar(
    about: CourseFile, path: str, module: Module, asked: Mapping[int, Sequence[Question]], url: str = ""
) -> str:
    """An iCalendar file (RFC 5545) with a to-do for each round; questions only, the answers stand on the page.

    The file is made before anybody opens it, so it cannot know which day "in a week" is: its to-dos have no date.
    assets/recall.js turns them into entries for the days counted from the day of reading.
    """
    todos = [line for weeks, questions in asked.items() for line in _todo(about.slug, path, module, weeks, questions, url)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(about.name)}//Recall//EN", *todos, "END:VCALENDAR"]
    return "".join(_folded(line) for line in lines)


def _todo(slug: str, path: str, module: Module, weeks: int, questions: Sequence[Question], url: str) -> list[str]:
    words = [
        "Try these without looking anything up.",
        "",
        *(f"{number}. {asked_on(question, path)}" for number, question in enumerate(questions, 1)),
        "",
        "Then compare: the answers stand at the end of the module.",
        *([url] if url else []),
    ]
    return [
        "BEGIN:VTODO",
        f"UID:recall-{path.replace('/', '-')}-{weeks}@{slug}",
        f"DTSTAMP:{module.reviewed:%Y%m%d}T000000Z",
        f"SUMMARY:{_escaped(f'From memory: {module.title}')}",
        f"DESCRIPTION:{_escaped(chr(10).join(words))}",
        *([f"URL:{url}"] if url else []),
        f"COMMENT:{after(weeks)}",
        "END:VTODO",
    ]


def asked_on(question: Question, here: str) -> str:
    """A question as it is asked on the page `here`."""
    return question.task if question.page == here else f"From “{question.title}”: {question.task}"


def after(weeks: int) -> str:
    """When a round comes."""
    return {1: "In one week", 3: "In three weeks", 8: "In eight weeks"}[weeks]


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
