"""Cached functions run the code that their keys know, and read nothing but what they are given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from build_cache import code
from build_cache.cache import Cache
from citations.bibliography import Library
from tests.sheets import paper
from tests.workshops.test_packs import plan

HOOKS = Path(code.__file__).parents[1]
FUNCTIONS = {
    "sheets": "sheets.render",
    "cards alone": "sheets.render",
    "Word copies": "sheets.word.copies",
    "screens": "workshops.room",
    "thumbnail": "sheets.thumbnail",
    "cards": "workshops.parts",
    "packs": "workshops.render",
    "copies to make": "workshops.packs",
    "a plan in Word": "workshops.copies",
    "kit": "workshops.kit.render",
    "a kit in Word": "workshops.kit.copies",
    "findings": "checks.alone",
    "findings among works": "checks.alone",
    "page": "mkdocs_events.rendering",
    "words of a page": "search.counting",
    "words of terms and works": "search.counting",
}
"""The module of each cached function, by what it makes."""
FOR_TYPES = "typing-extensions"
"""Used by libraries that find it, to no effect while they run."""

TRY = """
import importlib, json, os, sys
before = set(sys.modules)
module, functions, given = json.loads(sys.stdin.read())
opened = set()
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.abspath(os.fsdecode(arguments[0])))
code = importlib.import_module(module)
inner = {"render": getattr(code, name) for name in functions[1:]}
sys.addaudithook(note)
getattr(code, functions[0])(**inner, **given)
files = {name: getattr(sys.modules[name], "__file__", None) or "" for name in sys.modules.keys() - before}
print(json.dumps({"opened": sorted(opened), "modules": files}))
"""


@pytest.fixture(scope="module")
def given() -> dict[str, tuple[list[str], dict[str, Any]]]:
    """Each cached function, with the one that is handed to it if there is one, and its arguments."""
    cache = Cache(paper.ROOT / ".cache" / "build")
    text = (paper.HERE / "everything.md").read_text("utf-8")
    names, options = paper.settings()
    rendering = {
        "uri": "exercises/everything.md",
        "text": text.split("---\n", 2)[2] + "\n[Home](index.md#top) and [nowhere](nowhere.md).\n\n```python\nimport this\n```\n",
        "works": [work.data for work in Library.parse(paper.LIBRARY).values()],
        "addresses": {
            "exercises/everything.md": ("exercises/everything/index.html", "INCLUDED"),
            "exercises/index.md": ("exercises/index.html", "INCLUDED"),
        },
        "directory_urls": True,
        "extensions": {name: code.versions(name) for name in names},
        "options": options,
        "links": {"not_found": 30, "absolute_links": 30, "unrecognized_links": 30, "anchors": 30},
    }
    exercise, workshop = {"exercise": paper.everything().data}, {"plan": plan("taster", cache).data}
    body = [{"put": "objectives"}, {"put": "times", "columns": list("abcd")}]
    kit = {"parts": [{"title": "Welcome", "copies": "one", "word": "welcome", "body": body}]}
    findings = {"path": "exercises/everything.md", "text": text, "avoid": {"the mentally ill": "people"}, "works": paper.LIBRARY}
    return {
        "sheets": (["render_exercise", "render_pdf"], exercise),
        "cards alone": (["render_cards_alone", "render_pdf"], exercise),
        "Word copies": (["write_exercise"], exercise),
        "screens": (["exercise_data"], {"source": exercise["exercise"]}),
        "thumbnail": (["render_thumbnail"], {**exercise, "spacing_scale": 1.0}),
        "cards": (["count_cards"], exercise),
        "packs": (["render_workshop", "render_pack"], workshop),
        "copies to make": (["counted"], {**workshop, "paper": "a4", "ends": {}}),
        "a plan in Word": (["write_workshop"], workshop),
        "kit": (["render_kit_of", "render_kit"], {**workshop, "words": kit}),
        "a kit in Word": (["write_kit"], {**workshop, "words": kit}),
        "findings": (["found"], findings),
        "findings among works": (["found_in_bibliography"], {"path": "bibliography.bib", "text": paper.LIBRARY}),
        "page": (["render"], rendering),
        "words of a page": (["page"], {"html": "<h2 id='a'>One</h2><p>Two, behaviour.</p>", "before": "Three", "title": "Four"}),
        "words of terms and works": (["counts"], {"documents": [{"title": "Two behaviours", "titles": ["one"]}]}),
    }


@pytest.fixture(scope="module", params=FUNCTIONS)
def seen(request: pytest.FixtureRequest, given: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a function ran and opened, in a process and a folder that hold nothing else."""
    said = subprocess.run(
        [sys.executable, "-c", TRY],
        input=json.dumps([FUNCTIONS[request.param], *given[request.param]]),
        env={"PYTHONPATH": str(HOOKS), "PATH": os.environ["PATH"]},
        cwd=tmp_path_factory.mktemp("nowhere"),
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    return {"module": FUNCTIONS[request.param], **json.loads(said.stdout)}


def test_no_module_runs_that_the_key_does_not_know(seen: dict[str, Any]) -> None:
    ours = {name for name, file in seen["modules"].items() if Path(file).is_relative_to(HOOKS)}
    known, libraries = code.closure(seen["module"])
    assert ours <= known
    brought_by = metadata.packages_distributions()
    theirs = {one.lower() for name in seen["modules"] for one in brought_by.get(name.partition(".")[0], ())}
    assert {name.replace("_", "-") for name in theirs} - {FOR_TYPES} <= code.installed(libraries).keys()


def test_nothing_is_opened_but_code_and_what_lies_beside_it(seen: dict[str, Any]) -> None:
    places = [HOOKS, Path(sys.prefix), Path(sys.base_prefix), Path(sys.prefix).resolve(), Path(os.devnull)]
    strange = [file for file in seen["opened"] if not any(Path(file).is_relative_to(place) for place in places)]
    assert strange == []


@pytest.mark.parametrize("name", ["content.frontmatter", "sheets.typeset", "sheets.forms", "citations.apa", "sheets.blocks.grid"])
def test_what_makes_a_sheet_is_in_its_key(name: str) -> None:
    assert name in code.closure("sheets.render")[0]


def test_a_comment_in_a_rule_about_sources_renders_no_page_anew() -> None:
    assert not code.closure("mkdocs_events.rendering")[0] & {"checks.run", "checks.alone", "checks.prose"}


@pytest.mark.parametrize("name", ["checks.run", "sheets.check", "build_cache.cache", "learning.course", "mkdocs_events"])
def test_what_makes_no_sheet_is_not_in_its_key(name: str) -> None:
    """A comment in a check must not set every sheet again."""
    assert name not in code.closure("sheets.render")[0] | code.closure("workshops.render")[0]


def test_the_libraries_that_make_a_sheet_are_in_its_key() -> None:
    libraries = code.installed(code.closure("sheets.render")[1])
    assert libraries.keys() >= {"typst", "pikepdf", "segno", "fonttools", "markdown", "lxml", "pydantic"}
    assert not libraries.keys() & {"mkdocs", "mkdocs-material", "ruff", "pytest"}
