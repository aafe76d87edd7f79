"""A hook that the benchmarks add to a build: it notes the processor time of every other hook, event by event."""

from __future__ import annotations

import atexit
import functools
import json
import os
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

NOTES = "shares.json"
shares: dict[str, float] = defaultdict(float)
inside: list[float] = []
"""What ran within each event that is under way, so that none is counted twice."""


@event_priority(1000)  # Before any other, so that all of them are seen.
def on_config(config: MkDocsConfig) -> None:
    from mkdocs.structure.pages import Page

    for name, functions in config.plugins.events.items():
        functions[:] = [_timed(f"{_owner(function)}.on_{name}", function) for function in functions]
    Page.render = _timed("Python-Markdown", Page.render)  # type: ignore[method-assign]
    import jinja2

    jinja2.Template.render = _timed("templates", jinja2.Template.render)  # type: ignore[method-assign]
    file = Path(config.config_file_path).parent / NOTES
    pid = os.getpid()

    def write() -> None:
        if os.getpid() == pid:
            file.write_text(json.dumps(shares | {"everything": time.process_time()}), encoding="utf-8")

    atexit.register(write)


def _owner(function: Callable[..., Any]) -> str:
    inner = getattr(function, "__self__", None)
    module = type(inner).__module__ if inner is not None else function.__module__
    for before in ("material.plugins.", "mkdocs_events."):
        module = module.removeprefix(before)
    return module.removesuffix(".plugin").rsplit("/", 1)[-1].removesuffix(".py")


def _timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*arguments: Any, **named: Any) -> Any:
        inside.append(0.0)
        started = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent = time.process_time() - started
            shares[name] += spent - inside.pop()
            if inside:
                inside[-1] += spent

    return timed
