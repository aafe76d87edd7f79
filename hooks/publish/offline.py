"""The whole site as one file to unpack and open without a server, search included; the same bytes from every build."""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from publish.tree import drop, html, read, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publish.tree import Tree

NAME = "in-parallel-offline.zip"
FOLDER = "in-parallel"
# These speak to servers and search engines.
LEFT_OUT = {NAME, "_headers", "404.html", "robots.txt", "sitemap.xml"}
# These are packed in themselves: packing a sheet again takes a tenth of the build and gains one part in fifty.
PACKED = (".pdf", ".png", ".webp", ".woff2")
PATH = re.compile(r"[^?#]*")
# The oldest date that the format knows: a file's own would differ from build to build.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, pages: Iterable[tuple[Path, bytes, bytes]] | None = None) -> Path:
    """Write the file into the site, and say where.

    `pages` gives each page as it stands in the site and as it stands in the copy, and is used up.
    """
    target = site / NAME
    target.unlink(missing_ok=True)
    linking: list[Path] = []
    files = sorted(file for file in site.rglob("*") if file.is_file())
    copier = Copier(site)
    with zipfile.ZipFile(target, "w") as archive:
        for file, page, copy in pages or copier.pages():
            if NAME.encode() in page:
                linking.append(file)
            if file.name not in LEFT_OUT:
                _add(archive, file.relative_to(site).as_posix(), copy)
        for file in files:
            name = file.relative_to(site).as_posix()
            match name:
                case "search/search_index.json":
                    # A page from file:// may not fetch, but it may run a script; the theme asks for this one there.
                    index = copier.index(file.read_text(encoding="utf-8"))
                    _add(archive, "search/search_index.js", f"var __index = {index}".encode())
                case _ if name in LEFT_OUT or name.endswith(".html"):
                    continue
                case _ if name.endswith(".js") and not name.startswith("assets/javascripts/"):
                    _add(archive, name, classic(file.read_text(encoding="utf-8")).encode())
                case _:
                    _add(archive, name, file.read_bytes())
    for file in linking:
        _tell_size(file, target.stat().st_size)
    return target


def notice() -> bytes:
    """What stands in the copy's place in a preview, which packs nothing: a file that says so."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _add(archive, "read-me.txt", b"This is a preview, and a preview does not pack the site.\nmake site does.\n")
    return packed.getvalue()


def _links_to_copy(tree: Tree) -> list[Tree]:
    return [link for link in tree.iter("a") if posixpath.basename(link.get("href", "")) == NAME]


def _tell_size(file: Path, size: int) -> None:
    """Whoever counts their megabytes knows what a link will cost before they follow it."""
    page = read(file)
    links = _links_to_copy(page)
    for link in links:
        etree.SubElement(link, "span").text = f" (ZIP, {max(1, round(size / 1_000_000))}\u00a0MB)"
    if links:
        write(file, page)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    # Trying harder takes three times as long and makes the whole a hundredth smaller.
    archive.writestr(entry, data, zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED, 2)


class Copier:
    """Makes the pages of a site, in which addresses name folders, into files among files."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folders = {file.parent.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
        self._to_file = lru_cache(maxsize=20_000)(self._address)

    def pages(self) -> Iterator[tuple[Path, bytes, bytes]]:
        """Every page as it stands in the site, and as it stands in the copy."""
        for file in sorted(self.site.rglob("*.html")):
            tree = read(file)
            yield file, html(tree), self.page(file.relative_to(self.site).as_posix(), tree)

    def page(self, name: str, tree: Tree) -> bytes:
        """A page as a file among files. The tree is changed."""
        place = posixpath.dirname(name)
        above, here = posixpath.split(place)
        for element in tree.iter("a", "area", "link", "iframe"):
            attribute = "src" if element.tag == "iframe" else "href"
            address = element.get(attribute)
            if not address or address.startswith("#"):
                continue
            # Most addresses are the menu's, and the same on all pages of a folder.
            if here and address.startswith("../"):
                element.set(attribute, f"../{self._to_file(above, address[3:])}")
            else:
                element.set(attribute, self._to_file(place, address))
        # It does not hold itself.
        for link in _links_to_copy(tree):
            link.tag = "words"
        etree.strip_tags(tree, "words")
        for link in list(tree.iter("link")):
            if link.get("rel") in ("preload", "canonical", "manifest"):
                drop(link)
        # A browser refuses modules from file://, and takes the same text as an ordinary script that waits its turn.
        for script in tree.iter("script"):
            if script.get("type") == "module" and script.get("src"):
                del script.attrib["type"]
                script.set("defer", "defer")
        return html(tree)

    def index(self, text: str) -> str:
        """The search index with such addresses."""
        index = json.loads(text)
        for entry in index["docs"]:
            page, mark, anchor = entry["location"].partition("#")
            if posixpath.normpath(page) in self.folders:
                entry["location"] = f"{page}index.html{mark}{anchor}"
        return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def _address(self, place: str, address: str) -> str:
        """A server shows index.html for a folder; without one the link has to name it."""
        path = PATH.match(address)[0]  # type: ignore[index]  # It matches anything.
        last = posixpath.basename(path)
        if ":" in path or "." in last.strip("."):  # Itself, elsewhere, or a file.
            return address
        if posixpath.normpath(posixpath.join(place, path)) not in self.folders:
            return address
        return posixpath.join(path, "index.html") + address[len(path) :]


def classic(script: str) -> str:
    """A module that imports nothing, as an ordinary script with names of its own."""
    if re.search(r"^(?:import|export)\b", script, re.MULTILINE) or script.startswith("(()"):
        return script
    return f'(() => {{\n"use strict";\n{script}}})();\n'
