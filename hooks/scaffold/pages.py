"""A new module in its strand and in the menu; a new exercise beside the others and in its module."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from checks import values
from content import course_file, frontmatter_problems
from content.source import parse
from scaffold.asking import NotMade, slug, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scaffold.asking import Answers

HERE = Path(__file__).parent


def new_module(root: Path, answers: Answers) -> list[Path]:
    """Write a module and its line in the menu; returns the files that changed. Raises `NotMade`."""
    title = answers.get("title", "What is the module called?")
    strands = course_file.read(root).folders
    strand = answers.get("strand", "Which strand does it belong to?", among=strands)
    question = answers.get(
        "question", "Which question does it answer?", default="What does the reader ask, in their words?"
    )
    page = root / "docs" / strand / f"{slug(title)}.md"
    menu = root / "mkdocs.yml"
    listed = re.compile(rf"^(?P<indent> *)- (?:[^\n]*: )?{strand}/[\w-]+\.md\n", re.M)
    places = list(listed.finditer(menu.read_text("utf-8")))
    if not places:
        raise NotMade(f"mkdocs.yml has no page of '{strand}' to put this one behind. Add the strand to nav first.")
    template = Template((HERE / "module.md").read_text("utf-8"))
    _write(root, page, template.substitute(title=yaml_text(title), question=yaml_text(question), today=_today()))
    last, text = places[-1], menu.read_text("utf-8")
    line = f"{last['indent']}- {strand}/{page.name}\n"
    menu.write_text(text[: last.end()] + line + text[last.end() :], "utf-8")
    return [page, menu]


def new_exercise(root: Path, answers: Answers) -> list[Path]:
    """Write an exercise and name it in its module; returns the files that changed. Raises `NotMade`."""
    title = answers.get("title", "What is the exercise called?")
    modules = sorted(
        page.relative_to(root / "docs").as_posix().removesuffix(".md")
        for strand in course_file.read(root).folders
        for page in (root / "docs" / strand).glob("*.md")
        if page.name != "index.md"
    )
    named = answers.get("module", "Which module does it belong to, such as strand/page?", among=modules)
    group = answers.get("group", "Who works together?", default="pairs")
    exercise = root / "exercises" / f"{slug(title)}.md"
    module = root / "docs" / f"{named}.md"
    fields = (f"title: {yaml_text(title)}", f"group: {group}", f"modules:\n  - {named}", f"reviewed: {_today()}")
    _write(root, exercise, _filled(root / "exercises/_template.md", fields))
    module.write_text(_with_exercise(module.read_text("utf-8"), exercise.stem), "utf-8")
    return [exercise, module]


def _write(root: Path, file: Path, text: str) -> None:
    if file.exists():
        raise NotMade(f"There is {file.parent.name}/{file.name} already. Give another title.")
    source = parse(file.relative_to(root).as_posix(), text)
    if wrong := [one.message for one in (*frontmatter_problems.problems(source), *values.in_front_matter(source))]:
        raise NotMade(f"This cannot be made as it is. {' '.join(wrong)}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _filled(template: Path, fields: Iterable[str]) -> str:
    """The file that people copy by hand, without its notes and with other values in its front matter."""
    if not template.is_file():
        raise NotMade(f"{template.parent.name}/{template.name} is missing. Put it back, if need be from Git.")
    text = re.sub(r"<!--.*?-->\n\n", "", template.read_text("utf-8"), count=1, flags=re.DOTALL)
    for new in fields:
        if old := re.search(rf"^{new.partition(':')[0]}:.*\n(?:  .*\n)*", text, re.MULTILINE):
            text = f"{text[: old.start()]}{new}\n{text[old.end() :]}"
    return text


def _today() -> str:
    return datetime.date.today().isoformat()


def _with_exercise(text: str, exercise: str) -> str:
    """A module's text with one more exercise in its front matter."""
    header, body = text[: (end := text.index("\n---", 3) + 1)], text[end:]
    line = f"  - {exercise}\n"
    if listed := re.search(r"^exercises:[ \t]*\n(?:[ \t]+- [^\n]*\n)*", header, re.M):
        return header[: listed.end()] + line + header[listed.end() :] + body
    header = re.sub(r"^exercises:[^\n]*\n", "", header, flags=re.M)
    return f"{header}exercises:\n{line}{body}"
