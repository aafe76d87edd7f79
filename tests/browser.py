"""Find a Chromium to test with, or get one; run as a program it says which, or what to do when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Route

# The engine of Chromium without windows, menus and tabs, which opens a page for a third of the work.
LEAN, LEAN_OF_PLAYWRIGHT = "chromium-headless-shell", ("headless_shell", "chrome-headless-shell")
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
WHAT_TO_DO = """\
No browser to test with: no Chromium, Chrome or Edge was found, and none could be installed.
Do one of these, then run this again:
  - install Chromium, Chrome or Edge as you install other programs, or
  - run '{python} -m playwright install --with-deps chromium', or
  - set CHROMIUM to the path of one that stands somewhere else."""

# A browser under test talks to the site under test and to nobody else.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)


def chromium_path() -> str | None:
    """The program to start: the one named by CHROMIUM, one that is installed, or Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named if Path(named).is_file() else None
    installed = next((path for name in ON_PATH if (path := shutil.which(name))), None)
    return installed or next((path for path in ELSEWHERE if Path(path).is_file()), None) or _playwrights_own()


def lean_path() -> str | None:
    """The program to start where nobody looks at its windows, unless CHROMIUM names another."""
    return None if os.environ.get("CHROMIUM") else shutil.which(LEAN) or _playwrights_lean()


def get_chromium() -> str | None:
    """The program to test with, fetched first where none is there, or only one with windows."""
    if os.environ.get("CHROMIUM"):
        return chromium_path()
    return lean_path() or _get_lean() or chromium_path() or _from_playwright() or _from_the_distribution()


# How a visitor comes, where a test does not say otherwise.
ORDINARY: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium that keeps its connections to itself."""
    path = lean_path() or chromium_path()
    if path is None:
        raise RuntimeError(WHAT_TO_DO.format(python=sys.executable))
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


class watched:
    """A browser context whose complaints and outgoing requests are an AssertionError at its end."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.complaints: list[str] = []
        self.context = browser.new_context(**(ORDINARY | options))
        self.context.route("**/*", self._stay_home)
        self.context.on("console", self._listen)
        self.context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))

    def _stay_home(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in ("http", "https") and url.hostname != "127.0.0.1":
            self.complaints.append(f"request to another host: {route.request.url}")
            route.abort()
        else:
            route.fallback()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def __enter__(self) -> BrowserContext:
        return self.context

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        if kind is None:
            assert not self.complaints, "\n".join(self.complaints)


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _playwrights_lean() -> str | None:
    with sync_playwright() as playwright:
        browsers = Path(playwright.chromium.executable_path).parents[2]
    found = [file for file in browsers.glob("chromium_headless_shell-*/*/*") if file.name in LEAN_OF_PLAYWRIGHT]
    return next((str(file) for file in found if _runs(str(file), "--version")), None)


def _get_lean() -> str | None:
    """From Playwright, which puts it into a folder of its own; among the programs of the system only where all is root's."""
    if _runs(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium") and (path := _playwrights_lean()):
        return path
    if os.name != "nt" and os.geteuid() == 0:
        _from_the_distribution(LEAN)
    return shutil.which(LEAN)


def _from_playwright() -> str | None:
    if _runs(sys.executable, "-m", "playwright", "install", "chromium"):
        path = _playwrights_own()
        # The download succeeds on a bare machine and the browser still does not start, for want of libraries.
        return path if path and _runs(path, "--version") else None
    return None


def _from_the_distribution(*packages: str) -> str | None:
    if not shutil.which("apt-get"):
        return None
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if _runs(*sudo, "apt-get", "update", "-qq"):
        for package in packages or ("chromium", "chromium-browser"):
            if _runs(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", package):
                break
    return chromium_path()


def _runs(*command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=environment, capture_output=True, timeout=900).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    found = get_chromium()
    print(f"Testing with {found}" if found else WHAT_TO_DO.format(python=sys.executable))
    sys.exit(0 if found else 1)
