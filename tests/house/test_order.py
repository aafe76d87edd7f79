"""The table of order says what MkDocs really does: a tiny site is built, and who acts when is written down."""

from __future__ import annotations

import functools
import importlib
import inspect
import logging
import pkgutil
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import EVENTS, CombinedEvent
from tests.conftest import A_LIBRARY, _config

import mkdocs_events
from mkdocs_events import documentation, order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Calls = dict[str, list[Callable[..., Any]]]

NAMES = sorted(module.name for module in pkgutil.iter_modules(mkdocs_events.__path__))
MODULES = [importlib.import_module(f"mkdocs_events.{name}") for name in NAMES if name not in ("build", "order", "rendering")]
TABLE: Calls = {
    name.removeprefix("on_"): list(event.methods)
    for name, event in vars(order).items()
    if isinstance(event, CombinedEvent)
}
OURS = {function for functions in TABLE.values() for function in functions}


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Calls:
    """Every function that acted in each event of two builds, one of which fails, in the order of its first call."""
    root = tmp_path_factory.mktemp("order")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("---\ntitle: Home\n---\n\nA page [@example2020].\n", encoding="utf-8")
    (root / "bibliography.bib").write_text(A_LIBRARY, encoding="utf-8")
    seen: Calls = defaultdict(list)
    _build(root, seen)
    (root / "docs/index.md").unlink()
    (root / "docs/index.md").symlink_to("index.md")  # It leads nowhere, which MkDocs meets with an OSError.
    with pytest.raises(Abort):
        _build(root, seen)
    return seen


def _build(root: Path, seen: Calls) -> None:
    config = _config(root, {})
    for name, functions in config.plugins.events.items():
        functions[:] = [_noted(function, seen[name]) for function in functions]
    config.plugins.on_startup(command="build", dirty=False)
    logging.disable(logging.WARNING)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(root))
    try:
        build(config)
        config.plugins.on_serve(server, config=config, builder=server.builder).server_close()
        config.plugins.on_shutdown()
    finally:
        server.server_close()
        logging.disable(logging.NOTSET)


def _noted(function: Callable[..., Any], calls: list[Callable[..., Any]]) -> Callable[..., Any]:
    @functools.wraps(function)
    def noted(*arguments: Any, **named: Any) -> Any:
        if function not in calls:
            calls.append(function)
        return function(*arguments, **named)

    return noted


@pytest.mark.parametrize("event", sorted(TABLE))
def test_our_functions_act_in_the_order_of_the_table(calls: Calls, event: str) -> None:
    assert [function for function in calls[event] if function in OURS] == TABLE[event]


@pytest.mark.parametrize("event", sorted(TABLE))
def test_a_plugin_acts_where_the_table_says(calls: Calls, event: str) -> None:
    """After what stands in `before_plugins`, and before everything else."""
    first = [function for function in TABLE[event] if getattr(function, "mkdocs_priority", 0) > 0]
    others = [function for function in calls[event] if function not in OURS]
    assert calls[event] == [*first, *others, *TABLE[event][len(first) :]]


def test_every_event_is_one_of_mkdocs() -> None:
    assert TABLE.keys() <= set(EVENTS)


def test_every_public_function_of_an_event_module_stands_in_the_table_once() -> None:
    public = [
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    listed = [function for functions in TABLE.values() for function in functions]
    assert len(listed) == len(set(listed))
    assert set(public) <= set(listed)


@pytest.mark.parametrize(
    "function",
    sorted(OURS, key=lambda one: (one.__module__, one.__name__)),
    ids=lambda one: f"{one.__module__}.{one.__name__}",
)
def test_every_function_of_the_table_says_what_it_does(function: Callable[..., Any]) -> None:
    """The page *How it is built* shows it."""
    assert (function.__doc__ or "").partition("\n")[0].endswith((".", "?"))


def test_the_page_for_contributors_shows_every_event() -> None:
    assert documentation.WHEN.keys() == TABLE.keys()
