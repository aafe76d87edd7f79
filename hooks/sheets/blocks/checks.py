"""`checks`: a list to tick, any number of them."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.blocks.choices import Choices, ChoicesNode


@dataclass(frozen=True)
class ChecksNode(ChoicesNode):
    type = "checks"


class Checks(Choices):
    NAME = "checks"
    CONTROL = "checkbox"
    FIELD = "tick"
    NODE = ChecksNode
    PRINTS = "A list to tick"
