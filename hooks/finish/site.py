"""A built site, finished: mended, made lighter, sealed and packed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from finish import faults, offline, policy, searching, styles, tree, trim

if TYPE_CHECKING:
    from pathlib import Path


def finish(site: Path, *, address: str = "", preview: bool = False) -> None:
    """Finish the site in a folder; `address` is where it will be public, `preview` while its author is looking on.

    A preview is mended and no more: the server that shows it reloads pages with a script of its own, which a sealed
    page would not run, and it may render some pages only.
    """
    trim.trim(site, public=bool(address))
    searching.sharpen(site)
    pages = {file: tree.read(file) for file in sorted(site.rglob("*.html"))}
    for page in pages.values():
        faults.mend(page)
    if not preview:
        styles.join(site, pages, urlsplit(address).path or "/")
        for page in pages.values():
            policy.seal(page)
    for file, page in pages.items():
        tree.fold(page)
        tree.write(file, page)
    if not preview:
        scripts = sorted({name for page in pages.values() for name in policy.hashes(page)})
        (site / "_headers").write_text(policy.headers(scripts), encoding="utf-8", newline="\n")
        offline.pack(site)
