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
from typing import TYPE_CHECKING

import pytest
from deploy.release import LISTED, LOCK, LOCKED, ROOT, ROW, bill_of_materials, release

from content import course_file
from publish.offline import file_name

if TYPE_CHECKING:
    from tests.conftest import BuildSite

COURSE = course_file.read(ROOT)
# What people write here; every other kind of file comes from somebody else, or is named below.
OURS = (
    ".md", ".py", ".typ", ".bib", ".yml", ".toml", ".txt", ".html", ".css", ".js", ".json", ".svg", ".xml", ".conf", ".cff",
    ".webmanifest", ".tsv", ".xhtml", ".opf", "Makefile", "CODEOWNERS", ".editorconfig", ".gitignore", ".ci/run",
    "docs/contribute/pencil.webp", ".xml.rels", "_rels/.rels",
)  # fmt: skip
LICENCE = re.compile(r"(?:.*/)?(?:LICEN[CS]ES?|COPYING|NOTICE|OFL)(?:[._-][^/]*)?", re.IGNORECASE)
SAYS = {
    "MIT": "PERMISSION IS HEREBY GRANTED, FREE OF CHARGE",
    "OFL-1.1": "SIL OPEN FONT LICENSE",
    "Apache-2.0": "APACHE LICENSE",
    "MPL-2.0": "MOZILLA PUBLIC LICENSE",
}
ROWS = [row.groupdict() for row in ROW.finditer(LISTED.read_text("utf-8"))]
IN_SOURCE = [row for row in ROWS if "/" in row["files"] and "*" in row["files"]]


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [name for name in listed.split("\0") if name]


def test_every_vendored_file_is_listed_with_its_licence() -> None:
    names = tracked()
    beside = {
        Path(name).parent for name in names if "/" in name and LICENCE.fullmatch(name) and not name.endswith(".md")
    }
    vendored = [
        name
        for name in names
        if not name.endswith(OURS)
        or re.search(r"\.min\.(?:js|css)$", name)
        or (Path(name).parent in beside and not name.casefold().endswith((".txt", "readme.md")))
    ]
    unlisted = [name for name in vendored if not any(fnmatch(name, row["files"]) for row in IN_SOURCE)]
    assert [name for name in unlisted if not LICENCE.fullmatch(name)] == []
    assert len(vendored) > 10


@pytest.mark.parametrize("row", IN_SOURCE, ids=lambda row: row["files"])
def test_what_is_listed_is_there_and_its_licence_lies_beside_it(row: dict[str, str]) -> None:
    files = [name for name in tracked() if fnmatch(name, row["files"])]
    assert files
    for folder in {(ROOT / name).parent for name in files}:
        texts = [file.read_text("utf-8") for file in folder.iterdir() if LICENCE.fullmatch(file.name)]
        assert any(SAYS[row["licence"]] in text.upper() for text in texts), folder


def test_everybody_whose_notice_stands_in_a_built_script_or_style_is_listed(built_site: Path) -> None:
    makers = {name for row in ROWS for name in re.split(r", |; | and contributors| and ", row["by"]) if name}
    files = [*built_site.rglob("*.js"), *built_site.rglob("*.css")]
    notices = [notice for file in files for notice in re.findall(r"/\*!.*?\*/", file.read_text("utf-8"), re.DOTALL)]
    assert notices
    vendored = [file.read_text("utf-8") for file in files if ".min." in file.name]
    assert vendored and all("/*!" in text for text in vendored), "whoever takes a script along takes its makers' names along"
    assert [notice for notice in notices if not any(name in notice for name in makers)] == []


def test_the_drawings_of_buttons_are_all_of_the_kind_that_is_listed(build_site: BuildSite) -> None:
    page = {"docs/index.md": "---\ntitle: Home\n---\n\nWords.\n"}
    site = build_site(page, repo_url="https://example.org/repository", site_url="https://example.org/")
    assert "<svg" in site.html()
    # Other sets of drawings that Material brings put their licence into a comment.
    assert re.findall(r"<!--!.*?-->", site.html(), re.DOTALL) == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-take-along.txt", "requirements-test.txt"])
def test_a_lock_has_hashes_for_every_package_and_says_no_address(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    packages = [package["rest"] for package in LOCK.finditer(lock)]
    assert len(packages) == len(re.findall(r"^[^\s#]", lock, re.M)) > 30
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", rest) for rest in packages)
    assert "://" not in lock


def test_nothing_is_installed_without_its_hash() -> None:
    names = [name for name in tracked() if name.endswith(("Makefile", ".md", ".yml", ".json", ".ci/run"))]
    installs = [line for name in names for line in re.findall(r".*\bpip install\b.*", (ROOT / name).read_text("utf-8"))]
    assert len(installs) >= 3
    assert [line for line in installs if "--require-hashes" not in line] == []


def test_the_bill_of_materials_names_every_locked_package_with_its_hashes_and_licence() -> None:
    lock = (ROOT / LOCKED).read_text("utf-8")
    bill = bill_of_materials(COURSE)
    packages = [one for one in bill["components"] if one["type"] == "library"]
    assert len(packages) == len(re.findall(r"^[\w.-]+==", lock, re.M)) == len(LOCK.findall(lock)) > 30
    assert [one["name"] for one in packages if not one["properties"]] == []
    # Packages for other systems are locked too, and cannot tell their licence where they are not installed.
    assert len([one for one in packages if "licenses" not in one]) <= 3
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))
    assert bill["dependencies"][0]["dependsOn"] == sorted(references)


def test_the_bill_of_materials_is_the_same_each_time() -> None:
    assert bill_of_materials(COURSE) == bill_of_materials(COURSE)


def test_a_release_can_be_checked_and_unpacked(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "coaching").mkdir(parents=True)
    (site / "coaching/index.html").write_text("<p>x", encoding="utf-8")
    with zipfile.ZipFile(site / file_name(COURSE.slug), "w") as archive:
        archive.writestr(f"{COURSE.slug}/index.html", "<p>x")
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
