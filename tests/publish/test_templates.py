"""What somebody writes into front matter or a list is printed as text, wherever it is printed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jinja2
import markdown
import pytest
import yaml
from markupsafe import Markup
from tests.checks.cases import GOOD
from tests.searching import all_of, shown
from tests.searching import files as search_files
from tests.tree import parse, words

from content import frontmatter
from content.source import parse as read_source
from learning import paths, scenarios
from publish import templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import BuildSite, TinySite

# --- HTML ---------------------------------------------------------------------------------------------------------


def test_our_templates_print_text_and_a_theme_s_keep_their_own_way(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    for folder in (tmp_path / "ours", theirs):
        folder.mkdir()
    (tmp_path / "ours/a.html").write_text('{% include "b.html" %}\n{{ x }} {{ x | safe }}', encoding="utf-8")
    (theirs / "b.html").write_text("{{ x }}", encoding="utf-8")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader([tmp_path / "ours", theirs]))
    templates.escape_html(env, tmp_path / "ours")
    assert env.get_template("a.html").render(x="<b>") == "<b>&lt;b&gt; <b>"


# --- Markdown -----------------------------------------------------------------------------------------------------

ODD = [
    "Ten <b>minutes</b>", "a *b* _c_ `d`", "[x](y.md) ![z](q.svg)", "# no heading", "- no list", "1. no list", "10) no list",
    "=== no line", "a | b", "{: .no-class }", "@roe2010", "[@roe2010]", "<!-- terms -->", "AT&T &amp; co", "x^2^ ~~y~~ $z$",
    "a  \nb", "/// caution | x", ":   no meaning", "> no quote", "\\* kept", "    no code", "+ no list", "[^1]: no note",
    "<script>alert(1)</script>", "http://example.org", "*[no]: abbreviation", "2½ hours", "3.5 of 10",
]  # fmt: skip
EXTENSIONS = ["tables", "attr_list", "def_list", "footnotes", "abbr", "md_in_html", "toc", "pymdownx.blocks.details", "smarty"]


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("around", ["{}", "- {}", "## {}", "1. {}", "*{}*", "word {} word", "| a |\n|---|\n| {} |", "{}\n: {}"])
def test_a_value_in_markdown_shows_itself(value: str, around: str) -> None:
    env = jinja2.Environment()
    templates.escape_markdown(env)
    filled = env.from_string(around.replace("{}", "{{ value }}")).render(value=value)
    html, plain = (markdown.markdown(source, extensions=EXTENSIONS) for source in (filled, around.replace("{}", "x")))
    tree = parse(f"<div>{html}</div>")
    kinds, known = ({element.tag for element in one.iter("*")} for one in (tree, parse(f"<div>{plain}</div>")))
    assert kinds <= known | {"p"}, html
    assert " ".join(value.split()) in words(tree).replace("–", "--"), html


def test_what_a_macro_made_is_not_escaped_again() -> None:
    env = jinja2.Environment()
    templates.escape_markdown(env)
    filled = env.from_string("{% macro line(x) %}*{{ x }}*{% endmacro %}{{ line('a*') }} {{ line('of ' ~ b) }}").render(b="<b>")
    assert filled == "*a&#42;* *of &lt;b&gt;*"


def test_a_sentence_may_hold_emphasis_or_citations_where_a_template_says_so() -> None:
    env = jinja2.Environment()
    templates.escape_markdown(env)
    show = env.from_string("{{ value | emphasised }}\n{{ value | cited }}").render
    assert show(value="*a* [@b] <i>").split("\n") == ["*a* &#91;&#64;b&#93; &lt;i&gt;", "*a* [@b] &lt;i&gt;"]
    assert "](" not in show(value="[x](y.md)")


def test_what_is_markdown_already_is_let_through() -> None:
    env = jinja2.Environment()
    templates.escape_markdown(env)
    assert env.from_string("{{ a }} {{ b | safe }} {{ 3 }} {{ c }}").render(a=Markup("*a*"), b="*b*", c="*") == "*a* *b* 3 &#42;"


# --- Every field --------------------------------------------------------------------------------------------------

MARK = 'Q{}Q <b>bold</b> *star* [x](y.md) & "said"'
SHOWN = re.compile(r'Q(\d+)Q <b>bold</b> \*?star\*? \[x\]\(y\.md\) & (?:"said"|“said”)')
LISTS = {
    "paths.yml": (
        paths._FILE,
        """
way:
  title: A way
  by: role
  summary: Through it.
  before: First this.
  parts:
    - title: One sitting
      steps:
        - read: practice/noticing
          why: To begin.
        - do: two-columns
          why: To try.
