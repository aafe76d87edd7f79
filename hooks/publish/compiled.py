"""Templates as Jinja has compiled them, kept from one build to the next. Knows nothing about MkDocs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache
from jinja2.compiler import CodeGenerator
from jinja2.nodes import Impossible, TemplateData

from build_cache import code
from build_cache.cache import digest, written

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

    from build_cache.cache import Cache


class _NothingWorkedOut(CodeGenerator):
    """Leaves every expression to be worked out when a template is filled.

    Jinja works out what is constant when it compiles, and calls filters for that: `{{ "site.css" | asset }}` would be
    kept with the name that the style sheet had then.
    """

    def _output_child_to_const(self, node: Any, frame: Any, finalize: Any) -> str:
        if not isinstance(node, TemplateData):
            raise Impossible
        return super()._output_child_to_const(node, frame, finalize)


class _Kept(BytecodeCache):
    """Compiled templates in the build cache. A key knows a template's text and place, and what compiled it, and how."""

    def __init__(self, env: Environment, cache: Cache) -> None:
        self.env, self.cache = env, cache
        compiler = sys.version, sorted(code.installed({"jinja2"}).items()), code.running(__name__)
        self.how = written([*compiler, env.trim_blocks, env.lstrip_blocks, env.finalize is None, sorted(env.extensions)])

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        escapes = self.env.autoescape(name) if callable(self.env.autoescape) else self.env.autoescape
        place = filename and ascii(filename)  # Jinja encodes it, and a folder's name may be in no encoding.
        return f"{super().get_cache_key(name, place)} {escapes}"

    def load_bytecode(self, bucket: Bucket) -> None:
        if file := self.cache.get(self._key(bucket)):
            bucket.bytecode_from_string(file.read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return f"compiled/{digest(f'{self.how} {bucket.key} {bucket.checksum}'.encode())}"


def keep_compiled(env: Environment, cache: Cache) -> None:
    """Have an environment compile a template only if no earlier build has, with the settings that it has now."""
    env.optimized = False
    env.code_generator_class = _NothingWorkedOut
    env.bytecode_cache = _Kept(env, cache)
