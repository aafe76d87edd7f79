"""One file where the pages share a dozen: style sheets without what no page needs, and scripts; named by content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from build_cache.memory import held, told
from publish import faults, lighter, prune
from publish.tree import drop, parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from build_cache.memory import Memory
    from publish.tree import Tree

ADDRESS = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<address>[^"')]+)(?P=quote)\s*\)""")
TAG = re.compile(r"<(link|script)\b[^>]*>")


@dataclass(frozen=True)
class Kind:
    """Files that can become one: how a page asks for them, and what the one is called."""

    tag: str
    attribute: str
    name: str
    is_one: Callable[[Tree], bool]

    def elements(self, tree: Tree) -> list[Tree]:
        return [element for element in tree.iter(self.tag) if element.get(self.attribute) and self.is_one(element)]


STYLES = Kind(
    "link", "href", "assets/stylesheets/site.{}.css",
    lambda link: link.get("rel") == "stylesheet" and link.get("media") is None,
)  # fmt: skip
SCRIPTS = Kind(
    "script", "src", "assets/javascripts/site.{}.js",
    lambda script: not {"defer", "async", "type"}.intersection(script.keys()),
)  # fmt: skip
LATER = Kind(
    "script", "src", "assets/javascripts/later.{}.js",
    lambda script: script.get("defer") is not None and script.get("type") is None,
)  # fmt: skip
KINDS = STYLES, SCRIPTS, LATER


@dataclass(frozen=True)
class Joined:
    """A file in place of several, and how a page comes to use it."""

    site: Path
    kind: Kind
    name: str
    replaces: tuple[str, ...]
    root: str

    def point(self, file: Path, tree: Tree) -> None:
        """One element for this file, where the last of those that it replaces stood."""
        *others, last = [
            element
            for element in self.kind.elements(tree)
            if path_of(self.site, file, element.get(self.kind.attribute, ""), self.root) in self.replaces
        ]
        address = urlsplit(last.get(self.kind.attribute, "")).path
        last.set(self.kind.attribute, address.removesuffix(self.replaces[-1]) + self.name)
        for element in others:
            drop(element)


def join(site: Path, files: list[Path], root: str, memory: Memory) -> tuple[list[Joined], dict[str, str]]:
    """Put what all pages have in common into one file of each kind, in order, and their drawings with the styles.

    Tells which files, and the class of each drawing. `root` is the path of the site's address.
    404.html is shown at any address, so its links are absolute and begin with `root`.
    """
    values: set[str] = set()
    shapes: Counter[str] = Counter()
    asked: dict[Kind, list[str]] = {}
    for file in files:
        name = file.relative_to(site).as_posix()
        shown = memory.once(f"shown/{name}", told(root, held(file)), partial(_shown, site, file, root))
        for kind in KINDS:
            names = shown[kind.name]
            # What every page asks for, in the first page's order.
            asked[kind] = [name for name in asked.get(kind, names) if name in names]
        values.update(shown["values"])
        shapes.update(shown["shapes"])
    scripts = (file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.js")))
    known = prune.vocabulary(values, scripts, faults.CLASSES)
    drawn = lighter.drawings(shapes, len(files))
    joined = []
    for kind, shared in asked.items():
        if not shared:
            continue
        if kind is STYLES:
            sheet = "".join(_moved(site / name, name) for name in shared)
            pruned = memory.once("styles", told(sheet, sorted(known)), partial(prune.prune, sheet, known))
            text = pruned + lighter.rules(drawn)
        else:
            # A first "use strict" would reach all that follow; after an empty statement it reaches none.
            text = "".join(f";{(site / name).read_text(encoding='utf-8').strip()}\n" for name in shared)
        name = kind.name.format(hashlib.sha256(text.encode()).hexdigest()[:8])
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")
        joined.append(Joined(site, kind, name, tuple(shared), root))
    for name in {old for one in joined for old in one.replaces}:
        (site / name).unlink()
    return joined, drawn


def _shown(site: Path, file: Path, root: str) -> dict[str, list[str]]:
    """What a page asks for of each kind, what stands in its attributes, and the shapes that it shows."""
    page = file.read_text(encoding="utf-8")
    # The few elements that ask for files are quicker to read than whole pages.
    tags = (f"{tag[0]}</script>" if tag[1] == "script" else tag[0] for tag in TAG.finditer(page))
    asking = parse("".join(tags))
    found = {
        kind.name: [
            name for one in kind.elements(asking) if (name := path_of(site, file, one.get(kind.attribute, ""), root))
        ]
        for kind in KINDS
    }
    return found | {"values": sorted(prune.values(page)), "shapes": sorted(lighter.shapes(page))}


def path_of(site: Path, file: Path, href: str, root: str = "/") -> str | None:
    """Where an address on a page leads inside the site: a path from the site's folder, or None for another place."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    if parts.path.startswith("/"):
        return posixpath.normpath(parts.path.removeprefix(root).lstrip("/"))
    return posixpath.normpath(posixpath.join(_folder(site, file), parts.path))


@lru_cache(maxsize=16)
def _folder(site: Path, file: Path) -> str:
    return file.parent.relative_to(site).as_posix()


def _moved(file: Path, sheet: str) -> str:
    """A sheet's text with its own addresses as the joined sheet's folder needs them."""
    here, there = posixpath.dirname(sheet), posixpath.dirname(STYLES.name)

    def move(found: re.Match[str]) -> str:
        address = found["address"]
        if urlsplit(address).scheme or address.startswith(("/", "#")):
            return found[0]
        return f'url("{posixpath.relpath(posixpath.join(here, address), there)}")'

    # A character set or an import counts only at the start of a file, and none of ours has either.
    text = re.sub(r'^\ufeff?@charset "[^"]*";', "", file.read_text(encoding="utf-8"))
    return ADDRESS.sub(move, text).strip() + "\n"
