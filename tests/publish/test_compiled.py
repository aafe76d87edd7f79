"""Templates that an earlier build compiled are filled as if this one had."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from build_cache.cache import Cache
from publish.compiled import keep_compiled

compilings: list[str] = []


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    compilings.clear()
    return tmp_path / "theme", tmp_path / "cache"


def filled(places: tuple[Path, Path], text: str, *, asset: str = "a.css", escapes: bool = True, trims: bool = False) -> str:
    """What a build makes of a template, with an environment of its own, as each build has."""
    theme, cache = places
    theme.mkdir(exist_ok=True)
    (theme / "page.html").write_text(text, encoding="utf-8")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(theme), autoescape=lambda name: escapes, trim_blocks=trims)
    keep_compiled(env, Cache(cache))
    inner = env.compile
    env.compile = lambda *given, **named: compilings.append("page.html") or inner(*given, **named)  # type: ignore[method-assign]
    env.filters["asset"] = lambda name: f"{asset} for {name}"
    return env.get_template("page.html").render(value="<b>")


TEXT = """{% set named = "site" | asset %}{{ "site" | asset }}, {{ named }}, {{ "a" ~ "b" }}{% if 1 %}
, {{ value }}{% endif %}"""


def test_a_template_is_compiled_once(places: tuple[Path, Path]) -> None:
    assert filled(places, TEXT) == filled(places, TEXT) == "a.css for site, a.css for site, ab\n, &lt;b&gt;"
    assert len(compilings) == 1


def test_what_a_filter_makes_of_a_constant_is_not_kept(places: tuple[Path, Path]) -> None:
    filled(places, TEXT)
    assert filled(places, TEXT, asset="b.css") == "b.css for site, b.css for site, ab\n, &lt;b&gt;"
    assert len(compilings) == 1


def test_another_text_or_other_settings_are_compiled_anew(places: tuple[Path, Path]) -> None:
    filled(places, TEXT)
    assert filled(places, TEXT.replace(", ", "; ")).startswith("a.css for site; ")
    assert filled(places, TEXT, escapes=False).endswith("<b>")
    assert filled(places, TEXT, trims=True).endswith("ab, &lt;b&gt;")
    assert len(compilings) == 4


def test_a_damaged_one_is_compiled_anew(places: tuple[Path, Path]) -> None:
    before = filled(places, TEXT)
    for file in (places[1] / "bytes").iterdir():
        file.write_bytes(file.read_bytes()[:-5])
    assert filled(places, TEXT) == before
    assert len(compilings) == 2
