"""Firefox and WebKit, driven as people use them: open an address, press, type, ask the page.

Firefox is spoken to by Marionette, which is built in; WebKitGTK by its WebDriver, which Debian has as webkit2gtk-driver.
Both take the commands of W3C WebDriver (https://www.w3.org/TR/webdriver2/). No driver has to be fetched.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The name under which WebDriver hands out an element."""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Escape": "\ue00c", "Space": " "}
"""Keys without a letter, as WebDriver writes them."""
MISSING = {
    "firefox": "Firefox is missing. On Debian: apt install firefox-esr; elsewhere install it as you install programs.",
    "webkit": "WebKit is missing. On Debian and Ubuntu: apt install webkit2gtk-driver xvfb; there is no other way to have it yet.",
}
PREFERENCES = {
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.download.alwaysOpenPanel": False,  # which takes the focus from the page
    "toolkit.legacyUserProfileCustomizations.stylesheets": True,
}


class Engine(Protocol):
    """A browser with one page."""

    def open(self, url: str) -> None:
        """Go to an address and wait until it has been loaded."""

    def press(self, selector: str) -> None:
        """Click the first element that a selector finds, where it is on the screen."""

    def type(self, selector: str, text: str) -> None:
        """Type into a field, key by key."""

    def keys(self, *keys: str) -> None:
        """Press keys together wherever the focus is: a letter, or a name out of KEYS."""

    def resize(self, width: int, height: int) -> None:
        """Give the window a size in pixels, its frame included."""

    def ask(self, expression: str) -> Any:
        """What an expression in JavaScript is on the page."""

    def wait(self, expression: str) -> Any:
        """What an expression is once it is something. Raises `AssertionError` after 20 seconds."""


class _Driver:
    def _do(self, name: str, method: str, path: str, values: dict[str, Any]) -> Any:
        raise NotImplementedError

    def open(self, url: str) -> None:
        self._do("Navigate", "POST", "url", {"url": url})

    def ask(self, expression: str) -> Any:
        return self._do("ExecuteScript", "POST", "execute/sync", {"script": f"return ({expression});", "args": []})

    def wait(self, expression: str) -> Any:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if found := self.ask(expression):
                return found
            time.sleep(0.1)
        raise AssertionError(f"never on {self.ask('location.href')}: {expression}")

    def press(self, selector: str) -> None:
        element = self._find(selector)
        self._do("ElementClick", "POST", f"element/{element}/click", {"id": element})

    def type(self, selector: str, text: str) -> None:
        element = self._find(selector)
        self._do("ElementSendKeys", "POST", f"element/{element}/value", {"id": element, "text": text})

    def keys(self, *keys: str) -> None:
        named = [KEYS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": key} for key in named]
        up = [{"type": "keyUp", "value": key} for key in reversed(named)]
        self._do("PerformActions", "POST", "actions", {"actions": [{"type": "key", "id": "keys", "actions": [*down, *up]}]})

    def resize(self, width: int, height: int) -> None:
        self._do("SetWindowRect", "POST", "window/rect", {"width": width, "height": height})

    def _find(self, selector: str) -> str:
        found = self._do("FindElement", "POST", "element", {"using": "css selector", "value": selector})
        return str(found.get("value", found)[ELEMENT])


class _Marionette(_Driver):
    def __init__(self, port: int) -> None:
        self.socket = _connected(port)
        self.number = 0
        self._read()
        self._do("NewSession", "", "", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})

    def _do(self, name: str, method: str, path: str, values: dict[str, Any]) -> Any:
        self.number += 1
        message = json.dumps([0, self.number, f"WebDriver:{name}", values]).encode()
        self.socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self._read()
        assert error is None, f"{name} {values}: {error}"
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self.socket.recv(1)
        text = b""
        while len(text) < int(size[:-1]):
            text += self.socket.recv(int(size[:-1]) - len(text))
        return json.loads(text)


class _WebDriver(_Driver):
    def __init__(self, port: int) -> None:
        _connected(port).close()
        self.base = f"http://127.0.0.1:{port}/session"
        self.base += "/" + self._do("", "POST", "", {"capabilities": {"alwaysMatch": {}}})["sessionId"]

    def _do(self, name: str, method: str, path: str, values: dict[str, Any]) -> Any:
        address = f"{self.base}/{path}".rstrip("/")
        request = urllib.request.Request(address, json.dumps(values).encode() if method == "POST" else None, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{name} {values}: {error.read().decode()[:400]}") from error


@contextmanager
def launched(engine: str) -> Iterator[Engine]:
    """A browser of its own, with an empty profile: `firefox` or `webkit`. An AssertionError says what to install."""
    starting = {"firefox": _firefox, "webkit": _webkit}[engine]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, starting(Path(folder)) as driver:
        yield driver


@contextmanager
def _firefox(profile: Path) -> Iterator[Engine]:
    program = next((path for name in ("firefox", "firefox-esr") if (path := shutil.which(name))), None)
    assert program, MISSING["firefox"]
    port = _free_port()
    wanted = {**PREFERENCES, "marionette.port": port}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    (profile / "chrome").mkdir()
    (profile / "chrome/userChrome.css").write_text(":root { min-width: 0 !important }", "utf-8")  # as narrow as a phone
    with _running([program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)], profile):
        driver = _Marionette(port)
        with driver.socket:
            yield driver


@contextmanager
def _webkit(home: Path) -> Iterator[Engine]:
    program, screen = shutil.which("WebKitWebDriver"), shutil.which("xvfb-run")
    assert program and (screen or os.environ.get("DISPLAY")), MISSING["webkit"]
    port = _free_port()
    with _running([*([screen, "-a"] if screen else []), program, f"--port={port}"], home):
        driver = _WebDriver(port)
        yield driver
        with suppress(OSError, AssertionError):
            driver._do("DeleteSession", "DELETE", "", {})


@contextmanager
def _running(command: list[str], home: Path) -> Iterator[None]:
    environment = os.environ | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(20)


def _connected(port: int) -> socket.socket:
    """A connection to a program that may still be starting."""
    for _ in range(240):
        with suppress(OSError):
            return socket.create_connection(("127.0.0.1", port), 60)
        time.sleep(0.25)
    raise AssertionError(f"nothing answers on port {port}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
