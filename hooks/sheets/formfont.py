"""The font in which people see what they type into a form: embedded whole, since nobody knows what they will type.

It holds Latin with all its marks, Greek and Cyrillic. A character's code in it is its number in Unicode, because Chromium
takes it for that where it does not find a character. What the font has not is drawn as a question mark, and not as another.
"""

from __future__ import annotations

import functools
import zlib
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

FILE = Path(__file__).parent / "fonts" / "NotoSans-Regular.ttf"
NAME = Name("/NotoSans")
RESOURCE = "Webdings"
"""What the form calls it. Chromium uses a form's own font for Latin letters alone, unless it is called like one of symbols."""
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges}
endcmap CMapName currentdict /CMap defineresource pop end end"""


@functools.cache
def _font() -> tuple[bytes, dict[str, Any], dict[int, int], dict[int, int]]:
    """The file, its measures, and the glyph and the width of each character, by its number in Unicode."""
    with TTFont(FILE) as font:
        scale = 1000 / font["head"].unitsPerEm
        box = [round(getattr(font["head"], side) * scale) for side in ("xMin", "yMin", "xMax", "yMax")]
        measures = {
            "FontBBox": box,
            "Ascent": round(font["hhea"].ascent * scale),
            "Descent": round(font["hhea"].descent * scale),
            "CapHeight": round(font["OS/2"].sCapHeight * scale),
        }
        known = {code: glyph for code, glyph in sorted(font.getBestCmap().items()) if code <= 0xFFFF}
        glyphs = {code: font.getGlyphID(glyph) for code, glyph in known.items()}
        widths = {code: round(font["hmtx"][glyph][0] * scale) for code, glyph in known.items()}
    return FILE.read_bytes(), measures, glyphs, widths


def _runs(codes: dict[int, int]) -> list[list[int]]:
    """Codes that follow each other, none of a run beyond its row of 256, as a table of PDF wants them."""
    numbered = enumerate(codes)
    return [[code for _, code in run] for _, run in groupby(numbered, lambda one: (one[1] - one[0], one[1] >> 8))]


def _to_unicode(codes: dict[int, int]) -> bytes:
    lines = [f"<{run[0]:04X}> <{run[-1]:04X}> <{run[0]:04X}>" for run in _runs(codes)]
    parts = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    ranges = "\n".join(f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange" for part in parts)
    return TO_UNICODE.format(ranges=ranges).encode()


def _glyph_of_each_code(glyphs: dict[int, int]) -> bytes:
    unknown = glyphs[ord("?")]
    return b"".join(glyphs.get(code, 0 if chr(code).isspace() or code < 0x20 else unknown).to_bytes(2, "big") for code in range(0x10000))


@functools.cache
def _packed() -> tuple[bytes, bytes, bytes]:
    """The file, the glyph of each code and the way back, compressed once for all forms."""
    data, _, glyphs, _ = _font()
    return zlib.compress(data), zlib.compress(_glyph_of_each_code(glyphs)), zlib.compress(_to_unicode(glyphs))


def embed(document: pikepdf.Pdf) -> Any:
    """Put the font into a document."""
    data, measures, _, widths = _font()
    file, glyph_of_each_code, to_unicode = (document.make_stream(one, Filter=Name.FlateDecode) for one in _packed())
    file.Length1 = len(data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=NAME,
        Flags=4,
        FontBBox=Array(measures["FontBBox"]),
        ItalicAngle=0,
        Ascent=measures["Ascent"],
        Descent=measures["Descent"],
        CapHeight=measures["CapHeight"],
        StemV=80,
        FontFile2=file,
    )
    characters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=NAME,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        DW=widths[ord("?")],
        W=Array([part for run in _runs(widths) for part in (run[0], Array([widths[code] for code in run]))]),
        CIDToGIDMap=glyph_of_each_code,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=NAME,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(characters)]),
        ToUnicode=to_unicode,
    )
    return document.make_indirect(font)
