"""Remembers compiled templates between the builds of one preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket


class Remembered(BytecodeCache):
    """Jinja asks by a template's name and takes the answer only while its source is the same."""

    def __init__(self) -> None:
        self.compiled: dict[str, tuple[str, CodeType | None]] = {}

    def environment(self, make: Callable[[], Environment]) -> Environment:
        """An environment whose templates are remembered here."""
        made = make()
        made.bytecode_cache = self
        return made

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self.compiled.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = (bucket.checksum, bucket.code)


compiled = Remembered()
