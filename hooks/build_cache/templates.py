"""Compiled templates, kept from the last build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.bccache import Bucket

    from build_cache.memory import Memory

KIND = "templates/"


class Compiled(BytecodeCache):
    """Jinja asks by a template's name, and takes the answer only while its source is the same."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def environment(self, make: Callable[[], Environment]) -> Environment:
        """An environment whose templates are kept here."""
        made = make()
        made.bytecode_cache = self
        return made

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.memory.recall(f"{KIND}{bucket.key}", bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.memory.keep(f"{KIND}{bucket.key}", bucket.checksum, bucket.bytecode_to_string())
