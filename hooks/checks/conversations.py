"""Conversations that can be played: every branch leads somewhere, every scene is reached, every choice is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from content import blocks
from content.problems import suggestion
from content.source import FAST
from learning.conversations import HOW, INNER, MOST_SCENES, OPTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content.blocks import Block
    from content.problems import Problem
    from content.source import Source

ITEM = re.compile(r"(?P<sign>[-*+]|\d{1,2}[.)])[ \t]+(?P<text>\S.*)")
NEEDED = {"you": "who the reader is", "with": "who the other person is"}
ROLE_HOLDS = 530
"""How many characters fit on a role's card in large print; tests/sheets proves it."""
PARAGRAPHS, PARAGRAPH_TAKES = 4, 50
"""So many paragraphs, or lines of a list. Each one more takes a line, and leaves room for so many characters fewer."""
TAKEN = {"conversation": ("you", "with", "begins", "name", "was"), "ending": ("how",), "role": (), "scene": (), "observer": ()}


@dataclass
class Choice:
    """One thing to say: the line it stands on, where it leads, and whether anything is said about it."""

    line: int
    leads: str
    answered: bool = False


@dataclass
class Scene:
    """A scene or an ending as it stands in the source."""

    block: Block
    choices: list[Choice] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What other scenes call it."""
        return self.block.argument.strip()

    @property
    def ends(self) -> bool:
        """Whether it is an ending."""
        return self.block.name == "ending"


def problems(source: Source) -> Iterator[Problem]:
    """What would keep a reader, or two people with printed cards, from playing a conversation to its ends."""
    found = blocks.find(source)
    talks = [block for block in found if block.name == "conversation"]
    held = [(talk, [one for one in found if one.name in INNER and one.line in _lines(talk)]) for talk in talks]
    for block in found:
        if block.name in TAKEN:
            yield from _options(source, block)
        if block.name in INNER and not any(block in inner for _, inner in held):
            why = f"This {block.name} stands outside a conversation. Put it between the lines of /// conversation | Title."
            yield source.problem(block.line, block.column, why, "conversation-part")
    for talk, inner in held:
        if talk.closed:
            yield from _conversation(source, talk, inner)


def _lines(block: Block) -> set[int]:
    return {line for line, _ in block.body}


def _options(source: Source, block: Block) -> Iterator[Problem]:
    allowed = TAKEN[block.name]
    for name, (line, said) in block.options.items():
        if name not in allowed:
            near = suggestion(name, allowed) or " Leave a blank line before the text, and do not indent it."
            yield source.problem(line, 5, f"'{block.name}' has no option '{name}'.{near}", "block-option")
        elif said and not _words(said):
            why = f"'{said}' is not read as words here. Put it in quotation marks: {name}: \"{said}\"."
            yield source.problem(line, 5, why, "block-option")
    for name, what in NEEDED.items() if block.name == "conversation" else ():
        if not block.options.get(name, (0, ""))[1]:
            why = f"This conversation does not say {what}. Write '    {name}: ' and a few words right below its first line."
            yield source.problem(block.line, block.column, why, "conversation-people")
    if block.name == "ending":
        line, how = block.options.get("how", (block.line, ""))
        if how.strip("\"'") not in HOW:
            what = (
                f"'{how}' is no way to end.{suggestion(how, HOW)}"
                if how
                else "This ending does not say what came of it."
            )
            why = f"{what} Write '    how: ' right below its first line, with one of {', '.join(HOW)}."
            yield source.problem(line, 5 if how else block.column, why, "conversation-how")


def _words(said: str) -> bool:
    """Whether YAML takes it for words; it makes something else of `no`, `on` and `7`, and the whole block is lost."""
    try:
        return isinstance(yaml.load(said, FAST), str)
    except (yaml.YAMLError, ValueError):  # Reported with the blocks.
        return True


def _conversation(source: Source, talk: Block, inner: list[Block]) -> Iterator[Problem]:
    scenes = [_scene(block) for block in inner if block.name in ("scene", "ending")]
    named: dict[str, Scene] = {}
    for scene in scenes:
        if not scene.name:
            why = f"This {scene.block.name} has no name. Write //// {scene.block.name} | and one word that choices lead to."
            yield source.problem(scene.block.line, scene.block.column, why, "conversation-name")
        elif scene.name in named:
            why = (
                f"'{scene.name}' is the name of another scene (line {named[scene.name].block.line}). Give each its own."
            )
            yield source.problem(scene.block.line, scene.block.column, why, "conversation-name")
        named.setdefault(scene.name, scene)
    yield from _people(source, talk, inner)
    if not any(not scene.ends for scene in scenes):
        why = "This conversation has no scene. Begin one with //// scene | and one word, and close it with ////."
        yield source.problem(talk.line, talk.column, why, "conversation-scenes")
        return
    if len(scenes) > MOST_SCENES:
        why = f"This conversation has {len(scenes)} scenes and endings. Keep to {MOST_SCENES}, so that people can play them all."
        yield source.problem(talk.line, talk.column, why, "conversation-scenes")
    for scene in scenes:
        yield from _choices(source, scene, named)
    first = next(scene for scene in scenes if not scene.ends)
    line, begins = talk.options.get("begins", (talk.line, first.name))
    begins = begins.strip("\"'")
    if begins not in named:
        why = f"There is no scene '{begins}' to begin with.{suggestion(begins, named) or ' Write the name of a scene.'}"
        yield source.problem(line, 5, why, "conversation-leads")
    elif all(choice.leads in named for scene in scenes for choice in scene.choices):  # Else more is not known.
        yield from _ways(source, named, begins)
    yield from _ends(source, talk, scenes)


def _paragraphs(lines: list[str]) -> int:
    """How many paragraphs some lines are, each line of a list one of its own."""
    return sum(
        bool(text.strip()) and (not before.strip() or bool(ITEM.match(text.strip()))) for before, text in pairwise(["", *lines])
    )


def _people(source: Source, talk: Block, inner: list[Block]) -> Iterator[Problem]:
    roles = [block for block in inner if block.name == "role"]
    if len(roles) < 2:
        why = "A conversation needs a role for each person, so that it can be played from cards. Write //// role | Name, twice."
        yield source.problem(talk.line, talk.column, why, "conversation-roles")
    for role in roles:
        if not role.argument.strip():
            yield source.problem(
                role.line, role.column, "This role has no name. Write //// role | Name.", "conversation-roles"
            )
        said = len(" ".join(" ".join(text for _, text in role.body).split()))
        parts = _paragraphs([text for _, text in role.body])
        if said > (holds := ROLE_HOLDS - PARAGRAPH_TAKES * max(0, parts - PARAGRAPHS)):
            much = f"{said} characters in {parts} paragraphs" if parts > PARAGRAPHS else f"{said} characters"
            why = f"The card of '{role.argument.strip()}' has {much}; {max(0, holds)} fit in large print. Shorten it."
            yield source.problem(role.line, role.column, why, "card-too-long")
    if not any(block.name == "observer" for block in inner):
        why = "This conversation says nothing to somebody who listens. Write what to listen for between //// observer and ////."
        yield source.problem(talk.line, talk.column, why, "conversation-observer")
    for block in inner:
        if not any(text.strip() for _, text in block.body):
            why = f"This {block.name} is empty. Write its text between its two lines of slashes."
            yield source.problem(block.line, block.column, why, "block-empty")


def _scene(block: Block) -> Scene:
    scene = Scene(block)
    before = ""
    for line, text in block.body:
        if item := ITEM.match(text):
            option = OPTION.match(item["text"].strip())
            scene.choices.append(Choice(line, option["leads"] if option else ""))
        elif scene.choices and text.startswith("    ") and text.strip() and not before.strip():
            scene.choices[-1].answered = True
        before = text
    return scene


def _choices(source: Source, scene: Scene, named: dict[str, Scene]) -> Iterator[Problem]:
    block, choices = scene.block, scene.choices
    if scene.ends:
        for choice in [choice for choice in choices if choice.leads][:1]:
            why = "An ending has nothing more to choose. Make it a scene, or take the arrow out."
            yield source.problem(choice.line, 1, why, "conversation-choices")
        return
    if not 2 <= len(choices) <= 4:
        count = "nothing" if not choices else "one thing" if len(choices) == 1 else f"{len(choices)} things"
        why = f'This scene offers {count} to say. Offer two to four, each as - "Words." → name-of-scene, or make it an ending.'
        yield source.problem(block.line, block.column, why, "conversation-choices")
    for choice in choices:
        if not choice.leads:
            why = "This choice leads nowhere. Write an arrow and the name of a scene at its end: → name."
            yield source.problem(choice.line, 1, why, "conversation-leads")
        elif choice.leads not in named:
            near = suggestion(choice.leads, named) or f" Scenes here are: {', '.join(named)}."
            why = f"There is no scene or ending '{choice.leads}'.{near}"
            column = source.lines[choice.line - 1].rfind(choice.leads) + 1
            yield source.problem(choice.line, column, why, "conversation-leads")
        if not choice.answered:
            why = "This choice has no feedback. Below a blank line, indented by four spaces, say what it does, what it costs and why."
            yield source.problem(choice.line, 1, why, "conversation-feedback")


def _ways(source: Source, named: dict[str, Scene], begins: str) -> Iterator[Problem]:
    """Scenes that nobody comes to, and scenes from which nobody comes to an end."""
    reached = _closure({begins}, lambda name: {choice.leads for choice in named[name].choices})
    for name in named.keys() - reached:
        block = named[name].block
        why = f"Nobody comes to '{name}'. Let a choice lead there, or take it out."
        yield source.problem(block.line, block.column, why, "conversation-reach")
    back: dict[str, set[str]] = {name: set() for name in named}
    for name, scene in named.items():
        for choice in scene.choices:
            back[choice.leads].add(name)
    ending = _closure({name for name, scene in named.items() if scene.ends}, lambda name: back[name])
    for name in [one for one in reached - ending if ending and named[one].choices]:
        block = named[name].block
        why = f"From '{name}' no choice leads to an ending. Let one lead on."
        yield source.problem(block.line, block.column, why, "conversation-reach")


def _closure(names: set[str], step: Callable[[str], set[str]]) -> set[str]:
    known, new = set(names), set(names)
    while new:
        new = {further for name in new for further in step(name)} - known
        known |= new
    return known


def _ends(source: Source, talk: Block, scenes: list[Scene]) -> Iterator[Problem]:
    hows = {scene.block.options.get("how", (0, ""))[1].strip("\"'") for scene in scenes if scene.ends}
    if not hows:
        why = "This conversation has no ending. Write several, each between //// ending | name and ////."
        yield source.problem(talk.line, talk.column, why, "conversation-ends")
        return
    if "worse" not in hows:
        why = "No ending of this conversation goes wrong. Add one with 'how: worse', so that something is at stake."
        yield source.problem(talk.line, talk.column, why, "conversation-ends")
    if "stop" not in hows:
        why = "No ending says when to stop, tell, escalate or find nothing. Add one with 'how: stop'."
        yield source.problem(talk.line, talk.column, why, "conversation-ends")
