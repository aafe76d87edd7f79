"""The copy for a disk: every address names a file, and it is the same whatever the files' dates and order."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from publish import offline

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "weather"
NAME = offline.file_name(SLUG)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="https://example.org/">
<link rel="preload" href="{root}assets/f.woff2" as="font" crossorigin>
<link rel="manifest" href="{root}manifest.webmanifest">
<link rel="stylesheet" href="{root}assets/a.css"></head>
<body><a class="x" href="{root}coaching/#stairs">Coaching</a> <a href="{root}">Home</a> <a href="#here">Here</a>
<a href="https://example.org/coaching/">Elsewhere</a> <a href="mailto:x@example.org">Mail</a>
<a href="{root}coaching/sheet.pdf">Sheet</a> <a href="{root}nowhere/">Nowhere</a> <a href="{root}coaching/?h=a&amp;b">Found</a>
<code>&lt;a href="coaching/"&gt;</code></body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE.format(title="Home", root="./"),
        "coaching/index.html": PAGE.format(title="Coaching", root="../"),
        "coaching/sheet.pdf": "sheet",
        "404.html": PAGE.format(title="Not here", root="/"),
        "assets/a.css": "a{color:red}",
        "search/index.js": "searched.index={}",
        "_headers": "/*",
        "sitemap.xml": "<urlset/>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def packed(site: Path) -> dict[str, str]:
    with zipfile.ZipFile(site / NAME) as archive:
        return {name.removeprefix(f"{SLUG}/"): archive.read(name).decode() for name in archive.namelist()}


def test_a_folder_becomes_a_file_and_every_other_address_stays(site: Path) -> None:
    offline.pack(site, SLUG)
    page = packed(site)["coaching/index.html"]
    for address in (
        "../coaching/index.html#stairs", "../index.html", "#here", "https://example.org/coaching/", "mailto:x@example.org",
        "../coaching/sheet.pdf", "../nowhere/", "../coaching/index.html?h=a&amp;b", "../assets/a.css",
    ):  # fmt: skip
        assert f'href="{address}"' in page


def test_text_that_looks_like_a_tag_stays(site: Path) -> None:
    offline.pack(site, SLUG)
    assert '<code>&lt;a href="coaching/"&gt;</code>' in packed(site)["index.html"]


def test_what_a_disk_refuses_is_not_asked_for(site: Path) -> None:
    offline.pack(site, SLUG)
    page = packed(site)["index.html"]
    assert 'rel="stylesheet"' in page
    assert not [word for word in ("preload", "canonical", "manifest") if word in page]


def test_search_goes_along_as_it_is(site: Path) -> None:
    """It is made of scripts, which a page from a disk may run."""
    offline.pack(site, SLUG)
    assert packed(site)["search/index.js"] == "searched.index={}"


def test_what_only_a_server_reads_is_not_in_the_copy(site: Path) -> None:
    offline.pack(site, SLUG)
    assert not {"404.html", "_headers", "sitemap.xml", NAME} & packed(site).keys()


def test_the_copy_is_the_same_whatever_the_files_dates_and_order(site: Path) -> None:
    first = offline.pack(site, SLUG).read_bytes()
    for number, file in enumerate(sorted(site.rglob("*"), reverse=True)):
        file.touch()
        if file.is_file() and number % 2:
            file.chmod(0o600)
    assert offline.pack(site, SLUG).read_bytes() == first


def test_a_link_to_the_copy_tells_its_size_and_is_plain_words_in_the_copy_itself(site: Path) -> None:
    page = site / "coaching/index.html"
    link = f'<p>Take <a class="b" href="../{NAME}"><em>all</em> of it</a> along.</p>'
    page.write_text(page.read_text(encoding="utf-8").replace("<code>", f"{link}<code>"), encoding="utf-8")
    (site / "big.pdf").write_bytes(random.Random(1).randbytes(2_600_000))
    offline.pack(site, SLUG)
    assert "<em>all</em> of it<span> (ZIP, 3\N{NO-BREAK SPACE}MB)</span></a> along." in page.read_text("utf-8")
    with zipfile.ZipFile(site / NAME) as archive:
        copied = archive.read(f"{SLUG}/coaching/index.html").decode()
    assert "<p>Take <em>all</em> of it along.</p>" in copied and NAME not in copied


def test_in_a_preview_the_link_gives_a_file_that_says_what_makes_the_copy() -> None:
    with zipfile.ZipFile(io.BytesIO(offline.notice(SLUG))) as archive:
        assert b"make site" in archive.read(f"{SLUG}/read-me.txt")


def test_what_is_packed_already_is_not_packed_again(site: Path) -> None:
    """A second packing of a PDF or a picture takes seconds and saves nothing."""
    for name in ("card.png", "photo.webp", "assets/type.woff2", "plan.docx"):
        (site / name).write_bytes(b"packed")
    offline.pack(site, SLUG)
    with zipfile.ZipFile(site / NAME) as archive:
        how = {entry.filename.rpartition(".")[2]: entry.compress_type for entry in archive.infolist()}
    stored = {ending for ending, method in how.items() if method == zipfile.ZIP_STORED}
    assert stored == {"pdf", "docx", "png", "webp", "woff2"}
    assert how["html"] == how["css"] == how["js"] == zipfile.ZIP_DEFLATED
