"""The small course, built once with everything to take along; its sheets are stood in for, since others test those."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.take_along.course import sources

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packages, with an address of its own for the site."""
    from tests.conftest import _builder

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TAKE_ALONG", "1")
        site = _builder(tmp_path_factory.mktemp("along"))(sources(), site_url="https://example.org/course/")
    return site.folder


@pytest.fixture
def build_along(build_site: BuildSite, monkeypatch: pytest.MonkeyPatch) -> BuildSite:
    """Build the small course, or a variation of it, with packages and without sheets."""
    monkeypatch.setenv("TAKE_ALONG", "1")
    monkeypatch.setenv("SHEETS", "off")
    return build_site
