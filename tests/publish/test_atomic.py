"""A site takes its place whole, and another build that comes in between does not stop it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from publish import atomic


def folder(place: Path, said: str) -> Path:
    place.mkdir()
    (place / "index.html").write_text(said, "utf-8")
    return place


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return folder(tmp_path / "site", "old")


@pytest.fixture
def built(site: Path) -> Path:
    return folder(atomic.staging_folder(site), "new")


def interrupted(monkeypatch: pytest.MonkeyPatch, built: Path, site: Path, times: int) -> list[float]:
    """Another build puts its site there, so many times, when the old one has just been moved away; what was waited."""
    rename, waited = Path.rename, []
    left = [times]

    def renamed(file: Path, target: Any) -> Path:
        if file == built and left[0]:
            left[0] -= 1
            folder(site, "another's")
        return rename(file, target)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(atomic.time, "sleep", waited.append)
    return waited


def said(site: Path) -> str:
    return (site / "index.html").read_text("utf-8")


def test_the_new_site_takes_the_place_of_the_old_one(built: Path, site: Path) -> None:
    atomic.publish(built, site)
    assert said(site) == "new"
    assert [file.name for file in site.parent.iterdir()] == ["site"]


def test_it_takes_an_empty_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    atomic.publish(folder(atomic.staging_folder(site), "new"), site)
    assert said(site) == "new"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_it_tries_again_when_another_build_was_quicker(monkeypatch: pytest.MonkeyPatch, built: Path, site: Path, times: int) -> None:
    waited = interrupted(monkeypatch, built, site, times)
    atomic.publish(built, site)
    assert said(site) == "new"
    assert len(waited) == times and all(0.05 <= seconds <= 1 for seconds in waited)
    assert [file.name for file in site.parent.iterdir()] == ["site"]


def test_it_gives_up_in_the_end_and_leaves_a_whole_site(monkeypatch: pytest.MonkeyPatch, built: Path, site: Path) -> None:
    interrupted(monkeypatch, built, site, 4)
    with pytest.raises(OSError):
        atomic.publish(built, site)
    assert said(site) == "another's"


def test_a_build_that_is_gone_is_no_reason_to_try_again(built: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = interrupted(monkeypatch, built, site, 0)
    (built / "index.html").unlink()
    built.rmdir()
    with pytest.raises(OSError):
        atomic.publish(built, site)
    assert waited == []


def test_what_a_build_left_that_was_killed_is_removed_and_what_another_builds_is_not(site: Path) -> None:
    gone = folder(site.with_name(f"site{atomic.BUILDING}999999999"), "half")
    own = folder(site.with_name(f"site{atomic.FORMER}1"), "init runs as long as the machine does")
    atomic.staging_folder(site)
    assert not gone.exists() and own.exists()
    assert said(site) == "old"
