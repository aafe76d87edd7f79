"""Answers from the command line, or asked for one after the other; what does not fit is said and asked again."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from citations.names import fold
from content.problems import listed, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class NotMade(Exception):
    """Nothing was written; the message says why and what to do."""


class Answers:
    """What was given beforehand, and somebody to ask for the rest."""

    def __init__(self, given: Mapping[str, str | None], ask: Callable[[str], str] | None = None) -> None:
        self.given = {name: value.strip() for name, value in given.items() if value and value.strip()}
        self.ask = ask or (input if sys.stdin.isatty() else None)

    def get(self, name: str, question: str, default: str | None = None, among: Sequence[str] = ()) -> str:
        """The answer to one question; `default` is what an empty answer means, `among` what may be answered."""
        offered = f" ({listed(among)})" if among else ""
        prompt = f"{question}{offered}{f' [{default}]' if default else ''}: "
        while True:
            said = self.given.pop(name, "") or (self.ask(prompt).strip() if self.ask else "") or (default or "")
            if default == "" and not said:
                return ""
            if said and (not among or said in among):
                return said
            near = suggestion(said, among)
            why = (
                f"There is no {name} '{said}'.{near or f' Choose one of {listed(among)}.'}"
                if said
                else f"There is no {name}."
            )
            if not self.ask:
                unsaid = f"{question.rstrip('?')}?"
                raise NotMade(f'{why if said else unsaid} Give it as {name.upper()}="...".')
            print(why)


OF_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def slug(title: str) -> str:
    """The name of a file: lower case, digits and hyphens. Raises `NotMade` for a title without any of them."""
    words = (fold(word).encode("ascii", "ignore").decode() for word in re.split(r"[^\w'\u2019]+", title))
    made = "-".join(filter(None, words))
    if not made:
        raise NotMade(f"'{title}' has no letters or digits to name a file by. Give another title.")
    if made == "index" or OF_WINDOWS.fullmatch(made):
        raise NotMade(f"A file cannot be called '{made}': the site, or Windows, keeps that name for itself. Give another title.")
    return made


NEEDS_QUOTES = re.compile(r"[^A-Za-z].*|.*[:#'\"\s]|.*[:#'\"].*|yes|no|on|off|null|true|false", re.IGNORECASE)


def yaml_text(text: str) -> str:
    """A value as front matter takes it, in quotation marks only where it needs them."""
    one_line = " ".join(text.split())
    if not NEEDS_QUOTES.fullmatch(one_line):
        return one_line
    return '"' + one_line.replace("\\", "\\\\").replace('"', '\\"') + '"'
