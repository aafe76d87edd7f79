"""The self-checks of a chapter as data, read off its rendered form: for question banks, cards and answers at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from learning.selfchecks import verdict
from take_along import xhtml

if TYPE_CHECKING:
    from take_along.xhtml import Element


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what is said to whoever chooses it; `text` and `feedback` are elements."""

    letter: str
    fits: bool
    text: Element
    feedback: tuple[Element, ...]


@dataclass(frozen=True)
class Question:
    """One self-check."""

    name: str
    """What it is called on its page; its number, from 1, where nobody has named it."""
    asked: Element
    context: tuple[Element, ...]
    """What stands between the question and its answers."""
    options: tuple[Option, ...]

    @property
    def several(self) -> bool:
        """Whether more than one answer fits."""
        return sum(option.fits for option in self.options) > 1


def questions(tree: Element) -> list[Question]:
    """Every self-check of a chapter that was parsed, in order."""
    return [_question(check, number) for number, check in enumerate(xhtml.having(tree, "self-check"), 1)]


def _question(check: Element, number: int) -> Question:
    [asked] = xhtml.having(check, "box__words")
    [fieldset] = check.iter("fieldset")
    of_its_own = "self-check__hint", "self-check__option"
    context = tuple(
        part for part in fieldset if part.tag != "legend" and not any(name in xhtml.classes(part) for name in of_its_own)
    )
    texts = xhtml.having(check, "self-check__text")
    answers = xhtml.having(check, "self-check__answer")
    return Question(check.get("id") or str(number), asked, context, tuple(map(_option, texts, answers)))


def _option(text: Element, answer: Element) -> Option:
    letter = answer.get("data-answer", "")
    said, *feedback = answer
    return Option(letter, xhtml.text(said) == verdict(letter, fits=True), text, tuple(feedback))
