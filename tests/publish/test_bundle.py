"""Style sheets and scripts are joined, made smaller and named by content; nothing of what they do is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT

from publish import bundle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import BuildSite

SHARED = {bundle.STYLES: ["assets/a.css", "assets/b.css"], bundle.SCRIPTS: ["assets/one.js", "assets/two.js"]}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    files = {
        "a.css": "/* The first. */\na { color: red; }\n",
        "b.css": "@font-face { src: url(\"fonts/f.woff2\"); }\n",
        "alone.css": "b { }\n",
        "one.js": '// Says one.\n"use strict";\nconst said = "one";\ndocument.title += said;\n',
        "two.js": '"use strict";\nconst said = "two";\ndocument.title += said;\n',
        "part/alone.js": "  go(); // now\n",
        "fonts/readme.txt": "no asset",
    }
    for name, text in files.items():
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_all_pages_share_is_one_file_and_the_rest_stands_alone(theme: Path) -> None:
    made = bundle.bundle(theme, SHARED)
    assert set(made) == {"assets/site.css", "assets/site.js", "assets/alone.css", "assets/part/alone.js"}
    assert made["assets/site.css"].text == 'a{color:red}\n@font-face{src:url("fonts/f.woff2")}\n'
    assert made["assets/part/alone.js"].text == "go(); // now\n"


def test_a_name_changes_with_the_content_and_with_nothing_else(theme: Path) -> None:
    first = bundle.bundle(theme, SHARED)
    (theme / "assets/two.js").touch()
    assert bundle.bundle(theme, SHARED) == first
    (theme / "assets/two.js").write_text("other()\n", encoding="utf-8")
    second = bundle.bundle(theme, SHARED)
    changed = {name for name in first if first[name].uri != second[name].uri}
    assert changed == {"assets/site.js"}
    assert first["assets/part/alone.js"].uri.startswith("assets/part/alone.") and first["assets/part/alone.js"].uri.endswith(".js")


def test_a_file_that_is_not_there_is_named(theme: Path) -> None:
    with pytest.raises(bundle.MissingAsset, match=r"assets/gone\.css"):
        bundle.bundle(theme, {bundle.STYLES: ["assets/gone.css"]})


def test_a_wrong_name_in_the_configuration_is_told_without_a_traceback(build_site: BuildSite) -> None:
    with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patch:
        patch.setattr("mkdocs.commands.build.Abort", SystemExit)
        build_site({}, warns=["mkdocs.yml: there is no file theme/assets/gone.css. Correct"], extra_css=["assets/gone.css"])


def test_scripts_that_share_a_file_do_not_share_their_names(theme: Path, page: Page) -> None:
    page.set_content(f"<title></title><body><script>{bundle.bundle(theme, SHARED)['assets/site.js'].text}</script>")
    assert page.title() == "onetwo"


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p { color: red; }", "p{color:red}"),
        ("a:hover,\na :focus { margin: 0 1px }", "a:hover,a :focus{margin:0 1px}"),
        ("/* a { } */ p { }", "p{}"),
        ('p::before { content: "/* no  comment */ ; } " }', 'p::before{content:"/* no  comment */ ; } "}'),
        ("p { --x: url('data:image/svg+xml,<svg a=\"1 ; 2\"/>'); }", "p{--x:url('data:image/svg+xml,<svg a=\"1 ; 2\"/>')}"),
        ("@media (max-width: 3em) {\n  p { width: calc(1px + 2px); }\n}", "@media (max-width:3em){p{width:calc(1px + 2px)}}"),
        ("p { content: '\\'  {' }", "p{content:'\\'  {'}"),
    ],
)  # fmt: skip
def test_a_sheet_loses_what_is_for_people(sheet: str, left: str) -> None:
    assert bundle.minify_css(sheet) == left


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("  // Why.\n  go();\n\n\n  on(); // still here\n", "go();\non(); // still here\n"),
        ("/** How. */\nfunction f() {\n  return 1;\n}\n", "function f() {\nreturn 1;\n}\n"),
        ('const at = "https://example.org"; // there\n', 'const at = "https://example.org"; // there\n'),
        ("a = 1\n/ 2 / 3\n", "a = 1\n/ 2 / 3\n"),
    ],
)
def test_a_script_loses_what_is_for_people(script: str, left: str) -> None:
    assert bundle.minify_js(script) == left


def test_a_browser_reads_the_same_rules_from_the_bundle_as_from_its_parts(page: Page) -> None:
    count = """(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);
      const all = (rules) => [...rules].flatMap((rule) => [rule.cssText.split("{")[0], ...(rule.cssRules ? all(rule.cssRules) : [])]);
      return all(sheet.cssRules); }"""
    page.set_content("<p></p>")
    for file in sorted((ROOT / "theme/assets").glob("*.css")):
        text = file.read_text("utf-8")
        assert page.evaluate(count, bundle.minify_css(text)) == page.evaluate(count, text), file.name


def test_other_people_s_files_are_served_as_they_were_made(tmp_path: Path) -> None:
    text = "/*! Somebody's. */\n// Theirs.\n  var one = `\n  two`;\n"
    (tmp_path / "assets/vendor").mkdir(parents=True)
    (tmp_path / "assets/vendor/tool.min.js").write_text(text, encoding="utf-8")
    assert bundle.bundle(tmp_path, {})["assets/vendor/tool.min.js"].text == text
