"""Marked places on a typeset form become fields that can be filled in, tagged and named for screen readers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from sheets.formfont import RESOURCE, embed
from sheets.nodes import Field

MARK = "field:"
NOTES = Field("_notes", "text", "Notes")
"""What the last page of a form may have room for, whatever is asked on the others."""
MULTILINE = 1 << 12
RADIO = (1 << 14) + (1 << 15)
PRINTED = 4
WRITING = f"/{RESOURCE} 0 Tf 0 g"
"""Size 0 asks a reader of PDF to make what is typed as large as its box allows."""
CROSS = "1.4 w 2 2 m {right:.2f} {top:.2f} l 2 {top:.2f} m {right:.2f} 2 l S"
DOT = (
    "{w:.2f} {y:.2f} m {w:.2f} {c:.2f} {d:.2f} {n:.2f} {x:.2f} {n:.2f} c {e:.2f} {n:.2f} {f:.2f} {c:.2f} {f:.2f} {y:.2f} c "
    "{f:.2f} {g:.2f} {e:.2f} {s:.2f} {x:.2f} {s:.2f} c {d:.2f} {s:.2f} {w:.2f} {g:.2f} {w:.2f} {y:.2f} c f"
)


def add_form_fields(pdf: bytes, fields: list[Field]) -> bytes:
    """Typst marks each place with a tagged link of exactly its size; turn those links into form fields."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tags = dict(_tags(document.Root.StructTreeRoot.K))
        font = embed(document)
        form = _Form(document, font)
        for page in document.pages:
            annotations: Any = page.get("/Annots", [])
            for place in annotations:
                target = str(place.get("/A", {}).get("/URI", ""))
                if target.startswith(MARK):
                    number = target.removeprefix(MARK)
                    form.add(place, NOTES if number == "notes" else fields[int(number)], page)
                    tags[place.objgen]["/S"] = Name.Form
        document.Root.AcroForm = Dictionary(
            Fields=form.fields,
            DR=Dictionary(Font=Dictionary({f"/{RESOURCE}": font})),
            DA=String(WRITING),
            NeedAppearances=True,
        )
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Form:
    """The fields of one document, radio buttons gathered into their groups."""

    def __init__(self, document: pikepdf.Pdf, font: Any) -> None:
        self.document, self.font = document, font
        self.fields = Array()
        self.groups: dict[str, Any] = {}

    def add(self, place: Any, field: Field, page: pikepdf.Page) -> None:
        for leftover in ("/A", "/Border", "/C", "/H", "/Contents"):
            if leftover in place:
                del place[leftover]
        place.Subtype, place.F, place.P, place.TU = Name.Widget, PRINTED, page.obj, String(field.label)
        if field.kind == "text":
            self._text(place, field)
        elif field.kind == "tick":
            self._tick(place, field)
        else:
            self._radio(place, field)

    def _text(self, place: Any, field: Field) -> None:
        place.FT, place.T, place.Ff = Name.Tx, String(field.name), MULTILINE
        place.DA, place.V = String(WRITING), String("")
        empty = self._picture(place, "/Tx BMC EMC")
        empty.Resources = Dictionary(Font=Dictionary({f"/{RESOURCE}": self.font}))
        place.AP = Dictionary(N=empty)
        self.fields.append(place)

    def _tick(self, place: Any, field: Field) -> None:
        width, height = _size(place)
        cross = CROSS.format(right=width - 2, top=height - 2)
        place.FT, place.T, place.V, place.AS = Name.Btn, String(field.name), Name.Off, Name.Off
        place.AP = Dictionary(N=Dictionary(Yes=self._picture(place, cross), Off=self._picture(place, "")))
        place.MK = Dictionary(CA=String("8"))
        self.fields.append(place)

    def _radio(self, place: Any, field: Field) -> None:
        group = self.groups.get(field.group)
        if group is None:
            group = self.document.make_indirect(
                Dictionary(FT=Name.Btn, Ff=RADIO, T=String(field.group), V=Name.Off, Kids=Array())
            )
            self.groups[field.group] = group
            self.fields.append(group)
        group.TU = String(_common(str(group.get("/TU", field.label)), field.label))
        state = Name("/" + field.name.removeprefix(f"{field.group}-"))
        place.Parent, place.AS = group, Name.Off
        group.Kids.append(place)
        chosen = self._picture(place, _dot(*_size(place)))
        place.AP = Dictionary(N=Dictionary({str(state): chosen, "/Off": self._picture(place, "")}))
        place.MK = Dictionary(CA=String("l"))

    def _picture(self, place: Any, drawing: str) -> pikepdf.Stream:
        picture = self.document.make_stream(drawing.encode())
        picture.Type, picture.Subtype, picture.Resources = Name.XObject, Name.Form, Dictionary()
        picture.BBox = Array([0, 0, *(round(side, 3) for side in _size(place))])
        return picture


def _tags(element: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    """Which tag holds which annotation."""
    waiting: list[tuple[Any, Any]] = [(element, None)]
    while waiting:
        one, parent = waiting.pop()
        if isinstance(one, Array):
            waiting += [(child, parent) for child in one]
        elif isinstance(one, Dictionary):
            if one.get("/Type") == Name.OBJR:
                yield one.Obj.objgen, parent
            elif "/K" in one:
                waiting.append((one.K, one))


def _size(place: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in place.Rect)
    return right - left, top - bottom


def _dot(width: float, height: float) -> str:
    x, y, r = width / 2, height / 2, min(width, height) / 4
    k = 0.5523 * r
    edges = {"w": x - r, "f": x + r, "n": y + r, "s": y - r, "c": y + k, "g": y - k, "d": x - k, "e": x + k}
    return DOT.format(x=x, y=y, **edges)


def _common(one: str, other: str) -> str:
    """What the labels of a group begin with: its question."""
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length].rstrip(": 0123456789") if length < len(one) else one
