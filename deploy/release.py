"""Puts what is published into dist/: the site with its packages, its offline copy, a bill of materials, and a checksum for each.

PYTHONPATH=hooks python deploy/release.py        (after `make take-along`; `make release` does both)
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import shutil
import sys
import tarfile
import tomllib
import uuid
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content import course_file
from publish.offline import file_name

if TYPE_CHECKING:
    from content.course_file import CourseFile

ROOT = Path(__file__).parent.parent
LOCKED = "requirements-take-along.txt"
"""Names all that a release is made with: the site, and what leaves it."""
LISTED = ROOT / "docs/about/third-party.md"
LOCK = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s\\;]+)(?P<rest>(?:.*\\\n)*.*)", re.M)
ROW = re.compile(
    r"^\| `?(?P<files>[^`|]+?)`? \| (?P<what>[^|]+?) \| (?P<by>[^|]+?) \| (?P<licence>MIT|\w+-[\d.]+) \|$", re.M
)


def release(site: Path, dist: Path) -> list[Path]:
    """Write every artefact, the checksums last."""
    course = course_file.read(ROOT)
    offline = site / file_name(course.slug)
    if not offline.is_file():
        raise SystemExit(f"{offline} is missing. Build the site first, with 'make site' or 'make take-along'.")
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir()
    name = f"{course.slug}-{_version()}"
    artefacts = [
        archive(site, dist / f"{name}-site.tar.gz", leave_out={offline.name}),
        Path(shutil.copy(offline, dist / f"{name}-offline.zip")),
        dist / f"{name}.cdx.json",
    ]
    artefacts[-1].write_text(json.dumps(bill_of_materials(course), indent=2) + "\n", encoding="utf-8", newline="\n")
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in artefacts)
    (dist / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")
    return [*artefacts, dist / "SHA256SUMS"]


def archive(folder: Path, target: Path, leave_out: set[str]) -> Path:
    """A folder as one file, the same bytes whoever packs it and when."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for file in sorted(file for file in folder.rglob("*") if file.is_file() and file.name not in leave_out):
            entry = tarfile.TarInfo(f"site/{file.relative_to(folder).as_posix()}")
            entry.size, entry.mode = file.stat().st_size, 0o644
            with file.open("rb") as content:
                tar.addfile(entry, content)
    target.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return target


def bill_of_materials(course: CourseFile) -> dict[str, Any]:
    """What the site is made with and what it carries, in CycloneDX 1.6; the same for the same lock file."""
    components = [*_packages((ROOT / LOCKED).read_text("utf-8")), *_vendored(LISTED.read_text("utf-8"))]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([_version(), components]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": course.slug,
                "name": course.slug,
                "version": _version(),
                "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": course.licence.replace(" ", "-")}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": course.slug, "dependsOn": sorted(one["bom-ref"] for one in components)}],
    }


def _packages(lock: str) -> list[dict[str, Any]]:
    found = []
    for package in LOCK.finditer(lock):
        name, version = re.sub(r"[-_.]+", "-", package["name"]).lower(), package["version"]
        component: dict[str, Any] = {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            # A lock names the hash of every file that may be installed.
            "properties": [
                {"name": "sha256", "value": value} for value in re.findall(r"sha256:([0-9a-f]{64})", package["rest"])
            ],
        }
        if licence := _licence(name):
            component["licenses"] = [licence]
        found.append(component)
    return found


def _licence(name: str) -> dict[str, Any] | None:
    """As the installed package tells it; a package for another system is not installed here."""
    try:
        told: Any = metadata(name)
    except PackageNotFoundError:
        return None
    if expression := told.get("License-Expression"):
        return {"expression": expression} if " " in expression else {"license": {"id": expression}}
    kinds = [line.rsplit(" :: ", 1)[-1] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    text = kinds[0] if kinds else (told.get("License") or "").split("\n")[0]
    return {"license": {"name": text}} if text else None


def _vendored(page: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "file",
            "bom-ref": f"vendored:{row['files']}",
            "name": row["files"],
            "description": row["what"],
            "supplier": {"name": row["by"]},
            "licenses": [{"license": {"id": row["licence"]}}],
        }
        for row in ROW.finditer(page)
    ]


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


if __name__ == "__main__":
    for made in release(ROOT / "site", ROOT / "dist"):
        sys.stdout.write(f"{made.relative_to(ROOT)}  {made.stat().st_size:,} bytes\n")
