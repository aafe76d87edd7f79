"""The pictures of a Word file. Not every Word shows drawings and WebP, so those go in as PNG."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sheets import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

EMU = 36_000
"""Word's unit: so many to the millimetre."""
TALLEST = 210
"""Millimetres: what leaves room for a heading and a caption on the same page."""
WIDTH = 174
"""Millimetres: a page without its margins."""
SHOWN = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
"""What every Word shows, by how it begins."""


@dataclass(frozen=True)
class Placed:
    """A picture with the number of its relation, and its size in Word's units."""

    id: str
    name: str
    data: bytes
    width: int
    height: int


def place(number: int, picture: Mapping[str, Any], widest: float) -> Placed:
    """A picture as `sheets.pictures.on_paper` has it. Raises `CannotTypeset` and `NoEngine` for a drawing."""
    import imagesize  # Only for what has pictures.

    data = base64.b64decode(picture["base64"]) if "base64" in picture else b""
    ending = next((ending for start, ending in SHOWN.items() if data.startswith(start)), "")
    if not ending:
        data, ending = typeset.as_picture(picture), "png"
    size = imagesize.get_info(io.BytesIO(data))
    width = min(picture["width"], widest, TALLEST * size.width / size.height)
    tall = width * size.height / size.width
    return Placed(f"picture{number}", f"media/picture{number}.{ending}", data, round(width * EMU), round(tall * EMU))
