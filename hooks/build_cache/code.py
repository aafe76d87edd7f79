"""Which code a function runs: a fingerprint of exactly those files of hooks/ and those libraries, worked out from imports."""

from __future__ import annotations

import ast
import functools
import hashlib
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HOOKS = Path(__file__).parent.parent
CALLED = {"pymdownx": "pymdown-extensions", "yaml": "PyYAML", "PIL": "pillow", "material": "mkdocs-material"}
"""Libraries that are imported under another name than they are installed under."""
BLOCKS = "body", "orelse", "finalbody", "handlers", "cases"
"""Where statements hold statements."""
READ_BY = {"xml": "sheets.word", "rels": "sheets.word"}
"""Kinds of file that one package alone reads, wherever they lie: a sheet block has its templates for paper and for Word."""
USED_IF_THERE = {"pymdown-extensions": ("pygments",)}
"""Libraries that others use without requiring them."""


@functools.cache
def running(module: str) -> str:
    """The fingerprint of a module as this process has it; hooks that are edited while a preview runs are not read again."""
    return fingerprint(module)


def dates(root: Path = HOOKS) -> dict[str, int]:
    """When each file of hooks/ was written."""
    return {str(file): file.stat().st_mtime_ns for file in root.rglob("*") if file.suffix != ".pyc" and file.is_file()}


def fingerprint(module: str, root: Path = HOOKS) -> str:
    """A hash of a module below `root`, of all that it imports from there, of what lies beside that, and of the libraries.

    Whoever imports a module runs its packages too, and may read the templates and fonts that lie in them, but not of a
    kind that another package reads. A library brings those that it requires. Raises `ModuleNotFoundError` for an import
    that belongs to nothing that is installed.
    """
    known = hashlib.sha256(sys.version.encode())
    modules, libraries = closure(module, root)
    found = {file for name in modules for file in _files(name, root)}
    for file in sorted(file for file in found if READ_BY.get(file.name.rpartition(".")[2]) in (None, *modules)):
        known.update(f"{file.relative_to(root).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    for name, version in sorted(installed(libraries).items()):
        known.update(f"{name} {version}\n".encode())
    return known.hexdigest()


def closure(module: str, root: Path = HOOKS) -> tuple[set[str], set[str]]:
    """(modules below `root`, libraries by the names they are imported under) that running a module may need."""
    modules: set[str] = set()
    libraries: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name in modules:
            continue
        if file := _file(name, root):
            modules.add(name)
            waiting += [name.rpartition(".")[0]] if "." in name else []
            waiting += _imports(file, name)
        elif (top := name.partition(".")[0]) and not _file(top, root) and top not in sys.stdlib_module_names:
            libraries.add(top)
    return modules, libraries


def installed(libraries: set[str]) -> dict[str, str]:
    """The version of each library and of all that these require."""
    versions: dict[str, str] = {}
    waiting = [(CALLED.get(name, name), True) for name in libraries]
    while waiting:
        name, must = waiting.pop()
        name = re.sub(r"[-_.]+", "-", name).lower()
        if name in versions:
            continue
        found = _distribution(name)
        if found:
            versions[name] = found[0]
            waiting += [(one, False) for one in (*found[1], *USED_IF_THERE.get(name, ()))]
        elif must:
            raise ModuleNotFoundError(f"No library that is installed is called {name}.")
    return versions


@functools.cache
def _distribution(name: str) -> tuple[str, list[str]] | None:
    """Version and requirements of an installed library; nothing if it is for other machines, such as Windows."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    required = [one for one in found.requires or () if "extra ==" not in one]
    return found.version, [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in required]


@functools.cache
def versions(extension: str) -> str:
    """The libraries that an extension of Python-Markdown is made of, by the name that mkdocs.yml has for it.

    Raises `ModuleNotFoundError` if it is in no library that is installed.
    """
    called = next(iter(metadata.entry_points(group="markdown.extensions", name=extension)), None)
    module = called.module if called else extension
    return str(sorted(installed({module.partition(".")[0]}).items()))


@functools.cache
def _file(module: str, root: Path) -> Path | None:
    """Where a module below `root` stands."""
    place = root.joinpath(*module.split("."))
    return next((file for file in (place / "__init__.py", place.with_suffix(".py")) if file.is_file()), None)


def _files(module: str, root: Path) -> Iterator[Path]:
    """A module's own file; for a package, also what lies in its folders and is no Python."""
    if file := _file(module, root):
        yield file
        if file.name == "__init__.py":
            yield from (other for other in file.parent.rglob("*") if other.is_file() and not _is_python(other))


def _is_python(file: Path) -> bool:
    return file.suffix in (".py", ".pyc")


def _imports(file: Path, module: str) -> Iterator[str]:
    """The modules that a file imports, at its top or later; what only a type checker imports is left out.

    A package that looks for its own modules, which takes pkgutil, imports every file of its folder.
    """
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in _statements(file.read_bytes()):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
            if package == module and any(name.name == "pkgutil" for name in node.names):
                yield from (f"{module}.{other.stem}" for other in file.parent.glob("*.py"))
        else:
            start = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{name.name}" for name in node.names)


@functools.cache
def _statements(text: bytes) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import in a file, however deep it stands."""
    found: list[ast.Import | ast.ImportFrom] = []
    waiting: list[ast.AST] = [ast.parse(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.append(node)
        for name in BLOCKS if not (isinstance(node, ast.If) and _is_for_types(node.test)) else ("orelse",):
            waiting += getattr(node, name, ())
    return tuple(found)


def _is_for_types(test: ast.expr) -> bool:
    return "TYPE_CHECKING" in (getattr(test, "id", ""), getattr(test, "attr", ""))
