"""What the tests share: the real site built once, a server for it, a quiet browser, and tiny sites from a few lines."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import yaml
from filelock import FileLock
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from content.course_file import CourseFile
from publish import offline
from tests.browser import launched, watched
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parent.parent

# What a site needs to be built at all, when a test does not bring its own.
A_LIBRARY = """\
@book{example2020,
  author = {Example, Ada},
  title = {An example},
  year = {2020},
  publisher = {Press},
  annote = {Seen: example.org.}, keywords = {status-verified},
}
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="test this built site instead of building one")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


# --- The real site ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built strictly and once, however many processes share the tests."""
    if given := request.config.getoption("--site"):
        return Path(given).resolve()
    mine = tmp_path_factory.getbasetemp()
    of_all = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = of_all / "real" / "site"
    with FileLock(of_all / "real.lock"):
        if not folder.exists():  # Only a whole site gets this name.
            _build_the_site(folder)
    return folder


def _build_the_site(folder: Path) -> None:
    environment = os.environ | {"SITE_URL": "", "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if run.returncode:
        pytest.fail(f"the site does not build strictly:\n{run.stderr[-6000:]}", pytrace=False)


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the real site on this machine, served with its own headers; ends in a slash."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the offline copy, as on somebody's disk."""
    folder = tmp_path_factory.mktemp("offline copy with a space")
    [copy] = built_site.glob(offline.file_name("*"))
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())


# --- The browser --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; `@pytest.mark.visitor(color_scheme="dark")` on a test says how they come."""
    marker = request.node.get_closest_marker("visitor")
    with watched(browser, **(marker.kwargs if marker else {})) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that fails its test on a console error, a script error or a request to another host."""
    return context.new_page()


# --- Tiny sites ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TinySite:
    """A site built from a few lines: `site/` and what the build said."""

    root: Path
    warnings: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def html(self, path: str = "index.html") -> str:
        """The text of one built file."""
        return (self.folder / path).read_text(encoding="utf-8")


def a_course(files: Mapping[str, str], **more: Any) -> str:
    """The course.yml of a site with these files: each folder with modules is a strand. `more` goes into it as well."""
    modules = (path for path, text in files.items() if "\nobjectives:" in text and path.startswith("docs/"))
    folders = sorted({path.split("/")[1] for path in modules} - {"facilitate"})  # Plans have objectives too.
    strands = [{"folder": folder, "title": folder.replace("-", " ").capitalize()} for folder in folders]
    course = {"name": "A small course", "slug": "small-course", "purpose": "A course to test with.", "strands": strands}
    return yaml.safe_dump(course | more, sort_keys=False)


A_COURSE = CourseFile.model_validate(yaml.safe_load(a_course({})))


class BuildSite(Protocol):
    def __call__(self, files: dict[str, str], *, warns: Sequence[str] = (), **settings: Any) -> TinySite: ...


def _builder(root: Path) -> BuildSite:
    def build_it(files: dict[str, str], *, warns: Sequence[str] = (), **settings: Any) -> TinySite:
        needed = {"course.yml": a_course(files), "docs/index.md": "---\ntitle: Home\n---\n", "bibliography.bib": A_LIBRARY}
        for path, text in {**needed, **files}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        heard = Heard()
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            build(_config(root, settings))
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)
        unexpected = [said for said in heard.warnings if not any(part in said for part in warns)]
        missing = [part for part in warns if not any(part in said for said in heard.warnings)]
        assert not unexpected, "unexpected warnings:\n" + "\n".join(unexpected)
        assert not missing, f"expected but not said: {missing}; said: {heard.warnings}"
        return TinySite(root, tuple(heard.warnings))

    return build_it


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Build a tiny site from {path: text} with the project's own mkdocs.yml, hooks and theme.

    Paths are as in the project: docs/index.md, exercises/map.md, glossary/term.md, bibliography.bib. `warns` lists a
    part of each warning that is expected; any other warning, and an expected one that stays out, fails the test.
    Further settings replace those of mkdocs.yml (`site_url="https://example.org/"`, `nav=[...]`).
    """
    return _builder(tmp_path)


@pytest.fixture(scope="module")
def build_site_once(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """The same for a site that all tests of a module look at."""
    return _builder(tmp_path_factory.mktemp("once"))


def _config(root: Path, settings: dict[str, Any]) -> MkDocsConfig:
    with (ROOT / "mkdocs.yml").open("rb") as file:
        values = yaml_load(file)
    for name in ("nav", "not_in_nav", "strict"):
        values.pop(name, None)
    # A relative path counts from the tiny site's folder, and these stand in the project's.
    values["hooks"] = [str(ROOT / hook) for hook in values["hooks"]]
    values["theme"]["custom_dir"] = str(ROOT / values["theme"]["custom_dir"])
    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    config.load_dict(values | {"site_url": "", "repo_url": ""} | settings)
    errors, _ = config.validate()
    assert not errors, errors
    return config


class Heard(logging.Handler):
    """Remembers what a build warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())
