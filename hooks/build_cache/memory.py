"""What earlier builds made, piece by piece, each with a hash of everything that it rests on.

Nothing here is ever the only copy: what cannot be read is made again, and what cannot be written is not kept.
"""

from __future__ import annotations

import functools
import hashlib
import json
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = Path(__file__).parent.parent
LONGEST = 4_000_000
"""Signs in one piece. To keep more takes several times as much of the machine's own memory, so it is made each time."""
TABLE = "create table if not exists made (name text primary key, seal text, body)"
FIND = "select seal, body from made where name = ?"
KEEP = "replace into made values (?, ?, ?)"


class Memory:
    """A file of what earlier builds made. Without a file, or with one that cannot be used, nothing is remembered."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self.asked: set[str] = set()
        self.made = _open(file) if file else None
        self._ask("pragma synchronous = off")  # What a power cut damages is made again.
        self._ask(TABLE)

    def once(self, name: str, rests_on: str, make: Callable[[], Any]) -> Any:
        """What `make` makes, which is bytes or of lists, texts and numbers; made only if it is not known already."""
        made = self.recall(name, rests_on)
        if made is None:
            made = make()
            self.keep(name, rests_on, made)
        return made

    def recall(self, name: str, rests_on: str) -> Any:
        """What was kept under a name; None if it rested on something else, was damaged or never kept."""
        self.asked.add(name)
        for seal, body in self._ask(FIND, name):
            if seal == _seal(name, rests_on, body):
                return body if isinstance(body, bytes) else json.loads(body)
        return None

    def keep(self, name: str, rests_on: str, made: Any) -> None:
        """Keep something under a name, in place of what was kept there; it is there for good when this is closed."""
        self.asked.add(name)
        if self.made and _length(made) <= LONGEST:
            body = made if isinstance(made, bytes) else json.dumps(made)
            self._ask(KEEP, name, _seal(name, rests_on, body), body)

    def forget_the_rest(self, but: str) -> None:
        """Drop what this build did not ask for, such as what was made of a page that is gone; `but` begins what stays."""
        for (name,) in self._ask("select name from made"):
            if name not in self.asked and not name.startswith(but):
                self._ask("delete from made where name = ?", name)

    def close(self) -> None:
        """Nothing is kept or recalled from here on."""
        self._ask("commit")
        if self.made:
            self.made.close()
        self.made = None

    def _ask(self, statement: str, *values: object) -> list[Any]:
        """What the file answers; nothing if it may not be written, another build writes in it, or a name is no text."""
        try:
            return self.made.execute(statement, values).fetchall() if self.made else []
        except (sqlite3.OperationalError, UnicodeEncodeError):
            return []
        except sqlite3.DatabaseError:  # It was damaged, so the next build begins it anew.
            self._give_up()
            return []

    def _give_up(self) -> None:
        if self.made and self.file:
            self.made.close()
            self.made = None
            with suppress(OSError):
                self.file.unlink()


def told(*parts: object) -> str:
    """A hash of what something rests on, for which parts have to say in their `repr` all that they hold."""
    known = hashlib.sha256()
    for part in parts:
        text = part if isinstance(part, str) else repr(part)
        known.update(f"{type(part).__name__} {len(text)} ".encode())
        known.update(text.encode("utf-8", "surrogatepass"))
    return known.hexdigest()


def held(file: Path) -> str:
    """A hash of what a file holds; nothing if there is none that can be read."""
    with suppress(OSError):
        return hashlib.sha256(file.read_bytes()).hexdigest()
    return ""


@functools.cache
def tools() -> str:
    """A hash of what makes pages and is no source: this Python, the packages beside it, and hooks/."""
    known = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        for package in sorted(Path(folder).glob("*.dist-info")):  # They are called after their versions.
            known.update(f"{package.name}\n".encode())
    for file in sorted(HOOKS.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            known.update(f"{file.relative_to(HOOKS).as_posix()} {held(file)}\n".encode())
    return known.hexdigest()


def _length(made: Any) -> int:
    """How many signs there are in something."""
    if isinstance(made, dict):
        return sum(map(_length, made.values()))
    if isinstance(made, list | tuple):
        return sum(map(_length, made))
    return len(made if isinstance(made, bytes) else str(made))


def _seal(name: str, rests_on: str, body: object) -> str:
    """JSON is kept as text, and bytes as they are."""
    data = body if isinstance(body, bytes) else str(body).encode()
    return told(tools(), name, rests_on, type(body).__name__, hashlib.sha256(data).hexdigest())


def _open(file: Path) -> sqlite3.Connection | None:
    """The file as a database, if there can be one."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(file, timeout=0)  # It waits for no other build.
    except (OSError, sqlite3.Error):
        return None
