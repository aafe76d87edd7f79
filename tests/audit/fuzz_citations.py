"""Mutated bibliographies and citations: no traceback, no hang, nothing lost in silence. Run: python -m tests.audit.fuzz_citations 100000"""

from __future__ import annotations

import random
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from pybtex.database import parse_string

from citations import check
from citations.apa import reference_text
from citations.bibliography import Bibliography, Library
from citations.coins import coins
from citations.exports import FORMATS
from citations.latex import plain
from citations.markdown import CiteExtension, cited_keys, left_over
from content.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable

BIBLIOGRAPHY = (Path(__file__).parents[1] / "citations" / "library.bib").read_text("utf-8").partition("\n\n")[2]
ENTRIES = re.split(r"(?m)^(?=@)", BIBLIOGRAPHY)[1:]
LIBRARY = Library.parse(BIBLIOGRAPHY)
WORKS = Bibliography.parse("library.bib", BIBLIOGRAPHY).by_key
SECONDS_A_CASE = 2.0
BITS = [
    *"{}\"\\@,=#()[];:-~$%&'`\n\t ",
    "@book{",
    "@string{",
    "@comment{",
    " and ",
    "and others",
    "{\\'\\i}",
    "\\emph{",
    "--",
]
BITS += [
    "\\",
    "{{",
    "}}",
    "é",
    "ﬁ",
    "\u202e",
    "\x00",
    "\ufeff",
    "²",
    "9" * 50,
    "year = {",
    "month = aug",
    "status-verified",
]
PAGE = [
    "[@{key}]", "@{key}", "[-@{key}, p. 2]", "[see @{key}; @{key}]", "[@{key} p. 2]", "(@{key})", "`[@{key}]`", "```\n[@{key}]\n```",
    "[text @{key}](https://example.org/@{key})",
    "![@{key}](x.svg)", "<div>[@{key}]</div>", "# A [@{key}]\n", "- [@{key}]\n\n    @{key}\n",
    "| a | [@{key}] |\n|---|---|\n| @{key} | b |\n", "\\@{key}", "x@{key}.org", "<!-- [@{key}] -->",
    "[^1]: [@{key}]", "word", "\n\n", "    ",
]  # fmt: skip


def mutated(text: str, random: random.Random) -> str:
    """The text with a few pieces put in, taken out, doubled or moved."""
    for _ in range(random.randint(1, 6)):
        at, to = sorted(random.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + random.choice((1, 3, 20, 200)))
        match random.randrange(4):
            case 0:
                text = text[:at] + random.choice(BITS) + text[at:]
            case 1:
                text = text[:at] + text[to:]
            case 2:
                text = text[:to] + text[at:]
            case _:
                text = text[:at] + text[at:to][::-1] + text[to:]
    return text


def a_bibliography(random: random.Random) -> None:
    """What we read without complaint, the loader reads to the same works; and every one can be printed."""
    text = mutated("\n".join(random.sample(ENTRIES, random.randint(1, 4))), random)
    bibliography = Bibliography.parse("bibliography.bib", text)
    entries, problems = bibliography.by_key, check.bibliography_problems(bibliography)
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2, problem
    if any(problem.code in check.UNUSABLE for problem in problems):
        return
    loaded = parse_string(text, "bibtex").entries
    assert list(loaded) == list(entries), (list(loaded), list(entries))
    for key, entry in loaded.items():
        ours = {name: field.value for name, field in entries[key].fields.items() if name not in ("author", "editor")}
        theirs = {name.lower(): value for name, value in entry.fields.items()}
        assert ours == theirs, (key, ours, theirs)
    library = bibliography.library
    for key, work in library.items():
        words = set(re.findall(r"\w+", plain(entries[key].get("author") + " " + entries[key].get("editor"))))
        for name in (*work.authors, *work.editors):
            assert name.is_others or set(re.findall(r"\w{2,}", f"{name.family} {name.given}")) <= words, (key, name)
    labels = [(work.names("&"), work.year) for work in library.values()]
    assert len(set(labels)) == len(labels), labels
    for work in library.in_order():
        assert reference_text(work)
        assert coins(work)
    for _, write in FORMATS.values():
        assert write(library.values()) or not library


def a_page(random: random.Random) -> None:
    """A page is read and checked; what a citation was, is a link or has a message."""
    keys = [*LIBRARY, "nobody", "ginwright2018futur", "a.b:c-d_e/f+g"]
    pieces = [random.choice(PAGE).replace("{key}", random.choice(keys)) for _ in range(random.randint(1, 12))]
    whole = random.random() < 0.3
    text = "\n\n".join(pieces) if whole else mutated(random.choice((" ", "\n", "\n\n")).join(pieces), random)
    md = Markdown(extensions=["tables", "footnotes", "attr_list", "md_in_html", "toc", CiteExtension(LIBRARY)])
    page = md.convert(text)
    assert all(key in LIBRARY for key in cited_keys(page))
    anchors = re.findall(r' id="(cite-[^"]+)"', page)
    assert len(set(anchors)) == len(anchors), anchors
    source = parse("docs/page.md", text)
    lines = source.lines
    problems = list(check.problems(source, WORKS))
    left = [key for key in left_over(page, LIBRARY) if f"\\@{key}" not in text]
    # In a torn page a stray bracket can hide a citation from the check; the build then tells of it (report_left_over).
    assert not whole or not left or problems, f"left in silence: {left}"
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        if problem.mended is not None:
            assert problem.mended != lines[problem.line - 1]


def some_latex(random: random.Random) -> None:
    """Any text can be decoded, and nothing in it becomes markup of its own."""
    text = "".join(random.choice([*BITS, "word ", "<b>", "&amp;", "</em>"]) for _ in range(random.randint(1, 30)))
    assert "\ue000" not in plain(text)


CASES: tuple[Callable[[random.Random], None], ...] = (a_bibliography, a_bibliography, a_page, a_page, some_latex)


def fuzz(first: int, count: int) -> None:
    """Run `count` cases from seed `first` on; a failure names its seed."""
    for seed in range(first, first + count):
        case = CASES[seed % len(CASES)]
        started = time.process_time()
        try:
            case(random.Random(seed))
        except Exception as error:
            raise AssertionError(f"seed {seed}, {case.__name__}: {type(error).__name__}: {error}") from error
        assert time.process_time() - started < SECONDS_A_CASE, f"seed {seed}, {case.__name__} is slow"


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for chunk in range(0, total, 5_000):
        fuzz(chunk, min(5_000, total - chunk))
        print(f"{min(chunk + 5_000, total)} of {total} cases passed", flush=True)
