"""`grid`: rows to tick."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.blocks.tables import Table, TableNode


@dataclass(frozen=True)
class GridNode(TableNode):
    type = "grid"


class Grid(Table):
    NAME = "grid"
    NODE = GridNode
    PRINTS = "A table with boxes to tick, written `[ ]`"
