"""The pictures of an exercise: how wide each is on paper, and its file in a form that a typesetter can be handed."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXT_WIDTH = 174.0
"""Millimetres: what an A4 sheet has between its margins."""
FULL_DRAWING = 480
"""Units of a drawing that is as wide as the text."""
PIXELS_TO_THE_INCH = 150
DRAWING = ".svg"
ENDINGS = (DRAWING, ".png", ".webp", ".jpg", ".jpeg")
SHOWN = re.compile(r'<(?:img|svg)\b[^>]*?\b(?:src|data-file)="(?:[^"]*/)?(?P<name>[^"/]+)"')
VIEW_BOX = re.compile(r'<svg\b[^>]*?\bviewBox="[^"]*?(?P<width>[\d.]+)[\s,]+[\d.]+\s*"', re.S)
FACE = re.compile(r'\sfont-family="[^"]*"')


def beside(html: str, folder: Path) -> dict[str, Any]:
    """Every picture that a page shows and that lies in `folder`, by name, as `on_paper` has it."""
    names = dict.fromkeys(match["name"] for match in SHOWN.finditer(html))
    return {name: on_paper(folder / name) for name in names if (folder / name).is_file()}


def on_paper(file: Path) -> dict[str, Any]:
    """A picture's `width` in millimetres, and its `text` if it is a drawing, else its bytes as `base64`.

    A drawing 480 wide fills the width of the text, a smaller one its share of it. A photograph has 150 pixels to the inch.
    """
    if file.suffix == DRAWING:
        text = file.read_text("utf-8", errors="replace")
        box = VIEW_BOX.search(text)
        width = TEXT_WIDTH * float(box["width"]) / FULL_DRAWING if box else TEXT_WIDTH
        return {"width": round(min(width, TEXT_WIDTH), 2), "text": text}
    data = file.read_bytes()
    width = kind_and_pixels(data)[1] / PIXELS_TO_THE_INCH * 25.4 or TEXT_WIDTH
    return {"width": round(min(width, TEXT_WIDTH), 2), "base64": base64.b64encode(data).decode()}


def for_typst(picture: Mapping[str, Any]) -> dict[str, Any]:
    """The same as Typst wants it: its bytes as numbers, since it has no base64; a drawing speaks in the face of the sheet."""
    if "text" not in picture:
        return {"width": picture["width"], "data": list(base64.b64decode(picture["base64"]))}
    text = FACE.sub("", picture["text"]).replace("<svg", '<svg font-family="Atkinson Hyperlegible Next"', 1)
    return {"width": picture["width"], "data": text}


def kind_and_pixels(data: bytes) -> tuple[str, int]:
    """(jpeg, png or webp, how many pixels wide); 0 pixels for what is no picture or has lost its end."""
    import imagesize  # Only for exercises with photographs.

    kind, whole = "", False
    if data.startswith(b"\xff\xd8"):
        kind, whole = "jpeg", data.rstrip(b"\0").endswith(b"\xff\xd9")
    elif data.startswith(b"\x89PNG"):
        kind, whole = "png", data[-8:-4] == b"IEND"
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind, whole = "webp", len(data) >= int.from_bytes(data[4:8], "little") + 8
    return kind, max(0, imagesize.get_info(io.BytesIO(data)).width) if whole else 0
