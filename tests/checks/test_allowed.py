"""What may stand in texts, addresses, drawings and folders; everything else is refused by check and build alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest

from checks import addresses, allowed, drawings, rendered
from checks.run import all_problems
from tests.checks.cases import GOOD
from tests.faults.project import Project

if TYPE_CHECKING:
    from tests.conftest import BuildSite

MODULE = "docs/practice/noticing.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "site"))


# --- Addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "https://www.example.org/a_(b)?c=d&e=f#g", "https://xkcd.com/1/", "mailto:ada@example.org",
        "mailto:ada@example.org?subject=A%20question", "tel:+441632960000", "HTTPS://EXAMPLE.ORG/",
    ],
)  # fmt: skip
def test_an_address_that_may_be_linked_to(address: str) -> None:
    assert addresses.leads_out(address) and addresses.wrong(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:https://example.org/x", "file:///etc/passwd", "ftp://example.org",
        "//example.org", "\\\\example.org\\share", "https://user@example.org", "https://user:word@example.org", "https://127.0.0.1/",
        "https://[::1]/", "https://localhost/", "https://example.org:8443/", "https://xn--e1awd7f.com/", "https://ex\u0430mple.org/",
        "https:example.org", "https:\\\\example.org", "view-source:https://example.org", "intent://x", "https://2130706433/", "http://[",
        "https://example.org\u2028", "mailto:a@b.org,c@d.org", "mailto:a@b.org?bcc=c@d.org", "tel:x",
    ],
)  # fmt: skip
def test_an_address_that_may_not(address: str) -> None:
    assert addresses.leads_out(address) and addresses.wrong(address)


@pytest.mark.parametrize("address", ["asking.md", "../glossary.md#term", "#signs", "a/b_(c).md", "circles.svg"])
def test_an_address_within_the_site(address: str) -> None:
    assert not addresses.leads_out(address)


@pytest.mark.parametrize(
    ("text", "address", "same"),
    [
        ("https://example.org", "https://example.org/a", True), ("example.org", "https://www.example.org/", True),
        ("example.org/a", "https://example.com/a", False), ("https://example.org", "asking.md", False), ("asking.md", "asking.md", True),
        ("`hooks/x.py`", "https://example.org/x.py", True), ("ada@example.org", "mailto:ada@example.org", True),
        ("ada@example.org", "mailto:eve@example.org", False), ("e.g. this", "https://example.org", True),
        ("**https://example.org**", "https://example.com", False),
    ],
)  # fmt: skip
def test_a_link_shows_where_it_leads(text: str, address: str, same: bool) -> None:
    assert bool(addresses.shows_another(text, address)) is not same


# --- Texts --------------------------------------------------------------------------------------------------------

EVIL = [
    '<b\nonclick="alert(1)">x</b>', "<script >alert(1)</script >", '<img src=x onerror=alert(1)>',
    '<a href="java&#115;cript:alert(1)">x</a>',
    "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>", "<svg/onload=alert(1)>", '<base href="//example.org">',
    '<div markdown onmouseover="x">a</div>', "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x][y]\n\n[y]: javascript:alert(1)",
    "x\n{: onclick=alert(1) }", "## x { onclick=alert(1) }", "*x*{: style='position:fixed' }", "[x](y.md){ href=javascript:x }",
    '<meta http-equiv="refresh" content="0;url=https://example.org">', '<link rel="stylesheet" href="https://example.org/x.css">',
    "<style>*{display:none}</style>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=x></object>",
    '<form action="https://example.org"></form>', "<template><script>x</script></template>", "<math><mi>x</mi></math>",
    "/// details | x\n    attrs: {onclick: x}\n\ny\n///", "<?php x ?>", "<![CDATA[x]]>", "`a\n<script>alert(1)</script>\nb`",
    "[x](//example.org)", "<x-y>z</x-y>", "a <noembed>b</noembed>", "![x](y.svg){ onerror=alert(1) }", "| a |\n|---|\n| b {: onclick=x } |",
]  # fmt: skip
EXTENSIONS = ["tables", "attr_list", "def_list", "footnotes", "abbr", "md_in_html", "toc", "pymdownx.blocks.details"]


@pytest.mark.parametrize("text", EVIL)
def test_what_could_run_or_lead_away_is_told_in_the_source_and_refused_in_the_page(text: str, site: Path) -> None:
    html = markdown.markdown(text, extensions=EXTENSIONS)
    runs = "`" not in text and "<?php" not in text and "CDATA" not in text  # which Markdown shows as text
    assert not runs or rendered.refused(text, html), html
    page = (site / MODULE).read_text("utf-8")
    (site / MODULE).write_text(page.replace("## Signs", f"{text}\n\n## Signs"), "utf-8")
    told = all_problems(site)
    assert [problem for problem in told if problem.path == MODULE and 24 <= problem.line <= 28], html


HARMLESS = [
    "a<br>b", "H<sub>2</sub>O", '<abbr title="x">y</abbr>', "`<script>`", "a < b", "`a\nb <i>`", "{braces} in a text", "<!-- <b> -->",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_may_stand_in_a_text(text: str, site: Path) -> None:
    assert not rendered.refused(text, markdown.markdown(text, extensions=EXTENSIONS))
    page = (site / MODULE).read_text("utf-8")
    (site / MODULE).write_text(page.replace("## Signs", f"{text}\n\n## Signs"), "utf-8")
    assert all_problems(site) == []


def test_a_build_refuses_what_only_looks_like_code_to_a_reader_of_sources(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_events.checks.all_problems", lambda *_: [])
    page = "---\ntitle: Home\n---\n\nWords.\n\n<b onclick=\"x\">y</b>\n"
    build_site({"docs/index.md": page}, warns=["docs/index.md:7:4: 'onclick' cannot stand in <b>. Take it out. [raw-html]"])


# --- Drawings -----------------------------------------------------------------------------------------------------

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>a</title><desc>b</desc>\n{}</svg>'


@pytest.mark.parametrize(
    "part",
    ['<path d="M0 0L1 1" fill="none" stroke="currentColor"/>', '<text transform="rotate(-90 1 2)" xml:space="preserve">a: b; (c)</text>',
     '<!-- a note -->', '<rect class="accent" fill="#fff" width="10%"/>'],
)  # fmt: skip
def test_what_may_stand_in_a_drawing(part: str) -> None:
    assert list(drawings.problems("docs/a.svg", DRAWING.replace("{}", part).encode())) == []


@pytest.mark.parametrize(
    "part",
    ["<script/>", '<rect onload="x"/>', '<a href="https://example.org"/>', '<use href="https://example.org/#b"/>', '<image href="a"/>',
     "<style>x</style>", '<rect style="x"/>', '<rect fill="url(https://example.org)"/>',
     '<animate attributeName="href"/>', "<foreignObject/>",
     '<handler xmlns="http://www.w3.org/2001/xml-events"/>', '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:x"/>',
     '<?xml-stylesheet href="https://example.org"?>', '<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', '<rect fill="javascript:x"/>'],
)  # fmt: skip
def test_what_may_not(part: str) -> None:
    [first, *_] = drawings.problems("docs/a.svg", DRAWING.replace("{}", part).encode())
    assert (first.path, first.line, first.code) == ("docs/a.svg", 2, "drawing-style")


def test_a_drawing_that_would_fill_the_memory_is_not_read_on() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<svg>&b;</svg>'
    [told] = drawings.problems("docs/a.svg", bomb.encode())
    assert "DOCTYPE" in told.message and told.line == 1


# --- Files --------------------------------------------------------------------------------------------------------


LINKS = ["docs/practice/secret.svg", "docs/practice/elsewhere", "exercises/x.md", "glossary/.hidden", "words.yml", "theme/x.css"]


@pytest.mark.parametrize("place", LINKS)
def test_a_link_out_of_the_checkout_is_refused_before_anything_is_read(place: str, site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = site / place
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside if "." not in link.name else outside / "secret")
    assert [(problem.path, problem.code) for problem in all_problems(site)] == [(place, "file-linked")]


def test_a_link_round_in_circles_and_a_file_too_large_are_refused(site: Path) -> None:
    (site / "docs/practice/up").symlink_to("..")
    (site / "docs/practice/large.md").write_bytes(b"a" * (allowed.MOST_KILOBYTES[".md"] + 1) * 1024)
    assert {(problem.path, problem.code) for problem in all_problems(site)} == {
        ("docs/practice/up", "file-linked"),
        ("docs/practice/large.md", "file-large"),
    }


def test_the_build_refuses_them_as_well_and_says_only_that(tmp_path: Path) -> None:
    project = Project.in_folder(tmp_path / "project")
    (project.folder / "docs/coaching/up").symlink_to("..")
    (project.folder / "docs/coaching/secret.svg").symlink_to("/etc/hostname")
    said = project.fails_plainly({"SHEETS": "off"})
    assert "docs/coaching/up:1:1: This is a link" in said and "docs/coaching/secret.svg:1:1: This is a link" in said
    assert said.count("\n") <= 6 and not project.site.exists(), said


def test_a_photograph_that_tells_where_it_was_taken_is_told(site: Path) -> None:
    (site / "docs/practice/room.jpg").write_bytes(b"\xff\xd8\xff\xe1\0\x10Exif\0\0" + b"\0" * 100)

    assert {(problem.path, problem.code) for problem in all_problems(site)} == {
        ("docs/practice/room.jpg", "picture-notes"),

    }


def test_a_picture_beside_an_exercise_may_lie_there(site: Path) -> None:
    shutil.copy(site / "docs/practice/circles.svg", site / "exercises/two-circles.svg")
    (site / "exercises/a-room.webp").write_bytes(b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 100)
    assert all_problems(site) == []


def test_the_command_says_so_without_a_traceback(site: Path) -> None:
    (site / "docs/practice/up").symlink_to("..")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "hooks")}
    run = subprocess.run([sys.executable, "-m", "checks"], cwd=site, env=environment, capture_output=True, text=True)
    assert run.returncode == 1 and run.stdout.startswith("docs/practice/up:1:1: This is a link") and "Traceback" not in run.stderr


def test_every_tag_that_may_be_written_may_come_out_as_well() -> None:
    for tag in allowed.TAGS:
        assert not rendered.refused(f"<{tag}>", f"<{tag}>words</{tag}>"), tag
