"""The two readers of the bibliography agree at the edges of what can be read."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string
from pybtex.exceptions import PybtexError

from citations.bibliography import Bibliography


@pytest.mark.parametrize(("depth", "can_be_read"), [(1, True), (99, True), (100, True), (101, False)])
def test_braces_may_lie_in_each_other_as_deep_as_pybtex_allows(depth: int, can_be_read: bool) -> None:
    text = f"@book{{deep2020, title = {{{'{' * depth}Deep{'}' * depth}}}}}"
    assert bool(Bibliography.parse("bibliography.bib", text).problems) != can_be_read
    if can_be_read:
        assert parse_string(text, "bibtex").entries["deep2020"].fields["title"] == "{" * depth + "Deep" + "}" * depth
    else:
        with pytest.raises(PybtexError):
            parse_string(text, "bibtex")
