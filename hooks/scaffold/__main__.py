"""`make new-module`, `make new-exercise`, `make new-reference`, `make new-course`, `make machine`, `make rename-strand`: ask what
they need, or take it as TITLE="..." and so on."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scaffold.asking import Answers, NotMade
from scaffold.course import new_course
from scaffold.machine import take_machine
from scaffold.pages import new_exercise, new_module
from scaffold.reference import new_reference
from scaffold.strand import rename_strand

if TYPE_CHECKING:
    from collections.abc import Sequence

MAKERS = {
    "course": (new_course, ("dir", "title", "strands", "purpose", "licence")),
    "machine": (take_machine, ("from",)),
    "module": (new_module, ("title", "strand", "question")),
    "strand": (rename_strand, ("strand", "title", "folder")),
    "exercise": (new_exercise, ("title", "module", "group")),
    "reference": (
        new_reference,
        (
            "from", "type", "author", "year", "title", "journal", "booktitle", "publisher", "institution", "school",
            "howpublished", "volume", "number", "pages", "doi", "url", "status", "annote", "missing",
            "seen",
        ),
    ),
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 1 if nothing was made, else 0."""
    parser = argparse.ArgumentParser(prog="scaffold", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--from-make", action="store_true", help="read what was given to make, such as TITLE=...")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, (_, names) in MAKERS.items():
        options = kinds.add_parser(kind)
        for name in names:
            options.add_argument(f"--{name}")
    given = vars(parser.parse_args(arguments))
    root, maker = given.pop("root").resolve(), MAKERS[given.pop("kind")][0]
    if given.pop("from_make"):
        given = {name: value or os.environ.get(name.upper()) for name, value in given.items()}
    try:
        changed = maker(root, Answers(given))
    except NotMade as error:
        print(error, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was written.", file=sys.stderr)
        return 1
    print("Written: " + ", ".join(Path(os.path.relpath(file, root)).as_posix() for file in changed) + f". {_next(root, changed)}")
    return 0


def _next(root: Path, changed: list[Path]) -> str:
    """A course begins in a folder of its own, and its commands run there."""
    elsewhere = [file.parent for file in changed if not file.is_relative_to(root)]
    if not elsewhere:
        return "Now run make check."
    return f"Go there with: cd {os.path.relpath(elsewhere[0], root)}, and run make serve. Its README says what to do first."


if __name__ == "__main__":
    sys.exit(main())
