"""What the project takes from others is listed, locked and passed on with its licence; a release can be checked."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pytest
from deploy.release import LISTED, LOCK, ROOT, ROW, bill_of_materials, release

# Kinds of file that nobody writes by hand.
VENDORED = (".ttf", ".otf", ".woff", ".woff2", ".min.js", ".min.css", ".ico", ".jpg", ".gif", ".mp4", ".jar", ".whl")
ROWS = [row.groupdict() for row in ROW.finditer(LISTED.read_text("utf-8"))]
IN_SOURCE = [row for row in ROWS if "/" in row["files"] and "*" in row["files"]]


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def test_every_vendored_file_is_listed_with_its_licence() -> None:
    vendored = [name for name in tracked() if name.endswith(VENDORED)]
    assert vendored
    assert [name for name in vendored if not any(fnmatch(name, row["files"]) for row in IN_SOURCE)] == []


@pytest.mark.parametrize("row", IN_SOURCE, ids=lambda row: row["files"])
def test_what_is_listed_is_there_and_its_licence_lies_beside_it(row: dict[str, str]) -> None:
    files = [name for name in tracked() if fnmatch(name, row["files"])]
    assert files
    for folder in {(ROOT / name).parent for name in files}:
        texts = [file.read_text("utf-8") for file in folder.glob("*OFL*.txt")]
        assert row["licence"] == "OFL-1.1"
        assert any("SIL OPEN FONT LICENSE" in text.upper() for text in texts), folder


def test_the_bill_of_materials_names_every_locked_package_with_its_hashes_and_licence() -> None:
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    bill = bill_of_materials()
    packages = [one for one in bill["components"] if one["type"] == "library"]
    assert len(packages) == len(re.findall(r"^[\w.-]+==", lock, re.M)) == len(LOCK.findall(lock)) > 30
    assert [one["name"] for one in packages if not one["properties"]] == []
    # Packages for other systems are locked too, and cannot tell their licence where they are not installed.
    assert len([one for one in packages if "licenses" not in one]) <= 3
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    assert bill["dependencies"][0]["dependsOn"] == sorted(references)


def test_the_bill_of_materials_is_the_same_each_time() -> None:
    assert bill_of_materials() == bill_of_materials()


def test_a_release_can_be_checked_and_unpacked(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "coaching").mkdir(parents=True)
    (site / "coaching/index.html").write_text("<p>x", encoding="utf-8")
    with zipfile.ZipFile(site / "in-parallel-offline.zip", "w") as archive:
        archive.writestr("in-parallel/index.html", "<p>x")
    made = release(site, tmp_path / "dist")
    for line in made[-1].read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "dist" / name).read_bytes()).hexdigest() == digest
    assert {file.name for file in made} == {file.name for file in (tmp_path / "dist").iterdir()}
    with tarfile.open(made[0]) as tar:
        assert tar.getnames() == ["site/coaching/index.html"]
    assert json.loads(made[2].read_text("utf-8"))["bomFormat"] == "CycloneDX"
    first = [file.read_bytes() for file in made]
    (site / "coaching/index.html").touch()
    assert [file.read_bytes() for file in release(site, tmp_path / "dist")] == first


def test_a_release_without_a_site_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="make site"):
        release(tmp_path / "site", tmp_path / "dist")
