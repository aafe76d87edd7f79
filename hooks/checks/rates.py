"""How often self-checks give themselves away, counted over a whole course. A report, not a mistake."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content import blocks
from content.frontmatter import Module, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from content.blocks import Block
    from content.source import Source

ITEM = re.compile(r"- \[(?P<mark>[ xX])\] (?P<text>.+)")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\?")
CONCEDES = re.compile(
    r"(it|that|this|she|he|they|you) (may|might|can|could|is|was|are|were|do|does)\b[^.]{0,60}[,.] ?(and|but|yet|still)?\b"
    r"|(true|yes|fair|right|perhaps|kind|natural|tempting|often|sometimes|partly)\b",
    re.IGNORECASE,
)
"""How a feedback begins that grants something first; a rough sign, by words alone."""


@dataclass(frozen=True)
class Option:
    """One answer: whether it fits, its words without markup, and the first words said about it."""

    fits: bool
    text: str
    said: str


def report(sources: Iterable[Source]) -> list[str]:
    """The rates in sentences; nothing if there is no self-check."""
    checks, untested, objectives = [], 0, 0
    for source in sources:
        module = load(source)
        if isinstance(module, Module):
            checks += [list(_options(block)) for block in blocks.find(source) if block.name == "self-check"]
            objectives += len(module.objectives)
            untested += sum(not objective.tested for objective in module.objectives)
    if not checks:
        return []
    single = [check for check in checks if sum(option.fits for option in check) == 1]
    longest, shortest = (
        sum(far(check, key=lambda option: len(option.text)).fits for check in single) for far in (max, min)
    )
    chance = sum(1 / len(check) for check in single)
    right = [option for check in checks for option in check if option.fits]
    wrong = [option for check in checks for option in check if not option.fits]
    word, of_right, of_wrong = _tells_most(right, wrong)
    conceding = sum(bool(CONCEDES.match(option.said)) for option in wrong)
    return [
        f"Objectives: {objectives}, {objectives - untested} of them tested.",
        f"Self-checks: {len(checks)}, {len(single)} with one answer; it is the longest in {longest} and the shortest in {shortest} "
        f"(by chance: {chance:.1f}).",
        f"The word that tells most, '{word}', is in {100 * of_right:.0f} % of right answers and {100 * of_wrong:.0f} % of wrong ones.",
        f"Feedback to wrong answers that may begin by conceding: {conceding} of {len(wrong)}.",
    ]


def _options(block: Block) -> Iterator[Option]:
    lines = [text for _, text in block.body]
    for number, line in enumerate(lines):
        if item := ITEM.match(line):
            said = next((text.strip() for text in lines[number + 1 :] if text.strip()), "")
            yield Option(item["mark"] != " ", _plain(item["text"]), _plain(said))


def _plain(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", re.sub(r"\s*\[[^\]]*@[^\]]*\]", "", text)).strip()


def _tells_most(right: Sequence[Option], wrong: Sequence[Option]) -> tuple[str, float, float]:
    """The word, or the question mark, whose shares among right and wrong answers are furthest apart, and both shares."""
    of_right, of_wrong = (Counter(word for option in options for word in _words(option)) for options in (right, wrong))
    shares = ((word, of_right[word] / max(1, len(right)), of_wrong[word] / max(1, len(wrong))) for word in {*of_right, *of_wrong})
    return max(shares, key=lambda told: (abs(told[1] - told[2]), told[0]), default=("", 0, 0))


def _words(option: Option) -> set[str]:
    return {*WORD.findall(option.text.casefold())}
