"""`make rename-strand STRAND=folder TITLE="New name"`: a strand has another name in every list and link; old addresses lead on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checks.moved import published
from content import course_file
from content.frontmatter import PARTS
from content.problems import listed
from content.quotes import STRAIGHT
from publish import moved
from scaffold.asking import NotMade, slug, yaml_text
from scaffold.machine import MACHINE, OF_THE_COURSE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scaffold.asking import Answers

KINDS = {".md", ".yml", ".bib", ".py", ".tsv"}
"""What is looked through: texts, lists, works, and the tests of this course."""
TITLED = "course.yml", "mkdocs.yml"
"""Beside the strand's first page, what bears its title."""


def rename_strand(root: Path, answers: Answers) -> list[Path]:
    """Give a strand another title, another folder, or both; returns the files that changed. Raises `NotMade`."""
    titles = {strand.folder: strand.title for strand in course_file.read(root).strands}
    old = answers.get("strand", "Which strand is it? Name its folder", among=list(titles))
    title = answers.get("title", "What is it called from now on?", default=titles[old])
    fits = old if title == titles[old] else slug(title)
    new = slug(answers.get("folder", "And its folder, which stands in addresses?", default=fits))
    if (new, title) == (old, titles[old]):
        raise NotMade(f"The strand '{old}' is called that already.")
    if new != old and (new in PARTS or (root / "docs" / new).exists() or (root / f"docs/{new}.md").exists()):
        raise NotMade(f'docs/{new} is there already. Name another folder with FOLDER="...".')
    names, entitled = _names(root, old), _title(titles[old])
    changed = []
    for file in _sources(root):
        before = file.read_text("utf-8")
        text = before
        for name in names:
            text = name.sub(rf"\g<before>{new}", text)
        if file.relative_to(root).as_posix() in (*TITLED, f"docs/{old}/index.md"):
            text = entitled.sub(lambda found: found["before"] + yaml_text(title), text)
        if text != before:
            file.write_text(text, "utf-8")
            changed.append(file)
    moved_to = [] if new == old else _move(root, old, new)
    still = [file.relative_to(root).as_posix() for file in _sources(root) if titles[old] in file.read_text("utf-8")]
    if title != titles[old] and still:
        print(f"'{titles[old]}' still stands in {listed(still)}. Look whether that means the strand.")
    return [*moved_to, *(file for file in changed if file.is_file())]


def _sources(root: Path) -> Iterator[Path]:
    """Every file of the course that may name a strand; what moved keeps the names that it had."""
    below = (file for top in ("docs", "exercises", "glossary", "tests") for file in (root / top).rglob("*.*"))
    for file in sorted((*root.glob("*.*"), *below)):
        name = file.relative_to(root).as_posix()
        of_the_machine = any(name == own or name.startswith(f"{own}/") for own in MACHINE) and not name.startswith(OF_THE_COURSE)
        if file.suffix in KINDS and file.is_file() and name != moved.NAME and not of_the_machine:
            yield file


def _names(root: Path, old: str) -> list[re.Pattern[str]]:
    """Where the folder is named: before one of its files, in course.yml, and among the keywords of a work."""
    files = {file.stem for top in ("docs", "drawings") for file in (root / top / old).rglob("*.*")}
    name, inside = re.escape(old), "|".join(sorted(map(re.escape, files)))
    way = r"(?:(?<![\w#/.-])|(?<=\s/))(?:\.{1,2}/)*(?:docs/|drawings/)?"
    return [
        re.compile(rf"(?P<before>{way}){name}(?=/(?:(?:{inside})(?![\w-])|[\"')#?*]|\s|$))", re.M),
        re.compile(rf"(?P<before>\bfolder: *[\"']?){name}(?=[\"']?(?:[,}} ]|$))", re.M),
        re.compile(rf"(?P<before>^ *keywords *=[^}}]*[{{ ,]){name}(?= *[,}}])", re.M),
    ]


def _title(title: str) -> re.Pattern[str]:
    """Where a list or a page has this title, however its quotation marks are typed."""
    texts = title, title.translate(STRAIGHT)
    typed = {form for text in texts for form in (text, f"'{text}'", f'"{text}"', yaml_text(text))}
    return re.compile(rf"^(?P<before> *(?:- )?title: | *- )(?:{'|'.join(map(re.escape, typed))})(?=:? *$)", re.M)


def _move(root: Path, old: str, new: str) -> list[Path]:
    """Move the folder, and say in moved.yml where each page went that readers may have kept; returns what stands elsewhere."""
    known = published(root)
    pages = sorted(file.relative_to(root / "docs" / old).as_posix().removesuffix(".md") for file in (root / "docs" / old).rglob("*.md"))
    for top in ("docs", "drawings"):
        if (root / top / old).is_dir():
            (root / top / old).rename(root / top / new)
    file = root / moved.NAME
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    back = tuple(f"{new}/{page}:" for page in pages)
    lines = [line for line in lines if not line.startswith(back)]
    lines += [f"{old}/{page}: {new}/{page}" for page in pages if not known or f"{old}/{page}" in known]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return [root / "docs" / new, file]
