"""Mutates front matter and blocks, and holds the check to its promises: no traceback, no hang, no silent loss.

python -m tests.audit.fuzz_sources 100000
"""

from __future__ import annotations

import html
import random
import re
import sys
import time
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from markdown import Markdown

import checks
from checks.links import LINK
from checks.project import Project, open_project
from content import blocks, frontmatter, frontmatter_problems
from content.source import Source, parse
from learning.blocks import LessonBlocks
from sheets.markdown import SheetExtension
from tests.checks.cases import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.problems import Problem

PATHS = (
    "docs/practice/noticing.md",
    "exercises/two-columns.md",
    "docs/facilitate/an-hour.md",
    "glossary/unspoken-doubt.md",
)
SLOWEST = 2.0
"""Seconds of work that no single file may take."""

IN_HEADERS = (
    ": ", ":", " #", "#", "'", '"', "\t", "- ", "-", "[", "]", "{", "}", "&a ", "&more ", "*a", "!x ", "!more ", "|", ">", "---\n", "...\n",
    "\x00", "\x85", "\u2028", "\ufeff", "é", "🙂", "2026-02-31", "1e999", "0o7", "010", "yes", "~", "<<: *a\n", "? ",
    "%YAML 1.2\n", "minutes: -1\n", "minutes: 99999999999999999999\n", "extra: [1, {a: b}]\n", "title: [a, b]\n",
    "objectives: {a: b}\n", "agenda: [{exercise: two-columns, talk: x}]\n", "sessions: []\n", "print: 3\n",
    "needs:\n", "09:30", "\\", "`", "@", ",", "\r", "=", "a: &x [*x]\n", "[" * 40, "{a: " * 30, "- " * 30,
)  # fmt: skip
IN_BODIES = (
    "/// scenario | A\n", "/// self-check | B\n", "/// evidence | C\n", "///\n", "////\n", "//// pause | D\n", "///// x\n",
    "// scenario | E\n", "    grade: trial\n", "    grade: \n", "    rows: fill\n", "    rows: [\n", "- [x] yes\n",
    "- [ ] no\n", "- [] odd\n", "```\n", "~~~\n", "`", "``", "<!--", "-->", "|", "|---|---|\n", "**", "*", "_", "[", "]",
    "](", ")", "](x.md)", "[@", "@example2020noticing", "[^1]", "[^1]: note\n", "<div>", "</div>", "<b>", "<", ">", "    ",
    "  ", "\t", "> ", "# ", "#", "##", "1. ", "- ", "\n", "\n\n", "!!! note\n", ":::", "{{", "--8<--", "\\", "$", "\x00",
    "\x0c", "\u00a0", "\u2028", "é", "🙂", "http://example.org", "www.", "![", "![](circles.svg)", "*[HTML]: x\n",
    "/// details | F\n", "/// tab | G\n", "/// cards | H\n### Card\n", "/// grid | I\n", "/// table-caption\n", "===\n",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]{3,}")
SAYS_YES_OR_NO = {"yes", "true", "false", "null", "off", "nan", "inf"}


@dataclass
class Tally:
    """What a run found out; `broken` holds (what, text) for each promise that was not kept."""

    cases: int = 0
    sound: int = 0
    slowest: float = 0.0
    broken: list[tuple[str, str]] = field(default_factory=list)


def fuzz(count: int, seed: int, part: str) -> Tally:
    """Mutate the `header` or the `body` of sound files `count` times."""
    chance = random.Random(seed)
    project = open_project(GOOD)
    sound = {path: (GOOD / path).read_text("utf-8") for path in PATHS}
    paths = PATHS if part == "header" else PATHS[:2]
    look = header_promises if part == "header" else body_promises
    tally = Tally()
    for _ in range(count):
        path = chance.choice(paths)
        header, body = _split(sound[path])
        signs = IN_HEADERS if part == "header" else IN_BODIES
        mutated = mutate(header if part == "header" else body, signs, chance)
        text = mutated + body if part == "header" else header + mutated
        started = time.process_time()
        try:
            problems, broken = look(path, text, project)
        except Exception as error:
            problems, broken = [], [f"traceback: {type(error).__name__}: {error}"]
        took = time.process_time() - started
        tally.cases += 1
        tally.sound += not problems
        tally.slowest = max(tally.slowest, took)
        tally.broken += [(f"{path}: {what}", text) for what in broken]
        if took > SLOWEST:
            tally.broken.append((f"{path}: took {took:.1f} s", text))
    return tally


