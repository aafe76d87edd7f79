"""The whole site as one file to unpack and open without a server, search included; the same bytes from every build.

A page of the copy is the page of the site with its addresses spelt out: a server shows index.html for a folder, a disk
does not. That is done in the finished text, by one expression for the tags that hold addresses (docs/decisions/0006).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from publish import archive

if TYPE_CHECKING:
    from pathlib import Path

ENDING = "-offline.zip"
# These speak to servers and search engines.
LEFT_OUT = {"_headers", "404.html", "robots.txt", "sitemap.xml"}
# Trying harder takes three times as long and makes the whole a hundredth smaller.
LEVEL = 2

# In the text of a page "<" is written "&lt;", so these find tags and nothing else.
ADDRESS = re.compile(r'(<(?:a|area)\s(?:[^<>]*?\s)?href=")([^"#:][^"]*)(?=")')
FOR_SERVERS = re.compile(r'<link rel="(?:canonical|manifest|preload)"[^<>]*>\n?')
PATH = re.compile(r"[^?#]*")
PACKAGES = "take-along/"
"""Where packages lie, which a copy does not hold: each is a copy itself."""
NOT_IN_THE_COPY = re.compile(r"<!-- not in the copy -->.*?<!-- in the copy -->\n?", re.DOTALL)
"""What a template says of them."""


def file_name(slug: str) -> str:
    """The file that holds the whole site of a course, in a folder named by its slug."""
    return slug + ENDING


def pack(site: Path, slug: str) -> Path:
    """Write the copy of a built site into the site, tell its size wherever it is linked to, and say where it is."""
    target = site / file_name(slug)
    target.unlink(missing_ok=True)
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.is_file()}
    copier = Copier({posixpath.dirname(name) for name in files if posixpath.basename(name) == "index.html"}, target.name)
    linking = []
    with zipfile.ZipFile(target, "w") as made:
        for name, file in files.items():
            data = file.read_bytes()
            if name.endswith(".html"):
                if target.name.encode() in data:
                    linking.append(file)
                data = copier.page(name, data.decode()).encode()
            if name.startswith(PACKAGES):
                continue
            if name not in LEFT_OUT:
                archive.add(made, f"{slug}/{name}", data, LEVEL)
    for file in linking:
        page = _with_size(file.read_text("utf-8"), copier.link_to_copy, target.stat().st_size)
        file.write_text(page, encoding="utf-8", newline="\n")
    return target


def notice(slug: str) -> bytes:
    """What stands in the copy's place in a preview, which packs nothing: a file that says so."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        archive.add(made, f"{slug}/read-me.txt", b"This is a preview, and a preview does not pack the site.\nmake site does.\n", LEVEL)
    return packed.getvalue()


class Copier:
    """Makes the pages of a site, in which addresses name folders, into files among files."""

    def __init__(self, folders: set[str], copy: str) -> None:
        self.folders = folders
        self.link_to_copy = re.compile(rf'<a\s[^<>]*href="[^"]*{re.escape(copy)}"[^<>]*>(.*?)</a>', re.DOTALL)
        # Most addresses are the menu's, and the same on all pages of a folder.
        self._spelt_out = lru_cache(maxsize=20_000)(self._spell_out)

    def page(self, name: str, html: str) -> str:
        """A page as a file among files; the copy does not link to itself, nor ask for what a disk refuses."""
        place = posixpath.dirname(name)
        bare = self.link_to_copy.sub(r"\1", NOT_IN_THE_COPY.sub("", FOR_SERVERS.sub("", html)))
        return ADDRESS.sub(lambda found: found[1] + self._spelt_out(place, found[2]), bare)

    def _spell_out(self, place: str, address: str) -> str:
        path = PATH.match(address)[0]  # type: ignore[index]  # It matches anything.
        last = posixpath.basename(path)
        if ":" in path or "." in last.strip("."):  # Elsewhere, or a file.
            return address
        if posixpath.normpath(posixpath.join(place, unescape(path))).lstrip(".") not in self.folders:
            return address
        return posixpath.join(path, "index.html") + address[len(path) :]


def _with_size(page: str, link_to_copy: re.Pattern[str], size: int) -> str:
    """Whoever counts their megabytes knows what a link will cost before they follow it."""
    told = f"<span> (ZIP, {max(1, round(size / 1_000_000))}\u00a0MB)</span></a>"
    return link_to_copy.sub(lambda link: link[0].removesuffix("</a>") + told, page)
