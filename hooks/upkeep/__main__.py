"""`make due`: prints what has to be looked at again; never fails."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from checks.project import open_project
from upkeep import due, notices


def main() -> None:
    """Print the report; with `--renew`, ask Crossref first and write notices.yml."""
    parser = argparse.ArgumentParser(prog="make due", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--renew", action="store_true", help="ask Crossref for corrections and retractions")
    options = parser.parse_args()
    root, today = options.root.resolve(), datetime.date.today()
    if options.renew:
        works = open_project(root).works.values()
        notices.write(root, notices.renewed(notices.load(root), works, notices.ask_crossref, today))
    print(due.report(root, today) or "Nothing is due.\n", end="")


if __name__ == "__main__":
    main()
