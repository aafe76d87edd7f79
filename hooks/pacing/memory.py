"""What earlier builds made, each piece in a file of its own with a hash of everything that it rests on.

Nothing here is ever the only copy: what cannot be read is made again, and what cannot be written is not kept.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = Path(__file__).parent.parent


class Memory:
    """A folder of what earlier builds made. Without a folder nothing is remembered."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.asked: set[Path] = set()

    def once(self, name: str, rests_on: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, which has to be of lists, texts and numbers; made only if it is not known already."""
        made = self.recall(name, rests_on)
        if made is None:
            made = make()
            self.keep(name, rests_on, made)
        return made

    def recall(self, name: str, rests_on: str) -> Any:
        """What was kept under a name; None if it rested on something else, was damaged or never kept."""
        if self.folder is None:
            return None
        self.asked.add(file := self._file(name))
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            return json.loads(body) if head == _head(rests_on, body) else None
        except (OSError, ValueError):
            return None

    def keep(self, name: str, rests_on: str, made: Any) -> None:
        """Keep something under a name, in place of what was kept there."""
        if self.folder is None:
            return
        self.asked.add(file := self._file(name))
        with suppress(OSError, ValueError):
            body = json.dumps(made).encode()
            _write(file, _head(rests_on, body) + b"\n" + body)

    def forget_the_rest(self) -> None:
        """Drop what this build did not ask for, such as what was made of a page that is gone."""
        for file in self.folder.rglob("*.json*") if self.folder else ():
            if file not in self.asked:
                with suppress(OSError):  # Another build may be forgetting it too.
                    file.unlink()

    def _file(self, name: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{name}.json"


def told(*parts: object) -> str:
    """A hash of what something rests on, for which parts have to say in their `repr` all that they hold."""
    known = hashlib.sha256()
    for part in parts:
        text = part if isinstance(part, str) else repr(part)
        known.update(f"{type(part).__name__} {len(text)} ".encode())
        known.update(text.encode("utf-8", "surrogatepass"))
    return known.hexdigest()


@functools.cache
def tools() -> str:
    """A hash of what makes pages and is no source: this Python, the packages beside it, and hooks/."""
    known = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        for package in sorted(Path(folder).glob("*.dist-info")):  # They are called after their versions.
            known.update(f"{package.name}\n".encode())
    for file in sorted(HOOKS.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            known.update(file.relative_to(HOOKS).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return known.hexdigest()


def _write(file: Path, data: bytes) -> None:
    """A file gets its name when it is whole."""
    unfinished = Path(f"{file}.{os.getpid()}")
    try:
        try:
            unfinished.write_bytes(data)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
        os.replace(unfinished, file)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _head(rests_on: str, body: bytes) -> bytes:
    return f"{tools()} {rests_on} {hashlib.sha256(body).hexdigest()}".encode()
