"""What the templates of a Word file ask for while they are filled: nodes as XML, and numbers that no two places share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sheets.errors import UnsupportedElement
from sheets.nodes import Inline, Node, Picture, Span
from sheets.word.pictures import WIDTH, Placed, place
from sheets.word.widths import widths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment

TEXT = "word/text.xml"
RIGHT_TO_LEFT = re.compile(r"([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[^A-Za-z0-9]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])*)")
"""A stretch of Hebrew or Arabic, which Word sets from the right only if it is told so."""

BEGINS_RIGHT = re.compile(r"(?:<[^>]*>|&[^;]*;|[^A-Za-z\u00c0-\u058f<])*?[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Runs whose first letter is one of these."""


class Writer:
    """One document being written. Its methods raise `UnsupportedElement` for what has no form in Word."""

    def __init__(self, env: Environment, guide: bool, title: str, pictures: Mapping[str, Any]) -> None:
        self.env, self.guide, self.title = env, guide, title
        self.links: dict[str, str] = {}
        """The relation of each address that is linked."""
        self.pictures = pictures
        self.placed: list[Placed] = []
        """Every place where there is a picture."""
        self.footnotes: list[Markup] = []
        self.anchors: dict[str, str] = {}
        """The bookmark of each work; Word's names for them are short and hold no hyphen."""
        self.lists = 0
        """How many numbered lists there are; each begins at 1 by itself."""
        self.ids = 0
        self.widths = widths

    def blocks(self, nodes: Sequence[Node], level: int = 0) -> Markup:
        """Blocks, one below the other; `level` says how many lists they stand in."""
        return Markup("").join(self.block(node, level) for node in nodes)

    def block(self, node: Node, level: int = 0) -> Markup:
        """A node of `text.xml`, or of a sheet block, whose file in blocks/ is called after it."""
        macros: Any = self._macros(TEXT)
        if macro := getattr(macros, node.type.replace("-", "_"), None):
            return Markup(macro(self, node, level))
        name = f"blocks/{node.type}.xml"
        if name not in self.env.list_templates(["xml"]):
            raise UnsupportedElement(f"Word cannot show a {node.type}; there is no hooks/sheets/{name}")
        macros = self._macros(name)
        macro = (self.guide and getattr(macros, "on_guide", None)) or getattr(macros, "on_handout", None)
        if not macro:
            raise UnsupportedElement(f"Word cannot show a {node.type}; hooks/sheets/{name} has no macro on_handout")
        return Markup(macro(self, node))

    def inline(self, content: Inline, *looks: str) -> Markup:
        """A text as runs; `looks` are the kinds of spans that it stands in."""
        macros: Any = self._macros(TEXT)
        made = []
        for part in content:
            if isinstance(part, str):
                made += [macros.run(said, looks, bool(n % 2)) for n, said in enumerate(RIGHT_TO_LEFT.split(part)) if said]
            elif isinstance(part, Span) and (macro := getattr(macros, f"in_{part.type}", None)):
                made.append(macro(self, part, self.inline(part.children, *looks, part.type)))
            elif isinstance(part, Span):
                made.append(self.inline(part.children, *looks, part.type))
            elif macro := getattr(macros, f"in_{part.type.replace('-', '_')}", None):
                made.append(macro(self, part))
            else:
                raise UnsupportedElement(f"Word cannot show a {part.type} in a text")
        return Markup("").join(made)

    def picture(self, node: Picture, widest: float = WIDTH) -> Placed:
        """A picture at its place, at most so many millimetres wide."""
        if node.name not in self.pictures:
            raise UnsupportedElement(f"Word cannot show the picture '{node.name}', which does not lie beside this file")
        self.placed.append(place(len(self.placed) + 1, self.pictures[node.name], widest))
        return self.placed[-1]

    def number(self) -> int:
        """A number for a list; so many lists of the document are numbered."""
        self.lists += 1
        return self.lists

    def id(self) -> int:
        """A number for something that wants one of its own."""
        self.ids += 1
        return self.ids

    def footnote(self, said: Markup) -> int:
        """The number of a footnote. Word keeps 0 and those below for the lines above footnotes."""
        self.footnotes.append(said)
        return len(self.footnotes)

    def anchor(self, key: str) -> str:
        """The bookmark at a work's reference."""
        return self.anchors.setdefault(key, f"source_{len(self.anchors) + 1}")

    def link(self, url: str) -> str:
        """The relation of an address."""
        return self.links.setdefault(url, f"link{len(self.links) + 1}")

    def _macros(self, template: str) -> Any:
        return self.env.get_template(template).module
