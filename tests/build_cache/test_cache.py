"""A cached function makes what it would make without a cache, whatever became of the cache."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_cache import cache, code
from build_cache.cache import Cache, Cached

HOOKS = Path(cache.__file__).parents[1]
calls: list[dict[str, Any]] = []


def set_in_type(**arguments: Any) -> dict[str, Any]:
    calls.append(arguments)
    return {"words": arguments, "pdf": repr(arguments).encode()}


def other(**arguments: Any) -> dict[str, Any]:
    return set_in_type(**arguments)


def twice(inner: Cached, text: str) -> list[Any]:
    return [inner(text=text), inner(text=text)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(code, "running", lambda module: "as it is")
    calls.clear()
    return tmp_path / "cache"


def told(value: dict[str, Any]) -> tuple[Any, bytes]:
    return value["words"], value["pdf"].read_bytes()


def test_the_same_is_made_once(folder: Path) -> None:
    first = told(Cache(folder).cached(set_in_type, site="A")(text="One", rows=[1, 2]))
    again = told(Cache(folder).cached(set_in_type, site="A")(text="One", rows=[1, 2]))
    assert first == again == ({"text": "One", "rows": [1, 2], "site": "A"}, repr(calls[0]).encode())
    assert len(calls) == 1


def test_each_argument_the_function_and_its_code_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(function: Callable[..., Any] = set_in_type, site: Any = "A", text: Any = "One", rows: Any = 1) -> int:
        Cache(folder).cached(function, site=site)(text=text, rows=rows)
        return len(calls)

    assert made() == made() == 1
    assert made(text="Two") == 2
    assert made(rows=2) == 3
    assert made(rows="1") == 4
    assert made(rows=True) == 5
    assert made(rows=[]) == 6
    assert made(rows={}) == 7
    assert made(rows=None) == 8
    assert made(site="B") == 9
    assert made(other) == 10
    assert made(rows={"a": 1, "b": 2}) == 11
    assert made(rows={"b": 2, "a": 1}) == 12, "a function may go by the order"
    monkeypatch.setattr(code, "running", lambda module: "a new version")
    assert made() == 13


def test_a_function_is_handed_what_the_key_knows_and_nothing_else(folder: Path) -> None:
    class Word(str):
        secret = "unknown to any key"

    Cache(folder).cached(set_in_type, shared=Word("one"))(own=Word("two"), pair=(1, 2), numbers={1: "one"})
    assert calls == [{"shared": "one", "own": "two", "pair": [1, 2], "numbers": {"1": "one"}}]
    assert {type(calls[0]["shared"]), type(calls[0]["own"])} == {str}


@pytest.mark.parametrize("unknown", [object(), {1, 2}, Path("a"), b"bytes", len])
def test_what_a_key_cannot_know_is_refused(folder: Path, unknown: object) -> None:
    with pytest.raises(TypeError):
        Cache(folder).cached(set_in_type, one=unknown)
    with pytest.raises(TypeError):
        Cache(folder).cached(set_in_type)(one=unknown)
    assert not calls


def test_a_value_may_hold_no_file_but_the_cache_s_own(folder: Path) -> None:
    cache = Cache(folder)
    own = cache.put("a" * 64, {"pdf": b"bytes"})["pdf"]
    assert cache.put("b" * 64, {"same": own}) == {"same": own}
    with pytest.raises(TypeError):
        cache.put("c" * 64, {"file": folder / "elsewhere.bytes"})


def test_a_cached_function_may_use_another(folder: Path) -> None:
    outer = Cache(folder).cached(twice, inner=Cache(folder).cached(set_in_type, site="A"))
    first, second = outer(text="One")
    assert told(first) == told(second)
    assert len(calls) == 1
    assert outer.fingerprint != Cache(folder).cached(twice, inner=Cache(folder).cached(set_in_type, site="B")).fingerprint


def test_what_cannot_be_made_is_not_kept(folder: Path) -> None:
    def refuse(**arguments: Any) -> None:
        calls.append(arguments)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            Cache(folder).cached(refuse)(text="One")
    assert len(calls) == 2


def test_a_cache_that_keeps_nothing_uses_what_is_there(folder: Path) -> None:
    Cache(folder).cached(set_in_type)(text="One")
    store = Cache(folder, keeps=False)
    assert told(store.cached(set_in_type)(text="One"))[0] == {"text": "One"}
    assert len(calls) == 1
    for number in (2, 3):
        assert told(store.cached(set_in_type)(text="Two")) == ({"text": "Two"}, b"{'text': 'Two'}")
        assert len(calls) == number


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "other words": lambda data: data.replace(b"One", b"Two"),
    "other kind": lambda data: b"colour: red\n",
    "more": lambda data: data + b"\n",
    "not UTF-8": lambda data: b"\xff" + data,
}


@pytest.mark.parametrize("kind", ["json", "bytes"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_was_damaged_is_made_again(folder: Path, damage: str, kind: str) -> None:
    cached = Cache(folder).cached(set_in_type)
    first = told(cached(text="One"))
    (file,) = folder.rglob(f"*.{kind}")
    before = file.read_bytes()
    file.write_bytes(DAMAGES[damage](before))
    assert file.read_bytes() != before
    assert told(cached(text="One")) == first
    assert len(calls) == 2
    assert told(cached(text="One")) == first
    assert len(calls) == 2


@pytest.mark.parametrize("kind", ["json", "bytes"])
def test_what_is_gone_is_made_again(folder: Path, kind: str) -> None:
    cached = Cache(folder).cached(set_in_type)
    first = told(cached(text="One"))
    (file,) = folder.rglob(f"*.{kind}")
    file.unlink()
    assert told(cached(text="One")) == first
    assert len(calls) == 2


def aged(file: Path, days: float) -> None:
    then = time.time() - days * 24 * 3600
    os.utime(file, (then, then))


def test_what_nobody_asked_for_in_a_fortnight_is_forgotten(folder: Path) -> None:
    store = Cache(folder)
    cached = store.cached(set_in_type)
    for text in ("old", "asked for", "young"):
        cached(text=text)
    for file in folder.rglob("*.*"):
        old = b"young" not in file.read_bytes()
        aged(file, 15 if old else 13)
    cached(text="asked for")
    (folder / "set_in_type").mkdir(exist_ok=True)
    (folder / "set_in_type" / "gone.json").symlink_to("what another build has just moved")
    store.tidy()
    (folder / "set_in_type" / "gone.json").unlink()
    assert len(calls) == 3
    assert len(list(folder.rglob("*.*"))) == 4
    for text in ("young", "asked for"):
        cached(text=text)
    assert len(calls) == 3
    cached(text="old")
    assert len(calls) == 4


def test_where_nothing_can_be_written_all_is_made_and_nothing_fails(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("no folder", "utf-8")
    for _ in range(2):
        store = Cache(tmp_path / "a file" / "cache")
        cached = store.cached(set_in_type)
        assert told(cached(text="One")) == told(cached(text="One"))
    assert len(calls) == 2


BUILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from build_cache import code
code.running = lambda module: "as it is"
from build_cache.cache import Cache, Cached
def press(number):
    return {"number": number, "pdf": bytes(100_000 + number)}
store = Cache(Path(sys.argv[1]))
cached = store.cached(press)
for round in range(3):
    for number in range(60):
        made = cached(number=number)
        assert made["number"] == number and len(made["pdf"].read_bytes()) == 100_000 + number
    store.tidy()
"""


def test_builds_at_the_same_time_do_each_other_no_harm(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUILD, str(tmp_path / "cache"), str(HOOKS)]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for build in builds:
        said = build.communicate(timeout=120)[1]
        assert build.returncode == 0, said
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.is_file() and file.suffix not in (".json", ".bytes")]
