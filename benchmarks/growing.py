"""The real site, grown: its modules and exercises copied until there are as many as asked for, with more works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parent.parent
FRONT_MATTER = re.compile(r"---\n(?P<header>.*?)\n---\n", re.S)
ENTRY = re.compile(r"^@(?P<kind>\w+)\{(?P<key>[^,]+),(?P<rest>.*?)^\}", re.M | re.S)
CITED = re.compile(r"(?<![\w@])@(?P<key>[a-z][a-z-]*\d{4}\w*)")
LINK = re.compile(r"\]\((?P<path>[^)#\s]+\.md)(?P<anchor>#[^)\s]*)?\)")

Files = dict[str, str | bytes]
"""A checkout in memory: path to text, or to bytes where it is no text."""


def grown(modules: int, works: int) -> Files:
    """The site's sources with at least so many modules, an exercise for each, and at least so many works."""
    files = dict(_sources())
    originals = [path for path, text in files.items() if isinstance(text, str) and _is_module(path, text)]
    exercises = [path for path in files if re.match(r"exercises/[^_].*\.md$", path)]
    bibliography = str(files["bibliography.bib"])
    editions = _editions(bibliography, works)
    files["bibliography.bib"] = "\n\n".join(_edition(bibliography, number) for number in range(editions))
    for number in range(len(originals), modules):
        copy, module = number // len(originals), originals[number % len(originals)]
        exercise = exercises[number % len(exercises)]
        new_exercise = _named(exercise, number // len(exercises))
        text = _copied(str(files[module]), copy, editions, exercises=[Path(new_exercise).stem])
        files[_named(module, copy)] = _relinked(text, f"../{new_exercise}")
        path = _named(module, copy).removeprefix("docs/").removesuffix(".md")
        if new_exercise != exercise:
            files[new_exercise] = _copied(str(files[exercise]), copy, editions, modules=[path])
        else:
            files[exercise] = _with(str(files[exercise]), modules=[*_header(str(files[exercise]))["modules"], path])
    return files


def navigation(files: Files) -> list[Any]:
    """The `nav` of mkdocs.yml with every copy after its original."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        nav = yaml_load(file)["nav"]
    copies: dict[str, list[str]] = {}
    for path in files:
        if copy := re.match(r"docs/(?P<original>.+)-copy-\d+\.md", path):
            copies.setdefault(f"{copy['original']}.md", []).append(path.removeprefix("docs/"))
    return list(_lengthened(nav, copies))


def first_modules() -> list[str]:
    """The course's modules in the order of mkdocs.yml, as front matter names them."""
    files = dict(_sources())
    listed = re.findall(r"^ +- (?:[^\n]*: )?([\w/-]+)\.md$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)
    return [name for name in listed if _is_module(path := f"docs/{name}.md", str(files.get(path, "")))]


def write(files: Files, folder: Path) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def _sources() -> Iterator[tuple[str, str | bytes]]:
    for folder in ("docs", "exercises", "glossary"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file():
                yield (
                    file.relative_to(ROOT).as_posix(),
                    file.read_text("utf-8") if file.suffix == ".md" else file.read_bytes(),
                )
    for name in ("course.yml", "bibliography.bib", "words.yml", "paths.yml", "scenarios.yml"):
        yield name, (ROOT / name).read_text("utf-8")


def _is_module(path: str, text: str) -> bool:
    return path.startswith("docs/") and "objectives" in _header(text)


def _named(path: str, copy: int) -> str:
    return path if not copy else path.replace(".md", f"-copy-{copy}.md")


def _copied(text: str, copy: int, editions: int, **changes: Any) -> str:
    """A text under another title, citing another edition of each work."""
    text = _with(text, title=f"{_header(text)['title']} {copy}", **changes)
    return CITED.sub(lambda m: f"@{_key(m['key'], copy % editions)}", text)


def _header(text: str) -> dict[str, Any]:
    found = FRONT_MATTER.match(text)
    return dict(yaml.safe_load(found["header"]) or {}) if found else {}


def _with(text: str, **changes: Any) -> str:
    """The text with other front matter."""
    header = yaml.safe_dump(_header(text) | changes, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{header}---\n{FRONT_MATTER.sub('', text, count=1)}"


def _relinked(text: str, exercise: str) -> str:
    """Every link to an exercise leads to the copy's own."""
    return LINK.sub(lambda m: f"]({exercise})" if m["path"].startswith("../exercises/") else m[0], text)


def _editions(bibliography: str, works: int) -> int:
    return max(1, -(-works // len(ENTRY.findall(bibliography))))


def _edition(bibliography: str, number: int) -> str:
    """The works again, each some years older, so that no two are alike."""
    if not number:
        return bibliography
    entries = (
        f"@{m['kind']}{{{_key(m['key'], number)},{_older(m['rest'], number)}}}" for m in ENTRY.finditer(bibliography)
    )
    return "\n\n".join(entries)


def _older(fields: str, years: int) -> str:
    fields = re.sub(r"(\byear\s*=\s*\{)(\d{4})", lambda m: f"{m[1]}{int(m[2]) - 30 * years}", fields)
    fields = re.sub(r"(\btitle\s*=\s*\{)", rf"\g<1>Edition {years} of ", fields, count=1)
    return re.sub(r"(\bdoi\s*=\s*\{[^}]+)", rf"\g<1>.e{years}", fields)


def _key(key: str, edition: int) -> str:
    return key if not edition else f"{key}e{edition}"


def _lengthened(nav: list[Any], copies: dict[str, list[str]]) -> Iterator[Any]:
    for item in nav:
        if isinstance(item, dict):
            yield {
                name: list(_lengthened(inner, copies)) if isinstance(inner, list) else inner
                for name, inner in item.items()
            }
        else:
            yield item
        yield from copies.get(item if isinstance(item, str) else "", [])
