"""`make schemas`: front matter and the options of blocks as JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from content.course_file import CourseFile
from content.frontmatter import Exercise, FrontMatter, Module, Page, Term, Workshop
from sheets.blocks import BLOCKS

KINDS: tuple[type[FrontMatter], ...] = (Module, Exercise, Workshop, Term, Page)


def schemas() -> dict[str, str]:
    """Each file's name and text."""
    front_matter = {f"{kind.__name__.lower()}.json": kind.model_json_schema(by_alias=True) for kind in KINDS}
    others = {"course.json": CourseFile.model_json_schema(), "blocks.json": _blocks()}
    return {name: _text(schema) for name, schema in {**front_matter, **others}.items()}


def _text(schema: dict[str, Any]) -> str:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _blocks() -> dict[str, Any]:
    """Each block of an exercise with its options."""
    about = "The blocks of an exercise: the options of each, by its name."
    return {"title": "Blocks", "description": about, "$defs": {name: block.schema() for name, block in BLOCKS.items()}}


def main(folder: Path = Path("schemas")) -> None:
    """Write every schema again."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
