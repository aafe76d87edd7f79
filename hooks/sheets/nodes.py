"""What stands on a page, as typed data. Paper and whatever else shows an exercise are made from these, not from HTML.

As JSON, which Typst reads, a node is an object with its `type` and its fields; text is a list of strings and spans.
The node of a sheet block stands in the block's own file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Node:
    """Anything on a page."""

    type: ClassVar[str]
    list_field: ClassVar[str] = ""
    """Which of its fields holds what it is a list of, if it is one: a shorter version may keep a part of that."""


Inline = list[str | Node]
"""Text, with what is emphasised, linked or cited in it."""


@dataclass(frozen=True)
class Span(Node):
    """A part of a text that differs from the rest."""

    children: Inline


@dataclass(frozen=True)
class Emphasis(Span):
    """Text set in italics."""

    type = "emphasis"


@dataclass(frozen=True)
class Strong(Span):
    """Text set in bold."""

    type = "strong"


@dataclass(frozen=True)
class Code(Span):
    """Text that stands for itself, such as a file's name."""

    type = "code"


@dataclass(frozen=True)
class Superscript(Span):
    """Text set high."""

    type = "superscript"


@dataclass(frozen=True)
class Subscript(Span):
    """Text set low."""

    type = "subscript"


@dataclass(frozen=True)
class Struck(Span):
    """Text that no longer holds, with a line through it."""

    type = "struck"


@dataclass(frozen=True)
class Underlined(Span):
    """Text with a line below it."""

    type = "underlined"


@dataclass(frozen=True)
class Key(Span):
    """The name of a key to press."""

    type = "key"


@dataclass(frozen=True)
class Link(Span):
    """Text that leads to an address."""

    type = "link"
    url: str


@dataclass(frozen=True)
class Citation(Span):
    """A work named in a text; `key` is its key in the bibliography."""

    type = "citation"
    key: str


@dataclass(frozen=True)
class LineBreak(Node):
    """The end of a line within a paragraph."""

    type = "line-break"


@dataclass(frozen=True)
class Footnote(Node):
    """What is said at the foot of the page. It stands in the text where its number does, so the two never part."""

    type = "footnote"
    children: list[Node]


@dataclass(frozen=True)
class Picture(Node):
    """A drawing or a photograph. It stands among blocks, or in a text that is no paragraph, such as a cell's."""

    type = "picture"
    name: str
    """Its file, which lies beside the exercise."""
    alt: str
    """What it shows, in words."""
    caption: Inline
    """What stands below it, or nothing."""


@dataclass(frozen=True)
class Paragraph(Node):
    """A paragraph."""

    type = "paragraph"
    children: Inline


@dataclass(frozen=True)
class Heading(Node):
    """The heading of a section."""

    type = "heading"
    level: int
    """2 to 4; 1 is the title. None is more than one below the last, whatever the page has."""
    children: Inline


@dataclass(frozen=True)
class ListNode(Node):
    """What both lists share."""

    items: list[list[Node]]
    """The blocks of each item."""


@dataclass(frozen=True)
class BulletList(ListNode):
    """A list whose order does not matter."""

    type = "bullet-list"


@dataclass(frozen=True)
class OrderedList(ListNode):
    """A numbered list."""

    type = "ordered-list"


@dataclass(frozen=True)
class Definition:
    """One or more terms, and the blocks that say what they mean."""

    terms: list[Inline]
    children: list[Node]


@dataclass(frozen=True)
class DefinitionList(Node):
    """Terms with their meanings."""

    type = "definition-list"
    items: list[Definition]


@dataclass(frozen=True)
class CodeBlock(Node):
    """Lines that are shown as they were typed."""

    type = "code-block"
    text: str


@dataclass(frozen=True)
class Titled(Node):
    """Blocks under a title of their own that is no heading, such as what a page folds away."""

    type = "titled"
    title: Inline
    children: list[Node]


@dataclass(frozen=True)
class Quote(Node):
    """What somebody else said."""

    type = "quote"
    children: list[Node]


@dataclass(frozen=True)
class TextCell(Node):
    """A cell that says something."""

    type = "text"
    children: Inline
    head: bool
    """Whether it names its row."""


@dataclass(frozen=True)
class WriteCell(Node):
    """An empty cell, to write in."""

    type = "write"
    field: int


@dataclass(frozen=True)
class TickCell(Node):
    """A cell with a box to tick."""

    type = "tick"
    field: int


Cell = TextCell | WriteCell | TickCell


@dataclass(frozen=True)
class Table(Node):
    """A table to read."""

    type = "table"
    label: Inline
    head: list[Inline]
    columns: list[str]
    """What is done in each column, for its width: text, write or tick."""
    body: list[list[Cell]]


@dataclass(frozen=True)
class Item(Node):
    """Something to answer: what is asked, what is said about it, and, in the item's own fields, where to answer."""

    label: Inline
    help: list[Node]


@dataclass(frozen=True)
class Field:
    """Somewhere to answer: `kind` is text, tick or radio; radio buttons share a `group`. Nodes name it by its number."""

    name: str
    kind: str
    label: str
    group: str = ""


def to_data(value: Any) -> Any:
    """Nodes, and whatever holds them, as JSON knows it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        own = {field.name: to_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": value.type, **own} if isinstance(value, Node) else own
    if isinstance(value, dict):
        return {name: to_data(one) for name, one in value.items()}
    return [to_data(one) for one in value] if isinstance(value, list | tuple) else value


def within(value: Any) -> Iterator[Node]:
    """Every node in a node or in a list of them, itself included, in order."""
    if isinstance(value, Node):
        yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from within(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from within(one)


def changed(value: Any, change: Callable[[Node], Node]) -> Any:
    """The same data with what `change` makes of each node, from the outside inwards and in order."""
    if isinstance(value, Node):
        value = change(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **{name: changed(one, change) for name, one in own.items()})
    return [changed(one, change) for one in value] if isinstance(value, list) else value


def cited(value: Any) -> Iterator[str]:
    """The key of every work cited in a node or a list of them, in order, repeats included."""
    return (node.key for node in within(value) if isinstance(node, Citation))


def plain(content: Inline) -> str:
    """The bare words of a text."""
    return "".join(part if isinstance(part, str) else plain(part.children) if isinstance(part, Span) else "" for part in content)


def trim(content: Inline) -> Inline:
    """A text without the white space at either end."""
    if content and isinstance(content[0], str):
        content = [content[0].lstrip(), *content[1:]]
    if content and isinstance(content[-1], str):
        content = [*content[:-1], content[-1].rstrip()]
    return [part for part in content if part != ""]
