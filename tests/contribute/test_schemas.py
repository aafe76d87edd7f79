"""The schemas that editors read are those that the check uses."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from content import frontmatter
from learning.course import sources
from scaffold.schemas import KINDS, schemas

ROOT = Path(__file__).parents[2]


def schema_of(kind: type[frontmatter.FrontMatter]) -> Any:
    return json.loads((ROOT / "schemas" / f"{kind.__name__.lower()}.json").read_text("utf-8"))


def plain(value: Any) -> Any:
    """Front matter as JSON has it: days as text."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_the_files_are_what_make_schemas_writes() -> None:
    written = {file.name: file.read_text("utf-8") for file in (ROOT / "schemas").glob("*.json")}
    assert written == schemas(), "run make schemas"


@pytest.mark.parametrize("folder", ["docs", "exercises", "glossary"])
def test_every_page_of_this_site_fits_its_schema(folder: str) -> None:
    for source in sources(ROOT / folder, ROOT):
        if not source.path.startswith("docs/decisions/"):
            jsonschema.validate(plain(source.meta), schema_of(frontmatter.kind_of(source)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_schema_is_valid_closed_and_explains_every_name(kind: type[frontmatter.FrontMatter]) -> None:
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in [schema, *schema.get("$defs", {}).values()]:
        assert part["additionalProperties"] is False
        assert part["description"]
        named = {"content_note", "minutes", "print", "hide", "search", "short"}
        assert not [n for n, p in part["properties"].items() if "description" not in p and n not in named]


def test_the_editor_knows_where_each_schema_belongs() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    kinds = {
        s.path: frontmatter.kind_of(s) for name in ("docs", "exercises", "glossary") for s in sources(ROOT / name, ROOT)
    }
    for schema, patterns in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        excluded = {file for one in patterns if one.startswith("!") for file in ROOT.glob(one[1:])}
        included = {file for one in patterns if not one.startswith("!") for file in ROOT.glob(one)}
        paths = {file.relative_to(ROOT).as_posix() for file in included - excluded} & kinds.keys()
        assert paths
        assert {path for path in paths if kinds[path].__name__.lower() != Path(schema).stem} == set()
