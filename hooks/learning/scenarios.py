"""The scenario library: every scenario box of every module, with its setting and questions to talk over from scenarios.yml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from content import blocks
from content.frontmatter import FrontMatter, Text
from content.source import FAST, worked_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from content.source import Source


class Setting(FrontMatter):
    """What scenarios.yml says of the scenario of one module."""

    setting: Text
    questions: Annotated[list[Text], Field(min_length=1)]


@dataclass(frozen=True)
class Scene:
    """One scenario box; `anchor` is its place on the module's page."""

    title: str
    anchor: str


@dataclass(frozen=True)
class Story:
    """The scenes of a module in order, where they play and what to ask about them."""

    scenes: tuple[Scene, ...]
    setting: str = ""
    questions: tuple[str, ...] = ()


def load(root: Path, modules: Mapping[str, Source]) -> dict[str, Story]:
    """The stories of those modules that have a scenario, in the order of `modules`."""
    settings = _settings(root / "scenarios.yml")
    stories = {}
    for path, source in modules.items():
        if found := scenes(source):
            about = settings.get(path)
            stories[path] = Story(found, about.setting, tuple(about.questions)) if about else Story(found)
    return stories


@worked_out
def scenes(source: Source) -> tuple[Scene, ...]:
    """The scenario boxes of one module, numbered as `learning.blocks` numbers their ids."""
    boxes = (block for block in blocks.find(source) if block.name == "scenario")
    return tuple(Scene(box.argument, f"scenario-{number}") for number, box in enumerate(boxes, 1))


def _settings(file: Path) -> dict[str, Setting]:
    try:
        return _FILE.validate_python(yaml.load(file.read_text("utf-8"), FAST))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError):
        return {}


_FILE: TypeAdapter[dict[str, Setting]] = TypeAdapter(dict[str, Setting])
