"""A built site, finished: mended, made lighter, sealed and packed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_cache.memory import Memory, held, told
from publish import faults, joining, lighter, menus, offline, policy, searching, tree, trim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.tree import Tree


def finish(site: Path, *, address: str = "", preview: bool = False, memory: Memory | None = None) -> None:
    """Finish the site in a folder; `address` is where it will be public, `preview` while its author is looking on.

    A preview is mended and no more: the server that shows it reloads pages with a script of its own, which a sealed
    page would not run, and it may render some pages only. With a memory of an earlier build, only what changed is
    finished anew.
    """
    memory = memory or Memory()
    trim.trim(site, public=bool(address))
    searching.sharpen(site, memory)
    files = sorted(site.rglob("*.html"))
    if preview:
        for file in files:
            file.write_bytes(memory.once(f"mended/{_name(site, file)}", held(file), partial(_mended, file)))
        return
    joined, drawn = joining.join(site, files, urlsplit(address).path or "/", memory)
    menu = _shared_menu(site, drawn)
    finisher = Finisher(site, joined, drawn, menu, offline.Copier(site))
    scripts: set[str] = set()
    offline.pack(site, _finished(finisher, files, memory, scripts))
    (site / "_headers").write_text(policy.headers(sorted(scripts)), encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Finisher:
    """What every page is finished with."""

    site: Path
    joined: list[joining.Joined]
    drawn: dict[str, str]
    menu: bool
    copier: offline.Copier

    @property
    def rests_on(self) -> str:
        """A hash of all of it."""
        joined = [(one.name, one.replaces, one.root) for one in self.joined]
        return told(joined, sorted(self.drawn.items()), self.menu, sorted(self.copier.folders))

    def finished(self, file: Path) -> bytes:
        """A page; the same for the offline copy; and the inline scripts that both run; with a zero between them."""
        page = _light(file, self.drawn, self.menu)
        for one in self.joined:
            one.point(file, page)
        policy.seal(page)
        scripts = [name.encode() for name in policy.hashes(page)]
        return b"\0".join([tree.html(page), self.copier.page(_name(self.site, file), page), *scripts])


def _finished(
    finisher: Finisher, files: list[Path], memory: Memory, scripts: set[str]
) -> Iterator[tuple[Path, bytes, bytes]]:
    """Write each page, and tell it and its text in the copy; one at a time, so that a site of any size fits into memory."""
    rests_on = finisher.rests_on
    for file in files:
        name, make = _name(finisher.site, file), partial(finisher.finished, file)
        page, copy, *hashes = memory.once(f"finished/{name}", told(rests_on, held(file)), make).split(b"\0")
        scripts.update(name.decode() for name in hashes)
        file.write_bytes(page)
        yield file, page, copy


def _mended(file: Path) -> bytes:
    page = tree.parse(tree.fold(file.read_bytes()))
    faults.mend(page)
    return tree.html(page)


def _light(file: Path, drawn: dict[str, str], menu: bool) -> Tree:
    """A page mended, and without what others have for it."""
    page = tree.parse(tree.fold(file.read_bytes()))
    faults.mend(page)
    if menu:
        menus.shorten(page)
    lighter.lighten(page, drawn)
    return page


def _shared_menu(site: Path, drawn: dict[str, str]) -> bool:
    """Write the menu of the whole site, if it has sections; says whether."""
    file = site / "index.html"
    if not file.is_file():
        return False
    text = menus.script(_light(file, drawn, menu=False))
    if text:
        (site / menus.NAME).write_text(text, encoding="utf-8", newline="\n")
    return bool(text)


def _name(site: Path, file: Path) -> str:
    return file.relative_to(site).as_posix()
