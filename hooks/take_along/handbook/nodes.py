"""What a book has besides what every page on paper has, as typed data: `sheets/nodes.py` says how such data look."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.nodes import Inline, ListNode, Node, Span, Table


@dataclass(frozen=True)
class Anchor(Node):
    """A place that something leads to."""

    type = "anchor"
    label: str


@dataclass(frozen=True)
class Inside(Span):
    """Text that leads to a place in the book."""

    type = "inside"
    to: str
    told: bool
    """Whether the page is told as well: whoever reads on paper has to find it."""


@dataclass(frozen=True)
class Pages(Node):
    """The pages on which something stands."""

    type = "pages"
    said: str
    to: list[str]


@dataclass(frozen=True)
class Box(Node):
    """Blocks that belong together under a title."""

    type = "box"
    kind: str
    label: Inline
    title: Inline
    children: list[Node]


@dataclass(frozen=True)
class Styled(Node):
    """A paragraph of a kind of its own."""

    type = "styled"
    kind: str
    children: Inline


@dataclass(frozen=True)
class Choices(ListNode):
    """What one can choose from, with letters."""

    type = "choices"


@dataclass(frozen=True)
class Group(Node):
    """Blocks of a kind of their own."""

    type = "group"
    kind: str
    children: list[Node]


@dataclass(frozen=True)
class BookTable(Table):
    """A table on a narrow page."""

    type = "book-table"


@dataclass(frozen=True)
class Lines(Node):
    """Room to write in."""

    type = "lines"
    rows: int
