"""`compare`: columns side by side, whose empty cells are written in."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.blocks.tables import Table, TableNode


@dataclass(frozen=True)
class CompareNode(TableNode):
    type = "compare"


class Compare(Table):
    NAME = "compare"
    NODE = CompareNode
    PRINTS = "A table whose empty cells are written in"
    TAKES = "`rows` for each cell, or `rows: fill`: the cells share what is left of the page"
