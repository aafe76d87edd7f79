"""Pages of half a sheet, put side by side so that the printed sheets can be folded into a booklet.

The order is the printer's: the last page beside the first. A screen reader wants the participant pack instead, which has
its tags; pages that are put together lose theirs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

HALVES = {"a4": "a5", "letter": "half-letter"}
"""The size of a page of the booklet, by the paper it is printed on."""
SHEETS = {"a4": (841.89, 595.276), "letter": (792.0, 612.0)}
"""Width and height of a sheet that lies on its side, in points."""


def folded(pdf: bytes, paper: str) -> bytes:
    """The pages of a PDF, two on each side of a sheet, filled up to a multiple of four."""
    width, height = SHEETS[paper]
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as pages, pikepdf.new() as booklet:
        shown = {number: booklet.copy_foreign(page.as_form_xobject()) for number, page in enumerate(pages.pages, 1)}
        for left, right in sides(len(shown)):
            side = booklet.add_blank_page(page_size=(width, height))
            halves = {f"/P{number}": (number, begins) for number, begins in ((left, 0.0), (right, width / 2)) if number in shown}
            side.Resources = Dictionary(XObject=Dictionary({name: shown[number] for name, (number, _) in halves.items()}))
            drawn = "".join(f"q 1 0 0 1 {begins:.2f} 0 cm {name} Do Q\n" for name, (_, begins) in halves.items())
            side.Contents = booklet.make_stream(drawn.encode())
        booklet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge)
        booklet.Root.Lang = pages.Root.Lang
        with pages.open_metadata() as about, booklet.open_metadata(set_pikepdf_as_editor=False) as ours:
            ours["dc:title"] = about["dc:title"]
        booklet.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def sides(pages: int) -> Iterator[tuple[int, int]]:
    """The numbers of the pages that stand beside each other, front and back of each sheet in turn."""
    last = -(-pages // 4) * 4
    for sheet in range(last // 4):
        yield last - 2 * sheet, 2 * sheet + 1
        yield 2 * sheet + 2, last - 2 * sheet - 1
