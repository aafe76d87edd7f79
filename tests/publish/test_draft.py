"""What is not right yet can be looked at, with what is wrong beside it, and can do nothing that the site could not."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort
from tests.faults.project import Project
from tests.tree import parse, words

from mkdocs_events.build import _port_is_free

if TYPE_CHECKING:
    from pathlib import Path

EVIL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
WITHOUT_SHEETS = {"SHEETS": "off"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a blank at a line's end, a page that leads away, a page in another encoding, and files that run."""
    project = Project.in_folder(tmp_path / "project")
    docs = project.folder / "docs"
    (docs / "blank.md").write_text("---\ntitle: Blank\n---\n\nWords. \n\n![A square that is drawn.](coaching/evil.svg)\n", "utf-8")
    (docs / "away.md").write_text('---\ntitle: Away\n---\n\n<meta http-equiv="refresh" content="0;url=https://example.org">\n', "utf-8")
    (docs / "old.md").write_bytes("---\ntitle: Caf\xe9\n---\n".encode("cp1252"))
    (docs / "coaching/evil.svg").write_text(EVIL, "utf-8")
    (docs / "coaching/evil.html").write_text("<script>alert(1)</script>", "utf-8")
    return project


def test_a_draft_shows_what_is_wrong_and_nothing_that_could_run(project: Project) -> None:
    assert project.build(WITHOUT_SHEETS)[0] != 0 and not project.site.exists()
    code, said = project.build({"DRAFT": "1", **WITHOUT_SHEETS})
    assert code == 0 and "docs/blank.md:5:7: There is white space" in said, said
    page = parse((project.site / "blank/index.html").read_text("utf-8"))
    [box] = page.xpath("//aside[@aria-label='To mend']")
    assert "Line 5: There is white space at the end of this line." in words(box) and "docs/away.md (1)" in words(box)
    assert "This page cannot be read" in (project.site / "old/index.html").read_text("utf-8")
    assert not list(project.site.rglob("evil.*"))
    for file in project.site.rglob("*.html"):
        text = file.read_text("utf-8")
        assert 'http-equiv="refresh"' not in text and "alert(1)" not in text, file
        assert "Content-Security-Policy" in text, file


def test_a_site_has_no_such_box(tmp_path: Path) -> None:
    project = Project.in_folder(tmp_path / "project")
    assert project.build({"DRAFT": "1", **WITHOUT_SHEETS})[0] == 0
    assert not [file for file in project.site.rglob("*.html") if "To mend" in file.read_text("utf-8")]


def serving(project: Project, port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": "", **WITHOUT_SHEETS}
    return subprocess.Popen(
        command, cwd=project.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_preview_shows_a_page_with_its_mistakes(project: Project) -> None:
    port = a_free_port()
    server = serving(project, port)
    try:
        deadline = time.monotonic() + 90
        while True:
            try:
                shown = urllib.request.urlopen(f"http://127.0.0.1:{port}/blank/", timeout=5).read().decode()
                break
            except urllib.error.URLError:
                assert server.poll() is None and time.monotonic() < deadline
                time.sleep(0.3)
        assert "There is white space at the end of this line." in shown
    finally:
        server.terminate()  # Not SIGINT: whatever was started in the background of a script does not hear it.
        server.communicate(timeout=30)


@pytest.mark.parametrize("port", [70000, -1])
def test_a_port_that_none_can_have_is_said_with_a_way_out(port: int) -> None:
    with pytest.raises(Abort, match=rf"Port {port} is not one .* make serve PORT=8001"):
        _port_is_free("127.0.0.1", port)


def test_a_port_that_is_taken_is_said_with_a_way_out(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = serving(project, port).communicate(timeout=60)[0]
    assert f"Port {port} is taken" in said and f"make serve PORT={port + 1}" in said
    assert "Traceback" not in said and len(said.splitlines()) < 8
