"""Puts exercises together by chance, reads them for paper and typesets some: no traceback, no word lost, nothing slow.

python -m tests.audit.fuzz_blocks 100000
"""

from __future__ import annotations

import random
import sys
import time

from sheets import compose, forms, typeset
from sheets.compose import ExerciseSource
from sheets.errors import UnsupportedElement
from sheets.naming import sheets_of
from tests.sheets import fuzzing, paper

ONE_IN = 200
"""How seldom a case is also typeset."""
SLOWEST = 5.0


def fuzz(number: int, first: int = 0) -> list[str]:
    """What goes wrong with so many exercises, told with the seed and the source of each."""
    reader, faults = fuzzing.reader(), []
    for seed in range(first, first + number):
        source = fuzzing.exercise(random.Random(seed))
        started = time.process_time()
        wrong = fuzzing.wrong_with(source, reader)
        if seed % ONE_IN == 0:
            _print(reader.reset().convert(source), seed)
        if (took := time.process_time() - started) > SLOWEST:
            wrong = f"took {took:.1f} s"
        if wrong:
            faults.append(f"seed {seed}: {wrong}\n{source}\n")
    return faults


def _print(html: str, seed: int) -> None:
    one = paper.everything()
    try:
        references = compose.references(html, paper.Library.parse(paper.LIBRARY))
        page = ExerciseSource(one.slug, one.exercise, html, [], references, one.site, "")
        sheet = random.Random(seed).choice(sheets_of(one.slug))
        done = typeset.as_is("sheets/single.typ", compose.document(page, sheet) | {"spacing_scale": 1.0})
        if sheet.variant == "fillable":
            forms.add_form_fields(done.pdf, page.fields)
    except (UnsupportedElement, typeset.CannotTypeset):
        return  # Said in a sentence, to the person who wrote it.


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    found = fuzz(number)
    print(*found[:20], f"{number} exercises, {len(found)} faults", sep="\n")
    sys.exit(bool(found))
