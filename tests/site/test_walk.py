"""A walk through the whole real site: every link, anchor, image, heading and title."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from tests.pages import COURSE, PAGES
from tests.tree import Tree, parse, read

from publish import offline

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = {
    "a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href",
    "video": "src", "audio": "src", "object": "data", "embed": "src",
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Tree]:
    """Every page by its path in the site."""
    return {file.relative_to(built_site).as_posix(): read(file) for file in sorted(built_site.rglob("*.html"))}


def test_there_is_a_site_to_walk(pages: dict[str, Tree]) -> None:
    assert len(pages) > len(PAGES)


def test_every_link_inside_the_site_leads_somewhere(pages: dict[str, Tree], built_site: Path) -> None:
    broken = []
    for path, page in pages.items():
        for tag, address in addresses(page):
            target = inside(path, address)
            if target is not None and not exists(built_site, target):
                broken.append(f"{path}: <{tag}> {address}")
    assert not broken, listed(broken)


def test_every_link_of_the_offline_copy_names_a_file_in_it(built_site: Path) -> None:
    broken = []
    [copy] = built_site.glob(offline.file_name("*"))
    with zipfile.ZipFile(copy) as archive:
        packed = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    files = packed.keys()
    pages = {name: parse(data) for name, data in packed.items() if name.endswith(".html")}
    assert len(pages) > len(PAGES)
    for path, page in pages.items():
        for tag, address in addresses(page):
            target = inside(path, address)
            if target and target not in files:
                broken.append(f"{path}: <{tag}> {address}")
    assert not broken, listed(broken)


def test_every_anchor_is_there(pages: dict[str, Tree]) -> None:
    anchors = {path: set(page.xpath("//@id")) | set(page.xpath("//a/@name")) for path, page in pages.items()}
    missing = []
    for path, page in pages.items():
        for _, address in addresses(page):
            target, anchor = inside(path, address), unquote(urlsplit(address).fragment)
            name = path if target == "" else html_of(target or "?")
            # What holds "=" is no place on a page but what a script there is to start with.
            known = "=" in anchor or name not in anchors or anchor in anchors[name]
            if target is not None and anchor and not known:
                missing.append(f"{path}: {address}")
    assert not missing, listed(missing)


def test_ids_are_unique_on_every_page(pages: dict[str, Tree]) -> None:
    twice = [f"{path}: {name}" for path, page in pages.items() for name in repeated(page.xpath("//@id"))]
    assert not twice, listed(twice)


def test_titles_are_unique(pages: dict[str, Tree]) -> None:
    assert not repeated([page.xpath("string(//title)") for page in pages.values()])


def within(element: Tree, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def test_every_page_has_one_main_heading_and_no_level_is_left_out(pages: dict[str, Tree]) -> None:
    wrong = []
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6") if not within(heading, "template")]
        if levels.count(1) != 1:
            wrong.append(f"{path}: {levels.count(1)} headings of level 1")
        wrong += [f"{path}: h{low} before h{high}" for low, high in pairwise(levels) if high > low + 1]
    assert not wrong, listed(wrong)


def test_every_picture_says_what_it_shows(pages: dict[str, Tree]) -> None:
    silent = [f"{path}: {image.get('src')}" for path, page in pages.items() for image in page.xpath("//img[not(@alt)]")]
    assert not silent, listed(silent)


def test_every_drawing_has_a_title_or_keeps_out_of_the_way(pages: dict[str, Tree]) -> None:
    """A drawing that carries meaning has a title; one beside words is hidden from those who hear the page."""
    silent = [
        path for path, page in pages.items()
        for drawing in page.xpath("//svg[not(@aria-hidden='true')]")
        if not drawing.xpath("string(.//title)").strip() and not drawing.get("aria-label")
    ]  # fmt: skip
    assert not silent, listed(silent)


def test_no_switch_says_that_it_completes_itself(pages: dict[str, Tree]) -> None:
    """`autocomplete` has no meaning on a checkbox or a radio button, and a validator says so."""
    switches = "//input[@type='checkbox' or @type='radio']"
    assert sum(len(page.xpath(switches)) for page in pages.values()) > len(COURSE.modules) + len(COURSE.exercises)
    assert not [path for path, page in pages.items() if page.xpath(f"{switches}[@autocomplete]")]


def test_nothing_is_fetched_from_another_host(pages: dict[str, Tree]) -> None:
    away = [
        f"{path}: <{tag}> {address}"
        for path, page in pages.items()
        for tag, address in addresses(page)
        if tag != "a" and (urlsplit(address).scheme not in ("", "data") or urlsplit(address).netloc)
    ]
    assert not away, listed(away)


def test_style_sheets_fetch_nothing_from_another_host_and_find_their_files(built_site: Path) -> None:
    wrong = []
    for sheet in built_site.rglob("*.css"):
        for address in re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""", sheet.read_text(encoding="utf-8")):
            if address.startswith(("data:", "#")):
                continue
            if (
                urlsplit(address).scheme
                or address.startswith("//")
                or not (sheet.parent / urlsplit(address).path).exists()
            ):
                wrong.append(f"{sheet.relative_to(built_site)}: {address}")
    assert not wrong, listed(wrong)


