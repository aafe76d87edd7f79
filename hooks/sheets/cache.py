"""Finished PDFs, kept outside the site by what went into them; the same input is never typeset twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sheets.typeset import HERE, NoEngine, Typeset

MADE_WITH = "typst", "pikepdf", "segno", "fonttools"
SHAPES_THEM = "*.typ", "fonts/*.ttf", "forms.py", "formfont.py", "typeset.py", "cache.py"
DAYS_KEPT = 14


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


class Cache:
    """A folder of finished PDFs. Each file is a line of facts, then the PDF."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = engine()
        self.made = 0
        """How many were not found and had to be typeset."""

    def key(self, *parts: Any) -> str:
        """A name for whatever comes of these parts."""
        told = json.dumps([self.engine, *parts], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    def find(self, key: str) -> Typeset | None:
        """What was kept under this name, if anything."""
        try:
            line, _, pdf = self._file(key).read_bytes().partition(b"\n")
            facts = json.loads(line)
            if facts.pop("sha256") != hashlib.sha256(pdf).hexdigest():
                return None
            found = Typeset(pdf, **facts)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        os.utime(self._file(key))
        return found

    def keep(self, key: str, done: Typeset) -> Typeset:
        """Keep a PDF; another build writing the same one at the same time does no harm."""
        self.made += 1
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        told = {name: value for name, value in vars(done).items() if name != "pdf"}
        facts = json.dumps({**told, "sha256": hashlib.sha256(done.pdf).hexdigest()})
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as unfinished:
            unfinished.write(facts.encode() + b"\n" + done.pdf)
        os.replace(unfinished.name, file)
        return done

    def tidy(self) -> None:
        """Forget what no build has asked for in a fortnight."""
        long_ago = time.time() - DAYS_KEPT * 24 * 3600
        for file in self.folder.glob("*/*"):
            if file.stat().st_mtime < long_ago:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key
