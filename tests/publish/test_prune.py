"""Style rules that no page can meet are left out; every other rule stays, in its order."""

from __future__ import annotations

import pytest

from publish.prune import prune, values, vocabulary

KNOWN = vocabulary(values('<p class="note wide" id=top data-kind="a"></p>'), ['x.classList.add("open"); y("--read")'])


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p{color:red}", "p{color:red}"),
        (".note{a:b}.gone{a:b}", ".note{a:b}"),
        (".note,.gone>a,#top{a:b}", ".note,#top{a:b}"),
        (".open{a:b}", ".open{a:b}"),
        ("[data-kind=a]{a:b}[data-kind=b]{a:b}[data-other]{a:b}", "[data-kind=a]{a:b}[data-other]{a:b}"),
        ('[data-kind="a"] i{a:b}', '[data-kind="a"] i{a:b}'),
        (".note:not(.gone){a:b}", ".note:not(.gone){a:b}"),
        (".note:is(.gone,:not(.away)) b{a:b}", ".note:is(.gone,:not(.away)) b{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.note{c:d}}", "@media print{.note{c:d}}"),
        ("@keyframes gone{from{a:b}to{c:d}}", "@keyframes gone{from{a:b}to{c:d}}"),
        ("@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"),
        ('@charset "utf-8";.note{a:b}', '@charset "utf-8";.note{a:b}'),
        ('.note{content:"} .gone{"}', '.note{content:"} .gone{"}'),
        ("/* .note } */.gone{a:b}p{a:b}", "p{a:b}"),
        (".note{background:url(data:image/svg+xml;a{b}c)}", ".note{background:url(data:image/svg+xml;a{b}c)}"),
        (":root{--used:1;--idle:2}p{a:var(--used)}", ":root{--used:1;}p{a:var(--used)}"),
        (":root{--a:var(--b);--b:1}", ":root{}"),
        (":root{--read:1;--icon:url('data:image/svg+xml;x;y')}", ":root{--read:1;}"),
        (".note{a:b!important;c:d}", ".note{a:b!important;c:d}"),
    ],
)
def test_what_is_left_of(sheet: str, left: str) -> None:
    assert prune(sheet, KNOWN) == left


def test_nothing_goes_from_a_sheet_whose_words_are_all_known() -> None:
    sheet = ".note .wide>#top{a:b}@media (max-width:3em){.open{c:d}}"
    assert prune(sheet, KNOWN) == sheet
