"""Works as other programs read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest

from citations.apa import reference_text
from citations.bibliography import Library
from citations.coins import coins
from citations.exports import bibtex, csl_json, ris
from tests.citations.golden import HERE, LIBRARY
from tests.golden import Case, cases

REAL = Library.read(Path(__file__).parents[2] / "bibliography.bib")
EVERY_KIND = Library.parse(
    """
    @article{a, author = {Doe, J. and others}, title = {{One} thing}, journal = {Practice}, year = {2020}, volume = {3},
      number = {2}, pages = {10--20}, doi = {https://doi.org/10.1000/1}}
    @article{m, author = {Doe, J.}, title = {Two}, journal = {Weekly}, year = {2020}, month = mar, day = {5}}
    @incollection{c, author = {Doe, J.}, editor = {van der Roe, R.}, title = {Three}, booktitle = {Whole}, year = {2020},
      pages = {5}, publisher = {Press \\& Sons}, address = {Leeds}}
    @phdthesis{t, author = {Doe, Jr., J.}, title = {Four}, school = {University}, year = {2020}}
    @techreport{r, author = {{The Council}}, title = {Five}, institution = {Council}, number = {7}, year = {in press}}
    @misc{w, author = {{The Council}}, title = {Six}, url = {https://example.org/?a=1&b=2}}
    """
)


def tags(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if match := re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def test_bibtex_comes_back_as_the_same_works() -> None:
    for library in (REAL, LIBRARY):
        again = Library.parse(bibtex(library.values()))
        assert {key: reference_text(work) for key, work in again.items()} == {
            key: reference_text(work) for key, work in library.items()
        }
        assert [work.keywords for work in again.values()] == [work.keywords for work in library.values()]


def test_ris_has_a_record_for_each_work() -> None:
    records = ris(EVERY_KIND.values()).split("ER  - \r\n")
    types = [tags(record)["TY"] for record in records[:-1]]
    assert types == [["JOUR"], ["MGZN"], ["CHAP"], ["THES"], ["RPRT"], ["ELEC"]]
    article = tags(records[0])
    assert article["AU"] == ["Doe, J."], "and others is nobody"
    assert (article["TI"], article["JO"], article["PY"]) == (["One thing"], ["Practice"], ["2020"])
    assert (article["SP"], article["EP"], article["DO"]) == (["10"], ["20"], ["10.1000/1"])
    assert tags(records[1])["DA"] == ["2020/03/05"]
    chapter = tags(records[2])
    assert (chapter["ED"], chapter["T2"], chapter["PB"]) == (["van der Roe, R."], ["Whole"], ["Press & Sons"])


def test_every_line_of_ris_is_a_tag_and_a_value() -> None:
    lines = ris(REAL.values()).split("\r\n")
    assert [line for line in lines if line and not re.fullmatch(r"[A-Z][A-Z0-9]  - [^\n]*", line)] == []


def test_csl_json_says_what_each_work_is() -> None:
    items = {item["id"]: item for item in json.loads(csl_json(EVERY_KIND.values()))}
    assert {key: item["type"] for key, item in items.items()} == {
        "a": "article-journal",
        "m": "article-magazine",
        "c": "chapter",
        "t": "thesis",
        "r": "report",
        "w": "webpage",
    }
    assert items["m"]["issued"] == {"date-parts": [[2020, 3, 5]]}
    assert items["t"]["author"] == [{"family": "Doe", "given": "J.", "suffix": "Jr."}]
    assert items["r"]["author"] == [{"literal": "The Council"}]
    assert items["r"]["status"] == "in press"
    assert "issued" not in items["w"]


@pytest.mark.parametrize("key", list(EVERY_KIND))
def test_what_zotero_looks_for_names_work_people_and_place(key: str) -> None:
    work = EVERY_KIND[key]
    found = parse_qs(coins(work))
    assert found["ctx_ver"] == ["Z39.88-2004"]
    assert found["rft_val_fmt"][0].startswith("info:ofi/fmt:kev:mtx:")
    assert work.text("title") in {
        *found.get("rft.atitle", []),
        *found.get("rft.btitle", []),
        *found.get("rft.title", []),
    }
    assert found.get("rft.au", found.get("rft.creator")), "somebody wrote it"


def test_a_doi_is_given_as_zotero_resolves_it() -> None:
    assert parse_qs(coins(EVERY_KIND["a"]))["rft_id"] == ["info:doi/10.1000/1"]
    assert parse_qs(coins(EVERY_KIND["w"]))["rft_id"] == ["https://example.org/?a=1&b=2"]


def test_no_sign_of_a_title_is_read_as_the_end_of_a_value() -> None:
    """Old readers of context objects end a value at a semicolon too."""
    title = r"One; two \& three + four = 100 \% \#5 <six> {\"seven\"}".replace('{\\"seven\\"}', "“seven”")
    [work] = Library.parse(f"@book{{a2020, author = {{A, B}}, year = {{2020}}, title = {{{title}}}}}").values()
    pairs = dict(pair.split("=", 1) for pair in re.split("[&;]", coins(work)))
    assert unquote(pairs["rft.btitle"]) == "One; two & three + four = 100 % #5 <six> “seven”"
    assert not re.search(r'[;<>"#+]', pairs["rft.btitle"])


@pytest.mark.parametrize("case", cases(HERE, "references"), ids=str)
def test_what_is_printed_of_a_work_comes_back_from_its_own_bibtex(case: Case) -> None:
    library = Library.parse(case.source)
    again = Library.parse(bibtex(library.values()))
    assert [*map(reference_text, again.values())] == [*map(reference_text, library.values())]
    assert len(json.loads(csl_json(library.values()))) == len(ris(library.values()).split("ER  -")) - 1


@pytest.mark.parametrize(
    ("entry", "item"),
    [
        (
            "@movie{a, director = {Doe, J.}, title = {T}, year = 2000}",
            {"type": "motion_picture", "director": [{"family": "Doe", "given": "J."}]},
        ),
        (
            "@podcast{a, host = {Doe, J.}, title = {T}, date = {2002/2008}}",
            {"type": "broadcast", "issued": {"date-parts": [[2002], [2008]]}},
        ),
        (
            "@unpublished{a, author = {Doe, J.}, title = {T}, year = 2000, eventtitle = {Congress}, venue = {Leeds}}",
            {"type": "speech", "event-title": "Congress", "event-place": "Leeds", "genre": "Conference presentation"},
        ),
        (
            "@dataset{a, author = {Doe, J.}, title = {T}, year = 2000, version = {2}}",
            {"type": "dataset", "version": "2"},
        ),
        (
            "@book{a, author = {Doe, J.}, maintitle = {Whole}, volume = 2, title = {T}, illustrator = {Roe, R.}}",
            {"title": "Whole", "volume-title": "T", "volume": "2", "illustrator": [{"family": "Roe", "given": "R."}]},
        ),
        (
            "@newspaper{a, author = {Doe, J.}, title = {T}, journal = {P}, date = {2019-03-22}}",
            {"type": "article-newspaper"},
        ),
    ],
)
def test_csl_json_says_who_did_what_and_where(entry: str, item: dict[str, object]) -> None:
    [made] = json.loads(csl_json(Library.parse(entry).values()))
    assert {name: made.get(name) for name in item} == item
    assert "author" not in made or "author = " in entry
