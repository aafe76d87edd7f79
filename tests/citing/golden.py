"""Cases that anyone can read and add to: a name, a dot, what is typed, a dot, what comes of it, a dot."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from markdown import Markdown

from citing.bibliography import Library
from citing.markdown import CiteExtension
from lessons.blocks import LessonBlocks
from sheets.blocks import SheetExtension

if TYPE_CHECKING:
    from markdown import Extension

HERE = Path(__file__).parent
LIBRARY = Library.read(HERE / "library.bib")


@dataclass(frozen=True)
class Case:
    """One case of a file, and where it begins."""

    place: str
    name: str
    source: str
    result: str


def cases(name: str) -> list[Case]:
    """The cases of cases/<name>.md."""
    lines = (HERE / "cases" / f"{name}.md").read_text("utf-8").splitlines()
    dots = [number for number, line in enumerate(lines) if line == "."]
    assert len(dots) % 3 == 0, f"cases/{name}.md: each case has three lines with a dot"
    found = []
    for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        source, result = "\n".join(lines[first + 1 : second]), "\n".join(lines[second + 1 : third])
        found.append(Case(f"cases/{name}.md:{first}", lines[first - 1], source, result))
    return found


def markdown() -> Markdown:
    """As the site reads Markdown: the extensions of mkdocs.yml and of the house."""
    settings = (HERE.parents[1] / "mkdocs.yml").read_text("utf-8").split("markdown_extensions:")[1].split("\n# ---")[0]
    names: list[Extension | str] = []
    options: dict[str, dict[str, Any]] = {}
    for entry in yaml.safe_load(settings):
        name, given = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        options[name] = given
    return Markdown(
        extensions=[*names, LessonBlocks(), SheetExtension(), CiteExtension(LIBRARY)], extension_configs=options
    )


def read(source: str) -> str:
    """What a reader sees of it: one line a block, ‹a link to the list› in angles, stars for italics and bold."""
    page = markdown().convert(source)
    page = re.sub(r'<a class="cite-ref"[^>]*>(.*?)</a>', r"‹\1›", page)
    page = re.sub(r'<a class="headerlink".*?</a>', "", page)
    page = re.sub(r"</?em>", "*", re.sub(r"</?strong>", "**", re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)))
    page = re.sub(r"(?=<(?:p|h\d|li|td|th|summary|label|dt|dd|legend|div)\b)", "\n", page)
    return tidy(html.unescape(re.sub(r"<[^>]+>", "", page)))


def tidy(text: str) -> str:
    """Without empty lines and space at the ends of lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
