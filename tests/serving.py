"""A small web server for a built site: its `_headers` and its 404 page, as a host that reads them would serve it."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves one folder and says nothing about it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
        ".js": "text/javascript",
    }

    def end_headers(self) -> None:
        for name, value in self.site_headers():
            self.send_header(name, value)
        super().end_headers()

    def site_headers(self) -> list[tuple[str, str]]:
        """What `_headers` says for every address: the indented lines below `/*`."""
        file = Path(self.directory, "_headers")
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        pairs = [line.strip().partition(": ") for line in lines if line.startswith(" ")]
        return [(name, value) for name, _, value in pairs]

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class serving:
    """A folder on a free port of the loopback address: `with serving(folder) as address`."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))

    def __enter__(self) -> str:
        Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
