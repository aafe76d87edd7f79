"""The whole site as one file to unpack and open without a server, search included; the same bytes from every build."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from finish.styles import path_of
from finish.tree import read, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finish.tree import Tree

NAME = "in-parallel-offline.zip"
FOLDER = "in-parallel"
# These speak to servers and search engines.
LEFT_OUT = {NAME, "_headers", "404.html", "robots.txt", "sitemap.xml"}
# The oldest date that the format knows: a file's own would differ from build to build.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(site: Path) -> Path:
    """Write the file into the site, and say where."""
    target = site / NAME
    target.unlink(missing_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(_contents(site)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target


def _contents(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if not file.is_file() or name in LEFT_OUT:
            continue
        match name:
            case "search/search_index.json":
                # A page from file:// may not fetch, but it may run a script; the theme asks for this one there.
                yield "search/search_index.js", f"var __index = {_index(site, file)}".encode()
            case _ if name.endswith(".html"):
                yield name, _page(site, file).encode()
            case _ if name.endswith(".js") and not name.startswith("assets/javascripts/"):
                yield name, classic(file.read_text(encoding="utf-8")).encode()
            case _:
                yield name, file.read_bytes()


def _page(site: Path, file: Path) -> str:
    tree = read(file)
    for element, attribute in _addresses(tree):
        element.set(attribute, _to_file(site, file, element.get(attribute, "")))
    for link in tree.xpath("//link[@rel='preload' or @rel='canonical' or @rel='manifest']"):
        link.drop_tree()
    # A browser refuses modules from file://, and takes the same text as an ordinary script that waits its turn.
    for script in tree.xpath("//script[@type='module'][@src]"):
        del script.attrib["type"]
        script.set("defer", "defer")
    return text_of(tree)


def _addresses(tree: Tree) -> list[tuple[Tree, str]]:
    return [(element, name) for name in ("href", "src") for element in tree.xpath(f"//*[@{name}]")]


def _to_file(site: Path, file: Path, address: str) -> str:
    """A server shows index.html for a folder; without one the link has to name it."""
    parts = urlsplit(address)
    path = path_of(site, file, address)
    if path is None or not (site / path).is_dir():
        return address
    return parts._replace(path=posixpath.join(parts.path, "index.html")).geturl()


def _index(site: Path, file: Path) -> str:
    index = json.loads(file.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        page, mark, anchor = entry["location"].partition("#")
        if (site / page).is_dir():
            entry["location"] = f"{page}index.html{mark}{anchor}"
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def classic(script: str) -> str:
    """A module that imports nothing, as an ordinary script with names of its own."""
    if re.search(r"^(?:import|export)\b", script, re.MULTILINE) or script.startswith("(()"):
        return script
    return f'(() => {{\n"use strict";\n{script}}})();\n'
