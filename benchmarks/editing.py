"""From saving a page to reading it fresh under `mkdocs serve`, the list of who cites what included."""

from __future__ import annotations

import contextlib
import math
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.variants import Variant

PATIENCE = 300.0


@dataclass(frozen=True)
class Edit:
    """What one edit took: seconds by the clock until the page was fresh, and seconds of the server's processor time."""

    wall: float
    cpu: float


def edits(variant: Variant, folder: Path, page: str, times: int = 7) -> list[Edit]:
    """Some edits: each adds a sentence with a citation, then the fresh page is waited for."""
    source = folder / "docs" / f"{page}.md"
    before = source.read_text("utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", (folder / "bibliography.bib").read_text("utf-8"), re.M)
    fresh = [key for key in keys if f"@{key}" not in before][:times]
    took = []
    with _served(variant, folder) as (address, process):
        try:
            for number, key in enumerate(fresh):
                sentence = f"Sentence number{number}x" + ("." if variant.stock else f" [@{key}].")
                before_it, started = _cpu(process), time.perf_counter()
                source.write_text(f"{before}\n\n{sentence}\n", encoding="utf-8")
                _wait_for(f"{address}{page}/", f"number{number}x")
                if not variant.stock:
                    _wait_for(f"{address}references/", f"{page.rpartition('/')[2]}/#cite-{key}-1")
                wall = time.perf_counter() - started
                time.sleep(1)  # What a server does after it has answered counts too.
                took.append(Edit(wall, _cpu(process) - before_it))
        finally:
            source.write_text(before, encoding="utf-8")
    return took


@contextlib.contextmanager
def _served(variant: Variant, folder: Path) -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""} | variant.environment
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", f"{variant.slug}.yml", "-a", f"127.0.0.1:{port}"]
    with (folder / "served.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        try:
            _wait_for(f"http://127.0.0.1:{port}/", "<html")
            yield f"http://127.0.0.1:{port}/", process.pid
        finally:
            process.terminate()
            process.wait()


def _cpu(process: int) -> float:
    """Seconds of processor time that a running process has had, of which Linux alone tells."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return math.nan
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(url: str, text: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            if text in answer.read().decode("utf-8", errors="replace"):
                return
        time.sleep(0.02)
    raise TimeoutError(f"{url} never showed {text!r}")
