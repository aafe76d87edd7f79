"""A short load test of deploy/nginx.conf on this machine's own address: requests a second, slowest percent, errors."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.growing import ROOT

SECONDS, CONNECTIONS, PORT = 8, 64, 8080
HEADERS = r's/^  \([^:]*\): \(.*\)$/add_header \1 "\2" always;/p'


@dataclass(frozen=True)
class Load:
    """What wrk reports of one address."""

    path: str
    per_second: float
    median: str
    slowest: str
    errors: int


def load(site: Path, paths: list[str]) -> list[Load]:
    """Serve a built site as deploy/README.md says and ask for each path; nothing where nginx or wrk is missing."""
    if not shutil.which("nginx") or not shutil.which("wrk"):
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(site, folder / "site")
        shutil.copy(ROOT / "deploy" / "nginx.conf", folder)
        lines = subprocess.run(["sed", "-n", HEADERS, "site/_headers"], cwd=folder, capture_output=True, check=True)
        (folder / "headers.conf").write_bytes(lines.stdout)
        for pattern in ("*.html", "*.css", "*.js", "*.json"):
            for file in (folder / "site").rglob(pattern):
                subprocess.run(["gzip", "-k9n", str(file)], check=True)
        server = subprocess.Popen(["nginx", "-p", str(folder), "-c", "nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            _wait()
            return [_one(path) for path in paths]
        finally:
            server.terminate()
            server.wait()


def _wait() -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"nginx does not answer on port {PORT}")


def _one(path: str) -> Load:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{PORT}/{path}"], capture_output=True, text=True, check=True
    ).stdout

    def told(pattern: str) -> str:
        found = re.search(pattern, said, re.M)
        return found[1] if found else "0"

    errors = sum(int(number) for line in re.findall(r"Socket errors:.*", said) for number in re.findall(r"\d+", line))
    return Load(
        path,
        float(told(r"Requests/sec:\s+([\d.]+)")),
        told(r"^\s+50%\s+(\S+)"),
        told(r"^\s+99%\s+(\S+)"),
        errors + int(told(r"Non-2xx or 3xx responses: (\d+)")),
    )
