"""A built site, finished: mended, made lighter, sealed and packed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from finish import faults, joining, lighter, menus, offline, policy, searching, tree, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from finish.tree import Tree


def finish(site: Path, *, address: str = "", preview: bool = False) -> None:
    """Finish the site in a folder; `address` is where it will be public, `preview` while its author is looking on.

    A preview is mended and no more: the server that shows it reloads pages with a script of its own, which a sealed
    page would not run, and it may render some pages only.
    """
    trim.trim(site, public=bool(address))
    searching.sharpen(site)
    files = sorted(site.rglob("*.html"))
    if preview:
        for file in files:
            file.write_bytes(_mended(file.read_bytes()))
        return
    scripts: set[str] = set()
    joined, drawn = joining.join(site, files, urlsplit(address).path or "/")
    menu = _shared_menu(site, drawn)
    offline.pack(site, _finished(files, joined, drawn, menu, scripts))
    (site / "_headers").write_text(policy.headers(sorted(scripts)), encoding="utf-8", newline="\n")


@functools.lru_cache(maxsize=2048)
def _mended(page: bytes) -> bytes:
    """A page of a preview, most of whose pages are the same from one build to the next."""
    root = tree.parse(tree.fold(page.decode()))
    faults.mend(root)
    return tree.text_of(root).encode()


def _shared_menu(site: Path, drawn: dict[str, str]) -> bool:
    """Write the menu of the whole site, if it has sections; says whether."""
    file = site / "index.html"
    if not file.is_file():
        return False
    home = _light(file, drawn, menu=False)
    text = menus.script(home)
    if text:
        (site / menus.NAME).write_text(text, encoding="utf-8", newline="\n")
    return bool(text)


def _light(file: Path, drawn: dict[str, str], menu: bool) -> Tree:
    """A page mended, and without what others have for it."""
    page = tree.parse(tree.fold(file.read_text(encoding="utf-8")))
    faults.mend(page)
    if menu:
        menus.shorten(page)
    lighter.lighten(page, drawn)
    return page


def _finished(
    files: list[Path], joined: Iterable[joining.Joined], drawn: dict[str, str], menu: bool, scripts: set[str]
) -> Iterator[tuple[Path, Tree]]:
    """Each page with its tree once it is written; one at a time, so that a site of any size fits into memory."""
    for file in files:
        page = _light(file, drawn, menu)
        for one in joined:
            one.point(file, page)
        policy.seal(page)
        scripts.update(policy.hashes(page))
        tree.write(file, page)
        yield file, page
