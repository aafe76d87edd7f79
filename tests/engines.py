"""Builds the same sources with MkDocs and with ProperDocs, each from a copy without a cache, and compares every byte.

python -m tests.engines [FOLDER]        (`make engines` does it with this course; another folder holds another)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINES = "mkdocs", "properdocs"
NOT_SOURCES = shutil.ignore_patterns(".venv", ".git", ".cache", "site", "site.*", "dist", "__pycache__", ".*_cache")


def build(engine: str, course: Path, folder: Path) -> Path:
    """Build a course with one engine, started in another folder with a relative name of its settings; returns the site."""
    copy = folder / engine / "course"
    shutil.copytree(course, copy, ignore=NOT_SOURCES)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", "course/mkdocs.yml"]
    run = subprocess.run(command, cwd=copy.parent, env=environment, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{engine} does not build {course}:\n{run.stderr[-6000:]}")
    return copy / "site"


def differences(one: Path, other: Path) -> list[str]:
    """The files that only one of two sites has, and those that are not the same in both."""
    had, has = ({f.relative_to(site).as_posix(): f for f in site.rglob("*") if f.is_file()} for site in (one, other))
    alone = had.keys() ^ has.keys()
    return sorted(alone | {name for name in had.keys() & has.keys() if had[name].read_bytes() != has[name].read_bytes()})


def main(course: Path) -> int:
    """Returns 1 if any file differs, else 0."""
    with tempfile.TemporaryDirectory() as folder:
        sites = [build(engine, course, Path(folder)) for engine in ENGINES]
        found = differences(*sites)
        number = sum(file.is_file() for file in sites[0].rglob("*"))
    names = " and ".join(f"{engine} {version(engine)}" for engine in ENGINES)
    print(*found, f"{names}: {number} files, {len(found)} of them differ.", sep="\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:]).resolve() if sys.argv[1:] else ROOT))
