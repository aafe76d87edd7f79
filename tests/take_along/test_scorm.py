"""Packages for learning systems: what lies in them, where their links lead, and that nothing in them depends on the day."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from publish import offline
from tests.accessibility import faults
from tests.serving import serving
from tests.take_along.course import sources, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import BuildSite

SCORM = "take-along/scorm"
SPACES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adl": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "md": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
}
NAMES = ["path-evening", "practice-asking", "practice-listening", "practice-noticing"]


@pytest.fixture(scope="module", params=NAMES)
def package(request: pytest.FixtureRequest, packages: Path) -> dict[str, bytes]:
    return unpacked(packages / SCORM / f"{request.param}.zip")


def page(packages: Path, name: str) -> html.HtmlElement:
    return html.fromstring(unpacked(packages / SCORM / f"{name}.zip")["index.html"].decode())


def links(tree: html.HtmlElement) -> dict[str, str]:
    return {" ".join(link.text_content().split()): link.get("href") for link in tree.iter("a")}


def test_every_module_and_every_path_has_a_package(packages: Path) -> None:
    assert sorted(file.stem for file in (packages / SCORM).iterdir()) == NAMES


def test_the_manifest_names_one_activity_and_every_file(package: dict[str, bytes]) -> None:
    manifest = etree.fromstring(package["imsmanifest.xml"])
    assert manifest.findtext("cp:metadata/cp:schemaversion", namespaces=SPACES) == "1.2"
    [item] = manifest.iterfind(".//cp:item", SPACES)
    [resource] = manifest.iterfind(".//cp:resource", SPACES)
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get(f"{{{SPACES['adl']}}}scormtype") == "sco" and resource.get("href") == "index.html"
    assert [file.get("href") for file in resource] == sorted(package.keys() - {"imsmanifest.xml"})


def test_the_manifest_says_what_the_site_says_of_a_module(packages: Path) -> None:
    manifest = etree.fromstring(unpacked(packages / SCORM / "practice-noticing.zip")["imsmanifest.xml"])
    said = [" ".join(text.split()) for text in manifest.find(".//md:lom", SPACES).itertext() if text.strip()]
    for what in ("Noticing", "How to notice what nobody says.", "Practice", "Unspoken doubt", "PT10M"):
        assert what in said
    assert any(text.startswith("CC BY 4.0, https://") for text in said)


def test_every_id_is_there_once_and_every_link_leads_somewhere(package: dict[str, bytes]) -> None:
    tree = html.fromstring(package["index.html"].decode())
    ids = [one.get("id") for one in tree.iter(etree.Element) if one.get("id")]
    assert len(ids) == len(set(ids)) > 5
    named = [one.get("for") for one in tree.iter("label") if one.get("for")]
    named += [name for one in tree.iter(etree.Element) for name in (one.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)
    for address in links(tree).values():
        if address.startswith("#"):
            assert address[1:] in ids
        elif not re.match(r"https?://", address):
            assert address in package


def test_what_leaves_the_page_opens_a_window_of_its_own(package: dict[str, bytes]) -> None:
    tree = html.fromstring(package["index.html"].decode())
    leaving = [link for link in tree.iter("a") if not link.get("href").startswith("#")]
    assert leaving and all(link.get("target") == "_blank" and "noopener" in link.get("rel") for link in leaving)


def test_nothing_is_loaded_from_elsewhere(package: dict[str, bytes]) -> None:
    tree = html.fromstring(package["index.html"].decode())
    loaded = [one.get(name) for one in tree.iter(etree.Element) for name in ("src", "data", "poster") if one.get(name)]
    loaded += [one.get("href") for one in tree.iter("link")]
    assert loaded and all(address in package for address in loaded)
    for address in re.findall(r"""url\(['"]?([^'")]+)""", package["assets/course.css"].decode()):
        assert address.startswith("data:") or f"assets/{address}" in package


def test_a_link_leads_into_the_package_if_it_has_what_is_meant_else_to_the_site(packages: Path) -> None:
    alone, path = (links(page(packages, name)) for name in ("practice-listening", "path-evening"))
    assert alone["a doubt"] == path["a doubt"] == "#term-unspoken-doubt"
    assert alone["the licence"] == path["the licence"] == "https://example.org/"
    assert path["Noticing"] == "#practice-noticing-signs"
    assert alone["Noticing"] == "https://example.org/course/practice/noticing/#signs"
    assert links(page(packages, "practice-noticing"))["Two columns"] == "https://example.org/course/exercises/two-columns/"


def test_a_site_without_an_address_is_not_linked_to(build_along: BuildSite) -> None:
    site = build_along(sources())
    tree = page(site.folder, "practice-listening")
    assert "Noticing" in tree.text_content()
    assert [link for link in links(tree).values() if not link.startswith(("#", "https://"))] == []
    assert "Noticing" not in links(tree)
    assert not {"handout (PDF)", "Put these in my calendar"} & links(page(site.folder, "practice-noticing")).keys()
    assert "Put these in my calendar" not in page(site.folder, "practice-noticing").text_content()


def test_handouts_are_inside_and_notes_for_facilitators_are_not(packages: Path) -> None:
    inside = unpacked(packages / SCORM / "practice-noticing.zip")
    assert [name for name in inside if name.endswith(".pdf")] == ["sheets/two-columns-handout-a4.pdf"]
    assert inside["sheets/two-columns-handout-a4.pdf"].startswith(b"%PDF")
    assert "sheets/two-columns-handout-a4.pdf" in links(page(packages, "path-evening")).values()


def test_a_module_without_self_checks_ends_with_a_tick(packages: Path) -> None:
    ticks = {name: len(page(packages, name).xpath("//*[@data-end]")) for name in NAMES}
    assert ticks == {"path-evening": 1, "practice-asking": 1, "practice-listening": 1, "practice-noticing": 0}


def test_the_first_screen_says_what_is_reported_before_any_script_runs(package: dict[str, bytes]) -> None:
    said = package["index.html"].decode()
    assert "Never which answer you chose" in said and "Nothing is reported: that needs a script" in said


def test_a_note_on_content_keeps_its_way_round(packages: Path) -> None:
    assert links(page(packages, "practice-listening"))["“Afterwards”"] == "#practice-listening-afterwards"


def test_every_reference_leads_back_to_where_it_is_cited(packages: Path) -> None:
    tree = page(packages, "practice-noticing")
    back = [link.get("href") for link in tree.xpath("//*[@role='doc-backlink']")]
    assert len(back) == 5 and all(tree.get_element_by_id(address[1:]).get("role") == "doc-biblioref" for address in back)


def test_a_reference_has_its_link_and_nothing_prints_its_markup(package: dict[str, bytes]) -> None:
    text = package["index.html"].decode()
    assert "&lt;a " not in text and "&#34;" not in html.fromstring(text).text_content()


def test_two_builds_give_the_same_bytes(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.conftest import _builder

    monkeypatch.setenv("TAKE_ALONG", "1")
    shutil.copytree(packages.parent / ".cache", tmp_path / "another place/.cache")  # Sheets are tested elsewhere.
    again = _builder(tmp_path / "another place")(sources(), site_url="https://example.org/course/").folder
    made = {file.relative_to(packages): file.read_bytes() for file in (packages / "take-along").rglob("*") if file.is_file()}
    assert made and all((again / name).read_bytes() == data for name, data in made.items())


# --- On the site ------------------------------------------------------------------------------------------------------


def test_the_pages_list_what_this_build_has_with_its_size(packages: Path) -> None:
    everything = (packages / "start/take-it-along/index.html").read_text("utf-8")
    module = (packages / "practice/noticing/index.html").read_text("utf-8")
    for text, up in ((everything, "../../"), (module, "../../")):
        size = round((packages / SCORM / "practice-noticing.zip").stat().st_size / 1000)
        assert f'href="{up}{SCORM}/practice-noticing.zip"' in text and f"ZIP, {size}\u00a0kB" in text
    assert f"{SCORM}/practice-asking.zip" not in module
    assert f"{SCORM}/path-evening.zip" in (packages / "start/paths/evening/index.html").read_text("utf-8")


def test_an_ordinary_build_promises_nothing_that_it_does_not_have(build_site: BuildSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETS", "off")
    site = build_site(sources())
    assert not (site.folder / "take-along").exists()
    assert "take-along/" not in site.html("practice/noticing/index.html").replace("start/take-it-along/", "")
    assert "holds no other packages" in site.html("start/take-it-along/index.html")
    for page in ("practice/noticing/index.html", "practice/index.html", "start/paths/evening/index.html"):
        assert 'aria-labelledby="take-along"' in site.html(page)
    for page in ("index.html", "glossary/index.html", "start/take-it-along/index.html"):
        assert 'aria-labelledby="take-along"' not in site.html(page)


def test_the_copy_for_use_without_a_network_holds_no_packages_and_promises_none(packages: Path) -> None:
    copy = unpacked(packages / offline.file_name("small-course"))
    assert not [name for name in copy if "take-along/" in name]
    assert not [name for name, data in copy.items() if name.endswith(".html") and b"take-along/scorm" in data]


# --- In a browser -------------------------------------------------------------------------------------------------------

SYSTEM = """\
"use strict";
const kept = JSON.parse(sessionStorage.getItem("kept") ?? "{}");
const set = (name, value) => { kept[name] = value; sessionStorage.setItem("kept", JSON.stringify(kept)); return "true"; };
if (location.search !== "?none") window.API = {
  LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true",
  LMSGetValue: (name) => kept[name] ?? "", LMSSetValue: set,
};
"""


@pytest.fixture(scope="module")
def system(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that listens as a learning system does; the audit has a whole one."""
    folder = tmp_path_factory.mktemp("system")
    for name in NAMES:
        for place, data in unpacked(packages / SCORM / f"{name}.zip").items():
            file = folder / name / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    (folder / "system.js").write_text(SYSTEM, "utf-8")
    for name in NAMES:
        framed = f"<!doctype html><title>x</title><script src='system.js'></script><iframe src='{name}/index.html'></iframe>"
        (folder / f"{name}.html").write_text(framed, "utf-8")
    with serving(folder) as address:
        yield address


def kept(page: Page, name: str) -> str:
    return str(page.evaluate("(name) => kept[name] ?? ''", name))


def test_a_module_is_finished_by_answers_of_any_kind_and_no_answer_is_told(page: Page, system: str) -> None:
    page.goto(f"{system}practice-noticing.html")
    frame = page.frame_locator("iframe")
    frame.locator("[data-state]", has_text="begun").wait_for()
    assert kept(page, "cmi.core.lesson_status") == "incomplete"
    frame.locator(".self-check label").first.click()
    assert kept(page, "cmi.core.lesson_status") == "incomplete"
    page.reload()
    assert frame.locator(".self-check").first.locator(".answered").inner_text() == "You have answered this before."
    frame.locator(".self-check").nth(1).locator("label").nth(1).click()
    assert kept(page, "cmi.core.lesson_status") == "completed"
    assert kept(page, "cmi.suspend_data") == "practice-noticing=1,2"
    assert set(page.evaluate("Object.keys(kept)")) == {
        "cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.suspend_data", "cmi.core.session_time", "cmi.core.exit",
    }  # fmt: skip


def test_a_path_is_finished_with_its_last_module_and_a_tick_counts_where_there_is_no_self_check(page: Page, system: str) -> None:
    page.goto(f"{system}path-evening.html")
    frame = page.frame_locator("iframe")
    frame.locator(".steps__link", has_text="Listening").click()
    frame.locator("#practice-listening [data-end]").check()
    assert kept(page, "cmi.core.lesson_status") == "incomplete" and kept(page, "cmi.suspend_data") == "practice-listening=end"
    frame.locator("#practice-listening .way a").click()
    frame.locator(".steps__link", has_text="Noticing").click()
    for check in frame.locator(".self-check:visible").all():
        check.locator("label").last.click()
    assert kept(page, "cmi.core.lesson_status") == "completed"


@pytest.mark.parametrize(("kept_before", "answered"), [("7,8,9", 0), ("end,2", 1), ("1,9", 1), ("", 0)])
def test_what_an_earlier_version_kept_finishes_nothing_that_is_not_here(
    page: Page, system: str, kept_before: str, answered: int
) -> None:
    page.goto(f"{system}practice-noticing/index.html")
    said = f"JSON.stringify({{'cmi.suspend_data': 'practice-noticing={kept_before};practice-gone=1;=;x'}})"
    page.evaluate(f"sessionStorage.setItem('kept', {said})")
    page.goto(f"{system}practice-noticing.html")
    frame = page.frame_locator("iframe")
    frame.locator("[data-state]", has_text="begun").wait_for()
    assert kept(page, "cmi.core.lesson_status") == "incomplete"
    assert frame.locator("[data-state-here]").inner_text() == f"{answered} of 2 self-checks answered."


def test_an_address_that_nobody_can_read_stops_nothing(page: Page, system: str) -> None:
    page.goto(f"{system}path-evening/index.html#%E0%A4")
    page.locator("[data-state]", has_text="no learning system that takes reports").wait_for()
    assert page.locator("#contents").is_visible() and page.locator("#practice-noticing").is_hidden()


def test_keyboard_and_reading_voice_go_on_where_a_link_in_a_path_leads(page: Page, system: str) -> None:
    page.goto(f"{system}path-evening/index.html")
    page.locator(".steps__link", has_text="Listening").press("Enter")
    assert page.locator("#practice-listening h1:focus").inner_text() == "Listening"
    page.keyboard.press("Tab")
    assert page.locator("#practice-listening :focus").count() == 1


def test_without_a_system_a_module_says_so_and_works(page: Page, system: str) -> None:
    page.goto(f"{system}practice-listening.html?none")
    frame = page.frame_locator("iframe")
    frame.locator("[data-state]", has_text="found no learning system").wait_for()
    frame.locator(".talk-offer").first.click()
    assert frame.locator(".talk-turn").count() == 2 and frame.get_by_text("Write this way into my notes").count() == 0
    frame.locator("[data-end]").check()
    assert frame.locator("[data-state-here]").inner_text() == "You have finished."


COVERED = """() => [...document.querySelectorAll("a, label, summary")].filter((it) => {
  if (!it.checkVisibility() || it.matches(".skip, .visually-hidden")) return false;
  it.scrollIntoView({ block: "center" });
  const [box] = it.getClientRects();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !it.contains(hit);
}).map((it) => it.outerHTML)"""
"""What can be clicked, and lies under something else."""


def test_nothing_lies_over_what_can_be_clicked(page: Page, system: str) -> None:
    page.goto(f"{system}practice-noticing/index.html")
    assert page.locator("a[href$='.pdf']").count() == 1 and page.evaluate(COVERED) == []


@pytest.mark.parametrize("name", ["path-evening", "practice-listening", "practice-noticing"])
def test_nobody_is_kept_out_of_a_package(page: Page, system: str, name: str) -> None:
    page.goto(f"{system}{name}/index.html")
    assert faults(page) == []
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
