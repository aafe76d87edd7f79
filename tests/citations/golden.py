"""What is typed, read as the site reads it and written as a reader sees it."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from markdown import Markdown

from citations.bibliography import Library
from citations.markdown import CiteExtension
from learning.blocks import LessonBlocks
from sheets.markdown import SheetExtension

if TYPE_CHECKING:
    from markdown import Extension

HERE = Path(__file__).parent
LIBRARY = Library.read(HERE / "library.bib")


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
    """Without empty lines and space at the ends of lines; a space at which no line ends is shown as ~."""
    return "\n".join(line.strip() for line in text.replace("\u00a0", "~").splitlines() if line.strip())
