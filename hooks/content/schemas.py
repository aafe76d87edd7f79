"""`make schemas`: the front-matter schemas as JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from content.frontmatter import Exercise, FrontMatter, Module, Page, Term, Workshop

KINDS: tuple[type[FrontMatter], ...] = (Module, Exercise, Workshop, Term, Page)


def schemas() -> dict[str, str]:
    """Each file's name and text."""
    return {f"{kind.__name__.lower()}.json": _text(kind) for kind in KINDS}


def _text(kind: type[FrontMatter]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(folder: Path = Path("schemas")) -> None:
    """Write every schema again."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
