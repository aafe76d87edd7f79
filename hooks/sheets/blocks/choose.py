"""`choose`: a list to choose one from."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.blocks.choices import Choices, ChoicesNode


@dataclass(frozen=True)
class ChooseNode(ChoicesNode):
    type = "choose"


class Choose(Choices):
    NAME = "choose"
    CONTROL = FIELD = "radio"
    NODE = ChooseNode
    PRINTS = "A list to ring one of"
