"""The addresses that this course has published."""

from __future__ import annotations

from checks import moved
from tests.conftest import ROOT


def test_the_list_of_addresses_is_the_one_of_this_site() -> None:
    kept = {"parallel-process/rupture-and-repair", "glossary#alliance-rupture", "exercises/map-the-line"}
    assert kept <= set(moved.published(ROOT))
