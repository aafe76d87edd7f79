"""What a reader's browser fetches, in kilobytes as a server would send them."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tests.browser import launched
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

PACKED = {".woff2", ".png", ".pdf", ".zip"}


@dataclass(frozen=True)
class Weight:
    """Requests and kilobytes of a first visit, of a second page, and of what the first search adds."""

    requests: int
    first: float
    second: float
    search: float
    index: float


def weigh(site: Path, first: str, second: str) -> Weight:
    """Open one page, go to another, then look something up."""
    with serving(site) as address, launched() as browser:
        page = browser.new_page()
        fetched: list[str] = []
        page.on("request", lambda request: _note(request, address, fetched))
        one = _opened(page, address + first, fetched, set())
        two = _opened(page, address + second, fetched, one)
        seen = one | two
        fetched.clear()
        page.keyboard.press("/")
        page.locator("input[name=query]").first.focus()
        page.keyboard.type("parallel", delay=30)
        page.wait_for_timeout(2500)
        three = set(fetched) - seen
    return Weight(len(one), _size(site, one), _size(site, two), _size(site, three), sum(map(_kilobytes, (site / "search").iterdir())))


def _opened(page: Page, url: str, fetched: list[str], known: set[str]) -> set[str]:
    fetched.clear()
    page.goto(url)
    page.wait_for_timeout(2000)
    return set(fetched) - known


def _note(request: Request, address: str, fetched: list[str]) -> None:
    if request.url.startswith(address):
        fetched.append(unquote(urlsplit(request.url).path).lstrip("/"))


def _size(site: Path, paths: set[str]) -> float:
    files = (site / path / "index.html" if not path or path.endswith("/") else site / path for path in paths)
    return sum(_kilobytes(file) for file in files)


def _kilobytes(file: Path) -> float:
    if not file.is_file():
        return 0.0
    data = file.read_bytes()
    return len(data if file.suffix in PACKED else gzip.compress(data, 6)) / 1000
