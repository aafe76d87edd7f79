"""`make new-course DIR=../somewhere`: a folder with the machine and a small course, which passes every check as it is."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path
from string import Template

from content import course_file
from content.course_file import CC_BY, LICENCES
from content.frontmatter import PARTS
from scaffold import machine
from scaffold.asking import Answers, NotMade, slug, yaml_text
from scaffold.pages import new_module

STARTER = Path(__file__).parent / "starter"
STRAND = "STRAND"
"""Stands for the folder of the first strand."""
HANDED_ON = "words.yml", "kit.yml"
LICENCE, CODE = "LICENSE.md", "**Code**"
"""From here on it speaks of the program, which stays under its licence and keeps its notice, whatever the course is called."""


def new_course(root: Path, answers: Answers) -> list[Path]:
    """Write a course into a new folder; returns its first files to look at. Raises `NotMade`."""
    target = (root / answers.get("dir", "Which new folder is it to be in, such as ../nursing?")).resolve()
    if target.exists() and any(target.iterdir()):
        raise NotMade(f"{target} is there already, and is not empty. Name a new folder.")
    if target.is_relative_to(root):
        raise NotMade(f"{target} lies in this course. Name a folder beside it, such as ../{target.name}.")
    name = answers.get("title", "What is the course called?")
    said = answers.get("strands", "Which strands does it have? Separate them by commas", default="First steps")
    strands = {slug(title): title for title in map(str.strip, said.split(",")) if title}
    if taken := strands.keys() & {*PARTS, *(page.stem for page in (STARTER / "docs").glob("*.md"))}:
        raise NotMade(f"'{min(taken)}' is a part of every course. Give that strand another name.")
    purpose = answers.get("purpose", "What is it, and for whom? One sentence", default=f"An open course: {name}.")
    asked = "Under which licence is it, as others will ask what they may do with it?"
    licence = answers.get("licence", asked, default=CC_BY, among=tuple(LICENCES))
    words = _words(name, purpose, strands, licence)
    machine.copy(root, target)
    _hand_on(root, target, name)
    for file in sorted(STARTER.rglob("*")):
        if file.is_file() and file.name != machine.NAV:
            place = target / file.relative_to(STARTER).as_posix().replace(STRAND, words["strand"])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(_filled(file, words), "utf-8")
    with (target / LICENCE).open("a", encoding="utf-8") as text:
        text.write("".join((root / LICENCE).read_text("utf-8").partition(CODE)[1:]))
    settings = machine.settings(root)[0] + _filled(STARTER / machine.NAV, words | {"contribute": _contribute(root)})
    (target / "mkdocs.yml").write_text(settings, "utf-8")
    for folder, title in list(strands.items())[1:]:
        _begin(target, folder, title)
    subprocess.run(["git", "init", "--quiet"], cwd=target, check=True)
    return [target / "course.yml", target / "README.md", target / "mkdocs.yml"]


def _words(name: str, purpose: str, strands: dict[str, str], licence: str) -> dict[str, str]:
    today = datetime.date.today()
    first, title = next(iter(strands.items()))
    return {
        "name": name,
        "name_value": yaml_text(name),
        "slug": slug(name),
        "purpose": purpose if purpose.endswith((".", "!", "?")) else f"{purpose}.",
        "purpose_value": yaml_text(purpose),
        "strand": first,
        "strand_title_value": yaml_text(title),
        "strands": "\n".join(
            f"  - folder: {folder}\n    title: {yaml_text(title)}" for folder, title in strands.items()
        ),
        "strand_list": "\n".join(f"- **{title}**" for title in strands.values()),
        "nav": "\n".join(_menu(folder, title, folder == first) for folder, title in strands.items()),
        "contributors": f"The {name} contributors",
        "contributors_value": yaml_text(f"The {name} contributors"),
        "licence": licence,
        "licence_spdx": licence.replace(" ", "-"),
        "licence_url": LICENCES[licence][0],
        "allows": LICENCES[licence][1],
        "today": today.isoformat(),
        "year": str(today.year),
    }


def _menu(folder: str, title: str, whole: bool) -> str:
    pages = ["index", "practise-together", "look-back"] if whole else ["index"]
    return "\n".join([f"  - {yaml_text(title)}:", *(f"    - {folder}/{page}.md" for page in pages)])


def _contribute(root: Path) -> str:
    """The pages for contributors come with the machine, and stand in the menu as they do here."""
    listed = re.findall(r"^ +- (?:[^\n]*: )?contribute/[\w-]+\.md$", machine.settings(root)[1], re.M)
    return "\n".join(listed)


def _filled(file: Path, words: dict[str, str]) -> str:
    return Template(file.read_text("utf-8")).substitute(words)


def _hand_on(root: Path, target: Path, name: str) -> None:
    """What a course begins with as it is here, under its own name, and may change later."""
    here = course_file.read(root).name
    for file in HANDED_ON:
        (target / file).write_text((root / file).read_text("utf-8").replace(here, name), "utf-8")


def _begin(target: Path, folder: str, title: str) -> None:
    """A further strand: its first page, and a module to write over."""
    page = target / "docs" / folder / "index.md"
    page.parent.mkdir(parents=True)
    header = f"---\ntitle: {yaml_text(title)}\nsummary: One sentence that says what this strand is about.\n---\n"
    page.write_text(
        f"{header}\nSay what this strand asks, and begin with a moment that the reader knows.\n\n<!-- modules -->\n",
        "utf-8",
    )
    new_module(
        target,
        Answers(
            {
                "title": f"{title}: a first module",
                "strand": folder,
                "question": "What does the reader ask, in their words?",
            }
        ),
    )
