"""The font in which people see what they type into a form: embedded whole, since nobody knows what they will type."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

FILE = Path(__file__).parent / "fonts" / "NotoSans-Regular.ttf"
NAME = Name("/NotoSans")
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{ranges}
endcmap CMapName currentdict /CMap defineresource pop end end"""


@functools.cache
def _font() -> tuple[bytes, dict[str, Any], list[int], str]:
    """The file, its measures, the width of each glyph, and which character each glyph shows."""
    with TTFont(FILE) as font:
        scale = 1000 / font["head"].unitsPerEm
        order = font.getGlyphOrder()
        widths = [round(font["hmtx"][glyph][0] * scale) for glyph in order]
        box = [round(getattr(font["head"], side) * scale) for side in ("xMin", "yMin", "xMax", "yMax")]
        measures = {
            "FontBBox": box,
            "Ascent": round(font["hhea"].ascent * scale),
            "Descent": round(font["hhea"].descent * scale),
            "CapHeight": round(font["OS/2"].sCapHeight * scale),
        }
        shown = {font.getGlyphID(glyph): code for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    lines = [f"<{glyph:04X}> <{code:04X}>" for glyph, code in sorted(shown.items())]
    parts = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    ranges = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return FILE.read_bytes(), measures, widths, TO_UNICODE.format(ranges=ranges)


def embed(document: pikepdf.Pdf) -> Any:
    """Put the font into a document."""
    data, measures, widths, to_unicode = _font()
    file = document.make_stream(data)
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
    glyphs = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=NAME,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        DW=1000,
        W=Array([0, Array(widths)]),
        CIDToGIDMap=Name.Identity,
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=NAME,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(glyphs)]),
        ToUnicode=document.make_stream(to_unicode.encode()),
    )
    return document.make_indirect(font)
