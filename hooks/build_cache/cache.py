"""What pure functions made, kept from one build to the next.

    cache = Cache(Path(".cache/build"))
    render = cache.cached(rendering.render, addresses=addresses)  # `addresses` are the same in every call.
    page = render(uri="index.md", text="# Home")

A function is handed what its key was made from and nothing else: its arguments go through JSON on their way. Its code
and its libraries are in the key too. So what it makes can be wrong only if it reads a file, a setting or a clock by
itself, which it must not.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import weakref
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_cache import code

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS_KEPT = 14
A_DAY = 24 * 3600


class Cache:
    """A folder of values, each in a file that begins with a hash of the rest; nothing in it is ever the only copy.

    A key is the name of a function and a hash. Values are what JSON knows, and bytes, which have files of their own and
    come back as paths. A file gets its name when it is whole, so builds at the same time do each other no harm. A
    damaged one counts as none.
    """

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self.keeps = keeps
        """Whether a later build will find what is made."""
        self.seen: dict[Path, tuple[int, int]] = {}
        """Files that were found whole by this process, each with its size and date then."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=folder).close()
        except OSError:  # Then it lasts as long as this process.
            folder = Path(tempfile.mkdtemp(prefix="build-cache-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.folder = folder
        self.made: Counter[str] = Counter()
        """How many values each function had to make, since they were not found."""

    def cached(self, function: Callable[..., Any], **shared: Any) -> Cached:
        """The function, made only where its result is not here. `shared` are arguments that all calls have in common.

        Another cached function may be one of them. Raises `TypeError` for an argument that JSON does not know, since a
        key could not know all of it.
        """
        return Cached(self, function, shared)

    def get(self, key: str) -> Any:
        """The value under a key; None if there is none, or if it or a file of it was damaged."""
        file = self._value(key)
        try:
            seal, _, body = file.read_bytes().partition(b"\n")
            if not self._whole(file, body, seal.decode()):
                return None
            value = json.loads(body, object_hook=self._opened)
            _mark(file)
        except (OSError, ValueError):
            return None
        return value

    def put(self, key: str, value: Any) -> Any:
        """Keep a value under a key, and say what `get` will say. Raises `TypeError` for what cannot be kept."""
        body = json.dumps(value, default=self._closed).encode()
        if self.keeps:
            self._write(self._value(key), digest(body).encode() + b"\n" + body)
        return json.loads(body, object_hook=self._opened)

    def tidy(self) -> None:
        """Forget what no build has asked for in a fortnight."""
        long_ago = time.time() - DAYS_KEPT * A_DAY
        for file in self.folder.rglob("*.*"):
            with suppress(OSError):  # Another build may be keeping and tidying too.
                if file.stat().st_mtime < long_ago:
                    file.unlink()

    def _closed(self, part: Any) -> dict[str, str]:
        """Bytes, put into a file that is called after them, as JSON can tell of them; another's may be part of a value."""
        if isinstance(part, Path) and part == self._bytes(part.stem):
            return {"bytes": part.stem}
        if not isinstance(part, bytes):
            raise TypeError(f"A {type(part).__name__} cannot be kept.")
        name = digest(part)
        self._write(self._bytes(name), part)
        return {"bytes": name}

    def _opened(self, told: dict[str, Any]) -> Any:
        """The path of what was bytes; any other part of a value as it is."""
        if told.keys() != {"bytes"}:
            return told
        file = self._bytes(str(told["bytes"]))
        if not self._whole(file, None, str(told["bytes"])):
            raise ValueError(f"{file} was damaged.")
        _mark(file)
        return file

    def _whole(self, file: Path, body: bytes | None, seal: str) -> bool:
        """Whether a file holds what it was given; looked at again only when it has another size or date."""
        known = file.stat()
        stamp = known.st_size, known.st_mtime_ns
        if self.seen.get(file) != stamp:
            if digest(file.read_bytes() if body is None else body) != seal:
                return False
            self.seen[file] = stamp
        return True

    def _write(self, file: Path, data: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as unfinished:
            unfinished.write(data)
        try:
            os.replace(unfinished.name, file)
        except PermissionError:  # Windows, while another build reads the same.
            os.unlink(unfinished.name)

    def _value(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _bytes(self, name: str) -> Path:
        return self.folder / "bytes" / f"{name}.bytes"


class Cached:
    """A pure function with a cache behind it; see `Cache.cached`."""

    def __init__(self, cache: Cache, function: Callable[..., Any], shared: dict[str, Any]) -> None:
        self.cache, self.function = cache, function
        self.helpers = {name: one for name, one in shared.items() if isinstance(one, Cached)}
        text = written({name: one for name, one in shared.items() if name not in self.helpers})
        self.shared = json.loads(text)
        runs = code.running(function.__module__)
        helpers = {name: one.fingerprint for name, one in self.helpers.items()}
        self.fingerprint: str = digest(written([runs, function.__qualname__, text, helpers]).encode())

    def __call__(self, **arguments: Any) -> Any:
        """What the function makes of these arguments and the shared ones. Raises `TypeError` as `Cache.cached` does."""
        text = written(arguments)
        key = f"{self.function.__name__}/{digest(f'{self.fingerprint} {text}'.encode())}"
        value = self.cache.get(key)
        if value is None:
            self.cache.made[self.function.__name__] += 1
            value = self.cache.put(key, self.function(**json.loads(text), **self.shared, **self.helpers))
        return value


def written(data: Any) -> str:
    """Data as text, in its own order. Raises `TypeError` for what JSON does not know."""
    return json.dumps(data)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _mark(file: Path) -> None:
    """Once a day, say that a file was asked for."""
    if file.stat().st_mtime < time.time() - A_DAY:
        os.utime(file)
