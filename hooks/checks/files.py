"""What lies in the folders that are published: kinds of files that may lie there, under names that can be addresses."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from checks import allowed, drawings
from content.problems import Problem
from content.source import UNREADABLE, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from checks.project import Project

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".md")
OFFICE = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pptx", ".txt", ".xlsx", ".ods", ".odp", ".key", ".pdf")
PHOTOGRAPHS = (".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".psd", ".ai", ".eps", ".jpe", ".jfif")
LEFT_BEHIND = re.compile(
    r"~\$.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r?|.*~|.*\.(tmp|bak|swp|orig|rej|lnk|url|webloc|part|crdownload)", re.I
)
OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)
COPY = re.compile(r"[ _-]*(\(\d+\)|[-\u2013_ ]+(copy|kopie|copie|copia|kopia)([ _-]*\(?\d+\)?)?)$", re.I)


def unsafe(root: Path) -> list[Problem]:
    """Links that lead elsewhere and files too large to be read: all that has to be known before anything is opened."""
    found = []
    for file in _walk(root):
        path = file.relative_to(root).as_posix()
        if file.is_symlink():
            why = "This is a link to another place of a disk, and what lies there may be anybody's. Put the file itself here."
            found.append(Problem(path, 1, 1, why, "file-linked"))
        elif file.is_file() and (size := file.stat().st_size // 1024) > (most := _most(file)):
            why = f"This file has {size} kB, and more than {most} kB are not read. Make it smaller, or divide it."
            found.append(Problem(path, 1, 1, why, "file-large"))
    return found


def _walk(root: Path) -> Iterator[Path]:
    """Every file below the folders of the site, the lists beside them, and each link, which is not followed."""
    for name in (*allowed.FILES, "theme"):
        if (root / name).is_symlink():
            yield root / name
            continue
        for folder, folders, files in os.walk(root / name):
            here = root / os.path.relpath(folder, root)
            yield from sorted(here / one for one in (*files, *folders) if one in files or (here / one).is_symlink())
    yield from sorted(file for file in root.glob("*.*") if file.suffix in (".yml", ".bib"))


def _most(file: Path) -> int:
    return allowed.MOST_KILOBYTES.get(file.suffix.casefold(), allowed.MOST_OF_A_PICTURE)


def problems(project: Project) -> Iterator[Problem]:
    """Every file that may not lie where it lies, that its name hides, or that is not what its name says."""
    for file in sorted(project.root.glob("*.yml")):
        yield from (problem for problem in read(file, project.root).problems if problem.code in UNREADABLE)
    for folder in allowed.FILES:
        files = list(_files(project.root, folder))
        for file in files:
            path = file.relative_to(project.root).as_posix()
            if told := _name(path, file.name, folder):
                yield Problem(path, 1, 1, *told)
            elif file.suffix == ".svg":
                yield from (Problem(*one) for one in _drawing(path, file.read_bytes()))
            elif file.suffix != ".md" and (told := _content(file)):
                yield Problem(path, 1, 1, *told)
        yield from _alike(project.root, files)
    yield from drawings.of_pages(project)
    yield from _places(project)


def _files(root: Path, name: str) -> Iterable[Path]:
    return (file for file in sorted((root / name).rglob("*")) if file.is_file() and not file.name.startswith("."))


@lru_cache(maxsize=256)  # A preview asks again after each change.
def _drawing(path: str, content: bytes) -> tuple[tuple[str, int, int, str, str], ...]:
    return tuple((one.path, one.line, one.column, one.message, one.code) for one in drawings.problems(path, content))


def _name(path: str, name: str, folder: str) -> tuple[str, str] | None:
    """What is wrong with a file's name or kind: (sentence, code)."""
    stem, _, ending = name.rpartition(".")
    ending = f".{ending}"
    kind = ending.casefold()
    if LEFT_BEHIND.fullmatch(name):
        return "A program left this file behind, and nobody needs it here. Delete it.", "file-kind"
    if kind == ".txt" and stem.casefold().endswith(".md"):
        return f"The name of this file has two endings, and your computer may hide the second. Name it {_good(stem[:-3])}.md.", "file-name"
    if kind in OFFICE or (kind in MARKDOWN and kind != ".md"):
        if kind == ".pdf":
            why = "The site makes its PDFs itself. Write an exercise as plain text with Markdown, or link to where the PDF is public."
        else:
            why = "This file does not become a page. Write it as plain text with Markdown, and end its name with .md."
        return why, "file-name"
    if kind in PHOTOGRAPHS:
        return f"Not every browser shows a {kind} file. Save the picture as .jpg or .webp.", "file-kind"
    if kind not in allowed.FILES[folder]:
        may = ", ".join(allowed.FILES[folder])
        what = f"A file that ends in '{ending}'" if stem else "A file without an ending"
        return f"{what} may not lie in {folder}/. Files there end in {may}. Take it out.", "file-kind"
    if path.startswith("docs/decisions/") or (kind == ".md" and name.startswith("_") and folder == "exercises"):
        return None
    good = f"{_good(stem)}{kind}"
    if COPY.search(stem) and not NAME.fullmatch(stem):
        first = _good(COPY.sub("", stem))
        return f"This looks like a copy of {first}{kind}. Put what is new into that file, or name this one for what it holds.", "file-name"
    if folder == "exercises" and stem == "index":
        why = "This file would take the place of the list of exercises. Name it for what people do, such as two-columns.md."
        return why, "file-name"
    if OF_WINDOWS.fullmatch(stem):
        return f"Windows keeps the name '{stem}' for itself, and cannot open this file. Name it for what it holds.", "file-name"
    if not NAME.fullmatch(stem) or ending != kind:
        return f"A file's name is its address. Name it {good}: lower case, digits and hyphens.", "file-name"
    return None


def _good(stem: str) -> str:
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "page"


def _content(file: Path) -> tuple[str, str] | None:
    """What a camera wrote into a picture."""
    with file.open("rb") as opened:
        first = opened.read(64 * 1024)
    if b"Exif\0\0" in first or b"eXIf" in first or (file.suffix == ".webp" and b"EXIF" in file.read_bytes()):
        why = "The camera noted in this picture when it was taken, and perhaps where. Save a copy without notes, such as a screenshot."
        return why, "picture-notes"
    return None


def _alike(root: Path, files: list[Path]) -> Iterator[Problem]:
    """Files whose names differ in capitals alone; Windows and macOS have room for one of them."""
    seen: dict[str, str] = {}
    for file in files:
        path = file.relative_to(root).as_posix()
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            yield Problem(path, 1, 1, f"Only capitals tell this file from {first}. Keep one of the two.", "file-name")


def _places(project: Project) -> Iterator[Problem]:
    for source in project.sources:
        folder, _, rest = source.path.partition("/")
        if folder in ("exercises", "glossary") and "/" in rest:
            why = f"Files in {folder}/ have no folders below. Move this one up to {folder}/{source.stem}.md."
            yield source.problem(1, 1, why, "file-place")
        for generated in ("exercises", "glossary"):
            if source.path.startswith(f"docs/{generated}/") and source.stem != "index":
                why = f"Pages of docs/{generated}/ are made from {generated}/. Move this file to {generated}/{source.stem}.md."
                yield source.problem(1, 1, why, "file-place")