""",
    ),
    "scenarios.yml": (
        scenarios._FILE,
        """
practice/noticing:
  setting: a ward
  questions:
    - What else?
""",
    ),
}
PAGES = {
    "docs/start/paths.md": "---\ntitle: Paths\n---\n\n<!-- paths -->\n",
    "docs/scenarios.md": "---\ntitle: Scenarios\n---\n\n<!-- scenarios -->\n",
    "docs/practice/index.md": "---\ntitle: Practice\nsummary: All of it.\n---\n\n<!-- modules -->\n\n<!-- strands -->\n",
    "docs/exercises/index.md": "---\ntitle: Exercises\nsummary: To do.\n---\n",
    "docs/facilitate/build.md": "---\ntitle: Build\ntemplate: workshop-builder.html\n---\n",
}
NOTE = "content_note: {what: Hard things., where: At the end., instead: Go on.}\n"
# What stands on paper alone, or is for the check.
NOT_ON_A_PAGE = re.compile(r"exercises/.*\.(needs\..*|access\..*|people\..*|holds)|.*\.objectives\.tested")


def places(value: Any, at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every string in a value, as (where, what holds it, its key)."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        where = f"{at}.{key}" if isinstance(key, str) else at
        if isinstance(inner, str):
            yield where, value, key
        yield from places(inner, where)


@pytest.fixture(scope="module")
def marked(build_site_once: BuildSite) -> tuple[TinySite, dict[int, str]]:
    """A site in which every value that takes free text holds markup; and which field each number stands for."""
    fields: dict[int, str] = {}
    files = {file.relative_to(GOOD).as_posix(): file.read_text("utf-8") for file in GOOD.rglob("*") if file.is_file()} | PAGES
    files["docs/practice/noticing.md"] = files["docs/practice/noticing.md"].replace("reviewed:", f"{NOTE}reviewed:")
    for path, text in list(files.items()):
        if path.endswith(".md") and frontmatter.load(read_source(path, text)):
            _, header, body = text.split("---\n", 2)
            files[path] = mark(path, yaml.safe_load(header), fields, lambda meta, p=path, b=body: sound(p, meta, b))
    for path, (kind, text) in LISTS.items():
        known = yaml.safe_load(text)
        files[path] = mark(path, known, fields, lambda value, kind=kind: yaml.safe_dump(value) if kind.validate_python(value) else "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHEETS", "off")
        patch.setattr("mkdocs_events.checks.all_problems", lambda *_: [])  # It has its own tests, and would only talk here.
        return build_site_once(files, not_in_nav="*\n"), fields


def sound(path: str, meta: Any, body: str) -> str:
    """A source with this front matter, if the schemas take it."""
    text = f"---\n{yaml.safe_dump(meta)}---\n{body}"
    source = read_source(path, text)
    if not frontmatter.load(source):
        raise ValueError(path)
    return text


def mark(path: str, known: Any, fields: dict[int, str], write: Any) -> str:
    """The same with a mark behind every string that may be any text."""
    for where, holder, key in list(places(known)):
        if key == "template":  # The name of a file, which no page shows.
            continue
        before, number = holder[key], len(fields) + 1
        holder[key] = f"{before} {MARK.format(number)}"
        try:
            write(known)
        except ValueError:
            holder[key] = before  # A name, an address or one of a few words.
        else:
            fields[number] = f"{path}{where}"
    return str(write(known))


def test_no_value_becomes_an_element_on_any_page(marked: tuple[TinySite, dict[int, str]]) -> None:
    site, fields = marked
    wrong, seen = [], set()
    for file in sorted(site.folder.rglob("*.html")):
        page = parse(file.read_bytes())
        wrong += [file.name for bold in page.iter("b") if words(bold) == "bold"]
        wrong += [file.name for link in page.xpath("//a[@href='y.md' or contains(@href, '/y')]")]
        everything = " ".join([words(page), *(str(value) for value in page.xpath("//@*"))])
        seen |= {int(number) for number in SHOWN.findall(everything)}
    assert not wrong
    unseen = [where for number, where in fields.items() if number not in seen and not NOT_ON_A_PAGE.fullmatch(where)]
    assert len(fields) > 40 and not unseen, "\n".join(unseen)


def test_no_value_becomes_markup_in_what_scripts_read(marked: tuple[TinySite, dict[int, str]]) -> None:
    site, _ = marked
    assert sum("<b>bold" in all_of(one) for one in shown(search_files(site.folder)).values()) > 10, "search holds plain text"
    for file in site.folder.rglob("*.html"):
        for data in parse(file.read_bytes()).xpath("//script[@type='application/ld+json']/text()"):
            assert "<" not in data and json.loads(data)
