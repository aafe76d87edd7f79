"""The folder that a preview shows: each build begins it anew, and takes over from the last what has not changed.

Half of what a preview did after a changed sentence was to clear its folder and to copy hundreds of unchanged files into
it again. Moved from one folder to the next, they cost nothing, and what nobody makes or moves is not there: no list can
forget a file that is gone.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

SETTLED = 3.0
"""Seconds after which a file that is written again has another date, on any file system."""

Stamp = tuple[int, ...]


@dataclass
class Shown:
    """What a preview shows from one build to the next."""

    folder: Path = Path("nowhere yet")
    copied: dict[str, tuple[str, Stamp]] = field(default_factory=dict)
    """For each file of the last build that was a copy: of what, and what the system said of that before it was copied."""

    @property
    def former(self) -> Path:
        """Where the last build is while the next is made."""
        return self.folder.with_name(f"{self.folder.name}.former")

    def begin(self, folder: Path) -> None:
        """Put the last build aside, so that the folder is not there. Where that cannot be done, everything is copied."""
        self.folder = folder
        shutil.rmtree(self.former, ignore_errors=True)
        with suppress(OSError):
            folder.rename(self.former)

    def take_over(self, source: str, place: str) -> bool:
        """Move the last build's copy of a file to its place, if there is one that holds what the file holds now."""
        stamp = _stamp(source)
        known = self.copied.pop(place, None)
        if max(stamp[-2:]) < time.time_ns() - SETTLED * 1e9:
            self.copied[place] = source, stamp
        if known != (source, stamp):
            return False
        try:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            os.rename(self.former / os.path.relpath(place, self.folder), place)
        except OSError:
            return False
        return True

    def end(self) -> None:
        """The build is whole: what it did not take over is gone."""
        shutil.rmtree(self.former, ignore_errors=True)


def _stamp(file: str) -> Stamp:
    """What changes whenever a file does: which it is, its size, and when it was last written and touched."""
    known = os.stat(file)
    return known.st_dev, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns
