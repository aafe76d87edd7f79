"""Tables with a header for every column and a cell for every header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.blocks import FENCE, OPTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.problems import Problem
    from content.source import Source

HYPHENS = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def problems(source: Source) -> Iterator[Problem]:
    """Every table that would come out as text, or that a screen reader could not announce."""
    lines = source.prose_lines()
    above, columns, in_table = "", 0, False
    for index, (number, line) in enumerate(lines):
        below = lines[index + 1][1] if index + 1 < len(lines) else ""
        row = cells(line)
        if not row:
            in_table = False
            if "|" in line and "|" in below and _hyphens(below) and not FENCE.match(line):
                why = (
                    "The rows of a table begin and end with a bar. Add them, so that the table can be read and checked."
                )
                yield source.problem(
                    number, 1, why, "table-bars", f"| {source.lines[number - 1].strip().strip('|').strip()} |"
                )
        elif not in_table:
            in_table, columns = True, len(row)
            if not _hyphens(below):
                why = "This table has no line of hyphens under its headers. Add one, such as |---|---|."
                yield source.problem(number, 1, why, "table-header")
            elif empty := [n for n, cell in enumerate(row, 1) if not cell.strip() and n > 1]:
                why = f"Column {empty[0]} of this table has no header. Say above each column what it holds."
                yield source.problem(number, 1, why, "table-header")
            elif len(row) == 1 and not row[0].strip():
                yield source.problem(
                    number, 1, "This table has no headers. Say above the column what it holds.", "table-header"
                )
            if above.strip() and not FENCE.match(above) and not OPTION.match(above):
                why = "This table needs a blank line above it, or it comes out as text. Add one."
                yield source.problem(number, 1, why, "table-blank-line", f"\n{source.lines[number - 1]}")
        elif len(row) != columns:
            what = "The line of hyphens" if _hyphens(line) else "This row"
            why = f"{what} has {len(row)} cells, its table {columns} columns. Add or remove a cell."
            yield source.problem(number, 1, why, "table-columns")
        above = line


def cells(line: str) -> list[str]:
    """The cells of a line that begins with a bar; nothing for any other line."""
    stripped = line.strip()
    if not stripped.startswith("|") or stripped.count("|") < 2:
        return []
    inner = stripped[1:-1] if stripped.endswith("|") and not stripped.endswith("\\|") else stripped[1:]
    return re.split(r"(?<!\\)\|", inner)


def _hyphens(line: str) -> bool:
    return "-" in line and bool(HYPHENS.fullmatch(line))