def mutate(text: str, signs: tuple[str, ...], chance: random.Random) -> str:
    """One to four slips: a sign put in, something taken out, lines doubled, swapped or lost."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        at = chance.randrange(len(text) + 1)
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0 | 1:
                text = text[:at] + chance.choice(signs) + text[at:]
            case 2:
                text = text[:at] + text[at + chance.randrange(1, 9) :]
            case 3:
                text = "\n".join([*lines[:line], chance.choice(signs).rstrip("\n"), *lines[line:]])
            case 4:
                text = "\n".join([*lines[:line], *lines[line + 1 :]])
            case 5:
                text = "\n".join([*lines[: line + 1], *lines[line:]])
            case 6:
                indent = chance.choice(("", " ", "  ", "   ", "    ", "        "))
                text = "\n".join([*lines[:line], indent + lines[line].lstrip(), *lines[line + 1 :]])
    return text


def every_rule(source: Source, project: Project) -> list[Problem]:
    """What all rules say of one file, with nothing between them and a traceback."""
    rules = chain(checks.alone.rules(source, {}, project.works), checks.run._among_others(source, project))
    return [problem for rule in rules for problem in rule()]


def header_promises(path: str, text: str, project: Project) -> tuple[list[Problem], list[str]]:
    """Problems of a file whose header was mutated, and the promises that were broken."""
    source = parse(path, text)
    problems = frontmatter_problems.problems(source)
    broken = _shape(source, [*problems, *every_rule(source, project)])
    if problems:
        return problems, broken
    if frontmatter.load(source) is None:
        broken.append("no problem is told, and the front matter is not used")
    header = [line for line in source.lines[1 : source.body_line - 2] if not line.lstrip().startswith("#")]
    written = set(WORD.findall("\n".join(header).casefold())) - SAYS_YES_OR_NO
    kept = yaml.safe_dump(source.meta, allow_unicode=True, width=10**9).casefold()
    if lost := {word for word in written if word not in kept}:
        broken.append(f"silent loss of {sorted(lost)}")
    return problems, broken


def body_promises(path: str, text: str, project: Project) -> tuple[list[Problem], list[str]]:
    """The same for the body; what passes the check must come out on the page, word for word."""
    source = parse(path, text)
    problems = every_rule(source, project)
    broken = _shape(source, problems)
    if problems:
        return problems, broken
    page = Markdown(extensions=[*EXTENSIONS, LessonBlocks(), SheetExtension()], extension_configs=CONFIGS)
    made = page.convert(source.body)
    if "///" in re.sub(r"<(pre|code)\b.*?</\1>|\S*:/\S*", "", made, flags=re.DOTALL):
        broken.append("slashes of a block stand on the page")
    shown = html.unescape(re.sub(r"</?(?:a|b|code|em|i|span|strong|sup)\b[^>]*>", "", made)).casefold()
    if lost := {word for word in _words(source) if word not in shown}:
        broken.append(f"silent loss of {sorted(lost)}")
    return problems, broken


EXTENSIONS = (
    "abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.blocks.caption",
    "pymdownx.blocks.details", "pymdownx.blocks.tab", "pymdownx.superfences",
)  # fmt: skip
CAPTIONS = [{"name": "figure-caption", "prefix": ""}, {"name": "table-caption", "prefix": ""}]
CONFIGS = {"pymdownx.blocks.caption": {"types": CAPTIONS}, "pymdownx.blocks.tab": {"alternate_style": True}}


def _words(source: Source) -> set[str]:
    """The words that a reader is meant to see."""
    options = {line for block in blocks.find(source) for line, _ in block.options.values()}
    lines = [
        fence["argument"] or "" if (fence := blocks.FENCE.match(text)) else text
        for line, text in source.prose_lines()
        if line not in options
    ]
    text = LINK.sub(lambda link: link["text"], "\n".join(lines))
    text = re.sub(r"\[\^[^\]]*\]|\*\[[^\]]*\]:.*$|<[^>\n]*>|^\[[^\]]+\]: .*$", " ", text, flags=re.MULTILINE)
    return set(WORD.findall(text.casefold()))


def _shape(source: Source, problems: list[Problem]) -> list[str]:
    """Whether every problem can be found and read."""
    lines = source.text.count("\n") + 2
    broken = []
    for problem in problems:
        if not 1 <= problem.line <= lines or problem.column < 1:
            broken.append(f"no such place: {problem}")
        if "\n" in problem.message or not problem.message.strip() or not problem.code:
            broken.append(f"no sentence: {problem}")
    return broken


def _split(text: str) -> tuple[str, str]:
    end = text.index("\n---\n", 4) + 5
    return text[:end], text[end:]


def main(count: int, report: Callable[[str], object] = print) -> bool:
    """Fuzz both parts; says what broke and returns whether nothing did."""
    kept = True
    for part, seed in (("header", 1), ("body", 2)):
        tally = fuzz(count, seed, part)
        report(
            f"{part}: {tally.cases} cases, {tally.sound} without a problem, slowest {tally.slowest:.2f} s, {len(tally.broken)} broken"
        )
        for what, text in tally.broken[:20]:
            report(f"--- {what}\n{text if len(sys.argv) > 2 else ''}")
        kept &= not tally.broken
    return kept


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))
    sys.exit(not main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
