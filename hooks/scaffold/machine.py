"""`make machine FROM=../another`: a later version of the machine for a course that has its own pages.

What belongs to the machine is listed here, and is the same in every course. Everything else belongs to the course.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from content.problems import listed
from scaffold.asking import NotMade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scaffold.asking import Answers

MACHINE = (
    "hooks", "theme", "schemas", "deploy", "benchmarks", "tests", "docs/contribute", "docs/decisions",
    "docs/about/privacy.md", "docs/about/accessibility.md", "docs/about/safety.md", "docs/about/third-party.md",
    "docs/facilitate/in-a-learning-system.md",
    "exercises/_template.md", "Makefile", "pyproject.toml", "requirements.txt", "requirements-take-along.txt",
    "requirements-test.txt",
    "CONTRIBUTING.md", ".ci", ".devcontainer", ".editorconfig", ".gitignore", ".github", ".vscode",
)  # fmt: skip
OF_THE_COURSE = (
    "theme/.icons/mark.svg", "theme/assets/favicon.svg", "tests/course", "benchmarks/README.md", ".github/CODEOWNERS",
)  # fmt: skip
"""What lies in the machine's folders and is the course's own."""
STARTER, NAV = "hooks/scaffold/starter", "nav.yml"
MENU = "# --- Order"
"""Below this line, mkdocs.yml belongs to the course."""


def files(root: Path) -> Iterator[Path]:
    """Every file of the machine that Git knows or would take in, from the project's folder."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *MACHINE]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        raise NotMade(
            f"{root} is no Git repository ({listed.stderr.strip()}). Clone the course, or run git init in it."
        )
    for name in sorted(set(filter(None, listed.stdout.split("\0")))):
        if (root / name).is_file() and not any(name == own or name.startswith(f"{own}/") for own in OF_THE_COURSE):
            yield root / name


def settings(root: Path) -> tuple[str, str]:
    """mkdocs.yml in two: what belongs to the machine, and what to the course."""
    above, sign, below = (root / "mkdocs.yml").read_text("utf-8").partition(MENU)
    if not sign:
        raise NotMade(
            f"mkdocs.yml has no line that begins with '{MENU}'. Put it above 'exclude_docs', 'not_in_nav' and 'nav'."
        )
    return above, sign + below


def copy(source: Path, target: Path) -> set[str]:
    """Copy the machine from one project into another; returns the names of its files."""
    names = set()
    for file in files(source):
        names.add(name := file.relative_to(source).as_posix())
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target / name)
    return names


def take_machine(root: Path, answers: Answers) -> list[Path]:
    """Replace the machine by that of another folder; returns the files that changed. Raises `NotMade`.

    What lies in the machine's folders and was never there is the course's own, and stays. Both this and what was changed
    here are said.
    """
    source = (root / answers.get("from", "In which folder is the version to take over?")).resolve()
    if source == root or not (source / "course.yml").is_file():
        raise NotMade(f"{source} is not another course. Name the folder of one, which has a course.yml.")
    if _git(root, "status", "--porcelain").strip():
        raise NotMade("Something here is not committed. Commit it first, so that Git can show you what has changed.")
    before = {file.relative_to(root).as_posix(): file.read_bytes() for file in files(root)}
    above, below = settings(source)[0], settings(root)[1]
    changed_here = _unknown_to(source, root, list(before))
    names = copy(source, root)
    once = set(_git(source, "log", "--format=", "--name-only", "--no-renames", "-z", "--", *MACHINE).split("\0"))
    own = sorted(before.keys() - names - once)
    for name in before.keys() - names - {*own}:
        (root / name).unlink()
    menu = root / "mkdocs.yml"
    old = menu.read_text("utf-8")
    menu.write_text(above + below, "utf-8")
    changed = [name for name in sorted(before.keys() | names) if before.get(name) != _bytes(root / name)]
    lost = sorted(changed_here & {*changed})
    fresh = sorted(file.name for file in (root / STARTER).glob("*.yml") if file.name != NAV and not (root / file.name).exists())
    print(*_said(own, lost, fresh, old.partition(MENU)[0] != above), sep="", end="")
    return [*(root / name for name in changed), *([menu] if old != above + below else [])]


def _said(own: list[str], lost: list[str], fresh: list[str], settings_changed: bool) -> Iterator[str]:
    """What somebody should look at, a line each."""
    if own:
        yield f"Left, since the machine never had it: {', '.join(own)}. If it is not yours, delete it.\n"
    if lost:
        yield f"Replaced, although it is like no version there; look at it with git diff: {', '.join(lost)}.\n"
    if fresh:
        yield f"A course may now have {listed(fresh)}, too: {STARTER}/ has the one that a new course begins with.\n"
    if settings_changed:
        yield f"In mkdocs.yml, what stands above '{MENU}' is new, and what stands below it is yours as before.\n"


def _unknown_to(source: Path, root: Path, names: list[str]) -> set[str]:
    """Files of a course whose text is in no commit of the other project."""
    hashes = _git(root, "hash-object", "--stdin-paths", given="\n".join(names)).split()
    known = _git(source, "cat-file", "--batch-check", given="\n".join(hashes)).splitlines()
    return {name for name, told in zip(names, known, strict=True) if told.endswith(" missing")}


def _git(folder: Path, *arguments: str, given: str | None = None) -> str:
    """What Git answers; nothing where it cannot."""
    run = subprocess.run(["git", *arguments], cwd=folder, input=given, capture_output=True, text=True, check=False)
    return run.stdout


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
