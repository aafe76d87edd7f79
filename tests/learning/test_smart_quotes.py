"""Quotation marks as a typesetter sets them."""

from __future__ import annotations

import html

import pytest
from markdown import Markdown

from learning.smart_quotes import QuickSmarty

SET = {
    'Look at "somebody else\'s".': "Look at “somebody else’s”.",
    'the row "nobody\'s"': "the row “nobody’s”",
    '(a "boss\'s")': "(a “boss’s”)",
    '"nobody\'s" row, "nobody\'s," he said': "“nobody’s” row, “nobody’s,” he said",
    "\"'Quoted' words\" from the '80s": "“‘Quoted’ words” from the ’80s",
    'he said--"so"': "he said–“so”",
}


@pytest.mark.parametrize("written", SET)
def test_a_mark_opens_or_closes(written: str) -> None:
    made = Markdown(extensions=["smarty", QuickSmarty()]).convert(written)
    assert html.unescape(made) == f"<p>{SET[written]}</p>"
