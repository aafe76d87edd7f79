"""One style sheet where the pages of a site share a dozen: one request, named by its content so that it can be kept."""

from __future__ import annotations

import functools
import hashlib
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from finish.tree import parse

if TYPE_CHECKING:
    from pathlib import Path

    from finish.tree import Tree

SHEET = "assets/stylesheets/site.{}.css"
ADDRESS = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<address>[^"')]+)(?P=quote)\s*\)""")


@dataclass(frozen=True)
class Sheet:
    """The joined style sheet, and how a page comes to use it."""

    site: Path
    name: str
    replaces: tuple[str, ...]
    root: str

    def point(self, file: Path, tree: Tree) -> None:
        """One link to this sheet where the page has links to those it replaces."""
        first, *others = [
            link for link in _links(tree) if path_of(self.site, file, link.get("href", ""), self.root) in self.replaces
        ]
        first.set("href", urlsplit(first.get("href", "")).path.removesuffix(self.replaces[0]) + self.name)
        for link in others:
            link.drop_tree()


def join(site: Path, files: list[Path], root: str = "/") -> Sheet | None:
    """Put the style sheets that every page has into one file, in their order.

    404.html is shown at any address, so its links are absolute: they begin with `root`, the path of the site's address.
    """
    lists = [[path_of(site, file, link.get("href", ""), root) for link in _links(_head(file))] for file in files]
    shared = [sheet for sheet in (lists[0] if lists else []) if sheet and all(sheet in sheets for sheets in lists)]
    if not shared:
        return None
    text = "".join(_moved(site / sheet, sheet) for sheet in shared)
    name = SHEET.format(hashlib.sha256(text.encode()).hexdigest()[:8])
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8", newline="\n")
    for sheet in shared:
        (site / sheet).unlink()
    return Sheet(site, name, tuple(shared), root)


def _head(file: Path) -> Tree:
    """A page down to the end of its head, which is quicker to read than all of it."""
    return parse(file.read_bytes().partition(b"</head>")[0])


def path_of(site: Path, file: Path, href: str, root: str = "/") -> str | None:
    """Where an address on a page leads inside the site: a path from the site's folder, or None for another place."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if parts.path.startswith("/"):
        return posixpath.normpath(parts.path.removeprefix(root).lstrip("/"))
    return posixpath.normpath(posixpath.join(_folder(site, file), parts.path))


@functools.lru_cache(maxsize=16)
def _folder(site: Path, file: Path) -> str:
    return file.parent.relative_to(site).as_posix()


def _links(tree: Tree) -> list[Tree]:
    return [link for link in tree.xpath("//link[@rel='stylesheet'][@href]") if not link.get("media")]


def _moved(file: Path, sheet: str) -> str:
    """A sheet's text with its own addresses as the joined sheet's folder needs them."""
    here, there = posixpath.dirname(sheet), posixpath.dirname(SHEET)

    def move(found: re.Match[str]) -> str:
        address = found["address"]
        if urlsplit(address).scheme or address.startswith(("/", "#")):
            return found[0]
        return f'url("{posixpath.relpath(posixpath.join(here, address), there)}")'

    # A character set or an import counts only at the start of a file, and none of ours has either.
    text = re.sub(r'^\ufeff?@charset "[^"]*";', "", file.read_text(encoding="utf-8"))
    return ADDRESS.sub(move, text).strip() + "\n"
