"""Two clean builds in different folders, under different hash seeds and time zones, are the same to the last byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_SOURCES = shutil.ignore_patterns(".venv", ".git", ".cache", "site", "site.*-*", "dist", "__pycache__", ".*_cache")


def started(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    if not folder.exists():
        shutil.copytree(ROOT, folder, ignore=NOT_SOURCES)
    public = {
        "SITE_URL": "https://example.org/training/",
        "REPO_URL": "https://example.org/source",
        "TAKE_ALONG": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=os.environ | public | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def files(site: Path) -> dict[str, str]:
    found = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


def ended(*builds: subprocess.Popen[bytes]) -> None:
    for build in builds:
        said = build.communicate(timeout=900)[0]
        assert build.returncode == 0, said.decode(errors="replace")[-4000:]


def test_two_clean_builds_and_one_that_remembers_are_the_same_to_the_last_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "somewhere" / "rather deeper" / "é"
    ended(
        started(one, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C.UTF-8"),
        started(other, PYTHONHASHSEED="4242", TZ="America/St_Johns", LC_ALL="POSIX", COLUMNS="40"),
    )
    first, second = files(one / "site"), files(other / "site")
    assert [name for name in first if name.endswith(".pdf")]
    assert [name for name in first if name.endswith(".zip")]
    assert [name for name in first if name.startswith("take-along/")]
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} == set()
    ended(started(one, PYTHONHASHSEED="77", TZ="Asia/Tokyo", LC_ALL="C.UTF-8"))
    assert files(one / "site") == first
