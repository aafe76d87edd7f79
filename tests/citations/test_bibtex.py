"""The two readers of the bibliography agree at the edges of what can be read."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string
from pybtex.exceptions import PybtexError

from citations.apa import reference_text
from citations.bibliography import Bibliography
from citations.check import bibliography_problems


@pytest.mark.parametrize(("depth", "can_be_read"), [(1, True), (99, True), (100, True), (101, False)])
def test_braces_may_lie_in_each_other_as_deep_as_pybtex_allows(depth: int, can_be_read: bool) -> None:
    text = f"@book{{deep2020, title = {{{'{' * depth}Deep{'}' * depth}}}}}"
    assert bool(Bibliography.parse("bibliography.bib", text).problems) != can_be_read
    if can_be_read:
        assert parse_string(text, "bibtex").entries["deep2020"].fields["title"] == "{" * depth + "Deep" + "}" * depth
    else:
        with pytest.raises(PybtexError):
            parse_string(text, "bibtex")


def test_a_chapter_takes_from_its_book_what_it_does_not_say_itself() -> None:
    library = Bibliography.parse(
        "bibliography.bib",
        """
        @xdata{press, publisher = {Press}, location = {Leeds}}
        @incollection{one, author = {Doe, J.}, title = {Asking}, pages = {1--9}, crossref = {care}}
        @inbook{two, title = {Waiting}, pages = {10--19}, crossref = {whole}}
        @book{care, editor = {Roe, R.}, title = {Care}, subtitle = {{A} handbook}, year = {2010}, doi = {10.1000/1}, xdata = {press}}
        @book{whole, author = {Poe, P.}, title = {Alone}, year = {2011}, publisher = {Other}}
        """,
    ).library
    assert [reference_text(work) for work in library.values()] == [
        "Doe, J. (2010). Asking. In R. Roe (Ed.), Care: A handbook (pp.\u00a01–9). Press.",
        "Poe, P. (2011b). Waiting. In Alone (pp.\u00a010–19). Other.",
        "Roe, R. (Ed.). (2010). Care: A handbook. Press. https://doi.org/10.1000/1",
        "Poe, P. (2011a). Alone. Other.",
    ]


def test_entries_that_name_each_other_are_read_all_the_same() -> None:
    text = "@book{a, title = {A}, crossref = {b}}\n@book{b, year = {2010}, crossref = {a}}"
    assert [work.year for work in Bibliography.parse("bibliography.bib", text).library.values()] == ["2010", "2010"]


@pytest.mark.parametrize("value", ["{Doe,\n    Jane and\n    NHS England}", '"Doe, Jane and\n\tNHS England"'])
def test_a_mistake_is_told_where_it_stands_within_a_value_of_several_lines(value: str) -> None:
    text = f"@book{{a,\n  author = {value},\n  title = {{A}}, year = 2010, publisher = {{P}}, keywords = {{status-unverified}}\n}}"
    [problem] = [one for one in bibliography_problems(Bibliography.parse("bibliography.bib", text)) if one.line < 5]
    assert text.split("\n")[problem.line - 1][problem.column - 1 :].startswith("NHS England")
