"""What is seen of a sheet before it is opened: its kind, and its first page as a small picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from build_cache.cache import Cache
from content.source import Source
from sheets import kinds, thumbnail
from tests.sheets import paper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ("/// lines | Why?\n///\n", "write"),
        ("/// grid | Who?\n///\n\n/// lines | Why?\n///\n", "table"),
        ("/// grid | Who?\n///\n\n/// continuum | Where?\n///\n", "place"),
        ("![A wheel](wheel.svg)\n\n/// continuum | Where?\n///\n", "draw"),
        ("![A wheel](wheel.svg)\n\n/// cards | What?\n///\n", "cards"),
        ("/// cards | What?\n///\n\n/// conversation | How?\n///\n", "play"),
    ],
)
def test_a_sheet_is_called_after_what_people_remember_of_it(blocks: str, kind: str) -> None:
    assert kinds.kind(Source("exercises/one.md", blocks)) == kind
    assert kind in kinds.KINDS


def test_a_thumbnail_is_small_shows_the_page_and_is_the_same_each_time(tmp_path: Path) -> None:
    source = paper.everything()
    first, again = (thumbnail.show(source, 1.0, Cache(tmp_path / name)).read_bytes() for name in "ab")
    assert first == again and len(first) <= 4_000
    picture = Image.open(io.BytesIO(first))
    assert picture.format == "WEBP" and picture.width == thumbnail.WIDE and 1.4 < picture.height / picture.width < 1.42
    darkest, lightest = picture.convert("L").getextrema()
    assert darkest < 90 and lightest > 245
