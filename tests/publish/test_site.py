"""Sealing, joining, trimming, searching and packing a built folder, without MkDocs and without a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_cache.memory import Memory
from publish import offline, searching, tree, trim
from publish.site import finish

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = (("one", ""), ("last", ' defer="defer"'), ("two", ""), ("end", ' defer="defer"'))
INLINE = 'document.documentElement.className="js"'
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{root}assets/a.css"><link rel="stylesheet" href="{root}assets/deep/b.css">
<link rel="preload" href="{root}assets/f.woff2" as="font" crossorigin>
<script>{inline}</script></head><body><p>One   two</p><pre>a
  b</pre><a href="{root}coaching/#stairs">Coaching</a> <a href="{root}">Home</a>
<a href="https://example.org/coaching/">Elsewhere</a>
<script type="application/ld+json">{{"@type": "Course"}}</script><script src="{root}assets/x.js" type="module"></script>
</body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": PAGE.format(title="Home", root="", inline=INLINE),
        "coaching/index.html": PAGE.format(title="Coaching", root="../", inline=INLINE + ";"),
        "404.html": PAGE.format(title="Not here", root="/", inline=INLINE),
        "assets/a.css": "a{color:red}/*# sourceMappingURL=a.css.map */",
        "assets/a.css.map": "{}",
        "assets/deep/b.css": '@font-face{src:url(../f.woff2)} b{background:url("data:image/png;base64,AA==")}',
        "assets/f.woff2": "font",
        "assets/x.js": "const here = 1;\n",
        "assets/javascripts/lunr/min/lunr.de.min.js": "de",
        "search/search_index.json": json.dumps(
            {
                "config": {"lang": ["en"]},
                "docs": [{"location": "coaching/#stairs", "title": "Stairs", "text": "<p>Up.</p>"}],
            }
        ),
        "sitemap.xml": "<urlset/>",
        "sitemap.xml.gz": "packed",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_policy_names_each_inline_script_and_allows_nothing_else_inline(site: Path) -> None:
    finish(site)
    wanted = "'sha256-" + base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode() + "'"
    page = tree.read(site / "index.html")
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    rules = dict(rule.strip().split(" ", 1) for rule in meta.get("content").split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' {wanted}"
    assert "unsafe" not in meta.get("content")


def test_the_policy_stands_before_everything_that_it_governs(site: Path) -> None:
    finish(site)
    head = tree.read(site / "index.html").find("head")
    assert [element.tag for element in head][:3] == ["meta", "meta", "meta"]
    assert head[1].get("http-equiv") == "Content-Security-Policy"


def test_the_headers_file_names_the_inline_scripts_of_all_pages(site: Path) -> None:
    finish(site)
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert headers.startswith("/*\n")
    assert len(re.findall("'sha256-", headers)) == 2
    assert "frame-ancestors 'none'" in headers


def test_styles_are_joined_into_one_file_that_still_finds_its_fonts(site: Path) -> None:
    finish(site)
    hrefs = {name: sheet_links(site / name) for name in ("index.html", "coaching/index.html", "404.html")}
    (sheet,) = (site / "assets/stylesheets").glob("site.*.css")
    assert hrefs == {
        "index.html": [f"assets/stylesheets/{sheet.name}"],
        "coaching/index.html": [f"../assets/stylesheets/{sheet.name}"],
        "404.html": [f"/assets/stylesheets/{sheet.name}"],
    }
    text = sheet.read_text(encoding="utf-8")
    assert text.index("color:red") < text.index("font-face")
    assert 'url("../f.woff2")' in text and "data:image/png" in text
    assert not (site / "assets/a.css").exists()


def test_a_sheet_that_one_page_alone_has_stays_by_itself(site: Path) -> None:
    (site / "assets/only.css").write_text("i{}", encoding="utf-8")
    home = site / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(
        text.replace("<script>", '<link rel="stylesheet" href="assets/only.css"><script>', 1), encoding="utf-8"
    )
    finish(site)
    assert sheet_links(home)[1:] == ["assets/only.css"]
    assert (site / "assets/only.css").exists()


def test_scripts_are_joined_by_when_they_run_and_keep_their_order(site: Path) -> None:
    add_scripts(site)
    finish(site)
    page = tree.read(site / "coaching/index.html")
    assert [bool(script.get("defer")) for script in page.xpath("//script[@src][not(@type)]")] == [False, True]
    now, later = ((site / "coaching" / src).resolve() for src in page.xpath("//script[@src][not(@type)]/@src"))
    assert re.findall(r"(\w+)\(\)", now.read_text(encoding="utf-8")) == ["one", "two"]
    assert re.findall(r"(\w+)\(\)", later.read_text(encoding="utf-8")) == ["last", "end"]
    assert not (site / "assets/one.js").exists()


def test_what_no_browser_asks_for_is_gone(site: Path) -> None:
    trim.trim(site, public=False)
    left = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert not left & {
        "assets/a.css.map",
        "sitemap.xml",
        "sitemap.xml.gz",
        "assets/javascripts/lunr/min/lunr.de.min.js",
    }
    assert (site / "assets/a.css").read_text(encoding="utf-8") == "a{color:red}"


def test_a_site_with_an_address_keeps_its_sitemap(site: Path) -> None:
    trim.trim(site, public=True)
    assert (site / "sitemap.xml").exists()


def test_white_space_folds_except_where_it_counts(site: Path) -> None:
    finish(site)
    text = (site / "index.html").read_text(encoding="utf-8")
    assert "<p>One two</p>" in text
    assert "<pre>a\n  b</pre>" in text


def test_a_preview_is_neither_sealed_nor_packed(site: Path) -> None:
    finish(site, preview=True)
    assert "Content-Security-Policy" not in (site / "index.html").read_text(encoding="utf-8")
    assert not (site / offline.NAME).exists()


def test_links_in_the_offline_copy_name_files(site: Path) -> None:
    finish(site)
    page = tree.parse(packed(site)["in-parallel/coaching/index.html"])
    assert page.xpath("//a/@href") == [
        "../coaching/index.html#stairs",
        "../index.html",
        "https://example.org/coaching/",
    ]
    assert not page.xpath("//link[@rel='preload']")


def test_search_in_the_offline_copy_is_a_script_whose_places_are_files(site: Path) -> None:
    finish(site)
    index = packed(site)["in-parallel/search/search_index.js"]
    assert index.startswith("var __index = ")
    assert json.loads(index.removeprefix("var __index = "))["docs"][0]["location"] == "coaching/index.html#stairs"


def test_modules_become_ordinary_scripts_with_names_of_their_own_offline(site: Path) -> None:
    finish(site)
    files = packed(site)
    assert files["in-parallel/assets/x.js"] == '(() => {\n"use strict";\nconst here = 1;\n})();\n'
    assert 'type="module"' not in files["in-parallel/index.html"]


def test_the_offline_copy_is_the_same_whatever_the_files_dates_and_order(site: Path, tmp_path: Path) -> None:
    finish(site)
    first = (site / offline.NAME).read_bytes()
    for number, file in enumerate(sorted(site.rglob("*"), reverse=True)):
        file.touch()
        if file.is_file() and number % 2:
            file.chmod(0o600)
    assert offline.pack(site).read_bytes() == first


def test_a_link_to_the_copy_tells_its_size_and_is_plain_words_in_the_copy_itself(site: Path) -> None:
    page = site / "coaching/index.html"
    link = f'<p>Take <a href="../{offline.NAME}">all of it</a> along.</p>'
    page.write_text(page.read_text(encoding="utf-8").replace("<pre>", f"{link}<pre>"), encoding="utf-8")
    (site / "big.pdf").write_bytes(random.Random(1).randbytes(2_600_000))
    finish(site)
    (shown,) = tree.read(page).xpath(f"//a[contains(@href, '{offline.NAME}')]")
    assert "".join(shown.itertext()) == "all of it (ZIP, 3\N{NO-BREAK SPACE}MB)"
    with zipfile.ZipFile(site / offline.NAME) as archive:
        copied = archive.read("in-parallel/coaching/index.html").decode()
    assert "<p>Take all of it along.</p>" in copied and offline.NAME not in copied


def test_in_a_preview_the_link_gives_a_file_that_says_what_makes_the_copy() -> None:
    with zipfile.ZipFile(io.BytesIO(offline.notice())) as archive:
        assert b"make site" in archive.read("in-parallel/read-me.txt")


def test_what_only_a_server_reads_is_not_in_the_offline_copy(site: Path) -> None:
    finish(site, address="https://example.org/")
    assert not {f"in-parallel/{name}" for name in ("404.html", "_headers", "sitemap.xml")} & packed(site).keys()


# --- The search index ---------------------------------------------------------------------------------------------


def test_a_short_section_is_kept_as_it_is() -> None:
    assert searching.condense("Up the line & down.", set()) == "<p>Up the line &amp; down.</p>"


def test_a_long_section_shows_its_opening_and_hides_each_further_word_once() -> None:
    text = (
        "The pull to fix travels up the line to us. " * 3 + "Notice the noticing, then notice 12 repairs and a repair."
    )
    entry = searching.condense(text, searching.words(text) - {"and"})
    found = re.fullmatch(r"<p>(?P<opening>.*) …<i hidden>(?P<hidden>.*)</i></p>", entry)
    assert found and text.startswith(found["opening"])
    assert found["hidden"] == "notice noticing repairs then"


def test_every_word_of_a_text_is_found_in_its_entry() -> None:
    """Over random texts: each word stands in the entry, or begins a word that does, which is how search looks."""
    letters = "abcde"
    for seed in range(400):
        chance = random.Random(seed)
        text = " ".join("".join(chance.choices(letters, k=chance.randint(2, 6))) for _ in range(chance.randint(5, 120)))
        title = set(text.split()[:2])
        found = searching.words(searching.plain(searching.condense(text, searching.words(text), title))) | title
        assert all(any(other.startswith(word) for other in found) for word in searching.words(text)), text


def test_sections_under_a_shared_heading_are_found_by_their_page() -> None:
    docs = [
        {"location": f"e{n}/{mark}", "title": title, "text": text}
        for n in range(8)
        for mark, title, text in (("", f"Exercise {n}", "<p>Why.</p>"), ("#steps", "Steps", f"<p>Step {n}.</p>"))
    ]
    entries = searching.gather(docs)
    assert [entry["location"] for entry in entries] == [f"e{n}/" for n in range(8)]
    assert entries[3]["text"] == "Why. Step 3."


@pytest.mark.parametrize(
    ("reference", "name", "rest"),
    [
        (
            "Ginwright, S. (2018). Healing: From a to b. Medium.",
            "Ginwright, S. (2018). Healing: From a to b",
            "<p>Medium.</p>",
        ),
        (
            "Weir, K. N. (2009). Just a parallel? Journal, 2(1). https://doi.org/10.1/x",
            "Weir, K. N. (2009). Just a parallel?",
            "<p>Journal, 2(1).</p>",
        ),
        ("No year at all", "No year at all", ""),
    ],
)
def test_a_work_is_named_by_author_year_and_title(reference: str, name: str, rest: str) -> None:
    assert searching._parted(reference) == (name, rest)


def test_the_references_page_gives_an_entry_for_itself_and_one_for_each_work(tmp_path: Path) -> None:
    works = "".join(
        f'<li class="reference" id="work{n}"><p class="reference__text">Roe, A. (20{n}). <i>On {n} &amp; on</i>. Press.</p>'
        f'<ul><li>Cited on <a href="../a/">A</a></li></ul></li>\n'
        for n in range(10, 13)
    )
    page = tmp_path / "index.html"
    page.write_text(f"<!doctype html><title>x</title><h1>Références<a>¶</a></h1><p>All.</p><ol>{works}</ol>", "utf-8")
    about, *entries = searching.works(page)
    assert about == {"location": "references/", "title": "Références", "text": ""}
    assert [(entry["location"], entry["title"], entry["text"]) for entry in entries] == [
        (f"references/#work{n}", f"Roe, A. (20{n}). On {n} &amp; on", "<p>Press.</p>") for n in range(10, 13)
    ]


def sheet_links(file: Path) -> list[str]:
    return [str(href) for href in tree.read(file).xpath("//link[@rel='stylesheet']/@href")]


def packed(site: Path) -> dict[str, str]:
    with zipfile.ZipFile(site / offline.NAME) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def add_scripts(site: Path) -> None:
    for name in ("one", "two", "last", "end"):
        if not (script := site / f"assets/{name}.js").exists():
            script.write_text(f'"use strict";\n{name}();\n', encoding="utf-8")
    for file in site.rglob("*.html"):
        root = "/" if file.name == "404.html" else "../" * (len(file.relative_to(site).parts) - 1)
        tags = "".join(f'<script src="{root}assets/{n}.js"{d}></script>' for n, d in SCRIPTS)
        file.write_text(file.read_text(encoding="utf-8").replace("</body>", f"{tags}</body>"), encoding="utf-8")


SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2h3"/></svg>'
MENU = """<nav data-md-level="0"><ul><li><input id="__nav_1"><label class="md-nav__title">Coaching</label>
<nav><a href="{root}coaching/">Stairs</a></nav></li></ul></nav>"""


def write(path: str, text: str) -> Callable[[Path], object]:
    def change(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        write("assets/a.css", "a{color:blue}"),
        write("assets/one.js", "now()"),
        write("index.html", PAGE.format(title="Home", root="", inline=INLINE).replace("<p>", "<p class='rare'>")),
        write("nowhere/index.html", PAGE.format(title="Here at last", root="../", inline="")),
        write("index.html", PAGE.format(title="Home", root="", inline=INLINE).replace("</body>", f"{SIGN}</body>")),
        write(
            "index.html",
            PAGE.format(title="Home", root="", inline=INLINE).replace("</body>", f"{MENU.format(root='')}</body>"),
        ),
    ],
    ids=[
        "a style",
        "a script",
        "a class that a style is for",
        "a page that is linked to",
        "a drawing on most pages",
        "a menu",
    ],
)
def test_what_is_finished_with_a_memory_is_what_is_finished_without(
    site: Path, tmp_path_factory: pytest.TempPathFactory, change: Callable[[Path], object]
) -> None:
    """Pages that nobody touched too: each rests on what all of them share."""
    both = f'<a href="../nowhere/">Nowhere</a>{SIGN}{MENU.format(root="../")}</body>'
    page = (site / "coaching/index.html").read_text(encoding="utf-8")
    write("coaching/index.html", page.replace("</body>", both))(site)
    write("assets/a.css", "a{color:red}.rare{color:green}")(site)
    sites, memory = tmp_path_factory.mktemp("sites"), Memory(tmp_path_factory.mktemp("kept") / "kept.sqlite")
    for name, remembered in (("first", memory), ("remembered", memory), ("fresh", None)):
        if name == "remembered":
            change(site)
        shutil.copytree(site, sites / name)
        add_scripts(sites / name)
        finish(sites / name, memory=remembered)
    assert whole(sites / "remembered") == whole(sites / "fresh") != whole(sites / "first")


def whole(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
