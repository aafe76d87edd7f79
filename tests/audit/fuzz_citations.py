"""Mutated bibliographies and citations: no traceback, no hang, nothing lost in silence. Run: python -m tests.audit.fuzz_citations 100000"""

from __future__ import annotations

import contextlib
import io
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
from citations.people import split_names
from content.source import parse
from scaffold import records
from scaffold.asking import NotMade

if TYPE_CHECKING:
    from collections.abc import Callable

    from citations.names import Name

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


NAMES = ("author", "editor", "translator")
PEOPLE = [
    "Ada", "Zzz", "van der", "Kolk", "A.", "B. C.", "JA", "Jr.", "III", "PhD", "Dr.", "and", "and others", "&", ";", ",", "/",
    "NHS England", "{NHS England}", "Ministry of Health", "family=Doe", "given=Jane", "prefix=van", "O'Brien", "García Márquez",
    "Jean-Paul", "S{\\o}ren", "{\\'E}mile", "et al.", "Oranga Tamariki", "Ltd", "UK", "Samaritans", "de", "y", "und", "Ødegård",
    "St.", "Ada Zzz", "Zzz, Ada", "Zzz A", "王", "Malcolm X", "d'Arc", "(Ed.)", "~", "hooks, bell",
]  # fmt: skip
"""What names are made of."""
PASTED = [
    ENTRIES[0], ENTRIES[-1],
    "TY  - JOUR\nAU  - Zzz, Ada\nAU  - NHS England\nPY  - 2019\nTI  - Asking\nT2  - Practice\nSP  - 1\nEP  - 9\nER  - \n",
    "PMID- 123\nFAU - Zzz, Ada\nDP  - 2019 Mar\nTI  - Asking.\nJT  - Practice\nPG  - 135-46\nAID - 10.1000/1 [doi]\n",
    '{"type": "article-journal", "title": "Asking", "author": [{"family": "Zzz", "given": "A."}], "issued": {"date-parts": [[2019, 3]]}}',
    "Zzz, A. B., & Yyy, C. (2019). Asking: A start. Practice, 3(2), 1–9. https://doi.org/10.1000/1",
    "Zzz A, Yyy BC. Asking. Practice. 2019;3(2):1-9. doi:10.1000/1", "Zzz, A. and Yyy, B. (2019) 'Asking', Practice, 3(2), pp. 1-9.",
    "Zzz, A. (2019). Asking. In B. Roe (Ed.), Care (pp. 1–9). Press.", "%0 Journal Article\n%A Zzz, A.", "<xml/>", "10.1000/1",
]  # fmt: skip
"""What people paste."""


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
        written = " ".join(entries[key].get(role) for role in NAMES)
        for name in (*work.authors, *work.editors, *work.translators):
            nothing_invented(name, written)
    labels = [(work.names("&"), work.year) for work in library.values()]
    assert len(set(labels)) == len(labels), labels
    for work in library.in_order():
        assert reference_text(work)
        assert coins(work)
    for _, write in FORMATS.values():
        assert write(library.values()) or not library


def nothing_invented(name: Name, written: str) -> None:
    """Every word of a name was in the field that it was read from."""
    decoded = " ".join(map(plain, split_names(written)))  # one by one: a stray backslash spoils what follows it
    words = set(re.findall(r"\w+", f"{decoded} {plain(written)} {written}"))
    made = set(re.findall(r"\w{2,}", f"{name.family} {name.given} {name.lineage}"))
    assert name.is_others or made <= words, (name, written)


def a_name(random: random.Random) -> None:
    """Any list of names is read or told, never half of each; what is read has no word of its own, here and in an export."""
    pieces = [random.choice(PEOPLE) for _ in range(random.randint(1, 7))]
    written = (
        mutated(random.choice((" ", ", ", " and ", "")).join(pieces), random)
        if random.random() < 0.5
        else " ".join(pieces)
    )
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", written)) or not written.strip():
        return
    entry = (
        f"@book{{a, author = {{{written}}}, title = {{T}}, year = 2000, publisher = {{P}}, annote = {{Seen: x.org.}}, "
    )
    bibliography = Bibliography.parse("bibliography.bib", entry + "keywords = {status-verified}}")
    problems = check.bibliography_problems(bibliography)
    if any(problem.code in check.UNUSABLE for problem in problems) or "a" not in bibliography.by_key:
        return
    [work] = bibliography.library.values()
    for name in work.authors:
        nothing_invented(name, written)
    assert reference_text(work)
    if not problems:
        again = Library.parse(FORMATS["bib"][1]([work]))["a"]
        assert again.authors == work.authors, (written, again.authors, work.authors)


def a_paste(random: random.Random) -> None:
    """Whatever is pasted becomes a work or is refused with a sentence."""
    text = mutated(random.choice(PASTED), random)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            work = records.pasted(text)
            records.tidy(work)
            Bibliography.parse("new", records.written_out(records.new_key(work, set()), work))
    except NotMade as refused:
        assert str(refused).rstrip()


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


CASES: tuple[Callable[[random.Random], None], ...] = (
    a_bibliography,
    a_bibliography,
    a_name,
    a_name,
    a_paste,
    a_page,
    a_page,
    some_latex,
)


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
