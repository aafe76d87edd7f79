"""Finished PDFs, kept outside the site by what went into them; the same input is never typeset twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sheets.typeset import HERE, NoEngine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheets.typeset import Typeset

MADE_WITH = "typst", "pikepdf", "segno", "fonttools"
SHAPES_THEM = "*.typ", "*.py", "fonts/*.ttf", "../content/frontmatter.py", "../workshops/*.py", "../workshops/*.typ"
DAYS_KEPT = 14
A_DAY = 24 * 3600


def engine() -> str:
    """Everything besides a sheet's own data that can change a byte of it."""
    known = hashlib.sha256()
    for package in MADE_WITH:
        try:
            known.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            raise NoEngine(f"{package} is not installed. Run 'make site' again, or set SHEETS=off.") from None
    for pattern in SHAPES_THEM:
        for file in sorted(HERE.glob(pattern)):
            known.update(file.name.encode() + file.read_bytes())
    return known.hexdigest()


@dataclass(frozen=True)
class Kept:
    """A finished PDF in its file, with what `Typeset` says of it."""

    file: Path
    pages: int
    cards: int
    air: float
    full: float

    @property
    def pdf(self) -> bytes:
        return self.file.read_bytes()


class Cache:
    """A folder of finished PDFs, each with its facts beside it, and of notes on which of them belong together.

    Files get their names when they are whole. One that was damaged later is not what its facts say.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = engine()
        self.made = 0
        """How many were not found and had to be typeset."""

    def key(self, *parts: Any) -> str:
        """A name for whatever comes of these parts."""
        told = json.dumps([self.engine, *parts], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def find(self, key: str) -> Kept | None:
        """What was kept under this name, if anything."""
        found = self._noted(key)
        return found[0] if found else None

    def group(self, key: str) -> list[Kept] | None:
        """Everything that belongs together under this name, if all of it is there."""
        return self._noted(key)

    def keep(self, key: str, done: Typeset) -> Kept:
        """Keep a PDF; another build writing the same one at the same time does no harm."""
        self.made += 1
        kept = Kept(self._file(key, "pdf"), done.pages, done.cards, done.air, done.full)
        self._write(kept.file, done.pdf)
        self.keep_group(key, [kept])
        return kept

    def keep_group(self, key: str, kept: Iterable[Kept]) -> None:
        """Note what belongs together."""
        facts = [{**vars(one), "file": one.file.stem, "sha256": _hash(one.file)} for one in kept]
        self._write(self._file(key, "json"), json.dumps(facts).encode())

    def tidy(self) -> None:
        """Forget what no build has asked for in a fortnight."""
        long_ago = time.time() - DAYS_KEPT * A_DAY
        for file in self.folder.glob("*/*"):
            with suppress(FileNotFoundError):  # Another build may be keeping and tidying too.
                if file.stat().st_mtime < long_ago:
                    file.unlink()

    def _noted(self, key: str) -> list[Kept] | None:
        note = self._file(key, "json")
        try:
            found = []
            for facts in json.loads(note.read_bytes()):
                file = self._file(facts.pop("file"), "pdf")
                if _hash(file) != facts.pop("sha256"):
                    return None
                _mark(file)
                found.append(Kept(file, **facts))
            _mark(note)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return found

    def _write(self, file: Path, data: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as unfinished:
            unfinished.write(data)
        os.replace(unfinished.name, file)

    def _file(self, key: str, kind: str) -> Path:
        return self.folder / key[:2] / f"{key}.{kind}"


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _mark(file: Path) -> None:
    """Once a day, say that a file was asked for."""
    if file.stat().st_mtime < time.time() - A_DAY:
        os.utime(file)
