"""What the long checks share: the address of every page, and the small scripts that look at one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[str]:
    """The address of every page."""
    pages = [file.relative_to(built_site).as_posix() for file in sorted(built_site.rglob("*.html"))]
    assert len(pages) > 20
    return [page.removesuffix("index.html") for page in pages]


@pytest.fixture(scope="session")
def probe() -> Callable[[str], str]:
    """A script from `probes/` by its name: a function that a page runs."""
    return lambda name: (Path(__file__).parent / "probes" / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the npm packages, installed as locked, and again only after the lock has changed."""
    here = Path(__file__).parent
    locked, installed = here / "package-lock.json", here / "node_modules/.package-lock.json"  # npm writes the second last
    if installed.is_file() and installed.stat().st_mtime > locked.stat().st_mtime:
        return here / "node_modules"
    if not shutil.which("npm"):
        pytest.fail("The audit needs npm for what only npm carries. Install Node.js 20 or newer.", pytrace=False)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run = subprocess.run(command, cwd=here, capture_output=True, text=True, shell=os.name == "nt")
    assert run.returncode == 0, run.stderr
    return here / "node_modules"


@pytest.fixture(scope="session")
def along(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built with everything that can be taken along."""
    given: Path | None = request.config.getoption("--site")
    if given and (given / "take-along").is_dir():
        return given.resolve()
    folder = tmp_path_factory.mktemp("along") / "site"
    environment = os.environ | {"SITE_URL": "", "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1", "TAKE_ALONG": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-6000:]
    return folder
