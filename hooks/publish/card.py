"""The picture that a chat or a social network shows beside a link to the site."""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent


def draw(name: str, sentence: str) -> bytes:
    """A PNG of 1200 by 630 pixels, the same bytes each time."""
    import typst  # Only a site with an address has use for the picture.

    words = {"card": json.dumps({"name": name, "sentence": sentence})}
    fonts = [str(HERE.parent / "sheets" / "fonts")]
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    picture = compiler.compile(HERE / "card.typ", format="png", ppi=144, sys_inputs=words)
    assert isinstance(picture, bytes)
    return picture
