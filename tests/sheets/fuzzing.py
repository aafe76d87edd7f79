"""Exercises that nobody would write on purpose: put together by chance from what people do write."""

from __future__ import annotations

import random
import re

from markdown import Markdown

from citations.bibliography import Library
from sheets import page
from sheets.blocks import BLOCKS
from sheets.errors import UnsupportedElement
from tests.sheets import paper

PIECES = (
    "{w} *{w}* {w}", "***{w}***", "**{w} (3 minutes).** {w}", "`{w}`", "^{w}^", "a < {w} & {w}", "&lt;{w}&gt;", "\\[{w}\\]",
    "- {w}\n- {w}", "- [ ] {w}", "- {w}\n    - {w}\n\n    {w}", "1. {w}\n\n    {w}", "{w}\n: {w}", "> {w}", "{w}  \n{w}",
    "### {w}\n{w}", "## {w}", "[{w}](x.md) {w}", "[{w}](#y)", "{w}[^1]\n\n[^1]: {w}",
    "{w}[@example2020]", "{w} [@example2020, p. 3]",
    "| {w} | {w} |\n|---|---|\n| | [ ] |", "| | {w} |\n|---|:-:|\n| {w} | |\n| [ ] | {w} |",
    "| {w} |\n|---|\n| {w} |", "| | |\n|---|---|\n| | |",
)  # fmt: skip
OPTIONS = (
    "    rows: 2",
    "    rows: fill",
    "    min: 0",
    "    low: {w}\n    high: {w}",
    "    left: {w}\n    right: {w}",
    "    columns: 3",
)


def exercise(chance: random.Random) -> str:
    """A body of nested, broken and odd blocks, every word of it different."""
    number = iter(range(10_000))

    def said(piece: str) -> str:
        return re.sub(r"\{w\}", lambda _: f"word{next(number)}x", piece)

    def block(depth: int) -> str:
        name = chance.choice(list(BLOCKS))
        head = f"{'/' * (3 + depth)} {name} | {said('{w}')}"
        body = [said(chance.choice(PIECES)) for _ in range(chance.randint(0, 3))]
        if depth < 2 and chance.random() < 0.25:
            body.append(block(depth + 1))
        chosen = [said(one) for one in chance.sample(OPTIONS, chance.randint(0, 2))] if chance.random() < 0.5 else []
        end = "/" * (3 + depth) if chance.random() > 0.03 else ""
        return "\n".join([head, *chosen, "", "\n\n".join(body), end])

    parts = [block(0) if chance.random() < 0.6 else said(chance.choice(PIECES)) for _ in range(chance.randint(1, 5))]
    return "\n\n".join(parts)


def wrong_with(source: str, md: Markdown) -> str:
    """What is lost between the page and paper, or nothing. Paper may refuse a page, but not leave words out."""
    html = md.reset().convert(source)
    try:
        nodes, fields = page.read(html)
    except UnsupportedElement:
        return ""
    told = str(nodes) + str(fields)
    lost = [word for word in re.findall(r"word\d+x", re.sub(r"<[^>]*>", " ", html)) if word not in told]
    return f"{lost} lost on paper" if lost else ""


def reader() -> Markdown:
    return paper.markdown(Library.parse(paper.LIBRARY))
