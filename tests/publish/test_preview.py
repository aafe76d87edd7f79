"""A preview takes over what has not changed, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File
from tests.build_cache.walking import Course

from mkdocs_events import order
from mkdocs_events.build import current
from publish.preview import SETTLED, Shown

WORDS = "one and the same length"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that was written a while ago."""
    file = tmp_path / "picture.svg"
    file.write_text(WORDS, "utf-8")
    return file


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What the first build of a preview has left, a while ago."""
    later(monkeypatch)
    shown = Shown()
    shown.begin(tmp_path / "site")
    return shown


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + int((SETTLED + 1) * 1e9))


def built(shown: Shown, source: Path, place: str = "a/picture.svg") -> bool:
    """One more build that copies a file; whether it was taken over. The place holds what the file holds."""
    folder = shown.folder
    shown.begin(folder)
    copy = folder / place
    taken = shown.take_over(str(source), str(copy))
    if not taken:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    shown.end()
    assert copy.read_bytes() == source.read_bytes()
    assert not shown.former.exists()
    return taken


def test_a_file_is_copied_once(shown: Shown, source: Path) -> None:
    assert [built(shown, source) for _ in range(3)] == [False, True, True]


def dated_back(source: Path) -> None:
    before = source.stat()
    source.write_text(WORDS[::-1], "utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(source: Path) -> None:
    other = source.with_name("other")
    other.write_text(WORDS[::-1], "utf-8")
    before = source.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(other, source)


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda source: source.write_text(WORDS * 2, "utf-8"),
    "as long": lambda source: source.write_text(WORDS[::-1], "utf-8"),
    "as long and as old": dated_back,
    "another file, as long and as old": put_in_its_place,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_is_copied_again(shown: Shown, source: Path, change: str) -> None:
    built(shown, source)
    CHANGES[change](source)
    assert not built(shown, source)
    assert built(shown, source)


def test_what_was_written_a_moment_ago_could_be_written_again_at_the_same_time(tmp_path: Path, source: Path) -> None:
    shown = Shown()
    shown.begin(tmp_path / "site")
    assert [built(shown, source) for _ in range(3)] == [False, False, False]


def test_another_file_at_the_same_place_is_copied(shown: Shown, source: Path, tmp_path: Path) -> None:
    built(shown, source)
    other = tmp_path / "other.svg"
    other.write_text(WORDS[::-1], "utf-8")
    assert not built(shown, other)


def test_a_copy_that_is_gone_is_made_again(shown: Shown, source: Path) -> None:
    built(shown, source)
    (shown.folder / "a/picture.svg").unlink()
    assert not built(shown, source)


def test_what_a_build_does_not_ask_for_is_gone(shown: Shown, source: Path) -> None:
    built(shown, source)
    built(shown, source, "b/picture.svg")
    assert [file.name for file in shown.folder.iterdir()] == ["b"]


def test_a_folder_that_cannot_be_put_aside_costs_time_and_nothing_else(
    shown: Shown, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(shown, source)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    assert not built(shown, source)


def test_after_a_build_that_failed_the_next_one_is_whole(shown: Shown, source: Path) -> None:
    built(shown, source)
    shown.begin(shown.folder)
    assert shown.take_over(str(source), str(shown.folder / "a/picture.svg"))
    assert built(shown, source), "what the failed build had taken over is there to be taken over"


def test_a_preview_copies_what_is_new_and_takes_over_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch)
    copied: list[str] = []
    copy = File.copy_file
    monkeypatch.setattr(File, "copy_file", lambda file, *args: (copied.append(file.src_uri), copy(file, *args))[1])
    course, site = Course(tmp_path / "course"), tmp_path / "site"
    course.become("as it is")
    first = course.preview(site)
    assert "practice/circles.svg" in copied and "assets/fonts/text.woff2" in copied
    copied.clear()
    drawing = course.folder / "docs/practice/circles.svg"
    drawing.write_text(drawing.read_text("utf-8").replace("</svg>", '<path d="M0 0h9"/></svg>'), "utf-8")
    second = course.preview(site)
    made_each_time = [uri for uri in copied if not (course.folder / "theme" / uri).exists() and not uri.endswith(".pdf")]
    assert copied == made_each_time and "practice/circles.svg" in copied
    assert second.differences(first) == ["practice/circles.svg", "practice/noticing/index.html"]
    assert not current().shown.former.exists()


def test_a_preview_looks_for_changes_more_often_and_at_the_same_places(tmp_path: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(tmp_path), "/below/")
    server.watch(str(tmp_path))
    server.error_handler = lambda code: b"not found"
    for method in order.on_serve.methods:
        sooner = method(server, config=None, builder=server.builder)
    assert sooner._watched_paths == server._watched_paths
    assert sooner.observer.timeout < server.observer.timeout
    assert sooner.build_delay < server.build_delay
    for name in ("builder", "root", "mount_path", "url", "error_handler", "server_address"):
        assert getattr(sooner, name) == getattr(server, name), name
    server.server_close()
    sooner.server_close()
