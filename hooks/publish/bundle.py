"""Style sheets and scripts, ready before any page is written: what all pages share is one file, and each is named by its content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STYLES, SCRIPTS, SEARCH = "assets/site.css", "assets/site.js", "assets/finding.js"
FOR_SOME = {
    "assets/practice.js": ("calendar", "self-checks", "ratings", "recall"),
    "assets/beside.js": ("glossary", "margin"),
    "assets/workshop.js": [
        f"workshop/{name}"
        for name in ("file", "fields", "exercises", "reckoning", "parts", "merging", "keeping", "taking")
    ],
    "assets/builder.js": [
        "calendar",
        *(f"workshop/{name}" for name in ("dated", "kit", "choices", "showing", "builder", "to-room")),
    ],
}
"""Scripts that pages of one kind share: a module's, and a plan's and its builder's. Each rests on those before it."""

CSS_TOKEN = re.compile(r"""/\*.*?\*/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s+""", re.DOTALL)
NEEDLESS = re.compile(r" ?([{};,]) ?|(?<=:) ")
JS_FOR_PEOPLE = re.compile(r"^\s*(?://.*|/\*.*?\*/)?\s*$\n?|^[ \t]+", re.MULTILINE)
MADE_SMALL = ".min."
"""In the name of other people's files, which are served as they were made."""
STRICT = '"use strict";\n'


@dataclass(frozen=True)
class Asset:
    """A style sheet or script as the site serves it."""

    uri: str
    """Where it lies, from the site's folder: the name that templates use with a fingerprint before its ending."""
    text: str


class MissingAsset(Exception):
    """A sheet or script that is to be bundled is not there; the message is its name."""


def bundle(folder: Path, shared: Mapping[str, Sequence[str]]) -> dict[str, Asset]:
    """Every style sheet and script below `folder`/assets, by the name that templates use.

    `shared` lists, for each file that all pages share, the files that become it, in order; these are not served by
    themselves. Raises MissingAsset for one that is not there.
    """
    texts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((folder / "assets").rglob("*"))
        if file.suffix in (".css", ".js")
    }
    made = {}
    for name, parts in shared.items():
        if missing := [part for part in parts if part not in texts]:
            raise MissingAsset(missing[0])
        join = join_styles if name.endswith(".css") else join_scripts
        made[name] = fingerprint(name, join([texts[part] for part in parts]))
    for name in texts.keys() - {part for parts in shared.values() for part in parts}:
        made[name] = fingerprint(name, texts[name] if MADE_SMALL in name else minify(name, texts[name]))
    return made


def fingerprint(name: str, text: str) -> Asset:
    """A file that may be kept for good, since another content has another name."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    path = PurePosixPath(name)
    return Asset(str(path.with_name(f"{path.stem}.{digest}{path.suffix}")), text)


def join_styles(sheets: Sequence[str]) -> str:
    """Style sheets in one, in their order, without what is there for people."""
    return "\n".join(map(minify_css, sheets)) + "\n"


def join_scripts(scripts: Sequence[str]) -> str:
    """Scripts in one strict file; what one declares the others do not see."""
    return STRICT + "".join(f"{{\n{minify_js(script).replace(STRICT, '', 1)}}}\n" for script in scripts)


def minify(name: str, text: str) -> str:
    """A style sheet or a script without what is there for people."""
    return minify_css(text) if name.endswith(".css") else minify_js(text)


def minify_css(sheet: str) -> str:
    """A sheet without comments and needless blanks; what stands in quotation marks stays as it is."""
    strings: list[str] = []

    def folded(token: re.Match[str]) -> str:
        if not token[1]:
            return " "
        strings.append(token[1])
        return f"\0{len(strings) - 1}\0"

    bare = NEEDLESS.sub(r"\1", CSS_TOKEN.sub(folded, sheet)).replace(";}", "}").strip()
    return re.sub(r"\0(\d+)\0", lambda place: strings[int(place[1])], bare)


def minify_js(script: str) -> str:
    """A script without indentation and without comments that stand on lines of their own."""
    return JS_FOR_PEOPLE.sub("", script)
