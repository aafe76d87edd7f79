"""Rendered Markdown as a tree: nothing that anybody may write there is lost or breaks it."""

from __future__ import annotations

import pytest

from take_along import xhtml


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>one<br>two", "<p>one<br/>two</p>"),
        ("<ul><li>one<li>two</ul>", "<ul><li>one<li>two</li></li></ul>"),
        ("<p><b>crossed</p></b>", "<p><b>crossed</b></p>"),
        ("nobody opened this</p>", "nobody opened this"),
        ("<p hidden data-x>a &amp; b&nbsp;&lt;c&gt;</p>", '<p hidden="" data-x="">a &amp; b\u00a0&lt;c&gt;</p>'),
        ('<a class="x" title="The Class of 1999">y</a>', '<a class="x" title="The Class of 1999">y</a>'),
        ("<!-- a note --><p>x</p>", "<p>x</p>"),
        (
            '<svg viewBox="0 0 1 1"><linearGradient id="a"></linearGradient></svg>',
            '<svg viewBox="0 0 1 1"><linearGradient id="a"/></svg>',
        ),
    ],
)
def test_loose_html_is_closed_and_drawings_keep_their_capitals(html: str, xml: str) -> None:
    assert xhtml.inner(xhtml.parse(html), "xml") == xml


def test_what_follows_an_element_stays_when_it_goes() -> None:
    tree = xhtml.parse("a <b>b</b> c <i>d</i> e")
    xhtml.remove(next(tree.iter("i")))
    xhtml.remove(next(tree.iter("b")))
    assert xhtml.inner(tree) == "a  c  e"