def test_no_page_has_styles_handlers_or_scripts_that_its_policy_forbids(pages: dict[str, Tree]) -> None:
    wrong = []
    for path, page in pages.items():
        wrong += [f"{path}: style on <{element.tag}>" for element in page.xpath("//*[@style]")]
        wrong += [f"{path}: <style>" for _ in page.xpath("//style")]
        wrong += [f"{path}: {name}" for name in page.xpath("//@*") if name.attrname.startswith("on")]
        wrong += [f"{path}: {address}" for _, address in addresses(page) if address.startswith("javascript:")]
    assert not wrong, listed(wrong)


def test_every_page_is_sealed_and_no_policy_is_unsafe(pages: dict[str, Tree]) -> None:
    for path, page in pages.items():
        policies = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policies) == 1, path
        assert "default-src 'none'" in policies[0] and "unsafe" not in policies[0], path


def test_the_site_names_few_inline_scripts(built_site: Path) -> None:
    assert len(set(re.findall(r"'sha256-[^']+'", (built_site / "_headers").read_text(encoding="utf-8")))) <= 12


def test_every_page_says_its_language_and_what_it_is_about(pages: dict[str, Tree]) -> None:
    for path, page in pages.items():
        assert page.get("lang") == "en", path
        assert page.xpath("string(//meta[@name='description']/@content)").strip(), path


def test_modules_do_not_all_describe_themselves_with_the_same_words(pages: dict[str, Tree]) -> None:
    modules = [page for page in pages.values() if page.xpath("//header[contains(@class, 'module-header')]")]
    described = [page.xpath("string(//meta[@name='description']/@content)") for page in modules]
    assert len(described) == len(COURSE.modules)
    assert not repeated(described)


def addresses(page: Tree) -> Iterator[tuple[str, str]]:
    for tag, attribute in SOURCES.items():
        for element in page.iter(tag):
            if element.get(attribute):
                yield tag, element.get(attribute)


def inside(path: str, address: str) -> str | None:
    """Where an address leads, as a path in the site; "" is the page itself, None another place."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return ""
    base = "" if parts.path.startswith("/") else path.rpartition("/")[0]
    steps: list[str] = []
    for step in f"{base}/{unquote(parts.path)}".split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) + ("/" if parts.path.endswith("/") else "") or "/"


def exists(site: Path, target: str) -> bool:
    return target == "" or (site / html_of(target)).is_file() or (site / target.lstrip("/")).is_file()


def html_of(target: str) -> str:
    bare = target.strip("/")
    return bare if "." in bare.rpartition("/")[2] else f"{bare}/index.html".lstrip("/")


def repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def listed(lines: list[str]) -> str:
    return f"{len(lines)}:\n" + "\n".join(lines[:40])
