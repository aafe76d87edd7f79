"""A small copy of the project in a folder of its own, to be broken at will."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[2]
EXERCISE = "one-small-skill"

FILES = {
    "course.yml": "name: A course\nslug: a-course\npurpose: To be broken.\nstrands:\n  - folder: coaching\n    title: Coaching\n",
    "docs/index.md": "---\ntitle: Home\n---\n\nA plain page that cites a work [@example2020].\n",
    "docs/references.md": "---\ntitle: References\n---\n\n<!-- works -->\n",
    "docs/glossary.md": "---\ntitle: Glossary\n---\n\n<!-- terms -->\n",
    "bibliography.bib": (
        "@book{example2020,\n  author = {Example, Ada},\n  title = {An example},\n  year = {2020},\n"
        "  publisher = {Press},\n  annote = {Seen: example.org.}, keywords = {status-verified}\n}\n"
    ),
    "docs/coaching/one.md": (
        "---\ntitle: One\nsummary: A summary.\nminutes: 20\nlevel: practice\nquestion: Why?\n"
        f"objectives:\n  - can: name one thing\n    tested: [{EXERCISE}]\n    answer: One.\n"
        f"  - can: write one thing\n    tested: [{EXERCISE}]\n    answer: Two.\nkey_points: [One., Two.]\n"
        f"exercises: [{EXERCISE}]\nreviewed: 2026-11-22\n---\n\nA module.\n"
    ),
}
# All but published, a build waits if it is asked to: this one is over before it could be stopped.
LINGERING = """import os, time
def linger(**_):
    time.sleep(float(os.environ.get("LINGER", 0)))
"""
# Dropping these makes root as powerless as anyone before a file's permissions.
PR_CAPBSET_DROP, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2


@dataclass(frozen=True)
class Project:
    """A checkout with a few pages and one exercise, its hooks and theme copied so that they can be damaged."""

    folder: Path

    @classmethod
    def in_folder(cls, folder: Path) -> Project:
        for name in ("hooks", "theme"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        (folder / "exercises").mkdir()
        exercise = (ROOT / "hooks/scaffold/starter/exercises" / f"{EXERCISE}.md").read_text("utf-8").replace("$today", "2026-11-22")
        (folder / "exercises" / f"{EXERCISE}.md").write_text(_alone(exercise), encoding="utf-8")
        with (ROOT / "mkdocs.yml").open("rb") as file:
            settings = yaml_load(file) | {"site_url": "", "repo_url": ""}
        for name in ("nav", "not_in_nav"):
            settings.pop(name, None)
        events = folder / "hooks/mkdocs_events"
        (events / "lingering.py").write_text(LINGERING, encoding="utf-8")
        order = (events / "order.py").read_text("utf-8").replace("    learning,\n", "    learning,\n    lingering,\n", 1)
        order = order.replace("    publish.publish,", "    lingering.linger,\n    publish.publish,", 1)
        (events / "order.py").write_text(order, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        return cls(folder)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def start(
        self,
        environment: Mapping[str, str] = {},
        before: Callable[[], Any] | None = None,
        *,
        at: str = ".",
        arguments: Sequence[str] = (),
    ) -> subprocess.Popen[str]:
        def first() -> None:
            # A shell lets what it runs in the background ignore Ctrl-C, and all that is begun from there.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            if before:
                before()

        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", *arguments],
            cwd=self.folder / at,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "REPO_URL": ""} | dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=first,
        )

    def build(self, environment: Mapping[str, str] = {}, before: Callable[[], Any] | None = None) -> tuple[int, str]:
        """(exit code, what it said)."""
        process = self.start(environment, before)
        said = process.communicate(timeout=300)[0]
        return process.returncode, said

    def fails_plainly(self, environment: Mapping[str, str] = {}, before: Callable[[], Any] | None = None) -> str:
        """What a build says that has to fail; never a traceback, and never without a reason."""
        code, said = self.build(environment, before)
        assert code, said
        assert "Traceback" not in said, said
        assert said.strip()
        return said

    def published(self) -> dict[str, str]:
        """Every published file and a hash of its content."""
        files = (file for file in sorted(self.site.rglob("*")) if file.is_file())
        return {file.relative_to(self.site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    def leftovers(self) -> list[str]:
        return [file.name for file in self.folder.glob("site.*")]


def _alone(exercise: str) -> str:
    """An exercise without links to pages and works that the small project lacks."""
    exercise = re.sub(r"@[a-z][a-z-]*\d{4}\w*", "@example2020", exercise)
    exercise = re.sub(r"^modules:\n(  - .*\n)+", "modules: [coaching/one]\n", exercise, flags=re.M)
    return re.sub(r"\[([^\]]*)\]\([^)]*\.md[^)]*\)", r"\1", exercise)


def no_file_larger_than(size: int) -> Callable[[], None]:
    """A disk that is full after so many bytes of any file, for a process and nobody else."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def bound_by_permissions() -> None:
    """Let a test that runs as root meet closed doors as well."""
    system = ctypes.CDLL(None, use_errno=True)
    for right in (DAC_OVERRIDE, DAC_READ_SEARCH) if os.geteuid() == 0 else ():
        if system.prctl(PR_CAPBSET_DROP, right, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot give up the right to override permissions")
