"""The whole site as one file to unpack and open without a server, search included; the same bytes from every build."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from finish.joining import path_of
from finish.tree import read, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from finish.tree import Tree

NAME = "in-parallel-offline.zip"
FOLDER = "in-parallel"
# These speak to servers and search engines.
LEFT_OUT = {NAME, "_headers", "404.html", "robots.txt", "sitemap.xml"}
# The oldest date that the format knows: a file's own would differ from build to build.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, pages: Iterable[tuple[Path, Tree]] | None = None) -> Path:
    """Write the file into the site, and say where; `pages` spares reading again what is at hand, and is used up."""
    target = site / NAME
    target.unlink(missing_ok=True)
    files = sorted(file for file in site.rglob("*") if file.is_file())
    folders = {file.parent.relative_to(site).as_posix() for file in files}
    with zipfile.ZipFile(target, "w") as archive:
        for file, tree in pages or ((file, read(file)) for file in files if file.suffix == ".html"):
            if file.name not in LEFT_OUT:
                _add(archive, file.relative_to(site).as_posix(), _page(site, file, tree, folders).encode())
        for file in files:
            name = file.relative_to(site).as_posix()
            match name:
                case "search/search_index.json":
                    # A page from file:// may not fetch, but it may run a script; the theme asks for this one there.
                    index = _index(file.read_text(encoding="utf-8"), folders)
                    _add(archive, "search/search_index.js", f"var __index = {index}".encode())
                case _ if name in LEFT_OUT or name.endswith(".html"):
                    continue
                case _ if name.endswith(".js") and not name.startswith("assets/javascripts/"):
                    _add(archive, name, classic(file.read_text(encoding="utf-8")).encode())
                case _:
                    _add(archive, name, file.read_bytes())
    return target


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    # A sheet is packed in itself: trying harder costs a quarter of a second and gains one part in fifty.
    archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 1 if name.endswith(".pdf") else 6)


def _page(site: Path, file: Path, tree: Tree, folders: set[str]) -> str:
    """A page as a file among files. The tree is changed."""
    for element, attribute in _addresses(tree):
        element.set(attribute, _to_file(site, file, element.get(attribute, ""), folders))
    for link in tree.xpath("//link[@rel='preload' or @rel='canonical' or @rel='manifest']"):
        link.drop_tree()
    # A browser refuses modules from file://, and takes the same text as an ordinary script that waits its turn.
    for script in tree.xpath("//script[@type='module'][@src]"):
        del script.attrib["type"]
        script.set("defer", "defer")
    return text_of(tree)


def _addresses(tree: Tree) -> list[tuple[Tree, str]]:
    return [(element, name) for name in ("href", "src") for element in tree.xpath(f"//*[@{name}]")]


def _to_file(site: Path, file: Path, address: str, folders: set[str]) -> str:
    """A server shows index.html for a folder; without one the link has to name it."""
    if address.startswith("#"):
        return address
    parts = urlsplit(address)
    if path_of(site, file, address) not in folders:
        return address
    return parts._replace(path=posixpath.join(parts.path, "index.html")).geturl()


def _index(text: str, folders: set[str]) -> str:
    index = json.loads(text)
    for entry in index["docs"]:
        page, mark, anchor = entry["location"].partition("#")
        if posixpath.normpath(page) in folders:
            entry["location"] = f"{page}index.html{mark}{anchor}"
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def classic(script: str) -> str:
    """A module that imports nothing, as an ordinary script with names of its own."""
    if re.search(r"^(?:import|export)\b", script, re.MULTILINE) or script.startswith("(()"):
        return script
    return f'(() => {{\n"use strict";\n{script}}})();\n'
