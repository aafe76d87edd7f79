"""Being quick changes no byte."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from markdown import Markdown

from build_cache.inline import QuickInline, QuickInlineExtension, needed
from citations.bibliography import Library
from citations.markdown import CiteExtension

ROOT = Path(__file__).parents[2]
LIBRARY = Library.read(ROOT / "bibliography.bib")
EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "smarty"]
EXTENSIONS += ["pymdownx.smartsymbols", "pymdownx.superfences"]
PAGES = [*sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("exercises/*.md"))]


def slow() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, CiteExtension(LIBRARY)])


def quick() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, CiteExtension(LIBRARY), QuickInlineExtension()])


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"\*\*(.+?)\*\*", ("*",)),
        (r"(?<!!)\[(x)\]", ("[",)),
        (r"a|b", ("a", "b")),
        (r"\*|_", ("*", "_")),
        (r"(?:x)?y", ("y",)),
        (r"word(?=!)", ("w",)),
        (r"(?<=!)word", ("w",)),
        (r"x*", ()),
        (r"(?i)x", ()),
        (r"x|y*", ()),
        (r"[^x]", ()),
        (r"[a-z]", ()),
        (r"\d", ()),
    ],
)
def test_a_pattern_tells_what_it_cannot_do_without(pattern: str, characters: tuple[str, ...]) -> None:
    assert needed(re.compile(pattern)) == characters


def test_no_pattern_of_the_site_matches_a_text_without_what_it_needs() -> None:
    rng = random.Random(11)
    alphabet = "ab 1\n" + "".join(chr(code) for code in range(33, 127) if not chr(code).isalnum()) + "“’–…\u00a0"
    markdown = quick()
    patterns = [tried for name in ("inline", "smarty") for tried in _tries(markdown.treeprocessors[name])]
    assert len(patterns) > 25
    for pattern in patterns:
        characters = needed(pattern)
        for _ in range(200 if characters else 0):
            text = "".join(c for c in rng.choices(alphabet, k=60) if c not in characters)
            assert not pattern.search(text), (pattern.pattern, text)


def _tries(processor: object) -> list[re.Pattern[str]]:
    assert isinstance(processor, QuickInline)
    return [pattern.getCompiledRegExp() for pattern in processor.inlinePatterns]  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_page_comes_out_the_same(page: Path) -> None:
    text = page.read_text("utf-8")
    assert quick().convert(text) == slow().convert(text)


def test_scrambled_markdown_comes_out_the_same() -> None:
    rng = random.Random(23)
    pieces = ["*", "**", "_", "`", "``", "[", "]", "](x.md)", "[@crowe2011parallel]", "@crowe2011parallel", "\\", "<b>"]
    pieces += [
        "</b>",
        "&amp;",
        "&",
        "<",
        "--",
        "...",
        "'",
        '"',
        "  \n",
        "\n\n",
        "a",
        "word",
        " ",
        "![",
        "[^1]",
        "- ",
        "# ",
    ]
    pieces += [
        "<https://example.org>",
        "| a | b |\n|---|---|\n| c | d |\n",
        "{: .x }",
        "(c)",
        "+/-",
        "==>",
        "1/2",
        "1st",
    ]
    fast, plain = quick(), slow()
    for _ in range(1500):
        text = "".join(rng.choices(pieces, k=rng.randint(1, 25)))
        fast.reset(), plain.reset()
        assert fast.convert(text) == plain.convert(text), text
